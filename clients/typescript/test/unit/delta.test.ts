import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outage } from '../../src/index.js';
import { pull, type CopiedRecord } from '../../src/pull/index.js';
import { MemorySink, folder, gatewayWith, part, row, send } from './copying.js';
import { type Answer, type Seen } from './fake.js';
import { change } from './feed.js';

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

test('an outage before the first request of a delta is told while it lasts', async () => {
  const sink = new MemorySink();
  const { at, recordId } = change(10);
  sink.kept = { sequence: '10', last: { sequence: '10', at, recordId } };
  let down = 30;
  await using gateway = await gatewayWithDelta([], () => (down-- > 0 ? { status: 502, body: 'proxy' } : undefined));
  const told: number[] = [];
  const onOutage = ({ failures }: Outage) => told.push(failures);
  const options = { once: true, byDelta: true, folder: await folder(), onOutage };
  assert.equal((await pull(gateway.client(), sink, options)).sequence, '16');
  assert.deepEqual(
    told,
    Array.from({ length: 29 }, (_, index) => index + 2),
  );
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
