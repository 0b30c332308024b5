import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Change, ChangesFilter, Progress } from '../changes.js';
import type { Client } from '../client.js';
import { ApiError, CopyError, DataSetRestoredError, SnapshotError } from '../errors.js';
import type { DisclosureKind } from '../generated/types.js';
import type { ExportManifest, ExportPart } from '../exports.js';
import { damaged, downloadFile } from '../files/download.js';
import { Backoff, isPassing } from '../transport/retry.js';
import { awaitManifest, findDelta, findSnapshot } from './find.js';
import { fold } from './fold.js';
import { isReadable, readRows, type ExportRow } from './rows.js';
import type { Cursor, RecordChange, Selection, Sink } from './sink.js';

/** How far a pull is. */
export interface PullProgress {
  /** `export`: a snapshot or a delta is being made, and waited for; `snapshot`: it is being loaded. */
  readonly phase: 'export' | 'snapshot' | 'feed';
  /** Every change up to here is in the copy. */
  readonly sequence: string;
  /** The last change of the data set, as far as it is known. */
  readonly head: string | undefined;
  /** Rows of the snapshot and changes that this call applied. */
  readonly applied: number;
  /** Whether the copy was level with the data set just now. */
  readonly caughtUp: boolean;
}

/** How a copy is pulled. */
export interface PullOptions {
  /** Ends when the copy is level with the data set; goes on for ever when nothing is said. */
  readonly once?: boolean | undefined;
  /** The kinds that are copied; all when nothing is said. A copy keeps to those that it was begun with. */
  readonly kinds?: readonly DisclosureKind[] | undefined;
  /** Only these enterprises, by their credit codes; the copy then begins with the feed, and keeps to them. */
  readonly creditCodes?: readonly string[] | undefined;
  /** Only these enterprises, by their registration numbers, likewise. */
  readonly registrationNumbers?: readonly string[] | undefined;
  /**
   * Brings a copy that is there up to date by a delta first, which is an export of what changed since: faster than the feed
   * where a copy is far behind. Where the gateway makes none for this caller, the feed does it. Not for a copy of some
   * enterprises.
   */
  readonly byDelta?: boolean | undefined;
  /**
   * What a new copy begins with. `snapshot`, the default: the newest snapshot; where there is none an export is made; where
   * the gateway makes none, the feed from its first change on. `feed`: that at once.
   */
  readonly from?: 'snapshot' | 'feed' | undefined;
  /** What is done when the data set is not the one that the copy is of: `fail`, the default, or begin a new copy. */
  readonly onRestored?: 'fail' | 'restart' | undefined;
  /** Changes or rows that are applied at once, at most; 1,000 when nothing is said. */
  readonly batchSize?: number | undefined;
  /** Where parts of a snapshot are kept while they are read; the sink's own folder when nothing is said. */
  readonly folder?: string | undefined;
  readonly onProgress?: ((progress: PullProgress) => void) | undefined;
  /** Ends the pull. What was applied is kept, and the promise is fulfilled. */
  readonly signal?: AbortSignal | undefined;
  /** As with the feed. */
  readonly silenceMs?: number | undefined;
  /** As with the feed: without `once`, a pull goes on over outages of any length when nothing is said. */
  readonly giveUpAfterMs?: number | undefined;
}

/** How a pull ended. */
export interface PullResult {
  /** Every change up to here is in the copy. */
  readonly sequence: string;
  /** Rows of a snapshot and changes that were applied. */
  readonly applied: number;
}

/**
 * Keeps a copy of the data set: a snapshot first, then every change after it. It may be killed at any moment, since what
 * is applied and up to where are kept at once; call it again, and it goes on from there.
 */
export async function pull(client: Client, sink: Sink, options: PullOptions = {}): Promise<PullResult> {
  return new Pull(client, sink, options).run();
}

type Loading = NonNullable<Cursor['loading']>;

/** What a copy that is to be begun anew is loading: no snapshot yet. */
const NOTHING = { exportId: '', part: 0, rows: 0 };

class Pull {
  readonly #selection: Selection;
  readonly #kinds: readonly string[] | undefined;
  readonly #batchSize: number;
  #applied = 0;

  constructor(
    private readonly client: Client,
    private readonly sink: Sink,
    private readonly options: PullOptions,
  ) {
    this.#selection = selectionOf(options);
    this.#kinds = this.#selection.kinds;
    if (options.byDelta === true && this.#isOfSome) {
      throw new TypeError('a copy of some enterprises is brought up to date by the feed: leave out byDelta');
    }
    this.#batchSize = Math.max(1, options.batchSize ?? 1_000);
  }

  async run(): Promise<PullResult> {
    const { runtime } = this.client.transport;
    const { once = false, giveUpAfterMs = Infinity, signal } = this.options;
    const backoff = new Backoff(runtime);
    let restarts = 0;
    let applied = 0;
    let appliedAt = runtime.now();
    for (;;) {
      const kept = await this.sink.cursor();
      let cursor = this.#checked(kept);
      try {
        const begun = cursor !== undefined && cursor.loading === undefined;
        if (begun && this.options.byDelta === true) cursor = await this.#beginDelta(cursor as Cursor);
        cursor = await this.#load(cursor);
        cursor = await this.#follow(cursor);
        return { sequence: cursor.sequence, applied: this.#applied };
      } catch (error) {
        if (signal?.aborted) return this.#ended();
        if (!once && isPassing(error)) {
          if (this.#applied > applied) {
            applied = this.#applied;
            appliedAt = runtime.now();
            backoff.reset();
          }
          const wait = backoff.next(error instanceof ApiError ? error.retryAfter : undefined);
          if (runtime.now() - appliedAt + wait > giveUpAfterMs) throw error;
          await runtime.sleep(wait, signal).catch(() => undefined);
          if (signal?.aborted) return this.#ended();
          continue;
        }
        const mayRestart = this.options.onRestored === 'restart' && restarts === 0;
        if (!(error instanceof DataSetRestoredError) || !mayRestart) throw error;
        restarts += 1;
        await this.#startOver();
      }
    }
  }

  /** What was kept until the caller ended it. */
  async #ended(): Promise<PullResult> {
    const { sequence = '0' } = (await this.sink.cursor()) ?? {};
    return { sequence, applied: this.#applied };
  }

  #checked(cursor: Cursor | undefined): Cursor | undefined {
    if (cursor === undefined || isDeepStrictEqual(cursor.selection ?? {}, this.#selection)) return cursor;
    const kept = Object.entries(cursor.selection ?? {}) as [string, readonly string[]][];
    const names = kept.map(([name, values]) => `${name} ${values.join(', ')}`);
    throw new CopyError(
      'COPY_OF_OTHER_KINDS',
      `the copy is of something else: ${names.join('; ') || 'all'}; take another place for this`,
    );
  }

  /** Whether only some enterprises are copied. */
  get #isOfSome(): boolean {
    return this.#selection.creditCodes !== undefined || this.#selection.registrationNumbers !== undefined;
  }

  /** A cursor of this copy. */
  #cursor(cursor: Omit<Cursor, 'selection'>): Cursor {
    return { ...cursor, ...(Object.keys(this.#selection).length > 0 && { selection: this.#selection }) };
  }

  // The snapshot

  async #load(kept: Cursor | undefined): Promise<Cursor> {
    if (kept !== undefined && kept.loading === undefined) return kept;
    if (kept?.loading !== undefined && kept.loading.exportId !== NOTHING.exportId) {
      const whole = await this.#loadExport(kept, kept.loading);
      if (whole !== undefined) return whole;
    }
    const noSnapshot = this.options.from === 'feed' || this.#isOfSome;
    const found = noSnapshot ? undefined : await findSnapshot(this.client, this.#kinds, this.#request);
    const start = this.#cursor({ sequence: found?.sequence ?? '0' });
    if (found === undefined) {
      await this.sink.apply({ clear: true, changes: [], cursor: start });
      return start;
    }
    // Kept before it is waited for, so that a pull that is killed meanwhile does not ask for another one.
    const loading = { exportId: found.id, part: 0, rows: 0 };
    const begun: Cursor = { ...start, loading };
    await this.sink.apply({ clear: true, changes: [], cursor: begun });
    const whole = await this.#loadExport(begun, loading);
    if (whole === undefined)
      throw new SnapshotError('SNAPSHOT_FAILED', 'the snapshot went while it was loaded; pull again');
    return whole;
  }

  /** Says by which delta the copy will be brought up to date; nothing changes where there is none. */
  async #beginDelta(kept: Cursor): Promise<Cursor> {
    if (kept.sequence === '0') return kept;
    await this.#recognise(kept);
    const found = await findDelta(this.client, this.#kinds, kept.sequence, this.#request);
    if (found === undefined || BigInt(found.sequence) <= BigInt(kept.sequence)) return kept;
    // Whoever goes on with it, in whatever language, waits for the same export.
    const loading = { exportId: found.id, part: 0, rows: 0 };
    const begun = this.#cursor({ sequence: found.sequence, loading });
    await this.sink.apply({ clear: false, changes: [], cursor: begun });
    return begun;
  }

  /** Holds that the data set is the one whose changes are in the copy. */
  async #recognise(kept: Cursor): Promise<void> {
    if (kept.last === undefined) return;
    const signal = this.options.signal;
    for await (const item of this.client.feed({ after: BigInt(kept.last.sequence) - 1n, signal, ...this.#filter })) {
      hold(kept, kept.last, item);
      return;
    }
  }

  /** Loads what is missing of an export; nothing when it is there no longer. */
  async #loadExport(cursor: Cursor, loading: Loading): Promise<Cursor | undefined> {
    const onWait = () => this.#tell('export', cursor.sequence, undefined, false);
    try {
      const manifest = await awaitManifest(this.client, loading.exportId, { ...this.#request, onWait });
      // Another library may have begun with an export that cannot be read here: it is begun anew, with one that can.
      if (manifest === undefined || !(await isReadable(manifest.compression))) return undefined;
      return await this.#withFolder((folder) => this.#loadParts(manifest, cursor, loading, folder));
    } catch (error) {
      // The next pull begins anew, whatever it was.
      if (error instanceof SnapshotError) await this.#startOver();
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  async #loadParts(manifest: ExportManifest, cursor: Cursor, begun: Loading, folder: string): Promise<Cursor> {
    let at = cursor;
    for (const [index, part] of manifest.parts.entries()) {
      const isWanted = this.#kinds?.includes(part.kind) ?? true;
      if (index < begun.part || !isWanted) continue;
      at = await this.#loadPart(manifest, index, part, at, index === begun.part ? begun.rows : 0, folder);
    }
    // The last change of all may have removed a record, so that no row tells of it.
    const last = (this.#kinds === undefined ? await this.#changeAt(cursor.sequence) : undefined) ?? at.last;
    const whole = this.#cursor({ sequence: cursor.sequence, ...(last && { last }) });
    await this.sink.apply({ clear: false, changes: [], cursor: whole });
    return whole;
  }

  /** Applies the rows of a part, but for the first ones, which the copy has. */
  async #loadPart(
    manifest: ExportManifest,
    index: number,
    part: ExportPart,
    cursor: Cursor,
    done: number,
    folder: string,
  ): Promise<Cursor> {
    const name = `${part.sha256.replaceAll(/[^\w]/g, '')}.part`;
    const file = await downloadFile(this.client, part, folder, name, this.#request);
    let at = cursor;
    let rows = 0;
    let changes: RecordChange[] = [];
    const flush = async () => {
      at = { ...at, loading: { exportId: manifest.id, part: index, rows } };
      await this.sink.apply({ clear: false, changes, cursor: at });
      this.#applied += changes.length;
      changes = [];
      this.#tell('snapshot', cursor.sequence, undefined, false);
    };
    try {
      for await (const row of readRows(file, manifest.compression)) {
        this.options.signal?.throwIfAborted();
        rows += 1;
        if (rows <= done) continue;
        changes.push(changeOf(row));
        if (!row.deleted && (at.last === undefined || BigInt(row.sequence) > BigInt(at.last.sequence))) {
          at = { ...at, last: { sequence: row.sequence, at: row.updatedAt, recordId: row.recordId } };
        }
        if (changes.length >= this.#batchSize) await flush();
      }
      if (changes.length > 0) await flush();
    } finally {
      await rm(file, { force: true });
    }
    if (rows !== part.rows) throw damaged(part, `it has ${rows} rows where the manifest says ${part.rows}`);
    return at;
  }

  async #changeAt(sequence: string): Promise<Cursor['last']> {
    if (sequence === '0') return undefined;
    for await (const { at, recordId } of this.client.changes({ ...this.#request, after: BigInt(sequence) - 1n })) {
      return { sequence, at, recordId };
    }
    return undefined;
  }

  // The feed

  async #follow(start: Cursor): Promise<Cursor> {
    let cursor = start;
    let changes: RecordChange[] = [];
    let pending = cursor;
    let head: string | undefined;
    const flush = async () => {
      if (pending === cursor) return;
      await this.sink.apply({ clear: false, changes, cursor: pending });
      this.#applied += changes.length;
      changes = [];
      cursor = pending;
    };
    for await (const item of this.#feed(start)) {
      if ('sequence' in item) {
        const { sequence, at, recordId } = item;
        // A copy of some kinds may know the data set by a change before the snapshot's last.
        if (BigInt(sequence) <= BigInt(start.sequence)) continue;
        changes.push(fold(item));
        pending = this.#cursor({ sequence, last: { sequence, at, recordId } });
        if (changes.length < this.#batchSize) continue;
        await flush();
      } else {
        head = item.head;
        if (BigInt(item.upTo) > BigInt(pending.sequence)) pending = { ...pending, sequence: item.upTo };
        await flush();
      }
      this.#tell('feed', cursor.sequence, head, head !== undefined && BigInt(cursor.sequence) >= BigInt(head));
    }
    await flush();
    return cursor;
  }

  /**
   * The feed after the cursor. It is read from the change that was applied last, which must be the first that comes: a
   * number alone does not tell one data set from another.
   */
  async *#feed(kept: Cursor): AsyncGenerator<Change | Progress, void, undefined> {
    const { sequence, last } = kept;
    const { signal, silenceMs, giveUpAfterMs } = this.options;
    const feed = this.client.feed({
      after: last === undefined ? sequence : BigInt(last.sequence) - 1n,
      follow: this.options.once !== true,
      ...this.#filter,
      signal,
      silenceMs,
      giveUpAfterMs,
    });
    let expected = last;
    try {
      for await (const item of feed) {
        if (expected === undefined) {
          yield item;
          continue;
        }
        if (!('sequence' in item) && BigInt(item.upTo) < BigInt(expected.sequence)) continue;
        hold(kept, expected, item);
        expected = undefined;
      }
    } catch (error) {
      throw error instanceof DataSetRestoredError ? new DataSetRestoredError(sequence, error) : error;
    }
  }

  get #filter(): { filter?: ChangesFilter } {
    const { kinds, creditCodes, registrationNumbers } = this.#selection;
    if (kinds === undefined && !this.#isOfSome) return {};
    return {
      filter: {
        kind: kinds as readonly DisclosureKind[] | undefined,
        creditCode: creditCodes,
        registrationNumber: registrationNumbers,
      },
    };
  }

  async #startOver(): Promise<void> {
    await this.sink.apply({
      clear: true,
      changes: [],
      cursor: this.#cursor({ sequence: '0', loading: NOTHING }),
    });
  }

  #tell(phase: PullProgress['phase'], sequence: string, head: string | undefined, caughtUp: boolean): void {
    this.options.onProgress?.({ phase, sequence, head, applied: this.#applied, caughtUp });
  }

  get #request() {
    return { signal: this.options.signal };
  }

  /** Runs with a folder for parts. One that is not the caller's is gone afterwards. */
  async #withFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
    if (this.options.folder !== undefined) return run(this.options.folder);
    const { partsFolder } = this.sink;
    if (partsFolder !== undefined) {
      const done = await run(partsFolder);
      // It stays where a pull failed: the next one takes up what is there.
      await rm(partsFolder, { recursive: true, force: true });
      return done;
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-'));
    try {
      return await run(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What is to be copied, in the one way in which a copy keeps it. */
function selectionOf({ kinds, creditCodes, registrationNumbers }: PullOptions): Selection {
  const given = { kinds, creditCodes, registrationNumbers };
  const entries = Object.entries(given).map(([name, values]) => [name, [...new Set(values ?? [])].sort()] as const);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

/** What a row of a snapshot or a delta means for a copy. */
function changeOf(row: ExportRow): RecordChange {
  if (row.deleted) return { type: 'remove', kind: row.kind, recordId: row.recordId, sequence: row.sequence };
  const record = { ...row };
  delete record.deleted;
  return { type: 'put', record, publisherIsCertain: true };
}

/** Holds that what the feed told first is the change by which the data set is known. */
function hold({ sequence }: Cursor, last: NonNullable<Cursor['last']>, told: Change | Progress): void {
  const isSame =
    'sequence' in told && told.sequence === last.sequence && told.at === last.at && told.recordId === last.recordId;
  if (!isSame) throw new DataSetRestoredError(sequence);
}
