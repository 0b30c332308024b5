import { FeedError } from './errors.js';

/** No line of the gateway is nearly so long; more is no text of lines. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** The lines of a text that comes in pieces. The last one counts only when `\n` ends it: it may be cut off. */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    let start = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
      yield rest.slice(start, end);
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > LONGEST_LINE) throw new FeedError('FEED_MALFORMED', 'a line is too long');
  }
}
