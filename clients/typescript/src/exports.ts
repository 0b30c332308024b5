import { ApiError, SnapshotError } from './errors.js';
import type { DisclosureKind, ExportCompression, ExportFilter, ExportFormat } from './generated/types.js';
import type { RequestOptions, Transport } from './transport/transport.js';
import { waitUntilOver } from './waiting.js';

/** What an export is to be. */
export interface ExportRequest {
  /** Records of these kinds; of all when nothing is said. */
  readonly kinds?: readonly DisclosureKind[] | undefined;
  /** `NDJSON` when nothing is said. */
  readonly format?: ExportFormat | undefined;
  /** `ZSTD` when nothing is said; Parquet is compressed inside. */
  readonly compression?: ExportCompression | undefined;
  readonly filter?: ExportFilter | undefined;
  /** A sequence number: a delta, which has what changed after it. */
  readonly since?: string | number | bigint | undefined;
  /** Whether CSV begins with a byte order mark, for spreadsheets. */
  readonly bom?: boolean | undefined;
  /** Your name for it; a random one when nothing is said. Asked for again by this name, it is the same export. */
  readonly idempotencyKey?: string | undefined;
}

/** An export, as the gateway tells it. */
export interface Export {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'ready' | 'failed' | 'expired' | 'cancelled' | (string & {});
  /** The change as of which it is. */
  readonly sequence: string;
  /** Of a delta, the change after which it begins. */
  readonly since?: string | null;
  readonly compression: string;
  readonly failure?: string | null;
  /** Whether it has the fields that lead to persons. */
  readonly withContacts?: boolean;
  readonly progress?: { readonly rows: number; readonly of: number };
}

/** A file of an export. */
export interface ExportPart {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
}

/** What an export consists of. */
export interface ExportManifest {
  readonly id: string;
  readonly sequence: string;
  readonly since?: string | null;
  readonly format: string;
  readonly compression: string;
  /** Its files, in the order in which they are to be read. */
  readonly parts: readonly ExportPart[];
}

/** How an export is waited for. */
export interface ExportWaitOptions extends RequestOptions {
  /** How long; an hour when nothing is said. */
  readonly withinMs?: number | undefined;
  /** Told of it as often as it is asked for. */
  readonly onWait?: ((current: Export) => void) | undefined;
}

/** Exports: snapshots and deltas as files. `mingjing/pull` downloads them. */
export class Exports {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Asks for an export. */
  request(wanted: ExportRequest = {}, options: RequestOptions = {}): Promise<Export> {
    const { format = 'NDJSON', since, idempotencyKey = crypto.randomUUID(), ...rest } = wanted;
    const body = JSON.stringify({
      ...rest,
      format,
      idempotencyKey,
      ...(since === undefined ? {} : { since: String(since) }),
    });
    const headers = { 'content-type': 'application/json' };
    const call = { ...options, method: 'POST', path: '/v1/exports', headers, body, repeatable: true } as const;
    return this.#transport.send(call, async (answer) => (await answer.json()) as Export);
  }

  /** The newest snapshot that the gateway made by itself; nothing where there is none yet, or none for you. */
  latest(format: 'NDJSON' | 'PARQUET' = 'NDJSON', options: RequestOptions = {}): Promise<Export | undefined> {
    return this.#get(`/v1/snapshots/latest?format=${format.toLowerCase()}`, options);
  }

  /** How far an export is; nothing when there is no such one. */
  find(id: string, options: RequestOptions = {}): Promise<Export | undefined> {
    return this.#get(`/v1/exports/${encodeURIComponent(id)}`, options);
  }

  /** Waits until an export is ready. Rejects when it failed, was cancelled, has expired, or takes too long. */
  async wait(id: string, options: ExportWaitOptions = {}): Promise<Export> {
    const { onWait, withinMs = 3_600_000, ...request } = options;
    const stateOf = (current: Export) => current.state.toLowerCase();
    const isOver = (current: Export) => {
      const goesOn = stateOf(current) === 'queued' || stateOf(current) === 'running';
      if (goesOn) onWait?.(current);
      return !goesOn;
    };
    const late = () =>
      new SnapshotError('SNAPSHOT_FAILED', `the export ${id} was not ready within ${withinMs / 1000} s`);
    const path = `/v1/exports/${encodeURIComponent(id)}`;
    const wait = () => waitUntilOver(this.#transport, path, { isOver, late }, { ...request, withinMs });
    const current = await unlessRefused(REFUSED, wait);
    const state = current === undefined ? undefined : stateOf(current);
    if (current !== undefined && state === 'ready') return current;
    if (current !== undefined && state === 'failed') {
      throw new SnapshotError('SNAPSHOT_FAILED', `the export failed: ${current.failure ?? 'no reason is told'}`);
    }
    throw new SnapshotError('SNAPSHOT_GONE', `the export ${id} is not there any more${state ? `: ${state}` : ''}`);
  }

  /** What an export consists of; nothing when there is no such one, or it is not ready. */
  manifest(id: string, options: RequestOptions = {}): Promise<ExportManifest | undefined> {
    return this.#get(`/v1/exports/${encodeURIComponent(id)}/manifest`, options);
  }

  #get<T>(path: string, options: RequestOptions): Promise<T | undefined> {
    const call = { ...options, method: 'GET', path, repeatable: true } as const;
    return unlessRefused(REFUSED, () => this.#transport.send(call, async (answer) => (await answer.json()) as T));
  }
}

/** There is no such thing, or none for this caller. */
export const REFUSED: readonly number[] = [403, 404, 405, 410];

/** Nothing where the answer is one of these statuses. */
export async function unlessRefused<T>(
  statuses: readonly number[],
  get: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof ApiError && statuses.includes(error.status)) return undefined;
    throw error;
  }
}
