import { createReadStream } from 'node:fs';
import path from 'node:path';
import { linesOf } from '../lines.js';
import type { VerifiedSubject } from '../verify.js';

/** A row of a result in NDJSON: what was found about a subject, and where it stood. */
export type VerifiedRow = VerifiedSubject & {
  /** The row as you count: the sheet's row, or the line on which it starts. `index` counts from 0. */
  readonly row: number;
  /** What stood there. */
  readonly stated: {
    readonly creditCode: string | null;
    readonly registrationNumber: string | null;
    readonly name: string | null;
  };
  /** Of the enterprise that was found. */
  readonly score: number | null;
  /** The last change that counted. */
  readonly sequence: string;
  readonly day: string;
};

/** The rows of a result in NDJSON as it was downloaded, one after the other. */
export async function* resultsOf(file: string): AsyncGenerator<VerifiedRow, void, undefined> {
  for await (const line of linesOf(createReadStream(file))) {
    if (line !== '') yield rowOf(line, file);
  }
}

function rowOf(line: string, file: string): VerifiedRow {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    // Said below.
  }
  if (typeof row === 'object' && row !== null && 'row' in row && 'verdicts' in row) return row as VerifiedRow;
  throw new TypeError(`${path.basename(file)} is no result in NDJSON: ask for it by format: 'NDJSON'`);
}
