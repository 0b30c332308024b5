import { CopyError } from '../errors.js';
import type { Cursor, Selection } from './sink.js';

/**
 * Where a copy stands, as every library's sinks keep it (clients/README.md): numbers are numbers, and what is not there is
 * left out.
 */
interface StoredState {
  readonly version: number;
  readonly cursor: number;
  readonly loading?: { readonly exportId: string; readonly part: number; readonly rows: number };
  readonly anchor?: { readonly sequence: number; readonly recordId: string; readonly at: string };
  readonly selection?: Selection;
}

const VERSION = 1;

/** A cursor as it is kept. */
export function storedOf({ sequence, loading, last, selection }: Cursor): StoredState {
  return {
    version: VERSION,
    cursor: Number(sequence),
    ...(loading && { loading }),
    ...(last && { anchor: { sequence: Number(last.sequence), recordId: last.recordId, at: last.at } }),
    ...(selection && Object.keys(selection).length > 0 && { selection }),
  };
}

/** The cursor of what was kept. */
export function cursorOf(stored: StoredState): Cursor {
  if (stored.version !== VERSION) {
    throw new CopyError('COPY_DAMAGED', `the copy has the form ${stored.version}, and this library knows ${VERSION}`);
  }
  const { cursor, loading, anchor, selection } = stored;
  return {
    sequence: String(cursor),
    ...(loading && { loading }),
    ...(anchor && { last: { sequence: String(anchor.sequence), at: anchor.at, recordId: anchor.recordId } }),
    ...(selection && { selection }),
  };
}

export type { StoredState };
