import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import zlib from 'node:zlib';
import type { Batch, CopiedRecord, Cursor, Sink } from '../../src/pull/index.js';
import { FakeGateway, data, type Answer, type Seen } from './fake.js';
import { change, lines } from './feed.js';

const folders: string[] = [];

export async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(os.tmpdir(), 'mingjing-pull-'));
  folders.push(made);
  return made;
}

after(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

/** A sink in memory; `dies` says when an apply is lost with its process, before or after it was kept. */
export class MemorySink implements Sink {
  readonly records = new Map<string, CopiedRecord>();
  readonly batches: Batch[] = [];
  kept: Cursor | undefined;
  dies: (apply: number) => 'before' | 'after' | undefined = () => undefined;

  cursor(): Promise<Cursor | undefined> {
    return Promise.resolve(this.kept);
  }

  apply(batch: Batch): Promise<void> {
    const death = this.dies(this.batches.length);
    this.batches.push(batch);
    if (death === 'before') return Promise.reject(new Error('killed'));
    if (batch.clear) this.records.clear();
    for (const item of batch.changes) {
      if (item.type === 'remove') {
        this.records.delete(item.recordId);
        continue;
      }
      const former = this.records.get(item.record.recordId);
      assert.ok(former === undefined || BigInt(item.record.sequence) > BigInt(former.sequence), 'a change comes once');
      this.records.set(item.record.recordId, { ...item.record, publisher: former?.publisher ?? item.record.publisher });
    }
    this.kept = batch.cursor;
    return death === 'after' ? Promise.reject(new Error('killed')) : Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export function row(kind: string, sequence: number): CopiedRecord {
  const { enterprise, by, at } = change(sequence);
  const content = { title: `t${sequence}` };
  const updatedAt = at;
  return {
    kind,
    recordId: `r${sequence}`,
    revision: 1,
    sequence: String(sequence),
    updatedAt,
    publisher: by,
    enterprise,
    underObjection: false,
    content,
  };
}

export interface Part {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
  readonly file: Buffer;
}

export function part(kind: string, number: number, rows: readonly CopiedRecord[]): Part {
  const file = zlib.gzipSync(rows.map((it) => `${JSON.stringify(it)}\n`).join(''));
  const name = `${kind.toLowerCase()}-000${number}.ndjson.gz`;
  const sha256 = createHash('sha256').update(file).digest('hex');
  return { name, kind, rows: rows.length, bytes: file.length, sha256, path: `/v1/exports/x1/parts/${name}`, file };
}

export const PARTS = [
  part(
    'HONOUR',
    1,
    [1, 2, 3, 4, 5].map((it) => row('HONOUR', it)),
  ),
  part(
    'HONOUR',
    2,
    [6, 7].map((it) => row('HONOUR', it)),
  ),
  part(
    'PENALTY',
    1,
    [8, 9, 10].map((it) => row('PENALTY', it)),
  ),
];

export const READY = { id: 'x1', state: 'ready', sequence: '10', compression: 'gzip', withContacts: false };

/** A gateway with a snapshot up to change 10 and a feed of so many changes; `more` answers before it does. */
export function gatewayWith(
  head: number,
  more: (seen: Seen) => Answer | undefined = () => undefined,
  changes = (it: number) => change(it, it >= 8 && it <= 10 ? { kind: 'PENALTY' } : {}),
) {
  return FakeGateway.with((seen) => {
    const special = more(seen);
    if (special !== undefined) return special;
    if (seen.url === '/graphql') return data({ viewer: { scopes: [{ code: 'export:read' }] } });
    const { pathname, searchParams } = new URL(seen.url, 'http://x');
    if (pathname === '/v1/snapshots/latest') return { body: READY };
    if (pathname === '/v1/exports/x1') return { body: READY };
    if (pathname === '/v1/exports/x1/manifest') {
      const parts = PARTS.map((it) => ({ ...it, file: undefined }));
      return { body: { id: 'x1', sequence: '10', format: 'NDJSON', compression: 'gzip', parts } };
    }
    const found = PARTS.find((it) => it.path === pathname);
    if (found !== undefined) return send(found.file);
    if (pathname !== '/v1/changes') return { status: 404, body: 'not found; the API is at /graphql' };
    const begin = Number(searchParams.get('after'));
    if (begin > head)
      return { status: 400, body: { error: { code: 'BAD_USER_INPUT', field: 'after', message: 'goes up to' } } };
    const wanted = searchParams.get('kind')?.toUpperCase().split(',');
    const all = Array.from({ length: head - begin }, (_, index) => changes(begin + index + 1));
    return lines(...all.filter(({ kind }) => wanted?.includes(kind) ?? true), {
      upTo: String(head),
      head: String(head),
    });
  });
}

/** Sends a file, or the range of it that is asked for; breaks off after so many bytes. */
export function send(file: Buffer, breakAfter = Infinity): Answer {
  return (response: ServerResponse, seen: Seen) => {
    const start = Number(/^bytes=(\d+)-$/.exec(seen.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': String(file.length - start) });
    const piece = file.subarray(start, start + breakAfter);
    if (start + piece.length === file.length) response.end(piece);
    else response.write(piece, () => setTimeout(() => response.destroy(), 10));
  };
}

export function paths(gateway: FakeGateway): string[] {
  return gateway.seen.map(({ url }) => url.split('?')[0] ?? '');
}

export const ids = (sink: MemorySink) => [...sink.records.keys()].sort();
