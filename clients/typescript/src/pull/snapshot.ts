import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline as pipe, type Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import type { Client } from '../client.js';
import { ApiError, NetworkError, SnapshotError } from '../errors.js';
import { linesOf } from '../lines.js';
import { Backoff, isPassing } from '../transport/retry.js';
import type { Opened, RequestOptions } from '../transport/transport.js';
import type { CopiedRecord } from './sink.js';

/** A file of a snapshot. */
export interface SnapshotPart {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
}

/** What a snapshot consists of. */
export interface SnapshotManifest {
  readonly id: string;
  readonly compression: string;
  readonly parts: readonly SnapshotPart[];
}

/** An export as `/v1/exports` tells it. */
export interface Export {
  readonly id: string;
  readonly state: string;
  /** The last change that is in it. */
  readonly sequence: string;
  readonly compression: string;
  readonly failure?: string | null;
  /** Whether it has the fields that lead to persons. */
  readonly withContacts?: boolean;
}

/** Whether this Node.js reads zstd by itself (22.15 and later). */
const READS_ZSTD = 'createZstdDecompress' in zlib;
/** How long an export is waited for. */
const EXPORT_WAIT_MS = 3_600_000;
/** How often a download is taken up again without having got further. */
const BREAKS_MAX = 8;

/**
 * The export that a new copy begins with: the newest snapshot that the gateway made by itself, or else one that is asked
 * for. Nothing when the gateway has none for this caller.
 */
export async function findExport(
  client: Client,
  kinds: readonly string[] | null,
  options: RequestOptions,
): Promise<Export | undefined> {
  const path = '/v1/snapshots/latest?format=ndjson';
  const latest = await unlessRefused(REFUSED, () => getJson<Export>(client, path, options));
  const suits = latest !== undefined && (await isReadable(latest)) && (await isComplete(client, latest, options));
  return suits ? latest : requestExport(client, kinds, options);
}

/** Whether its compression is one that is known here. */
async function isReadable({ compression }: Export): Promise<boolean> {
  return compression.toLowerCase() !== 'zstd' || READS_ZSTD || (await loadFzstd()) !== undefined;
}

/** Whether it has all fields that the feed has for this caller. */
async function isComplete(client: Client, { withContacts }: Export, options: RequestOptions): Promise<boolean> {
  if (withContacts !== false) return true;
  const { scopes } = await client.viewer(options);
  return !scopes.some(({ code }) => code === 'person:read');
}

async function requestExport(
  client: Client,
  kinds: readonly string[] | null,
  options: RequestOptions,
): Promise<Export | undefined> {
  const body = JSON.stringify({
    format: 'NDJSON',
    compression: READS_ZSTD ? 'ZSTD' : 'GZIP',
    ...(kinds === null ? {} : { kinds }),
    idempotencyKey: crypto.randomUUID(),
  });
  const headers = { 'content-type': 'application/json' };
  const call = { ...options, method: 'POST', path: '/v1/exports', headers, body, repeatable: true } as const;
  // Where the exports of the day are used up, the feed has everything too.
  return unlessRefused([...REFUSED, 429], () =>
    client.transport.send(call, async (answer) => (await answer.json()) as Export),
  );
}

/** What an export consists of, once it is made; nothing when it is there no longer. */
export async function awaitManifest(
  client: Client,
  id: string,
  options: RequestOptions & { readonly onWait?: () => void },
): Promise<SnapshotManifest | undefined> {
  const { runtime } = client.transport;
  const { onWait, ...request } = options;
  const path = `/v1/exports/${encodeURIComponent(id)}`;
  const began = runtime.now();
  const backoff = new Backoff(runtime, { baseDelayMs: 1_000, maxDelayMs: 10_000 });
  for (;;) {
    const current = await unlessRefused(REFUSED, () => getJson<Export>(client, path, request));
    const state = current?.state.toLowerCase();
    if (state === 'ready') {
      return await unlessRefused(REFUSED, () => getJson<SnapshotManifest>(client, `${path}/manifest`, request));
    }
    if (state === 'failed') {
      throw new SnapshotError('SNAPSHOT_FAILED', `the export failed: ${current?.failure ?? 'nobody knows why'}`);
    }
    // Expired or cancelled, or a state to come.
    if (state !== 'queued' && state !== 'running') return undefined;
    if (runtime.now() - began > EXPORT_WAIT_MS) {
      throw new SnapshotError('SNAPSHOT_FAILED', 'the export takes longer than an hour');
    }
    onWait?.();
    await runtime.sleep(backoff.next(), request.signal);
  }
}

/**
 * The rows of a part. It is downloaded as a whole first, and nothing of it is used unless its SHA-256 is right. A download
 * that broke off, in this process or in one that was killed, goes on where it was.
 */
export async function* readPart(
  client: Client,
  manifest: SnapshotManifest,
  part: SnapshotPart,
  folder: string,
  options: RequestOptions,
): AsyncGenerator<CopiedRecord, void, undefined> {
  const file = await download(client, manifest, part, folder, options);
  let rows = 0;
  try {
    for await (const line of linesOf(decoded(file, manifest.compression))) {
      if (line === '') continue;
      rows += 1;
      yield JSON.parse(line) as CopiedRecord;
    }
  } finally {
    await rm(file, { force: true });
  }
  if (rows !== part.rows) throw damaged(part, `it has ${rows} rows where the manifest says ${part.rows}`);
}

async function download(
  client: Client,
  manifest: SnapshotManifest,
  part: SnapshotPart,
  folder: string,
  options: RequestOptions,
): Promise<string> {
  // Whatever else it is would be put behind the gateway's address, and sent the key.
  if (!part.path.startsWith('/')) throw damaged(part, 'its path is none of the gateway');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, fileNameOf(manifest, part));
  const partial = `${file}.partial`;
  for (let attempt = 1; ; attempt += 1) {
    await fetchRest(client, part, partial, options);
    const hash = createHash('sha256');
    await pipeline(createReadStream(partial), hash);
    if (hash.digest('hex') === part.sha256.toLowerCase()) break;
    await rm(partial, { force: true });
    // What a process that was killed left may be a piece that was never written.
    if (attempt === 2) throw damaged(part, 'its SHA-256 is not that of the manifest');
  }
  await rename(partial, file);
  return file;
}

/** Downloads what is missing of a part. */
async function fetchRest(client: Client, part: SnapshotPart, file: string, options: RequestOptions): Promise<void> {
  const { transport } = client;
  const backoff = new Backoff(transport.runtime);
  for (let breaks = 0; ;) {
    const have = await sizeOf(file);
    if (have === part.bytes) {
      if (part.bytes === 0) await writeFile(file, '');
      return;
    }
    if (have > part.bytes) {
      await rm(file, { force: true });
      continue;
    }
    try {
      await fetchFrom(client, part, file, have, options);
    } catch (error) {
      if (!isPassing(error)) throw error;
      breaks = (await sizeOf(file)) > have ? 0 : breaks + 1;
      if (breaks === 0) backoff.reset();
      if (breaks >= BREAKS_MAX) throw error;
      await transport.runtime.sleep(backoff.next(), options.signal);
    }
  }
}

async function fetchFrom(
  client: Client,
  part: SnapshotPart,
  file: string,
  have: number,
  options: RequestOptions,
): Promise<void> {
  const opened = await client.transport.open({
    ...options,
    method: 'GET',
    path: part.path,
    // The part is compressed as it is; what a proxy would compress again has no ranges.
    headers: { 'accept-encoding': 'identity', ...(have > 0 ? { range: `bytes=${have}-` } : {}) },
    repeatable: true,
  });
  const isRest = opened.response.status === 206;
  const target = await openFile(file, have > 0 && isRest ? 'a' : 'w');
  try {
    for await (const piece of piecesOf(opened, part, options.signal)) await target.appendFile(piece);
  } finally {
    opened.abort();
    await target.close();
  }
  const size = await sizeOf(file);
  if (size < part.bytes) throw new NetworkError('NETWORK', `the download of ${part.name} ended early`);
  if (size > part.bytes) {
    await rm(file, { force: true });
    throw damaged(part, 'it is longer than the manifest says');
  }
}

async function* piecesOf(
  opened: Opened,
  part: SnapshotPart,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = opened.response.body?.getReader();
  while (reader !== undefined) {
    let piece;
    try {
      piece = await withoutSilence(reader.read());
    } catch (error) {
      signal?.throwIfAborted();
      throw new NetworkError('NETWORK', `the download of ${part.name} broke off`, { cause: error });
    }
    if (piece.done) return;
    yield piece.value;
  }
}

/** A download that says nothing for so long is taken up anew. */
const SILENCE_MS = 60_000;

async function withoutSilence<T>(waited: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the download is silent')), SILENCE_MS);
  });
  try {
    return await Promise.race([waited, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function decoded(file: string, compression: string): AsyncIterable<Uint8Array> {
  const raw = createReadStream(file);
  switch (compression.toUpperCase()) {
    case 'NONE':
      return raw;
    case 'GZIP':
      return joined(raw, zlib.createGunzip());
    case 'ZSTD':
      return READS_ZSTD ? joined(raw, (zlib as ZlibWithZstd).createZstdDecompress()) : zstd(raw);
    default:
      throw new SnapshotError(
        'SNAPSHOT_UNREADABLE',
        `the snapshot is compressed by ${compression}, which is unknown here`,
      );
  }
}

type ZlibWithZstd = typeof zlib & { createZstdDecompress(): Transform };

/** Both end together, whichever fails or is left before its end; the reader is told. */
function joined(raw: Readable, decoder: Transform): Transform {
  return pipe(raw, decoder, () => undefined);
}

interface Fzstd {
  readonly Decompress: new (ondata: (chunk: Uint8Array, final?: boolean) => void) => {
    push(chunk: Uint8Array, final?: boolean): void;
  };
}

/** Zstd by the package `fzstd`, where Node.js has none. */
async function* zstd(raw: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  const found = await loadFzstd();
  if (found === undefined) {
    throw new SnapshotError(
      'SNAPSHOT_UNREADABLE',
      'the snapshot is compressed by zstd: use Node.js 22.15 or later, or install the package fzstd',
    );
  }
  let pieces: Uint8Array[] = [];
  const stream = new found.Decompress((piece) => pieces.push(piece));
  for await (const chunk of raw) {
    stream.push(chunk as Uint8Array);
    yield* pieces;
    pieces = [];
  }
  stream.push(new Uint8Array(), true);
  yield* pieces;
}

async function loadFzstd(): Promise<Fzstd | undefined> {
  const name = 'fzstd';
  return (import(name) as Promise<Fzstd>).catch(() => undefined);
}

function getJson<T>(client: Client, path: string, options: RequestOptions): Promise<T> {
  return client.transport.send({ ...options, method: 'GET', path, repeatable: true }, async (answer) => {
    return (await answer.json()) as T;
  });
}

/** There is no such thing, or none for this caller. */
const REFUSED: readonly number[] = [403, 404, 405, 410];

/** Nothing where the answer is one of these statuses. */
async function unlessRefused<T>(statuses: readonly number[], get: () => Promise<T>): Promise<T | undefined> {
  try {
    return await get();
  } catch (error) {
    if (error instanceof ApiError && statuses.includes(error.status)) return undefined;
    throw error;
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Names of the manifest are not trusted to stay in the folder. */
function fileNameOf(manifest: SnapshotManifest, part: SnapshotPart): string {
  return `${manifest.id}-${part.name}`.replaceAll(/[^\w.-]/g, '_');
}

function damaged(part: SnapshotPart, why: string): SnapshotError {
  return new SnapshotError('SNAPSHOT_DAMAGED', `the part ${part.name} is damaged: ${why}`);
}
