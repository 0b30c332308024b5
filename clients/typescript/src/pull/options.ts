import type { Outage } from '../changes.js';
import type { DisclosureKind } from '../generated/types.js';
import type { Selection } from './sink.js';

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
  /** As with the feed; while an export is loaded, of the first failure too, since a request tries several times by itself. */
  readonly onOutage?: ((outage: Outage) => void) | undefined;
}

/** How a pull ended. */
export interface PullResult {
  /** Every change up to here is in the copy. */
  readonly sequence: string;
  /** Rows of a snapshot and changes that were applied. */
  readonly applied: number;
}

/** What is to be copied, in the one way in which a copy keeps it. */
export function selectionOf({ kinds, creditCodes, registrationNumbers }: PullOptions): Selection {
  const given = { kinds, creditCodes, registrationNumbers };
  const entries = Object.entries(given).map(([name, values]) => [name, [...new Set(values ?? [])].sort()] as const);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}
