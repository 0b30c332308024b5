import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { MingjingError, type Change } from '../../src/index.js';
import {
  FileSink,
  SqliteSink,
  pull,
  type Batch,
  type CopiedRecord,
  type Cursor,
  type Sink,
} from '../../src/pull/index.js';
import { FakeGateway, data, type Answer, type Seen } from './fake.js';
import { change, lines } from './feed.js';

const folders: string[] = [];

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(os.tmpdir(), 'mingjing-pull-'));
  folders.push(made);
  return made;
}

after(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

/** A sink in memory; `dies` says when an apply is lost with its process, before or after it was kept. */
class MemorySink implements Sink {
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

function row(kind: string, sequence: number): CopiedRecord {
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

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly path: string;
  readonly file: Buffer;
}

function part(kind: string, number: number, rows: readonly CopiedRecord[]): Part {
  const file = zlib.gzipSync(rows.map((it) => `${JSON.stringify(it)}\n`).join(''));
  const name = `${kind.toLowerCase()}-000${number}.ndjson.gz`;
  const sha256 = createHash('sha256').update(file).digest('hex');
  return { name, kind, rows: rows.length, bytes: file.length, sha256, path: `/v1/exports/x1/parts/${name}`, file };
}

const PARTS = [
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

const READY = { id: 'x1', state: 'ready', sequence: '10', compression: 'gzip', withContacts: false };

/** A gateway with a snapshot up to change 10 and a feed of so many changes; `more` answers before it does. */
function gatewayWith(
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
function send(file: Buffer, breakAfter = Infinity): Answer {
  return (response: ServerResponse, seen: Seen) => {
    const start = Number(/^bytes=(\d+)-$/.exec(seen.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': String(file.length - start) });
    const piece = file.subarray(start, start + breakAfter);
    if (start + piece.length === file.length) response.end(piece);
    else response.write(piece, () => setTimeout(() => response.destroy(), 10));
  };
}

function paths(gateway: FakeGateway): string[] {
  return gateway.seen.map(({ url }) => url.split('?')[0] ?? '');
}

const ids = (sink: MemorySink) => [...sink.records.keys()].sort();

test('a new copy is the newest snapshot and the changes after it', async () => {
  await using gateway = await gatewayWith(13);
  const sink = new MemorySink();
  const result = await pull(gateway.client(), sink, { once: true, folder: await folder(), batchSize: 2 });
  assert.deepEqual(result, { sequence: '13', applied: 13 });
  assert.equal(sink.records.size, 13);
  assert.deepEqual(sink.records.get('r9'), row('PENALTY', 9));
  assert.deepEqual(sink.kept, {
    sequence: '13',
    last: { sequence: '13', at: change(13).at, recordId: 'r13' },
  });
  assert.equal(
    new URL(gateway.seen.at(-1)?.url ?? '', 'http://x').searchParams.get('after'),
    '9',
    'the last change is read again, to be compared',
  );
});

test('a copy of some kinds has the parts and the changes of those', async () => {
  await using gateway = await gatewayWith(12);
  const sink = new MemorySink();
  const client = gateway.client();
  const options = { once: true, folder: await folder() };
  await pull(client, sink, { ...options, kinds: ['PENALTY'] });
  assert.deepEqual(ids(sink), ['r10', 'r8', 'r9']);
  assert.ok(!paths(gateway).some((it) => it.includes('honour')), 'no other part is downloaded');
  assert.equal(sink.kept?.sequence, '12', 'what was looked through counts');
  await assert.rejects(pull(client, sink, options), { code: 'COPY_OF_OTHER_KINDS' });
});

test('a pull that is killed at any batch goes on without a gap and without a repeat', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let at = 0; at < 12; at += 1) {
      await using gateway = await gatewayWith(14);
      const sink = new MemorySink();
      sink.dies = (apply) => (apply === at ? when : undefined);
      const options = { once: true, folder: await folder(), batchSize: 2 };
      await pull(gateway.client(), sink, options).catch((error: unknown) => assert.match(String(error), /killed/));
      const { sequence } = await pull(gateway.client(), sink, options);
      assert.equal(sequence, '14');
      assert.equal(sink.records.size, 14, `killed ${when} batch ${at}`);
    }
  }
});

test('a download that breaks off goes on where it was', async () => {
  const [first] = PARTS;
  assert.ok(first);
  let breaks = 0;
  await using gateway = await gatewayWith(10, ({ url }) => {
    if (url !== first.path || breaks === 3) return undefined;
    breaks += 1;
    return send(first.file, 20);
  });
  const sink = new MemorySink();
  await pull(gateway.client(), sink, { once: true, folder: await folder() });
  assert.equal(sink.records.size, 10);
  // A connection that breaks may lose what was on its way.
  const ranges = gateway.seen.filter(({ url }) => url === first.path).map(({ headers }) => headers.range);
  const starts = ranges.map((range) => Number(/^bytes=(\d+)-$/.exec(range ?? 'bytes=0-')?.[1]));
  assert.equal(ranges.length, 4);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
  assert.ok((starts.at(-1) ?? 0) > 0, ranges.join());
});

test('a part that is damaged on the way is downloaded again, and never used', async () => {
  const [first] = PARTS;
  assert.ok(first);
  const damaged = Buffer.from(first.file);
  damaged[30] = (damaged[30] ?? 0) ^ 1;
  let times = 0;
  await using once = await gatewayWith(10, ({ url }) =>
    url === first.path && (times += 1) === 1 ? send(damaged) : undefined,
  );
  const sink = new MemorySink();
  await pull(once.client(), sink, { once: true, folder: await folder() });
  assert.equal(sink.records.size, 10);

  await using always = await gatewayWith(10, ({ url }) => (url === first.path ? send(damaged) : undefined));
  const other = new MemorySink();
  const place = await folder();
  await assert.rejects(pull(always.client(), other, { once: true, folder: place }), { code: 'SNAPSHOT_DAMAGED' });
  assert.equal(other.records.size, 0);
  assert.deepEqual(await readdir(place), [], 'nothing is left of it');
});

test('a part that is longer than it should be, or is elsewhere, is damaged', async () => {
  const [first] = PARTS;
  assert.ok(first);
  const longer = Buffer.concat([first.file, Buffer.from('!')]);
  await using gateway = await gatewayWith(10, ({ url }) => (url === first.path ? send(longer) : undefined));
  const options = { once: true, folder: await folder() };
  await assert.rejects(pull(gateway.client(), new MemorySink(), options), { code: 'SNAPSHOT_DAMAGED' });

  const parts = [{ ...first, file: undefined, path: '@elsewhere.example/part' }];
  await using other = await gatewayWith(10, ({ url }) =>
    url.endsWith('/manifest') ? { body: { id: 'x1', compression: 'gzip', parts } } : undefined,
  );
  await assert.rejects(pull(other.client(), new MemorySink(), options), { code: 'SNAPSHOT_DAMAGED' });
});

test('a snapshot that goes while it is loaded is replaced by the newest', async () => {
  await using gateway = await gatewayWith(14);
  const sink = new MemorySink();
  sink.kept = { sequence: '5', loading: { exportId: 'gone', part: 1, rows: 3 } };
  sink.records.set('old', row('HONOUR', 1));
  await pull(gateway.client(), sink, { once: true, folder: await folder() });
  assert.equal(sink.records.size, 14);
});

test('where there is no snapshot, an export is made and waited for', async () => {
  const states = ['queued', 'running', 'ready'];
  await using gateway = await gatewayWith(11, ({ url, method }) => {
    if (url.startsWith('/v1/snapshots/'))
      return { status: 404, body: { error: { code: 'NOT_FOUND', message: 'the next is due' } } };
    if (url === '/v1/exports' && method === 'POST') return { status: 202, body: { ...READY, state: 'queued' } };
    return url === '/v1/exports/x1' ? { body: { ...READY, state: states.shift() ?? 'ready' } } : undefined;
  });
  const sink = new MemorySink();
  await pull(gateway.client(), sink, { once: true, folder: await folder() });
  assert.equal(sink.records.size, 11);
  const asked = gateway.seen.find(({ method }) => method === 'POST');
  const { format, idempotencyKey } = JSON.parse(asked?.body ?? '{}') as Record<string, string>;
  assert.deepEqual([format, typeof idempotencyKey], ['NDJSON', 'string']);
});

test('a pull that is killed while its export is made does not ask for another', async () => {
  let asked = 0;
  let state = 'running';
  await using gateway = await gatewayWith(11, ({ url, method }) => {
    if (url.startsWith('/v1/snapshots/')) return { status: 404 };
    if (method === 'POST' && url === '/v1/exports') asked += 1;
    return url.startsWith('/v1/exports') && !/manifest|parts/.test(url) ? { body: { ...READY, state } } : undefined;
  });
  const sink = new MemorySink();
  const controller = new AbortController();
  const onProgress = ({ phase }: { phase: string }) => phase === 'export' && controller.abort();
  const options = { once: true, folder: await folder() };
  await pull(gateway.client(), sink, { ...options, signal: controller.signal, onProgress });
  assert.deepEqual(sink.kept?.loading, { exportId: 'x1', part: 0, rows: 0 });
  state = 'ready';
  await pull(gateway.client(), sink, options);
  assert.deepEqual([asked, sink.records.size], [1, 11]);
});

test('a snapshot without what the caller may see is not taken: the feed would tell more', async () => {
  let asked = 0;
  await using gateway = await gatewayWith(11, ({ url, method }) => {
    if (url === '/graphql') return data({ viewer: { scopes: [{ code: 'person:read' }] } });
    if (method === 'POST' && url === '/v1/exports') {
      asked += 1;
      return { body: { ...READY, withContacts: true } };
    }
    return undefined;
  });
  const sink = new MemorySink();
  await pull(gateway.client(), sink, { once: true, folder: await folder() });
  assert.deepEqual([asked, sink.records.size], [1, 11]);
});

test('a part as a gateway made it, by zstd, is read', async () => {
  // Recorded from a demo's snapshot.
  const fixtures = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../test/unit/fixtures');
  const file = await readFile(path.join(fixtures, 'honour-0001.ndjson.zst'));
  const sha256 = createHash('sha256').update(file).digest('hex');
  const { length: bytes } = file;
  const told = {
    name: 'honour-0001.ndjson.zst',
    kind: 'HONOUR',
    rows: 16,
    bytes,
    sha256,
    path: '/v1/exports/x1/parts/h',
  };
  await using gateway = await gatewayWith(10, ({ url }) => {
    if (url.endsWith('/manifest')) return { body: { id: 'x1', compression: 'zstd', parts: [told] } };
    return url === told.path ? send(file) : undefined;
  });
  const sink = new MemorySink();
  await pull(gateway.client(), sink, { once: true, folder: await folder() });
  assert.equal(sink.records.size, 16);
  for (const { kind, content, enterprise } of sink.records.values()) {
    assert.equal(kind, 'HONOUR');
    assert.equal(typeof content['title'], 'string');
    assert.match(enterprise.creditCode ?? '', /^9[123]\w{16}$/);
  }
});

test('where the exports of the day are used up, the copy begins with the first change', async () => {
  const headers = { 'retry-after': '40000' };
  await using gateway = await gatewayWith(4, ({ url }) => {
    if (url.startsWith('/v1/snapshots/')) return { status: 404 };
    const error = { code: 'RATE_LIMITED', message: 'no more today' };
    return url === '/v1/exports' ? { status: 429, headers, body: { error } } : undefined;
  });
  assert.deepEqual(await pull(gateway.client(), new MemorySink(), { once: true }), { sequence: '4', applied: 4 });
});

test('where no export is made for the caller, the copy begins with the first change', async () => {
  for (const refusal of [
    { status: 404, body: 'not found' },
    { status: 403, body: { error: { code: 'FORBIDDEN', message: 'no' } } },
  ]) {
    await using gateway = await gatewayWith(4, ({ url }) => (/snapshots|exports/.test(url) ? refusal : undefined));
    const sink = new MemorySink();
    assert.deepEqual(await pull(gateway.client(), sink, { once: true }), { sequence: '4', applied: 4 });
  }
});

test('an export that fails is an error, and no reason to read the whole feed', async () => {
  await using gateway = await gatewayWith(4, ({ url }) =>
    url.startsWith('/v1/snapshots/')
      ? { status: 404 }
      : url === '/v1/exports'
        ? { body: { id: 'x', state: 'FAILED', failure: 'no space' } }
        : undefined,
  );
  await assert.rejects(pull(gateway.client(), new MemorySink(), { once: true }), { code: 'SNAPSHOT_FAILED' });
});

test('a data set that ends before the copy does was restored; a new copy is begun where that is wanted', async () => {
  const sink = new MemorySink();
  sink.kept = { sequence: '99' };
  sink.records.set('old', row('HONOUR', 1));
  await using gateway = await gatewayWith(12);
  const options = { once: true, folder: await folder() };
  await assert.rejects(pull(gateway.client(), sink, options), { name: 'DataSetRestoredError', position: '99' });
  assert.equal(sink.records.size, 1, 'nothing was touched');
  await pull(gateway.client(), sink, { ...options, onRestored: 'restart' });
  assert.equal(sink.records.size, 12);
});

test('a restored data set is noticed though it has got further than the copy meanwhile', async () => {
  const sink = new MemorySink();
  const { at, recordId } = change(11);
  sink.kept = { sequence: '11', last: { sequence: '11', at, recordId } };
  await using same = await gatewayWith(20);
  assert.equal((await pull(same.client(), sink, { once: true })).applied, 9);
  sink.kept = { sequence: '11', last: { sequence: '11', at: '2018-01-01T00:00:00.000000Z', recordId } };
  await using other = await gatewayWith(20);
  await assert.rejects(pull(other.client(), sink, { once: true }), { name: 'DataSetRestoredError' });
});

/** A gateway that has got from 10 to 16 meanwhile, and makes a delta of it: 11 is withdrawn, 12 to 16 are new. */
function gatewayWithDelta(asked: unknown[], more: (seen: Seen) => Answer | undefined = () => undefined) {
  const gone = { kind: 'HONOUR', recordId: 'r3', sequence: '11', deleted: true };
  const told = [gone, ...[12, 13, 14, 15, 16].map((it) => ({ ...row('HONOUR', it), deleted: false }))];
  const delta = part('HONOUR', 9, told as unknown as CopiedRecord[]);
  const body = { id: 'd1', state: 'ready', sequence: '16', since: '10', compression: 'gzip' };
  return gatewayWith(
    16,
    (seen) => {
      const special = more(seen);
      if (special !== undefined) return special;
      if (seen.url === '/v1/exports' && seen.method === 'POST') {
        asked.push((JSON.parse(seen.body) as { since?: string }).since);
        return { status: 202, body: { ...body, state: 'queued' } };
      }
      if (seen.url === '/v1/exports/d1') return { body };
      if (seen.url === '/v1/exports/d1/manifest') {
        return { body: { ...body, format: 'ndjson', parts: [{ ...delta, file: undefined }] } };
      }
      return seen.url === delta.path ? send(delta.file) : undefined;
    },
    (it) =>
      change(it, it === 11 ? { recordId: 'r3', state: 'WITHDRAWN' } : it >= 8 && it <= 10 ? { kind: 'PENALTY' } : {}),
  );
}

test('a copy that is far behind is brought up to date by a delta', async () => {
  const sink = new MemorySink();
  await using before = await gatewayWith(10);
  await pull(before.client(), sink, { once: true, folder: await folder() });
  const asked: unknown[] = [];
  await using gateway = await gatewayWithDelta(asked);
  const options = { once: true, byDelta: true, folder: await folder(), batchSize: 2 };
  assert.deepEqual(await pull(gateway.client(), sink, options), { sequence: '16', applied: 6 });
  assert.deepEqual(asked, ['10']);
  assert.ok(!sink.records.has('r3'));
  assert.deepEqual(sink.records.get('r14'), row('HONOUR', 14));
  assert.equal(sink.records.size, 14);
  assert.equal(sink.kept?.loading, undefined);
});

test('a delta that was cut off is gone on with', async () => {
  for (let at = 0; at < 6; at += 1) {
    const sink = new MemorySink();
    await using before = await gatewayWith(10);
    await pull(before.client(), sink, { once: true, folder: await folder() });
    const asked: unknown[] = [];
    await using gateway = await gatewayWithDelta(asked);
    const begun = sink.batches.length;
    sink.dies = (apply) => (apply === begun + at ? 'after' : undefined);
    const options = { once: true, byDelta: true, folder: await folder(), batchSize: 2 };
    await pull(gateway.client(), sink, options).catch((error: unknown) => assert.match(String(error), /killed/));
    sink.dies = () => undefined;
    await pull(gateway.client(), sink, { ...options, byDelta: false });
    assert.deepEqual([sink.records.size, sink.kept?.sequence], [14, '16'], `killed after batch ${at}`);
  }
});

test('a delta is of the same data set, of all enterprises, and left to the feed where there is none', async () => {
  const options = { once: true, byDelta: true, folder: await folder() };
  const { at, recordId } = change(10);
  const sink = new MemorySink();
  sink.kept = { sequence: '10', last: { sequence: '10', at: '2001-01-01T00:00:00.000000Z', recordId } };
  const asked: unknown[] = [];
  await using gateway = await gatewayWithDelta(asked);
  await assert.rejects(pull(gateway.client(), sink, options), { name: 'DataSetRestoredError' });
  assert.deepEqual([asked, sink.batches], [[], []]);

  sink.kept = { sequence: '10', last: { sequence: '10', at, recordId } };
  await using other = await gatewayWithDelta(asked, ({ url }) => (url === '/v1/exports' ? { status: 403 } : undefined));
  assert.deepEqual(await pull(other.client(), sink, options), { sequence: '16', applied: 6 });
  await assert.rejects(pull(other.client(), sink, { ...options, creditCodes: ['x'] }), TypeError);
});

test('a pull that is told to end keeps what it applied', async () => {
  await using gateway = await gatewayWith(12);
  const sink = new MemorySink();
  const controller = new AbortController();
  const onProgress = ({ caughtUp }: { caughtUp: boolean }) => caughtUp && controller.abort();
  const result = await pull(gateway.client(), sink, { signal: controller.signal, onProgress, folder: await folder() });
  assert.equal(result.sequence, '12');
  assert.equal(sink.records.size, 12);
});

/** Changes of every sort of five records. */
function story(): Change[] {
  const enterprise = { ...change(1).enterprise, name: '明镜（集团）' };
  const decider = { id: 'o9', name: '工商局' };
  return [
    change(1),
    change(2),
    change(3),
    change(4, { recordId: 'r1', revision: 2, operation: 'REVISE', after: { title: 'corrected' } }),
    change(5, { recordId: 'r2', revision: 2, operation: 'WITHDRAW', state: 'WITHDRAWN' }),
    change(6, { recordId: 'r3', revision: 2, operation: 'OBJECT', underObjection: true }),
    // Decided over the publisher's head.
    change(7, { recordId: 'r3', revision: 3, operation: 'REVISE', by: decider, after: { title: 'decided' } }),
    change(8, { recordId: 'r2', revision: 3, operation: 'REVISE', after: { title: 'again' }, enterprise }),
    change(9, { kind: 'PENALTY', enterprise }),
    change(10, { kind: 'PENALTY', recordId: 'r9', revision: 2, operation: 'EXPIRE', state: 'EXPIRED', enterprise }),
    change(11, { enterprise: { ...enterprise, id: 'e2', name: '另一' } }),
  ];
}

const EXPECTED = {
  r1: ['corrected', 2, '4', 'o1', '明镜（集团）', false],
  r2: ['again', 3, '8', 'o1', '明镜（集团）', false],
  r3: ['decided', 3, '7', 'o1', '明镜（集团）', false],
  r11: ['t11', 1, '11', 'o1', '另一', false],
};

/** In files a record names its enterprise as its own last change did: `ENTERPRISE` records say what it is called now. */
const EXPECTED_IN_FILES = {
  ...EXPECTED,
  r1: ['corrected', 2, '4', 'o1', change(4).enterprise.name, false],
  r3: ['decided', 3, '7', 'o1', change(7).enterprise.name, false],
};

async function contents(sink: FileSink | SqliteSink) {
  const all: Record<string, unknown[]> = {};
  for await (const { recordId, content, revision, sequence, publisher, enterprise, underObjection } of sink.records()) {
    assert.ok(!(recordId in all), `${recordId} comes once`);
    all[recordId] = [content['title'], revision, sequence, publisher.id, enterprise.name, underObjection];
  }
  return all;
}

for (const batchSize of [1, 2, 3, 100]) {
  for (const kind of ['sqlite', 'files', 'files that are folded each time'] as const) {
    test(`${kind}: changes of every sort, ${batchSize} at once, with a new process for each`, async () => {
      const changes = story();
      const place = path.join(await folder(), 'copy');
      const logBytesMax = kind === 'files' ? 1_000_000 : 1;
      const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place, { logBytesMax }));
      for (let head = batchSize; head < changes.length + batchSize; head += batchSize) {
        await using gateway = await gatewayWith(
          Math.min(head, changes.length),
          ({ url }) => (/snapshots|exports/.test(url) ? { status: 404 } : undefined),
          (it) => changes[it - 1] ?? change(it),
        );
        const sink = await open();
        await pull(gateway.client(), sink, { once: true, batchSize });
        await sink.close();
      }
      const sink = await open();
      const expected = kind === 'sqlite' ? EXPECTED : EXPECTED_IN_FILES;
      assert.deepEqual(await contents(sink), expected);
      if (sink instanceof FileSink) {
        await sink.compact();
        assert.deepEqual(await contents(sink), expected);
      }
      await sink.close();
    });
  }
}

for (const kind of ['sqlite', 'files'] as const) {
  test(`${kind}: a snapshot is loaded in many batches, with a new process for each, and replaced by another`, async () => {
    const root = await folder();
    const place = path.join(root, 'copy');
    const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place));
    await using gateway = await gatewayWith(12);
    for (;;) {
      const sink = await open();
      const controller = new AbortController();
      const onProgress = () => controller.abort();
      const options = { once: true, batchSize: 2, signal: controller.signal, onProgress };
      await pull(gateway.client(), sink, options);
      const kept = await sink.cursor();
      await sink.close();
      if (kept?.sequence === '12') break;
    }
    const sink = await open();
    assert.equal(Object.keys(await contents(sink)).length, 12);
    await assert.rejects(readdir(sink.partsFolder ?? ''), { code: 'ENOENT' }, 'nothing is left of its parts');
    await sink.apply({
      clear: true,
      changes: [{ type: 'put', record: row('HONOUR', 77), publisherIsCertain: true }],
      cursor: { sequence: '77' },
    });
    assert.deepEqual(Object.keys(await contents(sink)), ['r77']);
    await sink.close();
  });

  test(`${kind}: a second pull into the same copy is noticed`, async () => {
    const place = path.join(await folder(), 'copy');
    const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place));
    const [one, two] = [await open(), await open()];
    const batch = (sequence: string): Batch => ({ clear: false, changes: [], cursor: { sequence } });
    await one.apply(batch('1'));
    await assert.rejects(
      two.apply(batch('2')),
      (error) => error instanceof MingjingError && error.code === 'COPY_IN_USE',
    );
    assert.equal((await one.cursor())?.sequence, '1');
    await one.apply(batch('2'));
    await one.close();
    await two.close();
  });
}

test('sqlite: what is written within the transaction of a batch is kept or lost with it', async () => {
  const place = path.join(await folder(), 'copy.db');
  let fails = true;
  const sink = await SqliteSink.open(place, {
    within: (batch, database) => {
      for (const { type } of batch.changes) database.prepare('INSERT INTO told VALUES (?)').run(type);
      if (fails) throw new Error('no');
    },
  });
  sink.database.exec('CREATE TABLE told (what TEXT)');
  const batch: Batch = {
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  };
  await assert.rejects(sink.apply(batch), /no/);
  assert.deepEqual([[...sink.records()].length, await sink.cursor()], [0, undefined]);
  fails = false;
  await sink.apply(batch);
  const { told } = sink.database.prepare('SELECT count(*) AS told FROM told').get() as { told: number };
  assert.deepEqual([[...sink.records()].length, told], [1, 1]);
  await sink.close();
});

test('files: what a killed process left behind is no part of the copy', async () => {
  const place = path.join(await folder(), 'copy');
  const sink = await FileSink.open(place);
  await sink.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  });
  await sink.close();
  await appendFile(path.join(place, 'log-000000.ndjson'), '{"put":{"kind":"HON');
  await mkdir(path.join(place, 'records-000002'));
  await writeFile(path.join(place, 'records-000002/HONOUR.ndjson'), 'half of a fold');
  await writeFile(path.join(place, 'STATE.json.new'), '{');
  const again = await FileSink.open(place);
  assert.deepEqual(Object.keys(await contents(again)), ['r1']);
  assert.ok((await readdir(place)).includes('records-000002'), 'who only reads touches nothing');
  await again.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 2), publisherIsCertain: true }],
    cursor: { sequence: '2' },
  });
  assert.ok(!(await readdir(place)).includes('records-000002'));
  assert.deepEqual(Object.keys(await contents(again)), ['r1', 'r2']);
  await again.close();
});

for (const logBytesMax of [1, 1_000_000]) {
  test(`files: a crash before STATE.json is replaced loses the batch and nothing else, the log folded at ${logBytesMax}`, async () => {
    const changes = story();
    const root = await folder();
    const [place, former] = [path.join(root, 'copy'), path.join(root, 'former')];
    await mkdir(place);
    const pullTo = async (head: number) => {
      await using gateway = await gatewayWith(
        head,
        ({ url }) => (/snapshots|exports/.test(url) ? { status: 404 } : undefined),
        (it) => changes[it - 1] ?? change(it),
      );
      const sink = await FileSink.open(place, { logBytesMax });
      await pull(gateway.client(), sink, { once: true, batchSize: 2 });
      await sink.close();
    };
    for (let head = 1; head <= changes.length; head += 1) {
      await rm(former, { recursive: true, force: true });
      await cp(place, former, { recursive: true });
      await pullTo(head);
      // What was written is there, what says that it counts is not, and nothing was tidied up.
      await rm(path.join(place, 'STATE.json'));
      for (const name of await readdir(former)) {
        const isThere = (await readdir(place)).includes(name);
        if (!isThere) await cp(path.join(former, name), path.join(place, name), { recursive: true });
      }
      await pullTo(head);
    }
    const sink = await FileSink.open(place);
    assert.deepEqual(await contents(sink), EXPECTED_IN_FILES);
    await sink.close();
  });
}

test('files: a copy that was cut short is no copy', async () => {
  const place = path.join(await folder(), 'copy');
  const sink = await FileSink.open(place);
  await sink.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  });
  await sink.close();
  await truncate(path.join(place, 'log-000000.ndjson'), 10);
  await assert.rejects(FileSink.open(place), { code: 'COPY_DAMAGED' });
});
