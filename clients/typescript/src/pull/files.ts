import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { EnterpriseReference, OrganisationReference } from '../changes.js';
import { CopyError } from '../errors.js';
import { linesOf } from '../lines.js';
import type { Batch, CopiedRecord, Cursor, RecordChange, Sink } from './sink.js';

/** How a copy in files is kept. */
export interface FileSinkOptions {
  /** The log of changes is folded into the files of records when it is longer; 64 MB when nothing is said. */
  readonly logBytesMax?: number | undefined;
}

/** How much of a file counts. What is behind was being written when the process ended. */
interface Extent {
  readonly file: string;
  readonly bytes: number;
}

/** What `state.json` holds. Whatever it does not name is no part of the copy. */
interface State {
  readonly version: number;
  readonly cursor: Cursor;
  /** Grows with each set of files. */
  readonly generation: number;
  /** The records by kind, a line each. */
  readonly records: Readonly<Record<string, Extent>>;
  /** What changed since: a `RecordChange` a line. */
  readonly log: Extent;
}

const STATE = 'state.json';
const VERSION = 1;

/**
 * A copy in a folder: a file of lines a kind (`penalty.3.ndjson`), the changes since (`changes.3.ndjson`), and `state.json`,
 * which says which files count, up to where, and how far the copy goes. It is replaced in one step after everything that it
 * names is on the disk, so the copy is whole at any moment. Let one process at a time write to it.
 */
export class FileSink implements Sink {
  #state: State | undefined;
  #kept: string | undefined;
  #isTidy = false;
  readonly #handles = new Map<string, FileHandle>();
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
    return this.#state?.cursor;
  }

  async apply(batch: Batch): Promise<void> {
    if ((await this.#text()) !== this.#kept) {
      throw new CopyError('COPY_IN_USE', 'another pull has moved this copy; let one at a time run');
    }
    const state = batch.clear || this.#state === undefined ? this.#emptied(batch.cursor) : this.#state;
    // A snapshot has each record once, so its rows are records already. All later changes go to the log.
    const loads = batch.cursor.loading !== undefined;
    const next = loads ? await this.#appendRecords(state, batch) : await this.#appendLog(state, batch);
    await this.#keep({ ...next, cursor: batch.cursor });
    // Who only reads a copy leaves alone what another process may be writing.
    if (batch.clear || !this.#isTidy) await this.#removeStale();
    if (next.log.bytes > this.#logBytesMax) await this.compact();
  }

  /** Folds the log into the files of records, which then are the copy by themselves. */
  async compact(): Promise<void> {
    const state = this.#state;
    if (state === undefined || state.log.bytes === 0) return;
    const generation = state.generation + 1;
    const records: Record<string, Extent> = {};
    const writers = new Map<string, LineWriter>();
    for await (const record of this.records()) {
      let writer = writers.get(record.kind);
      if (writer === undefined) {
        writer = await LineWriter.open(this.folder, recordFile(record.kind, generation));
        writers.set(record.kind, writer);
      }
      await writer.write(record);
    }
    for (const [kind, writer] of writers) records[kind] = await writer.end();
    await this.#keep({ ...state, generation, records, log: { file: logFile(generation), bytes: 0 } });
    await this.#removeStale();
  }

  /** All records of the copy. */
  async *records(): AsyncGenerator<CopiedRecord, void, undefined> {
    const state = this.#state;
    if (state === undefined) return;
    const { changed, enterprises } = await this.#logIndex(state.log);
    const latest = (record: CopiedRecord): CopiedRecord => {
      const enterprise = enterprises.get(record.enterprise.id);
      return enterprise === undefined ? record : { ...record, enterprise };
    };
    for (const extent of Object.values(state.records)) {
      for await (const line of this.#lines(extent)) {
        const record = JSON.parse(line) as CopiedRecord;
        const place = changed.get(record.recordId);
        if (place === undefined) {
          yield latest(record);
          continue;
        }
        place.publisher = record.publisher;
      }
    }
    const log = changed.size === 0 ? undefined : await open(path.join(this.folder, state.log.file), 'r');
    try {
      for (const place of changed.values()) {
        if (place.removed || log === undefined) continue;
        const buffer = Buffer.alloc(place.length);
        await log.read(buffer, 0, place.length, place.offset);
        const change = JSON.parse(buffer.toString('utf8')) as RecordChange;
        if (change.type !== 'put') continue;
        yield latest({ ...change.record, publisher: place.publisher ?? change.record.publisher });
      }
    } finally {
      await log?.close();
    }
  }

  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
    this.#handles.clear();
  }

  async #appendRecords(state: State, batch: Batch): Promise<State> {
    const texts = new Map<string, string[]>();
    for (const change of batch.changes) {
      if (change.type !== 'put') throw new CopyError('COPY_DAMAGED', 'a snapshot removes no record');
      const lines = texts.get(change.record.kind) ?? [];
      lines.push(JSON.stringify(change.record));
      texts.set(change.record.kind, lines);
    }
    const records = { ...state.records };
    for (const [kind, lines] of texts) {
      const extent = records[kind] ?? { file: recordFile(kind, state.generation), bytes: 0 };
      records[kind] = await this.#append(extent, lines);
    }
    return { ...state, records };
  }

  async #appendLog(state: State, batch: Batch): Promise<State> {
    if (batch.changes.length === 0) return state;
    return {
      ...state,
      log: await this.#append(
        state.log,
        batch.changes.map((change) => JSON.stringify(change)),
      ),
    };
  }

  /** Appends lines behind what counts of a file, and returns when they are on the disk. */
  async #append(extent: Extent, lines: readonly string[]): Promise<Extent> {
    const bytes = Buffer.from(`${lines.join('\n')}\n`);
    let handle = this.#handles.get(extent.file);
    if (handle === undefined) {
      handle = await open(path.join(this.folder, extent.file), extent.bytes === 0 ? 'w' : 'r+');
      this.#handles.set(extent.file, handle);
    }
    await handle.truncate(extent.bytes);
    await writeAll(handle, bytes, extent.bytes);
    await handle.datasync();
    return { file: extent.file, bytes: extent.bytes + bytes.length };
  }

  /** Where in the log each record's last change is, and the latest names of enterprises. */
  async #logIndex(log: Extent) {
    const changed = new Map<string, Place>();
    const enterprises = new Map<string, EnterpriseReference>();
    let offset = 0;
    for await (const line of this.#lines(log)) {
      const length = Buffer.byteLength(line);
      const change = JSON.parse(line) as RecordChange;
      const { recordId, enterprise } = change.type === 'put' ? change.record : change;
      const former = changed.get(recordId)?.publisher;
      const removed = change.type === 'remove';
      const publisher = former ?? (change.type === 'put' ? change.record.publisher : undefined);
      changed.set(recordId, { offset, length, removed, publisher });
      enterprises.set(enterprise.id, enterprise);
      offset += length + 1;
    }
    return { changed, enterprises };
  }

  async *#lines(extent: Extent): AsyncGenerator<string, void, undefined> {
    if (extent.bytes === 0) return;
    const file = createReadStream(path.join(this.folder, extent.file), { start: 0, end: extent.bytes - 1 });
    yield* linesOf(file);
  }

  #emptied(cursor: Cursor): State {
    const generation = (this.#state?.generation ?? 0) + 1;
    return { version: VERSION, cursor, generation, records: {}, log: { file: logFile(generation), bytes: 0 } };
  }

  async #keep(state: State): Promise<void> {
    const text = `${JSON.stringify(state, undefined, 2)}\n`;
    const file = path.join(this.folder, STATE);
    const handle = await open(`${file}.new`, 'w');
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    await rename(`${file}.new`, file);
    await syncFolder(this.folder);
    this.#state = state;
    this.#kept = text;
  }

  async #read(): Promise<void> {
    const text = await this.#text();
    const state = text === undefined ? undefined : (JSON.parse(text) as State);
    if (state !== undefined && state.version !== VERSION) {
      throw new CopyError('COPY_DAMAGED', `the copy has the form ${state.version}, and this library knows ${VERSION}`);
    }
    for (const extent of state === undefined ? [] : [...Object.values(state.records), state.log]) {
      const size = await stat(path.join(this.folder, extent.file)).then(
        (it) => it.size,
        () => 0,
      );
      if (size < extent.bytes) throw new CopyError('COPY_DAMAGED', `${extent.file} is shorter than ${STATE} says`);
    }
    this.#state = state;
    this.#kept = text;
  }

  async #text(): Promise<string | undefined> {
    try {
      return await readFile(path.join(this.folder, STATE), 'utf8');
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Removes files of ours that are no part of the copy: of earlier generations, and what a killed process left. */
  async #removeStale(): Promise<void> {
    const state = this.#state;
    const current = new Set(state === undefined ? [] : [state.log.file]);
    for (const { file } of Object.values(state?.records ?? {})) current.add(file);
    for (const [file, handle] of this.#handles) {
      if (current.has(file)) continue;
      this.#handles.delete(file);
      await handle.close();
    }
    for (const name of await readdir(this.folder)) {
      if (/^[a-z_]+\.\d+\.ndjson$/.test(name) && !current.has(name)) await rm(path.join(this.folder, name));
    }
    this.#isTidy = true;
  }
}

/** Where in the log a record's last change is. */
interface Place {
  readonly offset: number;
  readonly length: number;
  readonly removed: boolean;
  /** Who entered the record, as far as the log knows: the files know better of a record that they have. */
  publisher: OrganisationReference | undefined;
}

/** Writes a new file of lines. */
class LineWriter {
  #bytes = 0;
  #lines: string[] = [];
  #pending = 0;

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
  ) {}

  static async open(folder: string, file: string): Promise<LineWriter> {
    return new LineWriter(file, await open(path.join(folder, file), 'w'));
  }

  async write(value: unknown): Promise<void> {
    const line = JSON.stringify(value);
    this.#lines.push(line);
    this.#pending += line.length;
    if (this.#pending > 1024 * 1024) await this.#flush();
  }

  async end(): Promise<Extent> {
    await this.#flush();
    await this.handle.datasync();
    await this.handle.close();
    return { file: this.file, bytes: this.#bytes };
  }

  async #flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    await writeAll(this.handle, bytes, this.#bytes);
    this.#bytes += bytes.length;
    this.#lines = [];
    this.#pending = 0;
  }
}

/** Writes all of it; a single write may write less. */
async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}

function recordFile(kind: string, generation: number): string {
  return `${kind.toLowerCase()}.${generation}.ndjson`;
}

function logFile(generation: number): string {
  return `changes.${generation}.ndjson`;
}

/** A rename is on the disk when its folder is. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
