import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../../src/index.js';
import { FakeGateway, data, failure, type Answer, type Seen } from './fake.js';

interface Asked {
  readonly subjects: readonly { reference: string }[];
  readonly asOf: { sequence?: string; at?: string } | null;
}

function askedOf(seen: Seen): Asked {
  return (JSON.parse(seen.body) as { variables: Asked }).variables;
}

const AT = '2017-12-29T08:00:00.000000Z';

/** What the gateway finds as of this change. */
function found(seen: Seen, sequence = '812'): Answer {
  const { subjects } = askedOf(seen);
  const counts = { found: subjects.length, notFound: 0, ambiguous: 0, invalid: 0, listed: 1 };
  const verified = subjects.map(({ reference }, index) => ({ index, reference, status: 'FOUND', verdicts: [] }));
  return data({ verify: { sequence, at: AT, day: '2017-12-29', counts, subjects: verified } });
}

const viewer = (queryCostMax: number) => data({ viewer: { tier: { limits: { queryCostMax } } } });

/** A gateway whose tier lets a call cost so much. */
function gatewayOf(queryCostMax: number, answer: (seen: Seen, call: number) => Answer = (seen) => found(seen)) {
  let calls = 0;
  return FakeGateway.with((seen) => {
    if (seen.body.includes('query Viewer')) return viewer(queryCostMax);
    calls += 1;
    return answer(seen, calls);
  });
}

function subjects(count: number) {
  return Array.from({ length: count }, (_, index) => ({ reference: String(index), name: `企业${index}` }));
}

function calls(gateway: FakeGateway): Asked[] {
  return gateway.seen.filter(({ body }) => body.includes('query Verify(')).map(askedOf);
}

async function references(client: Client, count: number, options = {}): Promise<string[]> {
  const all = [];
  for await (const { reference, index } of client.verify(subjects(count), options)) {
    assert.equal(reference, String(index));
    all.push(reference);
  }
  return all;
}

test('subjects go in chunks as large as the tier allows, and come back in their order', async () => {
  await using gateway = await gatewayOf(60);
  assert.equal((await references(gateway.client(), 120)).length, 120);
  assert.deepEqual(
    calls(gateway).map((call) => call.subjects.length),
    [50, 50, 20],
  );
});

test('all chunks are judged where the first one was', async () => {
  await using gateway = await gatewayOf(60);
  const verification = gateway.client().verify(subjects(120));
  const result = await verification.result();
  assert.deepEqual(
    calls(gateway).map(({ asOf }) => asOf),
    [null, { at: AT }, { at: AT }],
  );
  assert.deepEqual([result.sequence, result.at, result.day], ['812', AT, '2017-12-29']);
  assert.deepEqual(result.counts, { found: 120, notFound: 0, ambiguous: 0, invalid: 0, listed: 3 });
});

test('a chunk that saw a later change is judged again, by the number', async () => {
  await using gateway = await gatewayOf(60, (seen, call) => found(seen, call === 2 ? '813' : '812'));
  assert.equal((await references(gateway.client(), 100)).length, 100);
  assert.deepEqual(
    calls(gateway).map(({ asOf }) => asOf),
    [null, { at: AT }, { sequence: '812' }],
  );
});

test('so is one for whose replica the moment is still to come', async () => {
  await using gateway = await gatewayOf(60, (seen, call) =>
    call === 2 ? failure(200, 'BAD_USER_INPUT') : found(seen),
  );
  assert.equal((await references(gateway.client(), 100)).length, 100);
  assert.deepEqual(calls(gateway).at(-1)?.asOf, { sequence: '812' });
});

test('a point that the caller states is that of all chunks', async () => {
  await using gateway = await gatewayOf(60);
  await references(gateway.client(), 100, { asOf: { sequence: '7' } });
  assert.deepEqual(
    calls(gateway).map(({ asOf }) => asOf),
    [{ sequence: '7' }, { sequence: '7' }],
  );
});

test('a chunk whose answer would be too large is asked in halves', async () => {
  await using gateway = await gatewayOf(60, (seen) =>
    askedOf(seen).subjects.length > 20 ? failure(413, 'QUERY_TOO_LARGE') : found(seen),
  );
  assert.equal((await references(gateway.client(), 60)).length, 60);
  assert.deepEqual(
    calls(gateway)
      .map((call) => call.subjects.length)
      .sort((a, b) => a - b),
    [10, 12, 12, 13, 13, 25, 25, 50],
  );
});

test('points that are used up are waited for', async () => {
  await using gateway = await gatewayOf(60, (seen, call) =>
    call % 4 === 0 ? found(seen) : failure(429, 'RATE_LIMITED', { 'retry-after': '20' }),
  );
  assert.equal((await references(gateway.client(), 100)).length, 100);
});

test('no more calls run at once than may, and progress is told', async () => {
  let running = 0;
  let most = 0;
  await using gateway = await gatewayOf(20, (seen) => (response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      const answer = found(seen);
      response.end(JSON.stringify('body' in answer ? answer.body : null));
    }, 5);
  });
  const told: number[] = [];
  await references(gateway.client(), 100, { concurrency: 3, onProgress: (done: number) => told.push(done) });
  assert.equal(most, 3);
  assert.deepEqual(told, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
});

test('subjects may come from anywhere, and no more are read than are asked about', async () => {
  let read = 0;
  async function* customers() {
    for (const subject of subjects(1000)) {
      read += 1;
      yield subject;
    }
  }
  await using gateway = await gatewayOf(20);
  for await (const { reference } of gateway.client().verify(customers(), { concurrency: 2 })) {
    if (reference === '15') break;
  }
  assert.ok(read <= 50, `${read} were read`);
});

test('no subjects have a point all the same', async () => {
  await using gateway = await gatewayOf(20);
  assert.deepEqual((await gateway.client().verify([]).result()).sequence, '812');
});

test('an error ends it', async () => {
  await using gateway = await gatewayOf(20, (seen, call) => (call === 3 ? failure(403, 'FORBIDDEN') : found(seen)));
  await assert.rejects(references(gateway.client(), 100), { code: 'FORBIDDEN' });
});
