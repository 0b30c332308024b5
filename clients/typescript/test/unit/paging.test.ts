import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeGateway, data, failure, type Seen } from './fake.js';

interface Variables {
  readonly first: number;
  readonly after: string | null;
  readonly withTotal: boolean;
  readonly filter: unknown;
}

function variablesOf(seen: Seen | undefined): Variables {
  return (JSON.parse(seen?.body ?? '{}') as { variables: Variables }).variables;
}

/** A list of so many honours; a cursor is the number of its row. */
function listOf(count: number) {
  return (seen: Seen) => {
    const { first, after, withTotal } = variablesOf(seen);
    const start = Number(after ?? 0);
    const nodes = Array.from({ length: Math.min(first, count - start) }, (_, index) => ({
      id: String(start + index + 1),
    }));
    const last = nodes.at(-1)?.id ?? null;
    const pageInfo = { hasNextPage: start + nodes.length < count, endCursor: last };
    return data({ honours: { nodes, pageInfo, ...(withTotal ? { totalCount: count } : {}) } });
  };
}

test('a list reads its pages as it goes, and each loop anew', async () => {
  await using gateway = await FakeGateway.with(listOf(250));
  const honours = gateway.client().honours({ filter: { level: ['MUNICIPAL'] } });
  let rows = 0;
  for await (const { id } of honours) {
    rows += 1;
    assert.equal(id, String(rows));
    if (rows === 150) break;
  }
  assert.equal(gateway.seen.length, 2, 'no page is read that nobody looks at');
  assert.deepEqual(variablesOf(gateway.seen[1]), {
    filter: { level: ['MUNICIPAL'] },
    orderBy: null,
    first: 100,
    after: '100',
    withTotal: false,
  });
  assert.equal((await honours.toArray()).length, 250);
});

test('a list can be read in part: after a cursor, up to a limit, in pages of a size', async () => {
  await using gateway = await FakeGateway.with(listOf(250));
  const rows = await gateway.client().honours({ after: '100', limit: 25, pageSize: 10 }).toArray();
  assert.deepEqual([rows.length, rows[0]?.id, rows.at(-1)?.id], [25, '101', '125']);
  assert.deepEqual(
    gateway.seen.map((seen) => variablesOf(seen).first),
    [10, 10, 5],
  );
});

test('the total is counted only when it is asked for', async () => {
  await using gateway = await FakeGateway.with(listOf(250));
  assert.equal(await gateway.client().honours().total(), 250);
  assert.equal(variablesOf(gateway.seen[0]).withTotal, true);
});

test('a page that fails for the moment does not end the list', async () => {
  const list = listOf(250);
  let requests = 0;
  await using gateway = await FakeGateway.with((seen) => {
    requests += 1;
    return requests === 2 ? failure(429, 'RATE_LIMITED', { 'retry-after': '1' }) : list(seen);
  });
  assert.equal((await gateway.client().honours().toArray()).length, 250);
  assert.deepEqual(gateway.waits, [1125]);
});

test('an empty list has no rows', async () => {
  await using gateway = await FakeGateway.with(listOf(0));
  assert.deepEqual(await gateway.client().honours().toArray(), []);
});
