import type { Change, Progress } from '../changes.js';
import { DataSetRestoredError } from '../errors.js';
import type { Copy } from './copy.js';
import { fold } from './fold.js';
import type { Cursor, RecordChange } from './sink.js';

/** Applies what the feed tells after the cursor, until the feed ends. */
export async function follow(copy: Copy, start: Cursor): Promise<Cursor> {
  let cursor = start;
  let changes: RecordChange[] = [];
  let pending = cursor;
  let head: string | undefined;
  const flush = async () => {
    if (pending === cursor) return;
    await copy.apply(changes, pending);
    changes = [];
    cursor = pending;
  };
  for await (const item of feedOf(copy, start)) {
    if ('sequence' in item) {
      const { sequence, at, recordId } = item;
      // A copy of some kinds may know the data set by a change before the snapshot's last.
      if (BigInt(sequence) <= BigInt(start.sequence)) continue;
      changes.push(fold(item));
      pending = copy.at({ sequence, last: { sequence, at, recordId } });
      if (changes.length < copy.batchSize) continue;
      await flush();
    } else {
      head = item.head;
      if (BigInt(item.upTo) > BigInt(pending.sequence)) pending = { ...pending, sequence: item.upTo };
      await flush();
    }
    copy.tell('feed', cursor.sequence, head);
  }
  await flush();
  return cursor;
}

/**
 * The feed after the cursor. It is read from the change that was applied last, which must be the first that comes: a
 * number alone does not tell one data set from another.
 */
async function* feedOf(copy: Copy, kept: Cursor): AsyncGenerator<Change | Progress, void, undefined> {
  const { sequence, last } = kept;
  const { once, silenceMs, giveUpAfterMs } = copy.options;
  const feed = copy.client.feed({
    after: last === undefined ? sequence : BigInt(last.sequence) - 1n,
    follow: once !== true,
    ...copy.filter,
    ...copy.patience,
    silenceMs,
    giveUpAfterMs,
  });
  let expected = last;
  try {
    for await (const item of feed) {
      if (expected === undefined) {
        yield item;
        continue;
      }
      if (!('sequence' in item) && BigInt(item.upTo) < BigInt(expected.sequence)) continue;
      hold(kept, expected, item);
      expected = undefined;
    }
  } catch (error) {
    throw error instanceof DataSetRestoredError ? new DataSetRestoredError(sequence, error) : error;
  }
}

/** Holds that the data set is the one whose changes are in the copy. */
export async function recognise(copy: Copy, kept: Cursor): Promise<void> {
  if (kept.last === undefined) return;
  const after = BigInt(kept.last.sequence) - 1n;
  for await (const item of copy.client.feed({ after, ...copy.patience, ...copy.filter })) {
    hold(kept, kept.last, item);
    return;
  }
}

/** Holds that what the feed told first is the change by which the data set is known. */
function hold({ sequence }: Cursor, last: NonNullable<Cursor['last']>, told: Change | Progress): void {
  const isSame =
    'sequence' in told && told.sequence === last.sequence && told.at === last.at && told.recordId === last.recordId;
  if (!isSame) throw new DataSetRestoredError(sequence);
}
