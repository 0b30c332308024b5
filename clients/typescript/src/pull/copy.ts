import { isDeepStrictEqual } from 'node:util';
import type { ChangesFilter } from '../changes.js';
import type { Client } from '../client.js';
import { CopyError } from '../errors.js';
import type { DisclosureKind } from '../generated/types.js';
import { selectionOf, type PullOptions, type PullProgress } from './options.js';
import type { Cursor, RecordChange, Selection, Sink } from './sink.js';

/** What a copy that is to be begun anew is loading: no snapshot yet. */
export const NOTHING = { exportId: '', part: 0, rows: 0 };

/** A copy that a pull brings up to date: what it is of, how far it is, and what is applied to it. */
export class Copy {
  readonly selection: Selection;
  readonly batchSize: number;
  #applied = 0;

  constructor(
    readonly client: Client,
    readonly sink: Sink,
    readonly options: PullOptions,
  ) {
    this.selection = selectionOf(options);
    if (options.byDelta === true && this.isOfSome) {
      throw new TypeError('a copy of some enterprises is brought up to date by the feed: leave out byDelta');
    }
    this.batchSize = Math.max(1, options.batchSize ?? 1_000);
  }

  /** The kinds that are copied; nothing for all. */
  get kinds(): readonly string[] | undefined {
    return this.selection.kinds;
  }

  /** Whether only some enterprises are copied. */
  get isOfSome(): boolean {
    return this.selection.creditCodes !== undefined || this.selection.registrationNumbers !== undefined;
  }

  /** Rows and changes that were applied. */
  get applied(): number {
    return this.#applied;
  }

  /** How requests for it are made. */
  get request(): { signal: AbortSignal | undefined } {
    return { signal: this.options.signal };
  }

  /** How the feed is waited for. */
  get patience(): Pick<PullOptions, 'signal' | 'onOutage'> {
    return { signal: this.options.signal, onOutage: this.options.onOutage };
  }

  /** Which changes it needs. */
  get filter(): { filter?: ChangesFilter } {
    const { kinds, creditCodes, registrationNumbers } = this.selection;
    if (kinds === undefined && !this.isOfSome) return {};
    return {
      filter: {
        kind: kinds as readonly DisclosureKind[] | undefined,
        creditCode: creditCodes,
        registrationNumber: registrationNumbers,
      },
    };
  }

  /** How far it was kept, if it is one of the same. */
  async kept(): Promise<Cursor | undefined> {
    const cursor = await this.sink.cursor();
    if (cursor === undefined || isDeepStrictEqual(cursor.selection ?? {}, this.selection)) return cursor;
    const kept = Object.entries(cursor.selection ?? {}) as [string, readonly string[]][];
    const names = kept.map(([name, values]) => `${name} ${values.join(', ')}`);
    throw new CopyError(
      'COPY_OF_OTHER_KINDS',
      `the copy is of something else: ${names.join('; ') || 'all'}; take another place for this`,
    );
  }

  /** A cursor of this copy. */
  at(cursor: Omit<Cursor, 'selection'>): Cursor {
    return { ...cursor, ...(Object.keys(this.selection).length > 0 && { selection: this.selection }) };
  }

  /** Keeps changes and up to where they go, at once. */
  async apply(changes: readonly RecordChange[], cursor: Cursor): Promise<void> {
    await this.sink.apply({ clear: false, changes, cursor });
    this.#applied += changes.length;
  }

  /** Empties it. */
  async clear(cursor: Cursor): Promise<void> {
    await this.sink.apply({ clear: true, changes: [], cursor });
  }

  /** Empties it, and leaves word that it is to be begun anew. */
  async startOver(): Promise<void> {
    await this.clear(this.at({ sequence: '0', loading: NOTHING }));
  }

  tell(phase: PullProgress['phase'], sequence: string, head?: string): void {
    const caughtUp = head !== undefined && BigInt(sequence) >= BigInt(head);
    this.options.onProgress?.({ phase, sequence, head, applied: this.#applied, caughtUp });
  }
}
