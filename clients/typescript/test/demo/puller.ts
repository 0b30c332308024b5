// A process that keeps a copy, to be killed by tests/clients/kills, which says what it is to print and to leave behind:
//   node puller.js sqlite|files FOLDER follow|once|dump
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '../../src/index.js';
import { FileSink, SqliteSink, pull, type Batch, type Cursor, type Sink } from '../../src/pull/index.js';

const [form, folder, mode] = process.argv.slice(2) as [string, string, string];

/** The changes of a batch; the rows of a snapshot are none. */
function sequences({ changes, cursor }: Batch): number[] {
  if (cursor.loading !== undefined) return [];
  return changes.map((change) => Number(change.type === 'put' ? change.record.sequence : change.sequence));
}

/** The same text for the same cursor, however a sink keeps it. */
function textOf({ sequence, loading, last }: Cursor): string {
  const begun = loading && [loading.exportId, loading.part, loading.rows];
  return JSON.stringify([sequence, begun ?? null, last ? [last.sequence, last.at, last.recordId] : null]);
}

/** A sink that says beforehand what it has another one do. */
class Journal implements Sink {
  readonly #path = path.join(folder, 'journal.ndjson');
  #hasBegun = false;

  constructor(private readonly sink: FileSink | SqliteSink) {}

  get partsFolder(): string | undefined {
    return this.sink.partsFolder;
  }

  async cursor(): Promise<Cursor | undefined> {
    const cursor = await this.sink.cursor();
    // What was being written when the process was killed ends here.
    appendFileSync(this.#path, `\n${JSON.stringify({ holds: cursor === undefined ? null : textOf(cursor) })}\n`);
    if (!this.#hasBegun) process.stdout.write(`begun at ${cursor?.sequence ?? 0}\n`);
    this.#hasBegun = true;
    return cursor;
  }

  async apply(batch: Batch): Promise<void> {
    const { clear, changes, cursor } = batch;
    const rows =
      cursor.loading === undefined ? [] : changes.flatMap((it) => (it.type === 'put' ? [it.record.recordId] : []));
    const { sequence } = cursor;
    const told = { to: textOf(cursor), sequence: Number(sequence), rows, changes: sequences(batch), clear };
    appendFileSync(this.#path, `${JSON.stringify(told)}\n`);
    await this.sink.apply(batch);
    process.stdout.write(`at ${sequence}\n`);
  }

  close(): Promise<void> {
    return this.sink.close();
  }
}

async function openSink(): Promise<FileSink | SqliteSink> {
  // A small log, which is folded in often.
  if (form === 'files') return FileSink.open(path.join(folder, 'copy'), { logBytesMax: 200_000 });
  return SqliteSink.open(path.join(folder, 'copy.db'), {
    // Writes down each change in its own transaction. One that comes twice breaks the primary key, and so the process.
    within: (batch, database) => {
      database.exec('CREATE TABLE IF NOT EXISTS applied (sequence INTEGER PRIMARY KEY)');
      const insert = database.prepare('INSERT INTO applied VALUES (?)');
      for (const sequence of sequences(batch)) insert.run(sequence);
    },
  });
}

const sink = await openSink();
if (mode === 'dump') {
  for await (const record of sink.records()) process.stdout.write(`${JSON.stringify(record)}\n`);
  await sink.close();
} else {
  const client = new Client({
    url: process.env['MINGJING_URL'] ?? '',
    key: process.env['MINGJING_KEY'] ?? '',
    retry: { attempts: 1000, maxElapsedMs: 180_000, maxDelayMs: 500 },
  });
  await pull(client, new Journal(sink), {
    once: mode === 'once',
    batchSize: Number(process.env['BATCH']),
    // One copy begins with a snapshot, the other reads all of the feed.
    from: form === 'files' ? 'snapshot' : 'feed',
  });
  await sink.close();
}
