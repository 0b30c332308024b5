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
  /**
   * The enterprise that it is about. A copy in SQLite tells what it is called now; one in files what it was called when the
   * record changed last, and what it is called now says its own record.
   */
  readonly enterprise: EnterpriseReference;
  readonly underObjection: boolean;
  /** Its kind's fields by their names in the schema. */
  readonly content: Content;
}

/** What becomes of a record. */
export type RecordChange =
  /**
   * It stands. Its publisher is certain where a snapshot or a delta told it. Otherwise it is who made the change: of a record
   * that is new the publisher, but a record that is there keeps its own, since others decide on objections to it.
   */
  | { readonly type: 'put'; readonly record: CopiedRecord; readonly publisherIsCertain: boolean }
  /** It stands no longer, or was not there. */
  | {
      readonly type: 'remove';
      readonly kind: string;
      readonly recordId: string;
      readonly sequence: string;
    };

/** What is copied: all where nothing is said. */
export interface Selection {
  readonly kinds?: readonly string[];
  readonly creditCodes?: readonly string[];
  readonly registrationNumbers?: readonly string[];
}

/** Where a copy stands. Plain data, which a sink keeps as JSON and does not look into. */
export interface Cursor {
  /** Every change up to here is in the copy; while an export is being loaded, the export's. */
  readonly sequence: string;
  /** What is copied; all where it is not there. */
  readonly selection?: Selection;
  /** Which rows of a snapshot or a delta are in the copy already. Without it, the copy is whole. */
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
  /** A folder of the copy's own, where parts of an export are kept while they are read. A temporary one if there is none. */
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
