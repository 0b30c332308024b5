import { FileSink, SqliteSink } from '../../src/pull/index.js';

/** A sink of this kind; the log of the one in files is folded often. */
export function openSink(kind: string, place: string): Promise<FileSink | SqliteSink> {
  return kind === 'files' ? FileSink.open(place, { logBytesMax: 300_000 }) : SqliteSink.open(place);
}
