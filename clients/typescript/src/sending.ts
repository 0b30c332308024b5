import type { Call, RequestOptions, Transport } from './transport/transport.js';

/** A file to send: CSV or XLSX. In Node.js `openFile` of `mingjing/files` makes one of a path or of a stream. */
export interface FileToSend {
  /** A blob of a file on a disk is sent piece by piece, and is never in memory as a whole. */
  readonly content: Uint8Array | Blob;
  readonly fileName?: string | undefined;
}

/** How a file is sent. */
export interface SendOptions extends RequestOptions {
  /** How long one attempt may take; ten minutes when nothing is said. */
  readonly timeoutMs?: number | undefined;
}

/** A large file is sent and looked at as a whole before the answer. */
const TIMEOUT_MS = 600_000;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Sends a file, again until it is taken: with the same key, or where a second time has no second effect. */
export async function sendFile<T>(
  transport: Transport,
  { content, fileName = '' }: FileToSend,
  to: { readonly method: 'POST' | 'PUT'; readonly path: string; readonly idempotencyKey?: string },
  options: SendOptions & Pick<Call, 'passes'>,
): Promise<T> {
  const { method, path, idempotencyKey } = to;
  const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const headers: Record<string, string> = {
    // What it is, the gateway sees from its bytes.
    'content-type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
  const call = {
    timeoutMs: TIMEOUT_MS,
    ...options,
    method,
    path,
    headers,
    body: content,
    repeatable: true,
    countsWaits: true,
  } as const;
  return transport.send(call, async (answer) => (await answer.json()) as T);
}
