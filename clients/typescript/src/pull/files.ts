import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { OrganisationReference } from '../changes.js';
import { CopyError } from '../errors.js';
import { linesOf } from '../lines.js';
import { LineWriter, syncFolder, writeAll } from './lines.js';
import type { Batch, CopiedRecord, Cursor, RecordChange, Sink } from './sink.js';
import { cursorOf, storedOf, type StoredState } from './state.js';

/** How a copy in files is kept. */
export interface FileSinkOptions {
  /** The log of changes is folded into the files of records when it is longer than this and than they are; 64 MB when nothing is said. */
  readonly logBytesMax?: number | undefined;
}

/** What `STATE.json` holds. Whatever it does not name is no part of the copy. */
interface Pointer {
  /** Which files count; grows with each set of them. */
  readonly generation: number;
  /** How much of the log counts. What is behind was being written when a process ended. */
  readonly logBytes: number;
  readonly state: StoredState;
}

/** A line of the log. */
type Line =
  | { readonly put: CopiedRecord; readonly certain: boolean }
  | { readonly remove: { readonly kind: string; readonly recordId: string; readonly sequence: string } };

/** The last that the log says of a record. */
interface Entry {
  readonly offset: number;
  readonly length: number;
  readonly kind: string;
  /** Nothing where it was removed. */
  readonly publisher: OrganisationReference | undefined;
  /** Whether the publisher of the record in the files, if it is there, goes before. */
  readonly inherits: boolean;
  used: boolean;
}

const STATE = 'STATE.json';

/**
 * A copy in a folder, in the form of every library's copies (clients/README.md):
 *
 * ```text
 * STATE.json             which generation is current, how long its log is, and how far the copy goes
 * records-000003/        the records as they were when the log was last folded in, a file a kind
 *   PENALTY.ndjson
 * log-000003.ndjson      what was done since
 * ```
 *
 * A batch is appended to the log and made durable; then `STATE.json` is replaced in one step, so the copy is whole at any
 * moment. Let one process at a time write to it.
 */
export class FileSink implements Sink {
  #pointer: Pointer | undefined;
  #kept: string | undefined;
  #isTidy = false;
  #log: FileHandle | undefined;
  #recordBytes = 0;
  readonly #logBytesMax: number;
  readonly partsFolder: string;

  private constructor(
    readonly folder: string,
    options: FileSinkOptions,
  ) {
    this.partsFolder = path.join(folder, 'parts');
    this.#logBytesMax = options.logBytesMax ?? 64 * 1024 * 1024;
  }

  /** Opens a folder, which is made where there is none. */
  static async open(folder: string, options: FileSinkOptions = {}): Promise<FileSink> {
    await mkdir(folder, { recursive: true });
    const sink = new FileSink(folder, options);
    await sink.#read();
    return sink;
  }

  async cursor(): Promise<Cursor | undefined> {
    await this.#read();
    return this.#pointer && cursorOf(this.#pointer.state);
  }

  async apply(batch: Batch): Promise<void> {
    if ((await this.#text()) !== this.#kept) {
      throw new CopyError('COPY_IN_USE', 'another pull has moved this copy; let one at a time run');
    }
    const former = this.#pointer ?? { generation: 0, logBytes: 0 };
    const begun = batch.clear ? { generation: former.generation + 1, logBytes: 0 } : former;
    if (batch.clear) {
      await this.#closeLog();
      await mkdir(this.#records(begun.generation), { recursive: true });
    }
    const logBytes = await this.#append(begun.generation, begun.logBytes, batch.changes);
    await this.#keep({ generation: begun.generation, logBytes, state: storedOf(batch.cursor) });
    // Who only reads a copy leaves alone what another process may be writing.
    if (batch.clear || !this.#isTidy) await this.#removeStale();
    if (logBytes > Math.max(this.#logBytesMax, this.#recordBytes)) await this.compact();
  }

  /** Folds the log into the files of records, which then are the copy by themselves. */
  async compact(): Promise<void> {
    const pointer = this.#pointer;
    if (pointer === undefined) return;
    const generation = pointer.generation + 1;
    const folder = this.#records(generation);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const writers = new Map<string, LineWriter>();
    try {
      for await (const [kind, line] of this.#lines()) {
        let writer = writers.get(kind);
        if (writer === undefined) {
          writer = await LineWriter.open(path.join(folder, `${kind}.ndjson`));
          writers.set(kind, writer);
        }
        await writer.write(line);
      }
      for (const writer of writers.values()) await writer.end();
    } finally {
      for (const writer of writers.values()) await writer.close();
    }
    await syncFolder(folder);
    await syncFolder(this.folder);
    await this.#closeLog();
    await this.#keep({ generation, logBytes: 0, state: pointer.state });
    await this.#removeStale();
  }

  /** All records of the copy, in no order. */
  async *records(): AsyncGenerator<CopiedRecord, void, undefined> {
    for await (const [, line] of this.#lines()) yield JSON.parse(line) as CopiedRecord;
  }

  async close(): Promise<void> {
    await this.#closeLog();
  }

  /** Appends changes behind what counts of the log, and returns how much then counts when they are on the disk. */
  async #append(generation: number, logBytes: number, changes: readonly RecordChange[]): Promise<number> {
    if (changes.length === 0) return logBytes;
    const bytes = Buffer.from(changes.map((change) => `${JSON.stringify(lineOf(change))}\n`).join(''));
    this.#log ??= await open(this.#logFile(generation), logBytes === 0 ? 'w' : 'r+');
    await this.#log.truncate(logBytes);
    await writeAll(this.#log, bytes, logBytes);
    await this.#log.sync();
    return logBytes + bytes.length;
  }

  async #closeLog(): Promise<void> {
    await this.#log?.close();
    this.#log = undefined;
  }

  /** Every record as it stands: its kind and its line. */
  async *#lines(): AsyncGenerator<[string, string], void, undefined> {
    const pointer = this.#pointer;
    if (pointer === undefined) return;
    const overlay = await this.#overlay(pointer);
    const log = overlay.size === 0 ? undefined : await open(this.#logFile(pointer.generation), 'r');
    try {
      for (const file of await this.#recordFiles(pointer.generation)) {
        for await (const line of linesOf(createReadStream(file))) {
          const record = JSON.parse(line) as CopiedRecord;
          const entry = overlay.get(record.recordId);
          if (entry === undefined) {
            yield [record.kind, line];
            continue;
          }
          entry.used = true;
          if (log !== undefined && entry.publisher !== undefined) {
            yield [entry.kind, await resolved(log, entry, record.publisher)];
          }
        }
      }
      for (const entry of overlay.values()) {
        if (!entry.used && entry.publisher !== undefined && log !== undefined) {
          yield [entry.kind, await resolved(log, entry, undefined)];
        }
      }
    } finally {
      await log?.close();
    }
  }

  /** What the log says last of each record. */
  async #overlay({ generation, logBytes }: Pointer): Promise<Map<string, Entry>> {
    const overlay = new Map<string, Entry>();
    if (logBytes === 0) return overlay;
    let offset = 0;
    const file = createReadStream(this.#logFile(generation), { start: 0, end: logBytes - 1 });
    for await (const text of linesOf(file)) {
      const length = Buffer.byteLength(text);
      const line = JSON.parse(text) as Line;
      if ('put' in line) {
        const { recordId, kind, publisher } = line.put;
        const before = overlay.get(recordId);
        let told = { publisher, inherits: !line.certain && before === undefined };
        if (!line.certain && before?.publisher !== undefined) {
          told = { publisher: before.publisher, inherits: before.inherits };
        }
        overlay.set(recordId, { offset, length, kind, ...told, used: false });
      } else {
        const { recordId, kind } = line.remove;
        overlay.set(recordId, { offset, length, kind, publisher: undefined, inherits: false, used: false });
      }
      offset += length + 1;
    }
    return overlay;
  }

  // What stands on the disk

  #records(generation: number): string {
    return path.join(this.folder, `records-${String(generation).padStart(6, '0')}`);
  }

  #logFile(generation: number): string {
    return path.join(this.folder, `log-${String(generation).padStart(6, '0')}.ndjson`);
  }

  async #recordFiles(generation: number): Promise<string[]> {
    const folder = this.#records(generation);
    const names = await readdir(folder).catch(() => []);
    return names
      .filter((name) => name.endsWith('.ndjson'))
      .sort()
      .map((name) => path.join(folder, name));
  }

  async #keep(pointer: Pointer): Promise<void> {
    const text = `${JSON.stringify(pointer)}\n`;
    const file = path.join(this.folder, STATE);
    const handle = await open(`${file}.new`, 'w');
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(`${file}.new`, file);
    await syncFolder(this.folder);
    this.#pointer = pointer;
    this.#kept = text;
  }

  async #read(): Promise<void> {
    const text = await this.#text();
    const pointer = text === undefined ? undefined : (JSON.parse(text) as Pointer);
    if (pointer !== undefined) {
      cursorOf(pointer.state);
      if ((await sizeOf(this.#logFile(pointer.generation))) < pointer.logBytes) {
        throw new CopyError(
          'COPY_DAMAGED',
          `the log is shorter than ${STATE} says: remove ${this.folder} and pull anew`,
        );
      }
      await this.#weigh(pointer.generation);
    }
    this.#pointer = pointer;
    this.#kept = text;
  }

  async #weigh(generation: number): Promise<void> {
    const sizes = (await this.#recordFiles(generation)).map(sizeOf);
    this.#recordBytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  async #text(): Promise<string | undefined> {
    try {
      return await readFile(path.join(this.folder, STATE), 'utf8');
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Removes files of ours that are no part of the copy: of other generations, and what a killed process left. */
  async #removeStale(): Promise<void> {
    const { generation } = this.#pointer ?? { generation: 0 };
    const current = new Set([this.#records(generation), this.#logFile(generation)]);
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name);
      const isOurs = /^(records-\d{6}|log-\d{6}\.ndjson)$/.test(name) || name === `${STATE}.new`;
      if (isOurs && !current.has(file)) await rm(file, { recursive: true, force: true });
    }
    await this.#weigh(generation);
    this.#isTidy = true;
  }
}

function lineOf(change: RecordChange): Line {
  if (change.type === 'put') return { put: change.record, certain: change.publisherIsCertain };
  const { kind, recordId, sequence } = change;
  return { remove: { kind, recordId, sequence } };
}

/** The line of a record that stands in the log, with the publisher that it has. */
async function resolved(log: FileHandle, entry: Entry, former: OrganisationReference | undefined): Promise<string> {
  const buffer = Buffer.alloc(entry.length);
  await log.read(buffer, 0, entry.length, entry.offset);
  const { put } = JSON.parse(buffer.toString('utf8')) as { put: CopiedRecord };
  const publisher = (entry.inherits ? former : undefined) ?? entry.publisher ?? put.publisher;
  return JSON.stringify({ ...put, publisher });
}

function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
