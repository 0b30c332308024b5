import os from 'node:os';
import path from 'node:path';
import type { Change } from '../changes.js';
import type { Client } from '../client.js';
import { CopyError, DataSetRestoredError } from '../errors.js';
import type { DisclosureKind } from '../generated/types.js';
import { fold } from './fold.js';
import type { Cursor, RecordChange, Sink } from './sink.js';
import { findManifest, latestSnapshot, readPart, requestSnapshot, type SnapshotManifest } from './snapshot.js';

/** How far a pull is. */
export interface PullProgress {
  readonly phase: 'snapshot' | 'feed';
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
  /** Where parts of a snapshot are kept while they are read; a folder for temporary files when nothing is said. */
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
        await this.#checkDataSet(cursor);
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

  async #load(cursor: Cursor | undefined): Promise<Cursor> {
    if (cursor !== undefined && cursor.loading === undefined) return cursor;
    if (cursor?.loading !== undefined && cursor.loading.exportId !== NOTHING.exportId) {
      const manifest = await findManifest(this.client, cursor.loading.exportId, this.#request);
      if (manifest !== undefined) return this.#loadParts(manifest, cursor);
    }
    const manifest = this.options.from === 'feed' ? undefined : await this.#findSnapshot();
    const start: Cursor = {
      sequence: manifest?.sequence ?? '0',
      kinds: this.#kinds,
      ...(manifest === undefined ? {} : { loading: { exportId: manifest.id, part: 0, rows: 0 } }),
    };
    await this.sink.apply({ clear: true, changes: [], cursor: start });
    return manifest === undefined ? start : this.#loadParts(manifest, start);
  }

  async #findSnapshot(): Promise<SnapshotManifest | undefined> {
    const latest = await latestSnapshot(this.client, this.#request);
    return latest ?? (await requestSnapshot(this.client, this.#kinds, this.#request));
  }

  async #loadParts(manifest: SnapshotManifest, cursor: Cursor): Promise<Cursor> {
    const begun = cursor.loading ?? { part: 0, rows: 0 };
    const wanted = manifest.parts.filter(
      ({ kind }) => this.#kinds === null || this.#kinds.includes(kind as DisclosureKind),
    );
    for (let part = begun.part; part < wanted.length; part += 1) {
      const file = wanted[part];
      if (file === undefined) break;
      const skipped = part === begun.part ? begun.rows : 0;
      let rows = 0;
      let changes: RecordChange[] = [];
      const flush = async () => {
        await this.sink.apply({
          clear: false,
          changes,
          cursor: { ...cursor, loading: { exportId: manifest.id, part, rows } },
        });
        this.#applied += changes.length;
        changes = [];
        this.#tell('snapshot', manifest.sequence, undefined, false);
      };
      for await (const record of readPart(this.client, manifest, file, this.#folder, this.#request)) {
        this.options.signal?.throwIfAborted();
        rows += 1;
        if (rows <= skipped) continue;
        changes.push({ type: 'put', record });
        if (changes.length >= this.#batchSize) await flush();
      }
      if (changes.length > 0) await flush();
    }
    const whole: Cursor = { sequence: manifest.sequence, kinds: this.#kinds };
    await this.sink.apply({ clear: false, changes: [], cursor: whole });
    return whole;
  }

  // The feed

  /** The change that was applied last must be where it was. Numbers alone do not tell one data set from another. */
  async #checkDataSet(cursor: Cursor): Promise<void> {
    const { last } = cursor;
    if (last === undefined) return;
    const after = BigInt(last.sequence) - 1n;
    const controller = new AbortController();
    const feed = this.client.changes({ ...this.#feedOptions, after, signal: this.#with(controller.signal) });
    const { value } = await feed.next();
    controller.abort();
    await feed.return().catch(() => undefined);
    const change = value as Change | undefined;
    const isSame = change?.sequence === last.sequence && change.at === last.at && change.recordId === last.recordId;
    if (!isSame) throw new DataSetRestoredError(cursor.sequence);
  }

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
    const follow = this.options.once !== true;
    const { signal } = this.options;
    for await (const item of this.client.feed({ ...this.#feedOptions, follow, after: cursor.sequence, signal })) {
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

  get #feedOptions() {
    const { silenceMs, giveUpAfterMs } = this.options;
    return { silenceMs, giveUpAfterMs, filter: this.#kinds === null ? undefined : { kind: this.#kinds } };
  }

  get #folder(): string {
    return this.options.folder ?? path.join(os.tmpdir(), `mingjing-${process.getuid?.() ?? 'pull'}`);
  }

  #with(signal: AbortSignal): AbortSignal {
    return this.options.signal === undefined ? signal : AbortSignal.any([this.options.signal, signal]);
  }
}
