import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open as openFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Client } from '../client.js';
import { NetworkError, SnapshotError } from '../errors.js';
import { Backoff, isPassing } from '../transport/retry.js';
import type { Opened, RequestOptions } from '../transport/transport.js';

/** How often a download is taken up again without having got further. */
const BREAKS_MAX = 8;

/** A file that the gateway keeps: a part of an export, the result of a verification. */
export interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
}

/** How an export is downloaded. */
export interface DownloadOptions extends RequestOptions {
  /** Only the files of these kinds. */
  readonly kinds?: readonly string[] | undefined;
}

/**
 * Downloads the files of an export that is ready into a folder, and checks each by its SHA-256. Called again, it goes on
 * where it was.
 */
export async function downloadExport(
  client: Client,
  id: string,
  folder: string,
  options: DownloadOptions = {},
): Promise<string[]> {
  const { kinds, ...request } = options;
  const manifest = await client.exports.manifest(id, request);
  if (manifest === undefined) {
    throw new SnapshotError('SNAPSHOT_GONE', `the export ${id} is not kept any more, or not ready yet`);
  }
  const files: string[] = [];
  for (const part of manifest.parts) {
    if (kinds !== undefined && !kinds.includes(part.kind)) continue;
    // Names of the manifest are not trusted to stay in the folder.
    if (!/^\w[\w.-]*$/.test(part.name)) throw damaged(part, 'its name is none of a file');
    files.push(await downloadFile(client, part, folder, part.name, request));
  }
  return files;
}

/**
 * A file of the gateway's, downloaded and checked. A download that broke off, in this process or in one that was killed, goes on
 * where it was.
 */
export async function downloadFile(
  client: Client,
  part: KeptFile,
  folder: string,
  name: string,
  options: RequestOptions,
): Promise<string> {
  // Whatever else it is would be put behind the gateway's address, and sent the key.
  if (!part.path.startsWith('/')) throw damaged(part, 'its path is none of the gateway');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, name);
  const partial = `${file}.partial`;
  if ((await sizeOf(file)) === part.bytes && (await isWhole(file, part))) return file;
  for (let attempt = 1; ; attempt += 1) {
    await fetchRest(client, part, partial, options);
    if (await isWhole(partial, part)) break;
    await rm(partial, { force: true });
    // What a process that was killed left may be a piece that was never written.
    if (attempt === 2) {
      throw damaged(
        part,
        'its SHA-256 is not the one that the gateway says, twice in a row. Something between here and the gateway changes files, or ' +
          "the gateway's file is damaged: tell its operator",
      );
    }
  }
  await rename(partial, file);
  return file;
}

async function isWhole(file: string, part: KeptFile): Promise<boolean> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
  return hash.digest('hex') === part.sha256.toLowerCase();
}

/** Downloads what is missing of a part. */
async function fetchRest(client: Client, part: KeptFile, file: string, options: RequestOptions): Promise<void> {
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
  part: KeptFile,
  file: string,
  have: number,
  options: RequestOptions,
): Promise<void> {
  const opened = await client.transport.open({
    ...options,
    method: 'GET',
    path: part.path,
    headers: {
      // It is compressed as it is; what a proxy would compress again has no ranges.
      'accept-encoding': 'identity',
      ...(have > 0 ? { range: `bytes=${have}-`, 'if-range': `"${part.sha256.toLowerCase()}"` } : {}),
    },
    repeatable: true,
  });
  const isRest = opened.response.status === 206;
  const target = await openFile(file, have > 0 && isRest ? 'a' : 'w');
  try {
    for await (const piece of piecesOf(opened, part, options.signal)) await target.appendFile(piece);
    // It gets its name only when it is on the disk: what is there by its name is whole, whatever happens to the machine.
    await target.sync();
  } finally {
    opened.abort();
    await target.close();
  }
  const size = await sizeOf(file);
  if (size < part.bytes) throw new NetworkError('NETWORK', `the download of ${part.name} ended early`);
  if (size > part.bytes) {
    await rm(file, { force: true });
    throw damaged(part, 'it is longer than the gateway says');
  }
}

async function* piecesOf(
  opened: Opened,
  part: KeptFile,
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

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

export function damaged(part: KeptFile, why: string): SnapshotError {
  return new SnapshotError('SNAPSHOT_DAMAGED', `${part.name} is damaged: ${why}`);
}
