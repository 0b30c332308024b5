import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ApiError, type Outage } from '../../src/index.js';
import { pull } from '../../src/pull/index.js';
import { MemorySink, PARTS, READY, folder, gatewayWith, ids, paths, row, send } from './copying.js';
import { FakeGateway, data, failure } from './fake.js';
import { change } from './feed.js';

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

test('a pull that is told to end keeps what it applied', async () => {
  await using gateway = await gatewayWith(12);
  const sink = new MemorySink();
  const controller = new AbortController();
  const onProgress = ({ caughtUp }: { caughtUp: boolean }) => caughtUp && controller.abort();
  const result = await pull(gateway.client(), sink, { signal: controller.signal, onProgress, folder: await folder() });
  assert.equal(result.sequence, '12');
  assert.equal(sink.records.size, 12);
});

test('a pull for ever goes on over an outage of any length, wherever it is', async () => {
  // At the beginning, among the parts, and on the feed.
  const outages = [0, 2, 4, 6];
  let asked = 0;
  let left = 0;
  await using gateway = await gatewayWith(14, () => {
    if (left === 0 && outages[0] === asked) {
      outages.shift();
      left = 400;
    }
    if (left === 0) {
      asked += 1;
      return undefined;
    }
    left -= 1;
    return { status: 502, body: 'proxy' };
  });
  const sink = new MemorySink();
  const controller = new AbortController();
  const onProgress = ({ caughtUp }: { caughtUp: boolean }) => caughtUp && controller.abort();
  const told: Outage[] = [];
  const onOutage = (outage: Outage) => told.push(outage);
  const options = { folder: await folder(), onOutage, onProgress, signal: controller.signal };
  const { sequence } = await pull(gateway.client(), sink, options);
  assert.deepEqual([sequence, sink.records.size, outages], ['14', 14, []]);
  assert.ok(told.length > 4 && told.every(({ error, waitMs }) => error instanceof ApiError && waitMs > 0));
  assert.ok(Math.max(...gateway.waits) <= 30_000);
  assert.ok(gateway.waits.reduce((sum, wait) => sum + wait, 0) > 4 * 600_000);
});

test('a pull ends at once on what does not pass, and gives up in time where it is told to', async () => {
  await using refusing = await FakeGateway.with(() => failure(403, 'FORBIDDEN'));
  await assert.rejects(pull(refusing.client(), new MemorySink(), { from: 'feed' }), { code: 'FORBIDDEN' });
  assert.equal(refusing.seen.length, 1);
  await using down = await FakeGateway.with(() => failure(503, 'OVERLOADED'));
  await assert.rejects(pull(down.client(), new MemorySink(), { once: true }), { code: 'OVERLOADED' });
  await assert.rejects(pull(down.client(), new MemorySink(), { giveUpAfterMs: 300_000 }), { code: 'OVERLOADED' });
  const waited = down.waits.reduce((sum, wait) => sum + wait, 0);
  assert.ok(waited < 400_000, `${waited} ms`);
});
