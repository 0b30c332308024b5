import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { ApiError, type ChangesOptions, type Client, type Outage, type Progress } from '../../src/index.js';
import { FakeGateway, failure, type Answer } from './fake.js';
import { change, lines, text } from './feed.js';

/** Lines and half of one, then a connection that breaks when the lines have arrived. */
function broken(haveArrived: () => boolean, ...all: readonly unknown[]): Answer {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(`${text(all)}{"half":`);
    const timer = setInterval(() => {
      if (!haveArrived()) return;
      clearInterval(timer);
      response.destroy();
    }, 5);
  };
}

/** Lines, then silence. */
function silent(...all: readonly unknown[]): Answer {
  return (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(text(all));
  };
}

const end = (number: number): Progress => ({ upTo: String(number), head: String(number) });

async function sequences(client: Client, options: ChangesOptions = {}, all: number[] = []): Promise<number[]> {
  for await (const { sequence } of client.changes(options)) all.push(Number(sequence));
  return all;
}

function asked(gateway: FakeGateway): (string | null)[] {
  return gateway.seen.map(({ url }) => new URL(url, 'http://x').searchParams.get('after'));
}

test('the feed ends where the data set does', async () => {
  await using gateway = await FakeGateway.with([lines(change(1), '', change(2), end(2))]);
  assert.deepEqual(await sequences(gateway.client()), [1, 2]);
  assert.equal(gateway.seen[0]?.url, '/v1/changes?after=0&follow=false');
});

test('after a break the feed goes on from the last change, and a change that comes again is left out', async () => {
  const all: number[] = [];
  await using gateway = await FakeGateway.with([
    broken(() => all.length === 2, change(1), change(2)),
    broken(() => true),
    lines(change(2), change(3), change(4)),
    lines(change(5), end(5)),
  ]);
  assert.deepEqual(await sequences(gateway.client(), {}, all), [1, 2, 3, 4, 5]);
  assert.deepEqual(asked(gateway), ['0', '2', '2', '4']);
});

test('an answer that ends without saying so is no end of the data set', async () => {
  await using gateway = await FakeGateway.with([
    lines(change(1)),
    lines({ upTo: '1', head: '3' }),
    lines(change(2), change(3), end(3)),
  ]);
  assert.deepEqual(await sequences(gateway.client()), [1, 2, 3]);
});

test('how far was looked is where the feed goes on when nothing was wanted', async () => {
  const filter = {
    kind: ['HONOUR', 'PENALTY'] as const,
    industry: ['F'],
    creditCode: ['913101150601727872'],
    watchListId: 'd2F0Y2hfbGlzdDox',
  };
  await using gateway = await FakeGateway.with([
    lines(change(3), { upTo: '90', head: '99' }),
    lines(change(95), end(99)),
  ]);
  assert.deepEqual(await sequences(gateway.client(), { filter }), [3, 95]);
  assert.deepEqual(asked(gateway), ['0', '90']);
  const { searchParams } = new URL(gateway.seen[0]?.url ?? '', 'http://x');
  assert.deepEqual([searchParams.get('kind'), searchParams.get('industry')], ['honour,penalty', 'F']);
  assert.equal(searchParams.get('watchListId'), 'd2F0Y2hfbGlzdDox');
});

test('a number that is missing is an error, unless a filter leaves some out', async () => {
  await using gateway = await FakeGateway.with([lines(change(1), change(3), end(3))]);
  await assert.rejects(sequences(gateway.client()), { name: 'FeedError', code: 'FEED_GAP' });
});

test('a follower that hears nothing for too long connects again', async () => {
  await using gateway = await FakeGateway.with([silent(change(1), end(1)), silent(change(2), end(2))]);
  const all = [];
  for await (const item of gateway.client().changes({ follow: true, silenceMs: 400 })) {
    all.push(item.sequence);
    if (all.length === 2) break;
  }
  assert.deepEqual(all, ['1', '2']);
  assert.deepEqual(asked(gateway), ['0', '1']);
});

test('heartbeats keep the connection', async () => {
  const beating: Answer = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    let beats = 0;
    const timer = setInterval(() => {
      beats += 1;
      response.write(beats === 8 ? text([change(1), end(1)]) : '\n');
      if (beats === 8) clearInterval(timer);
    }, 100);
  };
  await using gateway = await FakeGateway.with([beating]);
  for await (const item of gateway.client().changes({ follow: true, silenceMs: 500 })) {
    assert.equal(item.sequence, '1');
    break;
  }
  assert.equal(gateway.seen.length, 1);
});

test('a passing refusal is waited out; within the stream too', async () => {
  await using gateway = await FakeGateway.with([
    failure(429, 'RATE_LIMITED', { 'retry-after': '3' }),
    lines(change(1), { error: { code: 'OVERLOADED', message: 'the gateway stops', requestId: 'r' } }),
    lines(change(2), end(2)),
  ]);
  assert.deepEqual(await sequences(gateway.client()), [1, 2]);
  assert.deepEqual(gateway.waits, [3125, 125]);
});

test('a key that is refused within the stream ends it', async () => {
  const revoked = { error: { code: 'UNAUTHENTICATED', message: 'the key was revoked', requestId: 'r9' } };
  await using gateway = await FakeGateway.with([lines(change(1), revoked)]);
  await assert.rejects(sequences(gateway.client()), { code: 'UNAUTHENTICATED', requestId: 'r9' });
});

test('an access token that ends with the stream is replaced, and the feed goes on', async () => {
  const token = (name: string): Answer => ({ body: { access_token: name, expires_in: 900 } });
  const ended = { error: { code: 'UNAUTHENTICATED', message: 'the token has ended' } };
  await using gateway = await FakeGateway.with([
    token('a'),
    lines(change(1), ended),
    token('b'),
    lines(change(2), end(2)),
  ]);
  assert.deepEqual(await sequences(gateway.client({ key: undefined, clientId: '1', clientSecret: 's' })), [1, 2]);
  assert.equal(gateway.seen[3]?.headers.authorization, 'Bearer b');
});

test('who cannot connect for too long is told why', async () => {
  await using gateway = await FakeGateway.with(() => failure(503, 'OVERLOADED'));
  await assert.rejects(sequences(gateway.client(), { giveUpAfterMs: 60_000 }), { code: 'OVERLOADED' });
  const waited = gateway.waits.reduce((sum, wait) => sum + wait, 0);
  assert.ok(waited <= 60_000 && gateway.seen.length > 5, `${gateway.seen.length} attempts in ${waited} ms`);
});

test('a position beyond the data set says that it was restored', async () => {
  const body = { error: { code: 'BAD_USER_INPUT', field: 'after', message: 'the data set goes up to 5' } };
  await using gateway = await FakeGateway.with([{ status: 400, body }]);
  await assert.rejects(sequences(gateway.client(), { after: 9 }), { name: 'DataSetRestoredError', position: '9' });
});

test('a line that is none is an error, and is not read over and over', async () => {
  await using gateway = await FakeGateway.with([lines('proxy says no', end(1))]);
  await assert.rejects(sequences(gateway.client()), { name: 'FeedError', code: 'FEED_MALFORMED' });
  assert.equal(gateway.seen.length, 1);
});

test('whoever stops reading closes the connection', async () => {
  let closed = () => {};
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const open: Answer = (response: ServerResponse) => {
    response.on('close', closed);
    response.writeHead(200);
    response.write(text([change(1), end(1)]));
  };
  await using gateway = await FakeGateway.with([open]);
  for await (const { sequence } of gateway.client().changes({ follow: true })) {
    assert.equal(sequence, '1');
    break;
  }
  await isClosed;
});

test('characters that come in two pieces are whole', async () => {
  const bytes = Buffer.from(text([change(1, { after: { title: '守信企业' } }), end(1)]));
  const middle = bytes.indexOf(Buffer.from('信')) + 1;
  const split: Answer = (response: ServerResponse) => {
    response.writeHead(200);
    response.write(bytes.subarray(0, middle), () => setTimeout(() => response.end(bytes.subarray(middle)), 10));
  };
  await using gateway = await FakeGateway.with([split]);
  for await (const { after } of gateway.client().changes()) assert.equal(after['title'], '守信企业');
});

test('whoever follows goes on over an outage of any length', async () => {
  let asked = 0;
  await using gateway = await FakeGateway.with(() => {
    asked += 1;
    if (asked === 201) return lines(change(1));
    if (asked > 401) return lines(change(2), end(2));
    return asked % 2 === 0 ? failure(503, 'OVERLOADED') : { status: 502, body: 'proxy' };
  });
  const all: string[] = [];
  const outages: Outage[] = [];
  const onOutage = (outage: Outage) => outages.push(outage);
  for await (const { sequence } of gateway.client().changes({ follow: true, onOutage })) {
    all.push(sequence);
    if (all.length === 2) break;
  }
  assert.deepEqual(all, ['1', '2']);
  // Told of each failure but the first in a row: 200 before the first change, and after it what broke off and 200 more.
  assert.deepEqual(
    outages.map(({ failures }) => failures),
    [...Array.from({ length: 199 }, (_, at) => at + 2), ...Array.from({ length: 200 }, (_, at) => at + 2)],
  );
  assert.deepEqual(
    outages.slice(0, 2).map(({ waitMs }) => waitMs),
    gateway.waits.slice(1, 3),
  );
  assert.ok(outages.every(({ error }) => error instanceof ApiError));
  assert.ok(Math.max(...gateway.waits) <= 30_000);
  assert.ok(gateway.waits.reduce((sum, wait) => sum + wait, 0) > 1_200_000, 'longer than others would try');
  assert.deepEqual(gateway.waits.slice(0, 3), [125, 250, 500]);
  assert.deepEqual(gateway.waits.slice(200, 203), [125, 250, 500], 'what was heard is a new beginning');
});

test('what does not pass ends it at once', async () => {
  for (const [status, code] of [
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [400, 'BAD_USER_INPUT'],
  ] as const) {
    await using gateway = await FakeGateway.with(() => failure(status, code));
    await assert.rejects(sequences(gateway.client(), { follow: true }), { code });
    assert.deepEqual([gateway.seen.length, gateway.waits], [1, []]);
  }
});
