import { ApiError, DataSetRestoredError, FeedError, NetworkError } from './errors.js';
import type { DisclosureKind, Industry, RevisionOperation } from './generated/types.js';
import { linesOf } from './lines.js';
import { Backoff, isPassing } from './transport/retry.js';
import type { Opened, Transport } from './transport/transport.js';

/** An enterprise, as far as it is needed to name it. */
export interface EnterpriseReference {
  readonly id: string;
  readonly creditCode: string | null;
  readonly registrationNumber: string | null;
  readonly name: string;
}

/** An organisation that publishes or decides. */
export interface OrganisationReference {
  readonly id: string;
  readonly name: string;
}

/** What a record says: its kind's fields by their names in the schema. */
export type Content = Readonly<Record<string, unknown>>;

/** A change of a record. */
export interface Change {
  /** Its place in the order of commits, a whole number as text. */
  readonly sequence: string;
  readonly at: string;
  readonly operation: RevisionOperation;
  readonly kind: DisclosureKind;
  readonly recordId: string;
  readonly revision: number;
  /** The enterprise that the record is about, as it was when the change was read. */
  readonly enterprise: EnterpriseReference;
  /** Who made the change: the record's publisher, or who decided on an objection. */
  readonly by: OrganisationReference;
  /** `CURRENT` when the record stands after the change. */
  readonly state: string;
  readonly underObjection: boolean;
  readonly reason: string | null;
  readonly after: Content;
  readonly before: Content | null;
  /** The fields in which these differ; all that are stated of a new record. Empty where the gateway is older than this. */
  readonly changedFields: readonly string[];
}

/** How far the feed was looked through. */
export interface Progress {
  /** Every change up to here was looked at, wanted or not. */
  readonly upTo: string;
  /** The last change of the data set. */
  readonly head: string;
}

/** Which changes are wanted. Of a list, one of its values; all conditions must hold. */
export interface ChangesFilter {
  readonly kind?: readonly DisclosureKind[] | undefined;
  readonly operation?: readonly RevisionOperation[] | undefined;
  /** Ids of organisations that made the change. */
  readonly byId?: readonly string[] | undefined;
  readonly authority?: readonly string[] | undefined;
  /** Districts of the enterprise, by division code. */
  readonly district?: readonly string[] | undefined;
  /** Industry sections of the enterprise, by letter (GB/T 4754) or by their names in the schema. */
  readonly industry?: readonly (Industry | (string & {}))[] | undefined;
  readonly creditCode?: readonly string[] | undefined;
  readonly registrationNumber?: readonly string[] | undefined;
  /** Enterprises on one watch list of yours, as it stands when a page is read; it needs the scope `watch:write`. */
  readonly watchListId?: string | undefined;
}

/** Whoever follows waits, since nothing is to be had. */
export interface Outage {
  /** What the last attempt ended with. */
  readonly error: ApiError | NetworkError;
  /** How many attempts failed since something was had last. */
  readonly failures: number;
  /** How long is waited before the next one, in milliseconds. */
  readonly waitMs: number;
}

/** How the feed is read. */
export interface ChangesOptions {
  /** Only changes after this sequence number; `0`, before the first, when nothing is said. */
  readonly after?: string | number | bigint | undefined;
  /** Whether to go on for ever; ends where the data set does when nothing is said. */
  readonly follow?: boolean | undefined;
  readonly filter?: ChangesFilter | undefined;
  /** How long the connection may be silent; 40 s when nothing is said. The gateway says something every 12. */
  readonly silenceMs?: number | undefined;
  /**
   * How long to try to go on where nothing is to be had, before the last error is thrown. When nothing is said, 10 minutes,
   * and as long as it takes for whoever follows.
   */
  readonly giveUpAfterMs?: number | undefined;
  /**
   * Told before each wait from the second failure in a row on, so that an outage, or a wrong address, shows somewhere. A
   * connection that breaks and is there again at once is none.
   */
  readonly onOutage?: ((outage: Outage) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Line = Change | Progress | { readonly error: { code: string; message: string; requestId?: string } };

/**
 * The changes and how far was looked, from a sequence number on. Each change comes once and in order, whatever happens to
 * the connection: it is opened again with the last number. Without a filter, a number that is missing is an error.
 */
export async function* readFeed(
  transport: Transport,
  options: ChangesOptions = {},
): AsyncGenerator<Change | Progress, void, undefined> {
  const { runtime } = transport;
  const { follow = false, onOutage, signal, silenceMs = 40_000 } = options;
  const { giveUpAfterMs = follow ? Infinity : 600_000 } = options;
  const contiguous = Object.values(options.filter ?? {}).every((values) => values === undefined);
  const backoff = new Backoff(runtime);
  let position = BigInt(options.after ?? 0);
  let heardAt = runtime.now();
  for (;;) {
    let head: bigint | undefined;
    let failure: ApiError | NetworkError | undefined;
    let opened: Opened | undefined;
    try {
      opened = await open(transport, position, follow, options);
      for await (const text of linesOf(spoken(opened, silenceMs))) {
        heardAt = runtime.now();
        backoff.reset();
        if (text === '') continue;
        const line = parse(text);
        if ('error' in line) throw errorOf(line.error);
        if ('upTo' in line) {
          head = BigInt(line.head);
          position = later(position, BigInt(line.upTo));
          yield line;
          continue;
        }
        const sequence = BigInt(line.sequence);
        if (sequence <= position) continue;
        if (contiguous && sequence !== position + 1n) {
          throw new FeedError('FEED_GAP', `change ${sequence} came after ${position}`);
        }
        position = sequence;
        yield line;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!isPassing(error) && !isEndOfToken(error, transport)) throw error;
      failure = error;
    } finally {
      opened?.abort();
    }
    // The end of the answer is the end of the feed only when it said so: a connection may break off without an error.
    if (!follow && failure === undefined && head !== undefined && position >= head) return;
    const waitMs = backoff.next(failure instanceof ApiError ? failure.retryAfter : undefined);
    const error = failure ?? new NetworkError('NETWORK', 'the feed breaks off again and again');
    if (runtime.now() - heardAt + waitMs > giveUpAfterMs) throw error;
    if (backoff.failures > 1) onOutage?.({ error, failures: backoff.failures, waitMs });
    await runtime.sleep(waitMs, signal);
  }
}

async function open(transport: Transport, position: bigint, follow: boolean, options: ChangesOptions): Promise<Opened> {
  const query = new URLSearchParams({ after: String(position), follow: String(follow) });
  for (const [name, given] of Object.entries(options.filter ?? {}) as [
    string,
    readonly string[] | string | undefined,
  ][]) {
    if (given === undefined) continue;
    const isEnum = name === 'kind' || name === 'operation';
    const values = typeof given === 'string' ? [given] : given;
    query.append(name, values.map((it) => (isEnum ? it.toLowerCase() : it)).join(','));
  }
  try {
    return await transport.open({
      method: 'GET',
      path: `/v1/changes?${query.toString()}`,
      headers: { accept: 'application/x-ndjson' },
      repeatable: true,
      signal: options.signal,
      // The loop above repeats, and counts from what was heard last.
      retry: { attempts: 1 },
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'BAD_USER_INPUT' && error.field === 'after') {
      throw new DataSetRestoredError(String(position), error);
    }
    throw error;
  }
}

/** The pieces of an answer. Silence for too long is an error, and so is a connection that breaks. */
async function* spoken(opened: Opened, silenceMs: number): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = opened.response.body?.getReader();
  if (reader === undefined) return;
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      const error = new NetworkError('CLIENT_TIMEOUT', `the feed was silent for ${silenceMs} ms`);
      timer = setTimeout(() => reject(error), silenceMs);
    });
    try {
      const piece = await Promise.race([reader.read(), silence]);
      if (piece.done) return;
      yield piece.value as Uint8Array;
    } catch (error) {
      if (error instanceof NetworkError) throw error;
      throw new NetworkError('NETWORK', 'the feed broke off', { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

function parse(text: string): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null && ('sequence' in line || 'upTo' in line || 'error' in line)) {
      return 'sequence' in line ? ({ changedFields: [], ...line } as unknown as Change) : (line as Line);
    }
  } catch {
    // Said below.
  }
  throw new FeedError('FEED_MALFORMED', `this is no line of the feed: ${text.slice(0, 80)}`);
}

function errorOf(error: { code: string; message: string; requestId?: string }): ApiError {
  return new ApiError(error.code, error.message, { status: 200, requestId: error.requestId });
}

/** A stream ends with its access token. With a key in its place, the same says that the key was revoked. */
function isEndOfToken(error: unknown, transport: Transport): error is ApiError {
  const isRefusal = error instanceof ApiError && error.status === 200 && error.code === 'UNAUTHENTICATED';
  return isRefusal && transport.renewsCredentials();
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
