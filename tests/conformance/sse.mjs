// The stock client of GraphQL over SSE asks as its users would, a connection for each operation.
import assert from 'node:assert/strict';
import http from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { NetworkError, createClient } from 'graphql-sse';
import { endpoint } from './endpoint.mjs';

const { url, streamUrl, key, headers, fetchWithKey } = endpoint();
const SUBSCRIPTION = 'subscription Conformance { datasetSequence { sequence } }';
const EVENTS = 'events { sequence at operation kind recordId revision underObjection reason } upTo';
const FEED = `subscription Feed($after: String!, $first: Int!, $filter: ChangeFilter) {
  changes(after: $after, first: $first, filter: $filter) { ${EVENTS} }
}`;
const READ = FEED.replace('subscription Feed', 'query Read');

function connect(options = {}) {
  return createClient({ url: streamUrl, headers, retryAttempts: 0, ...options });
}

// The gateway notices a moment later that somebody is gone; until then the place is taken.
function connectWhenThereIsAPlace(options = {}) {
  return connect({ retryAttempts: 100, retry: () => setTimeout(50), ...options });
}

// A subscription and its first result.
async function begin(client, request = { query: SUBSCRIPTION }) {
  const results = client.iterate(request);
  const { value, done } = await results.next();
  assert.ok(!done, `${request.query} was answered with nothing`);
  return { results, first: value };
}

// The answer to a body of so many bytes that is announced and never sent: whoever still sends when it is refused may find
// the connection closed before it has read the answer.
function announce(bytes, more) {
  return new Promise((resolve, reject) => {
    const request = http.request(streamUrl, {
      method: 'POST',
      headers: { ...headers, ...more, 'content-length': bytes },
    });
    request.on('error', reject);
    request.on('response', async (response) => {
      const pieces = await response.toArray();
      request.off('error', reject).on('error', () => {}).destroy();
      resolve([response.statusCode, JSON.parse(Buffer.concat(pieces).toString())]);
    });
    request.flushHeaders();
  });
}

// Everything that a sink is told of an operation.
function told(client, request) {
  return new Promise((resolve) => {
    const calls = [];
    client.subscribe(request, {
      next: (result) => calls.push(result),
      error: (error) => resolve([...calls, error]),
      complete: () => resolve([...calls, 'complete']),
    });
  });
}

// The status and the code that an operation is refused with before its stream begins.
async function refusal(query, client = connect()) {
  const [error] = await told(client, { query });
  assert.ok(error instanceof NetworkError && error.response, `${query} was not refused: ${JSON.stringify(error)}`);
  const { errors } = await error.response.json();
  return [error.response.status, errors[0].extensions.code];
}

async function ask(query, variables) {
  const response = await fetchWithKey(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

// A place in the feed with so many changes behind it, or the first.
async function before(count) {
  const { dataset } = await ask('{ dataset { sequence } }');
  const head = Number(dataset.sequence);
  assert.ok(head > 0, 'the data set has no changes');
  return { after: String(Math.max(0, head - count)), head: String(head) };
}

// A `fetch` whose answers break off in the middle of an event, so many of them.
function breaking(times, bytes) {
  let left = times;
  return async (target, init) => {
    const response = await fetch(target, init);
    if (!response.ok || left === 0) return response;
    left -= 1;
    return { ok: true, status: response.status, body: broken(response.body, bytes) };
  };
}

async function* broken(body, bytes) {
  let left = bytes;
  for await (const chunk of body) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left > 0) continue;
    await setImmediate();
    throw new TypeError('terminated');
  }
}

// A subscription whose caller is gone without a word, once it was told something.
function vanish() {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
    };
    const request = http.request(streamUrl, options, (response) => {
      if (response.statusCode !== 200) reject(new Error(`it was refused with ${response.statusCode}`));
      response.on('error', () => resolve());
      response.once('data', () => request.socket.resetAndDestroy());
    });
    request.on('error', reject);
    request.end(JSON.stringify({ query: SUBSCRIPTION }));
  });
}

async function subscriptionsMax() {
  const { viewer } = await ask('{ viewer { tier { limits { subscriptionsMax } } } }');
  return viewer.tier.limits.subscriptionsMax;
}

const steps = {
  'a subscription is told of at once, and ends when it is returned': async () => {
    const client = connectWhenThereIsAPlace();
    for (let time = 0; time < 3; time += 1) {
      const { results, first } = await begin(client);
      assert.match(first.data.datasetSequence.sequence, /^\d+$/);
      assert.ok(first.extensions.cost.actual >= 1);
      await results.return();
    }
    client.dispose();
  },
  'a query is one result and the end': async () => {
    const calls = await told(connect(), { query: 'query Conformance { __typename }' });
    assert.deepEqual([calls.length, calls[0].data, calls[1]], [2, { __typename: 'Query' }, 'complete']);
  },
  'the operation is chosen by its name, and variables are passed': async () => {
    const query = 'query A { __typename } query B($name: String!) { __type(name: $name) { name } }';
    const [result] = await told(connect(), { query, operationName: 'B', variables: { name: 'ChangePage' } });
    assert.deepEqual(result.data, { __type: { name: 'ChangePage' } });
  },
  'several subscriptions at once are told each its own, and one that ends leaves the others': async () => {
    const { after, head } = await before(40);
    const client = connectWhenThereIsAPlace();
    const feed = (filter) => ({ query: FEED, variables: { after, first: 10, filter } });
    const wanted = [
      feed(null),
      feed({ operation: ['CREATE'] }),
      feed({ operation: ['SETTLE'] }),
      { query: SUBSCRIPTION },
    ];
    const begun = await Promise.all(wanted.slice(0, await subscriptionsMax()).map((request) => begin(client, request)));
    const [all, ...others] = begun;
    await others.pop()?.results.return();
    const events = [...all.first.data.changes.events];
    for (let { upTo } = all.first.data.changes; BigInt(upTo) < BigInt(head);) {
      const { value } = await all.results.next();
      events.push(...value.data.changes.events);
      ({ upTo } = value.data.changes);
    }
    const { changes } = await ask(READ, { after, first: 250 });
    assert.deepEqual(events, changes.events.slice(0, events.length));
    for (const { first } of others) {
      assert.ok(first.data.changes.events.every(({ operation }) => operation === 'CREATE'));
    }
    client.dispose();
  },
  'a client that connects again goes on in the feed without a gap and without a repeat': async () => {
    const { after, head } = await before(200);
    let connections = 0;
    const client = connectWhenThereIsAPlace({
      fetchFn: breaking(5, 3000),
      on: { connected: () => (connections += 1) },
    });
    // The client sends the request as it is when it connects.
    const request = { query: FEED, variables: { after, first: 10 } };
    const events = [];
    for await (const { data } of client.iterate(request)) {
      events.push(...data.changes.events);
      request.variables.after = data.changes.upTo;
      if (BigInt(data.changes.upTo) >= BigInt(head)) break;
    }
    client.dispose();
    const { changes } = await ask(READ, { after, first: 250 });
    assert.deepEqual(events, changes.events.slice(0, events.length));
    assert.equal(events[0].sequence, String(BigInt(after) + 1n));
    if (events.length >= 200) assert.equal(connections, 6);
  },
  'documents that cannot be run are refused before the stream begins': async () => {
    for (const [query, code] of [
      ['subscription { datasetSequence { sequence }', 'GRAPHQL_PARSE_FAILED'],
      ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription { changes { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription { changes { upTo } datasetSequence { sequence } }', 'GRAPHQL_VALIDATION_FAILED'],
    ]) {
      assert.deepEqual(await refusal(query), [400, code], query);
    }
  },
  'a field that refuses its arguments is a result with errors, and the end': async () => {
    for (const argument of ['after: "x"', 'first: 0', 'after: "9007199254740993"']) {
      const query = `subscription { changes(${argument}) { upTo } }`;
      const [result, end, ...more] = await told(connectWhenThereIsAPlace(), { query });
      assert.deepEqual([result.data, end, more], [null, 'complete', []], query);
      const [{ path, extensions }] = result.errors;
      assert.deepEqual([path, extensions.code], [['changes'], 'BAD_USER_INPUT'], query);
    }
  },
  'a caller without a key, or without the scope, is refused': async () => {
    const nobody = connect({ headers: {} });
    assert.deepEqual(await refusal('{ organisations { totalCount } }', nobody), [403, 'FORBIDDEN']);
    const stranger = connect({ headers: { authorization: 'Bearer mj_demo_abcdefghijkl_x' } });
    assert.deepEqual(await refusal(SUBSCRIPTION, stranger), [401, 'UNAUTHENTICATED']);
    if (!key) return;
    const { viewer } = await ask('{ viewer { client { clientId } scopes { code } } }');
    const { code: scope } = viewer.scopes.find(({ code }) => code !== 'disclosure:read');
    const response = await fetch(new URL('/oauth/token', url), {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${viewer.client.clientId}:${key}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    const { access_token: token } = await response.json();
    const narrow = connect({ headers: { authorization: `Bearer ${token}` } });
    assert.deepEqual(await refusal('subscription { changes { upTo } }', narrow), [403, 'FORBIDDEN']);
  },
  'bodies and headers that are none of the protocol are refused, and the next request is served': async () => {
    const json = { 'content-type': 'application/json' };
    const events = { accept: 'text/event-stream' };
    const body = JSON.stringify({ query: '{ __typename }' });
    for (const [status, init] of [
      [400, { headers: { ...json, ...events }, body: 'garbage' }],
      [400, { headers: { ...json, ...events }, body: '' }],
      [400, { headers: { ...json, ...events }, body: Buffer.from([0xff, 0xfe, 0x00, 0x7b]) }],
      [400, { headers: { ...json, ...events }, body: `[${body}]` }],
      [400, { headers: { ...json, ...events }, body: '{"query": 7}' }],
      [415, { headers: { 'content-type': 'text/plain', ...events }, body }],
      [
        415,
        { headers: { 'content-type': 'application/x-www-form-urlencoded', ...events }, body: 'query={__typename}' },
      ],
      [406, { headers: { ...json, accept: 'application/json' }, body }],
    ]) {
      const response = await fetchWithKey(streamUrl, { method: 'POST', ...init });
      assert.equal(response.status, status, String(init.body).slice(0, 40));
      const { errors } = await response.json();
      assert.ok(errors[0].message.length > 0 && /^[A-Z_]+$/.test(errors[0].extensions.code));
    }
    const [status, refused] = await announce(8 << 20, { ...json, ...events });
    assert.deepEqual([status, refused.errors.length], [413, 1]);
    const [result] = await told(connect(), { query: '{ __typename }' });
    assert.deepEqual(result.data, { __typename: 'Query' });
  },
  'one connection for all operations is not offered': async () => {
    const client = connect({ singleConnection: true });
    const [error] = await told(client, { query: SUBSCRIPTION });
    assert.deepEqual([error.response.status, error.response.headers.get('allow')], [405, 'GET, POST']);
    client.dispose();
  },
  'a client that goes away frees its place': async () => {
    const max = await subscriptionsMax();
    const client = connectWhenThereIsAPlace();
    const begun = await Promise.all(Array.from({ length: max }, () => begin(client)));
    assert.deepEqual(await refusal(SUBSCRIPTION), [429, 'RATE_LIMITED']);
    await begun[0].results.return();
    const again = await begin(client);
    assert.deepEqual(await refusal(SUBSCRIPTION), [429, 'RATE_LIMITED']);
    await again.results.return();
    await begin(client).then(({ results }) => results.return());
    // One that says nothing when it goes.
    const another = connectWhenThereIsAPlace();
    await begin(another).then(({ results }) => results.return());
    await vanishWhenThereIsAPlace();
    await begin(another);
    assert.deepEqual(await refusal(SUBSCRIPTION), [429, 'RATE_LIMITED']);
    client.dispose();
    another.dispose();
  },
};

async function vanishWhenThereIsAPlace() {
  for (let tries = 0; ; tries += 1) {
    try {
      return await vanish();
    } catch (error) {
      if (tries === 100) throw error;
      await setTimeout(50);
    }
  }
}

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  try {
    await step();
    console.log(`graphql-sse: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`graphql-sse: failed: ${name}: ${error.message ?? JSON.stringify(error)}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
