import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Change, Progress } from '../changes.js';
import type { Client } from '../client.js';
import { ApiError, CopyError, DataSetRestoredError, SnapshotError } from '../errors.js';
import type { DisclosureKind } from '../generated/types.js';
import { fold } from './fold.js';
import type { Cursor, RecordChange, Sink } from './sink.js';
import { awaitManifest, findExport, readPart, type SnapshotManifest } from './snapshot.js';

/** How far a pull is. */
export interface PullProgress {
  /** `export`: a snapshot is being made, and waited for. */
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
  /** As with the feed. */
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
  readonly #kinds: readonly DisclosureKind[] | null;
  readonly #batchSize: number;
  #applied = 0;

  constructor(
    private readonly client: Client,
    private readonly sink: Sink,
    private readonly options: PullOptions,
  ) {
    this.#kinds = options.kinds === undefined ? null : [...new Set(options.kinds)].sort();
    this.#batchSize = Math.max(1, options.batchSize ?? 1_000);
  }

  async run(): Promise<PullResult> {
    let restarts = 0;
    for (;;) {
      const kept = await this.sink.cursor();
      let cursor = this.#checked(kept);
      try {
        cursor = await this.#load(cursor);
        cursor = await this.#follow(cursor);
        return { sequence: cursor.sequence, applied: this.#applied };
      } catch (error) {
        if (this.options.signal?.aborted) {
          const { sequence = '0' } = (await this.sink.cursor()) ?? {};
          return { sequence, applied: this.#applied };
        }
        const mayRestart = this.options.onRestored === 'restart' && restarts === 0;
        if (!(error instanceof DataSetRestoredError) || !mayRestart) throw error;
        restarts += 1;
        await this.#startOver();
      }
    }
  }

  #checked(cursor: Cursor | undefined): Cursor | undefined {
    if (cursor === undefined || JSON.stringify(cursor.kinds) === JSON.stringify(this.#kinds)) return cursor;
    const names = cursor.kinds?.join(', ') ?? 'all';
    throw new CopyError('COPY_OF_OTHER_KINDS', `the copy is of other kinds: ${names}; take another place for these`);
  }

  // The snapshot

  async #load(kept: Cursor | undefined): Promise<Cursor> {
    if (kept !== undefined && kept.loading === undefined) return kept;
    if (kept?.loading !== undefined && kept.loading.exportId !== NOTHING.exportId) {
      const whole = await this.#loadExport(kept, kept.loading);
      if (whole !== undefined) return whole;
    }
    const found = this.options.from === 'feed' ? undefined : await findExport(this.client, this.#kinds, this.#request);
    const start: Cursor = { sequence: found?.sequence ?? '0', kinds: this.#kinds };
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

  /** Loads what is missing of an export; nothing when it is there no longer. */
  async #loadExport(cursor: Cursor, loading: Loading): Promise<Cursor | undefined> {
    const onWait = () => this.#tell('export', cursor.sequence, undefined, false);
    try {
      const manifest = await awaitManifest(this.client, loading.exportId, { ...this.#request, onWait });
      return manifest && (await this.#withFolder((folder) => this.#loadParts(manifest, cursor, loading, folder)));
    } catch (error) {
      // The next pull begins anew, whatever it was.
      if (error instanceof SnapshotError) await this.#startOver();
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  async #loadParts(manifest: SnapshotManifest, cursor: Cursor, begun: Loading, folder: string): Promise<Cursor> {
    let { last } = cursor;
    const wanted = manifest.parts.filter(({ kind }) => this.#kinds?.includes(kind as DisclosureKind) ?? true);
    for (const [index, part] of wanted.entries()) {
      if (index < begun.part) continue;
      const applied = index === begun.part ? begun.rows : 0;
      let rows = 0;
      let changes: RecordChange[] = [];
      const flush = async () => {
        const loading = { exportId: manifest.id, part: index, rows };
        await this.sink.apply({ clear: false, changes, cursor: { ...cursor, ...(last && { last }), loading } });
        this.#applied += changes.length;
        changes = [];
        this.#tell('snapshot', cursor.sequence, undefined, false);
      };
      for await (const record of readPart(this.client, manifest, part, folder, this.#request)) {
        this.options.signal?.throwIfAborted();
        rows += 1;
        if (rows <= applied) continue;
        changes.push({ type: 'put', record });
        const { sequence, updatedAt: at, recordId } = record;
        if (last === undefined || BigInt(sequence) > BigInt(last.sequence)) last = { sequence, at, recordId };
        if (changes.length >= this.#batchSize) await flush();
      }
      if (changes.length > 0) await flush();
    }
    // The last change of all may have removed a record, so that no row tells of it.
    if (this.#kinds === null) last = (await this.#changeAt(cursor.sequence)) ?? last;
    const whole: Cursor = { sequence: cursor.sequence, kinds: this.#kinds, ...(last && { last }) };
    await this.sink.apply({ clear: false, changes: [], cursor: whole });
    return whole;
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
        changes.push(fold(item));
        pending = { sequence, kinds: this.#kinds, last: { sequence, at, recordId } };
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
  async *#feed({ sequence, last }: Cursor): AsyncGenerator<Change | Progress, void, undefined> {
    const { signal, silenceMs, giveUpAfterMs } = this.options;
    const feed = this.client.feed({
      after: last === undefined ? sequence : BigInt(last.sequence) - 1n,
      follow: this.options.once !== true,
      filter: this.#kinds === null ? undefined : { kind: this.#kinds },
      signal,
      silenceMs,
      giveUpAfterMs,
    });
    let expected = last;
    try {
      for await (const item of feed) {
        if (expected !== undefined) {
          const isSame = 'sequence' in item && item.sequence === expected.sequence;
          if (!isSame || item.at !== expected.at || item.recordId !== expected.recordId) {
            throw new DataSetRestoredError(sequence);
          }
          expected = undefined;
          continue;
        }
        yield item;
      }
    } catch (error) {
      throw error instanceof DataSetRestoredError ? new DataSetRestoredError(sequence, error) : error;
    }
  }

  async #startOver(): Promise<void> {
    await this.sink.apply({
      clear: true,
      changes: [],
      cursor: { sequence: '0', kinds: this.#kinds, loading: NOTHING },
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
