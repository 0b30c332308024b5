import { ApiError } from './errors.js';
import { VerifyDocument } from './generated/documents.js';
import type {
  AsOf,
  DisclosureKind,
  VerifiedSubjectFieldsFragment,
  VerifyQuery,
  VerifySubject,
} from './generated/types.js';
import type { Client } from './client.js';

/** What is asked about the subjects. */
export interface VerifyOptions {
  /** The lists that count; those of abnormal operations and of serious violations when nothing is said. */
  readonly lists?: readonly DisclosureKind[] | undefined;
  /** Only entries of these authorities. */
  readonly authorities?: readonly string[] | undefined;
  /** As of when; now when nothing is said. */
  readonly asOf?: AsOf | undefined;
  /** Subjects a call; as many as the tier allows, at most 5,000, when nothing is said. */
  readonly chunkSize?: number | undefined;
  /** Calls at once; 2 when nothing is said. */
  readonly concurrency?: number | undefined;
  /** Told after each chunk how many subjects were verified so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was found about a subject; `index` is its place among all subjects that were sent. */
export type VerifiedSubject = VerifiedSubjectFieldsFragment;

/** How many subjects there are of each status. */
export type VerificationCounts = VerifyQuery['verify']['counts'];

/** Everything that was found. */
export interface VerificationResult {
  readonly sequence: string;
  readonly at: string;
  readonly day: string;
  readonly counts: VerificationCounts;
  readonly subjects: readonly VerifiedSubject[];
}

type Answer = VerifyQuery['verify'];

/** An answer of the gateway has 8 MB at most, and a subject with its hits rarely more than 1 kB. */
const CHUNK_MAX = 5_000;
/** What a call costs beside a point for each subject. */
const CALL_COST = 10;
/** Waiting for points is what a large verification mostly does. */
const RETRY = { attempts: 100, maxElapsedMs: 15 * 60_000 };

/**
 * A verification of any number of subjects, in chunks that are judged at one point of the data. It is read in the order
 * of the subjects, once: `for await (const subject of verification)`, or all at once by `result()`.
 */
export class Verification implements AsyncIterable<VerifiedSubject> {
  #first: Answer | undefined;
  readonly #counts = { found: 0, notFound: 0, ambiguous: 0, invalid: 0, listed: 0 };
  #done = 0;
  #wasRead = false;

  constructor(
    private readonly client: Client,
    private readonly subjects: Iterable<VerifySubject> | AsyncIterable<VerifySubject>,
    private readonly options: VerifyOptions,
  ) {}

  /** The last change that counted; keep it with what was decided. There after the first chunk. */
  get sequence(): string | undefined {
    return this.#first?.sequence;
  }

  /** The moment that was judged. There after the first chunk. */
  get at(): string | undefined {
    return this.#first?.at;
  }

  /** The day in China of that moment. There after the first chunk. */
  get day(): string | undefined {
    return this.#first?.day;
  }

  /** The counts of the chunks so far. */
  get counts(): VerificationCounts {
    return { ...this.#counts };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<VerifiedSubject, void, undefined> {
    if (this.#wasRead) throw new TypeError('a verification is read once');
    this.#wasRead = true;
    const concurrency = Math.max(1, this.options.concurrency ?? 2);
    const chunks = chunksOf(this.subjects, await this.#chunkSize());
    const controller = new AbortController();
    const signal = this.options.signal ? AbortSignal.any([this.options.signal, controller.signal]) : controller.signal;
    const running: Promise<Answer[]>[] = [];
    try {
      let exhausted = false;
      while (!exhausted || running.length > 0) {
        while (!exhausted && running.length < concurrency) {
          const next = await chunks.next();
          if (next.done) {
            exhausted = true;
            break;
          }
          const answer = this.#verifyChunk(next.value, signal);
          // It is looked at in its turn.
          answer.catch(() => undefined);
          running.push(answer);
          // The others are judged where the first one was.
          if (this.#first === undefined) await answer;
        }
        const answers = await running.shift();
        for (const answer of answers ?? []) yield* this.#take(answer);
      }
    } finally {
      controller.abort();
    }
  }

  /** All of it, in memory. */
  async result(): Promise<VerificationResult> {
    const subjects = [];
    for await (const subject of this) subjects.push(subject);
    // Without any subject it still has a point.
    const { sequence, at, day } = this.#first ?? (await this.#ask([], this.options.asOf, this.options.signal));
    return { sequence, at, day, counts: this.counts, subjects };
  }

  *#take(answer: Answer): Generator<VerifiedSubject, void, undefined> {
    for (const [name, count] of Object.entries(answer.counts)) this.#counts[name as keyof VerificationCounts] += count;
    const before = this.#done;
    this.#done += answer.subjects.length;
    this.options.onProgress?.(this.#done);
    for (const subject of answer.subjects) yield { ...subject, index: before + subject.index };
  }

  /** Verifies a chunk; in parts when it, or its answer, is larger than the gateway handles. */
  async #verifyChunk(subjects: readonly VerifySubject[], signal: AbortSignal): Promise<Answer[]> {
    try {
      return [await this.#atOnePoint(subjects, signal)];
    } catch (error) {
      const isTooLarge =
        error instanceof ApiError && (error.code === 'QUERY_TOO_LARGE' || error.code === 'QUERY_TOO_COMPLEX');
      if (!isTooLarge || subjects.length < 2) throw error;
      const half = Math.ceil(subjects.length / 2);
      const left = await this.#verifyChunk(subjects.slice(0, half), signal);
      return [...left, ...(await this.#verifyChunk(subjects.slice(half), signal))];
    }
  }

  async #atOnePoint(subjects: readonly VerifySubject[], signal: AbortSignal): Promise<Answer> {
    const first = this.#first;
    if (first === undefined) return (this.#first = await this.#ask(subjects, this.options.asOf, signal));
    if (this.options.asOf !== undefined) return this.#ask(subjects, this.options.asOf, signal);
    // The same moment has the same day. It has the same changes unless one was being committed just then.
    try {
      const answer = await this.#ask(subjects, { at: first.at }, signal);
      if (answer.sequence === first.sequence) return answer;
    } catch (error) {
      // The clock of another replica may be behind, where the moment is still to come.
      if (!(error instanceof ApiError && error.code === 'BAD_USER_INPUT')) throw error;
    }
    return this.#ask(subjects, { sequence: first.sequence }, signal);
  }

  async #ask(subjects: readonly VerifySubject[], asOf: AsOf | undefined, signal?: AbortSignal): Promise<Answer> {
    const { lists, authorities } = this.options;
    const variables = {
      subjects: [...subjects],
      lists: lists === undefined ? null : [...lists],
      authorities: authorities === undefined ? null : [...authorities],
      asOf: asOf ?? null,
    };
    const { verify } = await this.client.query(VerifyDocument, variables, { signal, retry: RETRY, timeoutMs: 60_000 });
    return verify;
  }

  async #chunkSize(): Promise<number> {
    if (this.options.chunkSize !== undefined) return Math.max(1, this.options.chunkSize);
    const { tier } = await this.client.viewer({ signal: this.options.signal });
    return Math.max(1, Math.min(CHUNK_MAX, tier.limits.queryCostMax - CALL_COST));
  }
}

async function* chunksOf<T>(items: Iterable<T> | AsyncIterable<T>, size: number): AsyncGenerator<T[], void, undefined> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
