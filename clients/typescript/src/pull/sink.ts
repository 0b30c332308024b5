import type { Content, EnterpriseReference, OrganisationReference } from '../changes.js';

/** A record as the copy has it. */
export interface CopiedRecord {
  readonly kind: string;
  /** The record's global id. */
  readonly recordId: string;
  readonly revision: number;
  /** The last change of it. */
  readonly sequence: string;
  /** When that was. */
  readonly updatedAt: string;
  readonly publisher: OrganisationReference;
  /** The enterprise that it is about, by its latest names and codes that were told. */
  readonly enterprise: EnterpriseReference;
  readonly underObjection: boolean;
  /** Its kind's fields by their names in the schema. */
  readonly content: Content;
}

/** What becomes of a record. */
export type RecordChange =
  /** It stands. Where the copy has it already, its publisher stays: no change of a record changes that. */
  | { readonly type: 'put'; readonly record: CopiedRecord }
  /** It stands no longer, or was not there. */
  | {
      readonly type: 'remove';
      readonly kind: string;
      readonly recordId: string;
      readonly sequence: string;
      readonly enterprise: EnterpriseReference;
    };

/** Where a copy stands. Plain data, which a sink keeps as JSON and does not look into. */
export interface Cursor {
  /** Every change up to here is in the copy; while a snapshot is being loaded, the snapshot's. */
  readonly sequence: string;
  /** The kinds that are copied; `null` for all. */
  readonly kinds: readonly string[] | null;
  /** Which rows of a snapshot are in the copy already. Without it, the copy is whole. */
  readonly loading?: { readonly exportId: string; readonly part: number; readonly rows: number };
  /** The last change that was applied, by which another data set is noticed. */
  readonly last?: { readonly sequence: string; readonly at: string; readonly recordId: string };
}

/** What is applied at once. */
export interface Batch {
  /** Whether all records that the copy has go first. */
  readonly clear: boolean;
  /** In this order. A record may come more than once. */
  readonly changes: readonly RecordChange[];
  /** Where the copy stands afterwards. */
  readonly cursor: Cursor;
}

/** Where a copy is kept. Write one for a database of your own; `pull` needs nothing but its three methods. */
export interface Sink {
  /** A folder of the copy's own, where parts of a snapshot are kept while they are read. A temporary one if there is none. */
  readonly partsFolder?: string | undefined;
  /** Where the copy stands: the cursor of the last batch that was applied. Nothing when there is no copy. */
  cursor(): Promise<Cursor | undefined>;
  /**
   * Applies a batch and keeps its cursor, both or neither, whatever happens: in one transaction. Rejects when the batch
   * was not applied; the pull then ends with that error.
   */
  apply(batch: Batch): Promise<void>;
  /** Gives back what it holds. */
  close(): Promise<void>;
}
