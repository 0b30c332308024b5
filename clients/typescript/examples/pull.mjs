// Keeps a copy of the data set:
//   MINGJING_URL=… MINGJING_KEY=… node pull.mjs sqlite copy.db [--once] [--batch 500] [--feed] [--delta]
// or `directory copy` for a copy in files. Says after each batch how far it is.
import { Client } from 'mingjing';
import { FileSink, SqliteSink, pull } from 'mingjing/pull';

const [sort, place, ...options] = process.argv.slice(2);
if (!['sqlite', 'directory'].includes(sort) || place === undefined) {
  console.error('usage: node pull.mjs sqlite|directory PLACE [--once] [--batch N] [--feed] [--delta]');
  process.exit(2);
}
const client = new Client({ url: process.env.MINGJING_URL, key: process.env.MINGJING_KEY });
const sink = await (sort === 'sqlite' ? SqliteSink : FileSink).open(place);
const batch = options.indexOf('--batch');
const { sequence, applied } = await pull(client, sink, {
  once: options.includes('--once'),
  from: options.includes('--feed') ? 'feed' : 'snapshot',
  byDelta: options.includes('--delta'),
  batchSize: batch === -1 ? undefined : Number(options[batch + 1]),
  onOutage: ({ error, waitMs }) =>
    console.error(`${error.message}; the next attempt is in ${Math.ceil(waitMs / 1000)} s`),
  onProgress: (told) =>
    console.log(`${told.phase}: ${told.applied} applied, up to ${told.sequence} of ${told.head ?? '?'}`),
});
console.log(`the copy goes up to change ${sequence}; ${applied} applied`);
await sink.close();
