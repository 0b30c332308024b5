import type { Client } from '../client.js';
import { ApiError, DataSetRestoredError } from '../errors.js';
import { Backoff, isPassing } from '../transport/retry.js';
import { Copy } from './copy.js';
import { follow } from './following.js';
import { Loader } from './loading.js';
import type { PullOptions, PullResult } from './options.js';
import type { Cursor, Sink } from './sink.js';

/**
 * Keeps a copy of the data set: a snapshot first, then every change after it. It may be killed at any moment, since what
 * is applied and up to where are kept at once; call it again, and it goes on from there.
 */
export async function pull(client: Client, sink: Sink, options: PullOptions = {}): Promise<PullResult> {
  const copy = new Copy(client, sink, options);
  const { runtime } = client.transport;
  const { once = false, giveUpAfterMs = Infinity, onOutage, signal } = options;
  const backoff = new Backoff(runtime);
  let restarts = 0;
  let applied = 0;
  let appliedAt = runtime.now();
  for (;;) {
    const kept = await copy.kept();
    try {
      const { sequence } = await bringUpToDate(copy, kept);
      return { sequence, applied: copy.applied };
    } catch (error) {
      if (signal?.aborted) return endedEarly(copy);
      if (!once && isPassing(error)) {
        if (copy.applied > applied) {
          applied = copy.applied;
          appliedAt = runtime.now();
          backoff.reset();
        }
        const waitMs = backoff.next(error instanceof ApiError ? error.retryAfter : undefined);
        if (runtime.now() - appliedAt + waitMs > giveUpAfterMs) throw error;
        // Of the first too: a request has tried several times by then.
        onOutage?.({ error, failures: backoff.failures, waitMs });
        await runtime.sleep(waitMs, signal).catch(() => undefined);
        if (signal?.aborted) return endedEarly(copy);
        continue;
      }
      const mayRestart = options.onRestored === 'restart' && restarts === 0;
      if (!(error instanceof DataSetRestoredError) || !mayRestart) throw error;
      restarts += 1;
      await copy.startOver();
    }
  }
}

/** Loads what is missing, then follows the feed to its end. */
async function bringUpToDate(copy: Copy, kept: Cursor | undefined): Promise<Cursor> {
  const loader = new Loader(copy);
  const isWhole = kept !== undefined && kept.loading === undefined;
  const begun = isWhole && copy.options.byDelta === true ? await loader.beginDelta(kept) : kept;
  return follow(copy, await loader.load(begun));
}

/** What was kept until the caller ended it. */
async function endedEarly(copy: Copy): Promise<PullResult> {
  const { sequence = '0' } = (await copy.sink.cursor()) ?? {};
  return { sequence, applied: copy.applied };
}
