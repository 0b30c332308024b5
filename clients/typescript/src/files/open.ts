import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { FileToSend } from '../sending.js';

/** A file that is open to be sent, as often as it takes. */
export interface OpenedFile extends FileToSend {
  readonly content: Blob;
  /** Removes what was kept of a stream; `await using` does it. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What can be sent: the path of a file, its bytes, or a stream of them. */
export type FileSource = string | URL | Uint8Array | Blob | AsyncIterable<Uint8Array>;

/**
 * Opens a file to send it: `client.uploads.send({ kind: 'HONOUR', ...(await openFile('honours.xlsx')) })`. What is on a disk is
 * read piece by piece while it is sent. A stream, which can be read only once, is kept in a temporary file for as long as it
 * may have to be sent again.
 */
export async function openFile(source: FileSource, fileName?: string): Promise<OpenedFile> {
  if (typeof source === 'string' || source instanceof URL) {
    const place = source instanceof URL ? fileURLToPath(source) : source;
    return opened(await openAsBlob(place), fileName ?? path.basename(place));
  }
  if (source instanceof Blob) return opened(source, fileName);
  if (source instanceof Uint8Array) return opened(new Blob([source]), fileName);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const kept = path.join(folder, 'file');
    await pipeline(Readable.from(source), createWriteStream(kept, { mode: 0o600 }));
    return opened(await openAsBlob(kept), fileName, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function opened(content: Blob, fileName: string | undefined, close = () => Promise.resolve()): OpenedFile {
  return { content, fileName, close, [Symbol.asyncDispose]: close };
}
