import { JobError } from './errors.js';
import { unlessRefused } from './exports.js';
import type { AsOf, DisclosureKind } from './generated/types.js';
import { sendFile, type FileToSend, type SendOptions } from './sending.js';
import type { RequestOptions, Transport } from './transport/transport.js';
import { waitUntilOver } from './waiting.js';

/** What is asked about the subjects of a file. */
export interface VerificationRequest extends SendOptions {
  /** The lists that count; those of abnormal operations and of serious violations when nothing is said. */
  readonly lists?: readonly DisclosureKind[] | undefined;
  /** Only entries of these authorities. */
  readonly authorities?: readonly string[] | undefined;
  /** As of when; as of when the file is there when nothing is said. */
  readonly asOf?: AsOf | undefined;
  /** How the result is written; `NDJSON` when nothing is said. */
  readonly format?: 'CSV' | 'XLSX' | 'NDJSON' | undefined;
  /** Whether a result in CSV begins with a byte order mark, for spreadsheets. */
  readonly bom?: boolean | undefined;
  /**
   * Your name for the file; a random one when nothing is said. Sent again by this name, by another process too, it is the
   * same job.
   */
  readonly idempotencyKey?: string | undefined;
}

/** A file that is verified in the background, as the gateway tells it. */
export interface VerificationJob {
  /** Whoever has it may wait for it and fetch its result, in another process too. */
  readonly id: string;
  readonly state: 'queued' | 'running' | 'ready' | 'failed' | 'expired' | 'cancelled' | (string & {});
  readonly file: {
    readonly name: string | null;
    readonly format: string | null;
    readonly bytes: number;
    readonly sha256: string;
    /** The columns that were not read. */
    readonly ignoredColumns: readonly string[];
  };
  readonly lists: readonly string[];
  readonly authorities: readonly string[];
  readonly format: string;
  readonly bom: boolean;
  /** The last change that counts; keep it with what was decided. */
  readonly sequence: string;
  readonly at: string;
  /** The day in China on which entries count as in force or not. */
  readonly day: string;
  /** How many rows are done, and of how many; of 0 until that is known. */
  readonly progress: { readonly rows: number; readonly of: number };
  readonly counts: {
    readonly found: number;
    readonly notFound: number;
    readonly ambiguous: number;
    readonly invalid: number;
    readonly listed: number;
  };
  readonly verdicts: readonly {
    readonly list: string;
    readonly listed: number;
    readonly formerlyListed: number;
    readonly clear: number;
  }[];
  /** Why it failed, and what would be right. */
  readonly failure: string | null;
  readonly result: { readonly bytes: number; readonly sha256: string } | null;
  readonly idempotencyKey: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Until when its result is kept. */
  readonly expiresAt: string | null;
  readonly links: { readonly self: string; readonly result: string | null };
}

/** How a verification of a file is waited for. */
export interface VerificationWaitOptions extends RequestOptions {
  /** How long; an hour when nothing is said. It goes on at the gateway, and may be waited for again. */
  readonly withinMs?: number | undefined;
  /** Told of it as often as it is looked at. */
  readonly onProgress?: ((job: VerificationJob) => void) | undefined;
}

/** Verifications of files of up to a million subjects. `mingjing/files` reads them from a disk, and keeps their results. */
export class Verifications {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends a file, again with the same key until it is there. It is verified afterwards. */
  send(file: FileToSend, request: VerificationRequest = {}): Promise<VerificationJob> {
    const { lists, authorities, asOf, format = 'NDJSON', bom, idempotencyKey, ...options } = request;
    const query = new URLSearchParams({ format: format.toLowerCase() });
    if (lists !== undefined) query.set('lists', lists.join());
    for (const name of authorities ?? []) query.append('authorities', name);
    const point = asOf?.sequence ?? asOf?.at;
    if (point !== undefined && point !== null) query.set('asOf', point);
    if (bom === true) query.set('bom', 'true');
    if (file.fileName !== undefined) query.set('fileName', file.fileName);
    const path = `/v1/verifications?${query.toString()}`;
    const to = { method: 'POST', path, idempotencyKey: idempotencyKey ?? crypto.randomUUID() } as const;
    return sendFile(this.#transport, file, to, options);
  }

  /** How far it is; nothing when there is no such one. */
  find(id: string, options: RequestOptions = {}): Promise<VerificationJob | undefined> {
    const call = { ...options, method: 'GET', path: pathOf(id), repeatable: true } as const;
    return unlessRefused([404], () => this.#transport.send(call, jobOf));
  }

  /**
   * Waits until its result is there. Rejects with a `JobError` when it came to nothing, or is not over in time. A signal ends
   * the waiting, not the job: wait for it again by its id.
   */
  async wait(id: string, options: VerificationWaitOptions = {}): Promise<VerificationJob> {
    const { onProgress, withinMs = 3_600_000, ...request } = options;
    const isOver = (job: VerificationJob) => {
      onProgress?.(job);
      return job.state !== 'queued' && job.state !== 'running';
    };
    const late = (job: VerificationJob) =>
      new JobError('JOB_TIMEOUT', `the verification ${id} was not over within ${withinMs / 1000} s; wait again`, job);
    const wait = () => waitUntilOver(this.#transport, pathOf(id), { isOver, late }, { ...request, withinMs });
    return readyOf(id, await unlessRefused([404], wait));
  }

  /** Takes it back: nothing more is done, and what is kept of it is removed. */
  cancel(id: string, options: RequestOptions = {}): Promise<VerificationJob> {
    const call = { ...options, method: 'DELETE', path: pathOf(id), repeatable: true } as const;
    return this.#transport.send(call, jobOf);
  }
}

/** The job, if it has a result. */
export function readyOf(id: string, job: VerificationJob | undefined): VerificationJob & Ready {
  if (job === undefined) {
    throw new JobError('JOB_GONE', `the verification ${id} is not kept any more, or another client's`);
  }
  const { state, failure, result, links } = job;
  if (state === 'ready' && result !== null && links.result !== null) return job as VerificationJob & Ready;
  if (state === 'queued' || state === 'running') {
    throw new JobError('JOB_TIMEOUT', `the verification ${id} is ${state}: wait for it first`, job);
  }
  const code = state === 'failed' ? 'JOB_FAILED' : 'JOB_GONE';
  throw new JobError(code, `the verification ${id} is ${state}: ${failure ?? 'no reason is told'}`, job);
}

type Ready = { readonly result: object; readonly links: { readonly result: string } };

function pathOf(id: string): string {
  return `/v1/verifications/${encodeURIComponent(id)}`;
}

async function jobOf(answer: Response): Promise<VerificationJob> {
  return (await answer.json()) as VerificationJob;
}
