import { ApiError, MingjingError, NetworkError } from '../errors.js';
import type { Runtime } from './runtime.js';

/** How often and how long a request is repeated. */
export interface RetryOptions {
  /** Attempts in all; 8 when nothing is said, 1 for none but the first. */
  readonly attempts?: number;
  /** No attempt is begun later than so many milliseconds after the first; a minute when nothing is said. */
  readonly maxElapsedMs?: number;
  /** The first wait is at most so long; 250 ms when nothing is said. Each later one may be twice as long. */
  readonly baseDelayMs?: number;
  /** No wait is longer, but for one that the gateway asks for; 15 s when nothing is said. */
  readonly maxDelayMs?: number;
}

const DEFAULTS: Required<RetryOptions> = {
  attempts: 8,
  maxElapsedMs: 60_000,
  baseDelayMs: 250,
  maxDelayMs: 15_000,
};

/** How long is waited for what is known to pass. */
const PATIENT_MS = 300_000;

/** Waits between attempts: exponential with full jitter, and never shorter than the gateway asked for. */
export class Backoff {
  readonly #options: Required<RetryOptions>;
  #failures = 0;

  constructor(
    private readonly runtime: Runtime,
    options: RetryOptions = {},
  ) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Milliseconds to wait after another failure. */
  next(retryAfter?: number): number {
    const { baseDelayMs, maxDelayMs } = this.#options;
    const ceiling = Math.min(maxDelayMs, baseDelayMs * 2 ** this.#failures);
    this.#failures += 1;
    const jitter = this.runtime.random() * ceiling;
    // What was asked for is kept to the full, and the rest spreads those who were told the same.
    return retryAfter === undefined ? jitter : retryAfter * 1000 + Math.min(jitter, 500);
  }

  /** Failures since the last reset. */
  get failures(): number {
    return this.#failures;
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** Runs an attempt until it succeeds, cannot succeed, or has had its time. Throws the last error. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  context: {
    runtime: Runtime;
    options?: RetryOptions | undefined;
    /** Whether the request may be sent again when it is not known whether it was executed. */
    repeatable: boolean;
    signal?: AbortSignal | undefined;
    /** Told of each error: whether what led to it passes, beside what always does. */
    passes?: ((error: unknown) => boolean) | undefined;
    /** Whether only the waits count as elapsed: the attempts may well take longer. */
    countsWaits?: boolean | undefined;
  },
): Promise<T> {
  const { runtime, repeatable, signal, passes, countsWaits } = context;
  const options = { ...DEFAULTS, ...context.options };
  const backoff = new Backoff(runtime, options);
  const began = runtime.now();
  let waited = 0;
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const isKnownToPass = passes?.(error) === true;
      const mayGoOn = isKnownToPass || (mayBeRepeated(error, repeatable) && attempts < options.attempts);
      if (!mayGoOn) throw error;
      const wait = backoff.next(error instanceof MingjingError ? error.retryAfter : undefined);
      const longest = isKnownToPass ? Math.max(PATIENT_MS, options.maxElapsedMs) : options.maxElapsedMs;
      const elapsed = countsWaits === true ? waited : runtime.now() - began;
      if (elapsed + wait > longest) throw error;
      waited += wait;
      await runtime.sleep(wait, signal);
    }
  }
}

/** Codes of passing states, whatever the status. */
const PASSING = new Set([
  'RATE_LIMITED',
  'OVERLOADED',
  'TIMEOUT',
  'INTERNAL',
  'IDEMPOTENCY_IN_PROGRESS',
  'temporarily_unavailable',
]);
/** Statuses of passing states. */
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
/** What the gateway turns away before it does anything. Another 503 may come from a proxy that lost the answer. */
const REFUSED = new Set(['RATE_LIMITED', 'OVERLOADED', 'temporarily_unavailable']);
/** Faults of a connection that never was. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether the state that led to this error passes by itself. */
export function isPassing(error: unknown): error is ApiError | NetworkError {
  if (error instanceof NetworkError) return true;
  return error instanceof ApiError && (PASSING.has(error.code) || PASSING_STATUS.has(error.status));
}

function mayBeRepeated(error: unknown, repeatable: boolean): boolean {
  return isPassing(error) && (repeatable || wasNotExecuted(error));
}

/** Whether it is certain that the request had no effect. */
function wasNotExecuted(error: unknown): boolean {
  if (error instanceof NetworkError) return NOT_CONNECTED.has(systemCodeOf(error.cause));
  // Beside a status of 200 other fields of the document may have been executed.
  return error instanceof ApiError && (error.status === 429 || error.status === 503) && REFUSED.has(error.code);
}

function systemCodeOf(cause: unknown): string {
  for (let depth = 0; depth < 3 && typeof cause === 'object' && cause !== null; depth += 1) {
    const { code, errors, cause: deeper } = cause as { code?: unknown; errors?: unknown[]; cause?: unknown };
    if (typeof code === 'string') return code;
    cause = errors?.[0] ?? deeper;
  }
  return '';
}
