import { sendFile, type FileToSend, type SendOptions } from './sending.js';
import type { SubmittableKind } from './submit.js';
import type { RequestOptions, Transport } from './transport/transport.js';
import { waitUntilOver } from './waiting.js';

/** A spreadsheet to send. */
export interface UploadFile extends FileToSend {
  /** What kind its rows are of. */
  readonly kind: SubmittableKind;
  /** The client's own name for the file; a random one when nothing is said. */
  readonly idempotencyKey?: string | undefined;
  /** Whether only to say what would happen. */
  readonly dryRun?: boolean | undefined;
}

/** A spreadsheet that was sent, and how far it is. */
export interface Upload {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'pending' | 'done' | 'failed' | 'rejected' | (string & {});
  readonly kind: string;
  readonly dryRun: boolean;
  readonly fileName: string | null;
  readonly idempotencyKey: string;
  readonly sha256: string;
  /** Why the file could not be read to its end. */
  readonly failure: string | null;
  readonly progress: { readonly bytes: number; readonly bytesRead: number; readonly rows: number };
  readonly counts: { readonly created: number; readonly unchanged: number; readonly refused: number };
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly links: { readonly self: string; readonly errors: string | null; readonly rows: string | null };
}

/** How an upload is waited for. */
export interface WaitOptions extends RequestOptions {
  readonly onProgress?: ((upload: Upload) => void) | undefined;
  /** How often it is asked for; every second when nothing is said. */
  readonly everyMs?: number | undefined;
}

const GOES_ON = new Set(['queued', 'running']);

/** Spreadsheets: sent, waited for, and the file of refused rows. */
export class Uploads {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Sends a spreadsheet, again with the same key until it is there. Its rows are dealt with afterwards. */
  send(file: UploadFile, options: SendOptions = {}): Promise<Upload> {
    const query = new URLSearchParams({ kind: file.kind.toLowerCase() });
    if (file.dryRun !== undefined) query.set('dryRun', String(file.dryRun));
    if (file.fileName !== undefined) query.set('fileName', file.fileName);
    const path = `/v1/uploads?${query.toString()}`;
    const to = { method: 'POST', path, idempotencyKey: file.idempotencyKey ?? crypto.randomUUID() } as const;
    return sendFile(this.#transport, file, to, options);
  }

  /** How far it is. */
  get(id: string, options: RequestOptions = {}): Promise<Upload> {
    return this.#transport.send({ ...options, method: 'GET', path: pathOf(id), repeatable: true }, uploadOf);
  }

  /** Waits until its rows were dealt with, or it waits for a review. */
  async wait(id: string, options: WaitOptions = {}): Promise<Upload> {
    const { onProgress, everyMs = 1_000, ...request } = options;
    const isOver = (upload: Upload) => {
      onProgress?.(upload);
      return !GOES_ON.has(upload.state);
    };
    const late = () => new Error('unreachable: it is waited for as long as it takes');
    const pauses = { firstMs: everyMs, longestMs: everyMs };
    return waitUntilOver(this.#transport, pathOf(id), { isOver, late }, { ...request, ...pauses });
  }

  /** The refused rows in the form of the upload, each with what is wrong, to be corrected and sent again. */
  errors(id: string, options: RequestOptions = {}): Promise<Uint8Array> {
    const call = { ...options, method: 'GET', path: `${pathOf(id)}/errors`, repeatable: true } as const;
    return this.#transport.send(call, async (response) => new Uint8Array(await response.arrayBuffer()));
  }
}

function pathOf(id: string): string {
  return `/v1/uploads/${encodeURIComponent(id)}`;
}

async function uploadOf(response: Response): Promise<Upload> {
  return (await response.json()) as Upload;
}
