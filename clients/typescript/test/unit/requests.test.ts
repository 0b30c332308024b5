import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ApiError, Client, NetworkError, RejectedError } from '../../src/index.js';
import { FakeGateway, data, failure, hangUp } from './fake.js';

const DATASET = '{ dataset { sequence } }';
const MUTATION = 'mutation { revokeKey(input: { keyId: "1" }) { userErrors { code } } }';

function published(rows = 1) {
  const outcome = { submissionId: 's', state: 'PUBLISHED', counts: { rows }, rows: [], userErrors: [] };
  return data({ submitHonours: outcome });
}

const ROW = { subject: { creditCode: '913101150601727872' }, title: 't', awardedOn: '2017-01-01', authority: 'a' };

test('a query is repeated over faults of the network and of servers until it is answered', async () => {
  const faults = [hangUp, failure(503, 'OVERLOADED'), { status: 502, body: 'bad gateway' }, failure(504, 'TIMEOUT')];
  await using gateway = await FakeGateway.with([...faults, data({ dataset: { sequence: '7' } })]);
  assert.deepEqual(await gateway.client().query(DATASET), { dataset: { sequence: '7' } });
  assert.deepEqual(gateway.waits, [125, 250, 500, 1000], 'each wait may be twice as long as the one before');
});

test('what Retry-After asks for is waited for', async () => {
  const refused = failure(429, 'RATE_LIMITED', { 'retry-after': '7' });
  await using gateway = await FakeGateway.with([refused, data({})]);
  await gateway.client().query(DATASET);
  assert.deepEqual(gateway.waits, [7125]);
});

test('a wait that is longer than the time that is left is not begun, and the error says how long it is', async () => {
  await using gateway = await FakeGateway.with([failure(429, 'RATE_LIMITED', { 'retry-after': '3600' })]);
  const error = await gateway
    .client()
    .query(DATASET)
    .catch((caught: unknown) => caught);
  assert.ok(error instanceof ApiError);
  assert.deepEqual(
    [error.code, error.status, error.retryAfter, error.requestId],
    ['RATE_LIMITED', 429, 3600, 'request-1'],
  );
  assert.equal(gateway.seen.length, 1);
});

test('attempts are bounded in number', async () => {
  await using gateway = await FakeGateway.with(() => failure(503, 'OVERLOADED'));
  await assert.rejects(gateway.client({ retry: { attempts: 3 } }).query(DATASET), { code: 'OVERLOADED' });
  assert.equal(gateway.seen.length, 3);
});

test('what is wrong with a query is not asked again', async () => {
  for (const [status, code] of [
    [400, 'GRAPHQL_VALIDATION_FAILED'],
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
  ] as const) {
    await using gateway = await FakeGateway.with([failure(status, code)]);
    await assert.rejects(gateway.client().query(DATASET), { name: 'ApiError', code, status });
    assert.equal(gateway.seen.length, 1);
  }
});

test('a mutation that may have been executed is not repeated', async () => {
  // The 503 without a code may be that of a proxy which lost the answer.
  const doubtful = [hangUp, failure(500, 'INTERNAL'), failure(504, 'TIMEOUT'), { status: 503, body: 'no upstream' }];
  for (const fault of [...doubtful, failure(200, 'RATE_LIMITED')]) {
    await using gateway = await FakeGateway.with([fault, data({})]);
    await assert.rejects(gateway.client().query(MUTATION));
    assert.equal(gateway.seen.length, 1);
  }
});

test('a mutation that was refused before anything was done is repeated', async () => {
  await using gateway = await FakeGateway.with([failure(429, 'RATE_LIMITED'), failure(503, 'OVERLOADED'), data({})]);
  await gateway.client().query(MUTATION);
  assert.equal(gateway.seen.length, 3);
});

test('a mutation is known by its operation, not by what stands in texts and comments', async () => {
  const query = '# mutation\nquery Q($mutation: String = "mutation {") { a(b: """ } mutation """) { mutation } }';
  await using gateway = await FakeGateway.with([hangUp, data({})]);
  await gateway.client().query(query);
  assert.equal(gateway.seen.length, 2);
});

test('a submission is repeated with the same idempotency key', async () => {
  await using gateway = await FakeGateway.with([
    hangUp,
    failure(500, 'INTERNAL'),
    failure(409, 'IDEMPOTENCY_IN_PROGRESS'),
    published(),
  ]);
  const outcome = await gateway.client().submit('HONOUR', [ROW]);
  const keys = gateway.seen.map(
    ({ body }) =>
      (JSON.parse(body) as { variables: { input: { idempotencyKey: string } } }).variables.input.idempotencyKey,
  );
  assert.equal(keys.length, 4);
  assert.equal(new Set(keys).size, 1);
  assert.match(keys[0] ?? '', /^[0-9a-f-]{36}$/);
  assert.equal(outcome.idempotencyKey, keys[0]);
});

test('two submissions have two keys, and a key of the caller is its own', async () => {
  await using gateway = await FakeGateway.with(() => published());
  const client = gateway.client();
  await client.submit('HONOUR', [ROW]);
  await client.submit('HONOUR', [ROW]);
  await client.submit('HONOUR', [ROW], { idempotencyKey: 'awards/1', mode: 'PARTIAL', dryRun: true });
  const inputs = gateway.seen.map(
    ({ body }) => (JSON.parse(body) as { variables: { input: Record<string, unknown> } }).variables.input,
  );
  assert.notEqual(inputs[0]?.['idempotencyKey'], inputs[1]?.['idempotencyKey']);
  assert.deepEqual(inputs[2], { idempotencyKey: 'awards/1', rows: [ROW], mode: 'PARTIAL', dryRun: true });
});

test('a submission that was not taken at all is an error with its reasons', async () => {
  const userErrors = [{ path: ['rows'], code: 'INVALID', message: 'takes 1 to 10000 rows' }];
  const outcome = { submissionId: null, state: null, counts: {}, rows: [], userErrors };
  await using gateway = await FakeGateway.with([data({ submitHonours: outcome })]);
  const error = await gateway
    .client()
    .submit('HONOUR', [])
    .catch((caught: unknown) => caught);
  assert.ok(error instanceof RejectedError);
  assert.deepEqual([error.code, error.userErrors], ['INVALID', userErrors]);
});

test('data beside errors are kept with the error', async () => {
  await using gateway = await FakeGateway.with([failure(200, 'BAD_USER_INPUT', {}, { dataset: null })]);
  const error = await gateway
    .client()
    .query(DATASET)
    .catch((caught: unknown) => caught);
  assert.ok(error instanceof ApiError);
  assert.deepEqual([error.data, error.errors.length], [{ dataset: null }, 1]);
});

test('an attempt that takes too long is given up and made again', async () => {
  await using gateway = await FakeGateway.with([() => undefined, data({ a: 1 })]);
  assert.deepEqual(await gateway.client({ timeoutMs: 2000 }).query(DATASET), { a: 1 });
  await using silent = await FakeGateway.with(() => () => undefined);
  const error = await silent
    .client({ timeoutMs: 20, retry: { attempts: 2 } })
    .query(DATASET)
    .catch((caught: unknown) => caught);
  assert.ok(error instanceof NetworkError);
  assert.equal(error.code, 'CLIENT_TIMEOUT');
});

test('a body that does not end is given up like an answer that does not come', async () => {
  const half = (response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":');
  };
  await using gateway = await FakeGateway.with([half, data({ a: 1 })]);
  assert.deepEqual(await gateway.client({ timeoutMs: 2000 }).query(DATASET), { a: 1 });
});

test('the caller ends a request by its signal, and the reason is what is thrown', async () => {
  const controller = new AbortController();
  const reason = new Error('closing time');
  await using gateway = await FakeGateway.with(() => () => controller.abort(reason));
  const asked = gateway.client().query(DATASET, {}, { signal: controller.signal });
  await assert.rejects(asked, reason);
  await assert.rejects(gateway.client().query(DATASET, {}, { signal: controller.signal }), reason);
  assert.equal(gateway.seen.length, 1);
});

test('a redirection is not followed: the key stays where it was meant for', async () => {
  await using elsewhere = await FakeGateway.with(() => data({}));
  await using gateway = await FakeGateway.with([{ status: 307, headers: { location: elsewhere.url } }]);
  await assert.rejects(gateway.client().query(DATASET), { code: 'HTTP_REDIRECT' });
  assert.equal(elsewhere.seen.length, 0);
});

test('the key is sent with each request and shown nowhere', async () => {
  await using gateway = await FakeGateway.with([{ status: 500, body: 'oh no' }]);
  const client = gateway.client({ key: 'mj_live_secret', retry: { attempts: 1 } });
  const error = await client.query(DATASET).catch((caught: unknown) => caught);
  assert.equal(gateway.seen[0]?.headers.authorization, 'Bearer mj_live_secret');
  const shown = [
    inspect(client, { depth: 20, showHidden: true }),
    JSON.stringify(client),
    inspect(error, { depth: 20 }),
  ];
  const transport = inspect(client.transport, { depth: 20, showHidden: true });
  for (const text of [...shown, transport]) assert.ok(!text.includes('secret'), text);
});

test('an address may end with /graphql, and must be one that keys can be sent to', async () => {
  for (const end of ['', '/', '/graphql', '/graphql/'])
    assert.equal(new Client({ url: `https://m.example${end}` }).url, 'https://m.example');
  assert.equal(new Client({ url: 'https://m.example/api/graphql' }).url, 'https://m.example/api');
  for (const url of ['ftp://m.example', 'https://user:secret@m.example', 'm.example'])
    assert.throws(() => new Client({ url }));
});

test('a kind that there is not is refused with the names of those that there are', async () => {
  await using gateway = await FakeGateway.with([]);
  const client = gateway.client();
  for (const kind of ['HONOURS', 'honour', 'toString', undefined]) {
    const wrong = kind as unknown as 'HONOUR';
    for (const sent of [client.submit(wrong, []), client.correct(wrong, []), client.withdraw(wrong, [])]) {
      await assert.rejects(sent, {
        name: 'RangeError',
        message: /is no kind of record; they are ALTERATION, .*HONOUR/,
      });
    }
  }
  assert.equal(gateway.seen.length, 0);
});
