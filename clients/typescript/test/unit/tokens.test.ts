import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Client } from '../../src/index.js';
import { FakeGateway, data, failure, type Answer, type Seen } from './fake.js';

const OPTIONS = { key: undefined, clientId: '7', clientSecret: 'mj_live_a:b c' };
const QUERY = '{ dataset { sequence } }';

/** Issues token-1, token-2 … and takes those that `takes` takes. */
function issuer(takes: (token: string) => boolean = () => true, expiresIn = 900) {
  let issued = 0;
  return (seen: Seen): Answer => {
    if (seen.url === '/oauth/token') {
      issued += 1;
      return { body: { access_token: `token-${issued}`, token_type: 'Bearer', expires_in: expiresIn } };
    }
    return takes(seen.headers.authorization ?? '') ? data({}) : failure(401, 'UNAUTHENTICATED');
  };
}

function paths(gateway: FakeGateway): string[] {
  return gateway.seen.map(({ url }) => url);
}

test('a token is got once for all requests, with the id and the secret in the form of a form', async () => {
  await using gateway = await FakeGateway.with(issuer());
  const client = gateway.client({ ...OPTIONS, scope: 'disclosure:read feed:read' });
  await Promise.all([client.query(QUERY), client.query(QUERY), client.query(QUERY)]);
  assert.deepEqual(paths(gateway), ['/oauth/token', '/graphql', '/graphql', '/graphql']);
  const [asked, query] = gateway.seen;
  assert.ok(asked && query);
  assert.equal(asked.headers.authorization, `Basic ${btoa('7:mj_live_a%3Ab+c')}`);
  assert.equal(asked.body, 'grant_type=client_credentials&scope=disclosure%3Aread+feed%3Aread');
  assert.equal(query.headers.authorization, 'Bearer token-1');
});

test('a token is renewed before it ends', async () => {
  await using gateway = await FakeGateway.with(issuer());
  const client = gateway.client(OPTIONS);
  await client.query(QUERY);
  gateway.pass(839_000);
  await client.query(QUERY);
  gateway.pass(2_000);
  await client.query(QUERY);
  assert.deepEqual(paths(gateway), ['/oauth/token', '/graphql', '/graphql', '/oauth/token', '/graphql']);
});

test('a token that is refused is replaced once, for a mutation too', async () => {
  await using gateway = await FakeGateway.with(issuer((token) => token === 'Bearer token-2'));
  await gateway.client(OPTIONS).query('mutation { a }');
  assert.deepEqual(paths(gateway), ['/oauth/token', '/graphql', '/oauth/token', '/graphql']);
});

test('a client that is refused with its second token too is told so', async () => {
  await using gateway = await FakeGateway.with(issuer(() => false));
  await assert.rejects(gateway.client(OPTIONS).query(QUERY), { code: 'UNAUTHENTICATED', status: 401 });
  assert.deepEqual(paths(gateway), ['/oauth/token', '/graphql', '/oauth/token', '/graphql']);
});

test('credentials that are refused are an error with the code of the refusal', async () => {
  const body = { error: 'invalid_client', error_description: 'name the client by its number' };
  await using gateway = await FakeGateway.with([{ status: 401, body }]);
  await assert.rejects(gateway.client(OPTIONS).query(QUERY), {
    code: 'invalid_client',
    message: body.error_description,
  });
});

test('a token is asked for again when the gateway has no time', async () => {
  const busy = { status: 503, headers: { 'retry-after': '1' }, body: { error: 'temporarily_unavailable' } };
  const issue = issuer();
  let refusals = 2;
  await using gateway = await FakeGateway.with((seen) => (refusals-- > 0 ? busy : issue(seen)));
  await gateway.client(OPTIONS).query(QUERY);
  assert.deepEqual(paths(gateway), ['/oauth/token', '/oauth/token', '/oauth/token', '/graphql']);
  assert.deepEqual(gateway.waits, [1125, 1250]);
});

test('neither the secret nor a token is shown', async () => {
  await using gateway = await FakeGateway.with(issuer());
  const client = gateway.client(OPTIONS);
  await client.query(QUERY);
  const text = inspect(client.transport, { depth: 20, showHidden: true }) + inspect(client, { depth: 20 });
  assert.ok(!text.includes('mj_live') && !text.includes('token-1') && !text.includes('Basic'), text);
});

test('a key and client credentials are not stated together', () => {
  const url = 'https://m.example';
  assert.throws(() => new Client({ url, key: 'k', clientId: '1', clientSecret: 's' }), TypeError);
  assert.throws(() => new Client({ url, clientId: '1' }), TypeError);
});
