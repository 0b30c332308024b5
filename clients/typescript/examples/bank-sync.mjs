// Keeps a copy of the data set in SQLite, verifies the customers of a CSV file as of the same change, and tells who is
// newly listed. Run it as often as you like, and again after whatever ended it:
//   MINGJING_URL=… MINGJING_KEY=… node bank-sync.mjs bank.db customers.csv
import { readFile } from 'node:fs/promises';
import { Client } from 'mingjing';
import { SqliteSink, pull } from 'mingjing/pull';

const [databaseFile, customersFile] = process.argv.slice(2);
const client = new Client({ url: process.env.MINGJING_URL, key: process.env.MINGJING_KEY });
const sink = await SqliteSink.open(databaseFile);
const { database } = sink;

// The copy: a snapshot at first, the changes since at each later run.
const { sequence, applied } = await pull(client, sink, { once: true });
const { records } = database.prepare('SELECT count(*) AS records FROM mingjing_record').get();
console.log(`copy: ${records} records up to change ${sequence}, ${applied} applied`);

// The customers: "reference,creditCode,name" with a header line.
const [, ...lines] = (await readFile(customersFile, 'utf8')).trim().split(/\r?\n/);
const customers = lines.map((line) => {
  const [reference, creditCode, name] = line.split(',');
  return { reference, creditCode, name };
});

// Who is on a list, by the very data of the copy.
const verification = client.verify(customers, {
  lists: ['ABNORMAL_OPERATION', 'SERIOUS_VIOLATION'],
  asOf: { sequence },
});
database.exec(`CREATE TABLE IF NOT EXISTS alert (
  reference TEXT, record_id TEXT, list TEXT, reason TEXT, listed_on TEXT, sequence TEXT, PRIMARY KEY (reference, record_id)
)`);
const note = database.prepare('INSERT OR IGNORE INTO alert VALUES (?, ?, ?, ?, ?, ?)');
for await (const { reference, name, status, problems, verdicts } of verification) {
  if (status !== 'FOUND')
    console.log(`look at ${reference}, ${name}: ${status} ${problems.map((it) => it.message).join('; ')}`);
  for (const hit of verdicts.flatMap(({ hits }) => hits).filter(({ inForce }) => inForce)) {
    const { changes } = note.run(reference, hit.recordId, hit.kind, hit.reason, hit.listedOn, sequence);
    if (changes === 1)
      console.log(`newly listed: ${reference}, ${name}: ${hit.kind} since ${hit.listedOn}, ${hit.reason}`);
  }
}
const { found, listed } = verification.counts;
console.log(`customers: ${customers.length}, ${found} found, ${listed} listed`);
await sink.close();
