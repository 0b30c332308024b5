import { secondsOf } from './transport/answers.js';
import type { RequestOptions, Transport } from './transport/transport.js';

/** How what the gateway does in the background is waited for. */
export interface WaitingOptions extends RequestOptions {
  /** How long; for ever when nothing is said. */
  readonly withinMs?: number | undefined;
  /** The first pause; a second when nothing is said. Each further one is half as long again, */
  readonly firstMs?: number | undefined;
  /** but not longer than this, unless the gateway asks for it; 10 s when nothing is said. */
  readonly longestMs?: number | undefined;
}

/** Looks at something after growing pauses, never before `Retry-After`, until it is over. Ends with the signal. */
export async function waitUntilOver<T>(
  transport: Transport,
  path: string,
  steps: {
    /** Told of it as often as it is looked at. Whether nothing more happens to it. */
    readonly isOver: (job: T) => boolean;
    /** What is thrown when it is not over in time. */
    readonly late: (job: T) => Error;
  },
  options: WaitingOptions,
): Promise<T> {
  const { withinMs = Infinity, firstMs = 1_000, longestMs = 10_000, ...request } = options;
  const { runtime } = transport;
  const until = runtime.now() + withinMs;
  const call = { ...request, method: 'GET', path, repeatable: true } as const;
  for (let pause = firstMs; ; pause = Math.min(pause * 1.5, longestMs)) {
    const { job, asked } = await transport.send(call, async (answer) => ({
      job: (await answer.json()) as T,
      asked: (secondsOf(answer.headers.get('retry-after')) ?? 0) * 1_000,
    }));
    if (steps.isOver(job)) return job;
    const left = until - runtime.now();
    if (left <= 0 || asked > left) throw steps.late(job);
    await runtime.sleep(Math.min(Math.max(pause, asked), left), request.signal);
  }
}
