import { createReadStream } from 'node:fs';
import { pipeline as pipe, type Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';
import { SnapshotError } from '../errors.js';
import { linesOf } from '../lines.js';
import type { CopiedRecord } from './sink.js';

/** A row of an export in lines of JSON. Of a delta, one that is deleted says that its record stands no longer. */
export type ExportRow =
  | (CopiedRecord & { deleted?: false })
  | { readonly kind: string; readonly recordId: string; readonly sequence: string; readonly deleted: true };

/** Whether this Node.js reads zstd by itself (22.15 and later). */
export const READS_ZSTD = 'createZstdDecompress' in zlib;

/** Whether a compression is one that is read here. */
export async function isReadable(compression: string): Promise<boolean> {
  return compression.toLowerCase() !== 'zstd' || READS_ZSTD || (await loadFzstd()) !== undefined;
}

/** The rows of a file of lines of JSON (`.ndjson`, `.ndjson.gz`, `.ndjson.zst`), as `downloadExport` left it. */
export function rowsOf(file: string): AsyncGenerator<ExportRow, void, undefined> {
  const suffix = /\.ndjson(\.gz|\.zst)?$/.exec(file);
  if (suffix === null) throw new TypeError(`${file} is no file of lines of JSON`);
  return readRows(file, { '.gz': 'GZIP', '.zst': 'ZSTD' }[suffix[1] ?? ''] ?? 'NONE');
}

/** The rows of a file that is packed so. */
export async function* readRows(file: string, compression: string): AsyncGenerator<ExportRow, void, undefined> {
  for await (const line of linesOf(decoded(file, compression))) {
    if (line !== '') yield JSON.parse(line) as ExportRow;
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
