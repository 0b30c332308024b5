// The stock client of graphql-transport-ws asks over one WebSocket as its users would.
import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { endpoint } from './endpoint.mjs';

const { socketUrl, key, headers } = endpoint();
const SUBSCRIPTION = 'subscription Conformance { datasetSequence { sequence } }';

function connect(options = {}) {
  const connectionParams = key ? { apiKey: key } : {};
  return createClient({ url: socketUrl, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams, ...options });
}

// The first result of an operation, which is then ended.
async function first(client, query) {
  for await (const result of client.iterate({ query })) return result;
  throw new Error(`${query} was answered with nothing`);
}

// Headers can be set outside of browsers.
class WebSocketWithKey extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers });
  }
}

const steps = {
  'a subscription is told of at once, and ends when it is returned': async () => {
    const client = connect();
    const { data } = await first(client, SUBSCRIPTION);
    assert.match(data.datasetSequence.sequence, /^\d+$/);
    // Its place is free again.
    for (let time = 0; time < 3; time += 1) await first(client, SUBSCRIPTION);
    await client.dispose();
  },
  'queries share the connection with a subscription': async () => {
    let connections = 0;
    const client = connect({ on: { connected: () => (connections += 1) } });
    const subscription = client.iterate({ query: SUBSCRIPTION });
    await subscription.next();
    const results = await Promise.all(
      Array.from({ length: 5 }, () => first(client, 'query Conformance { __typename dataset { sequence } }')),
    );
    for (const { data, extensions } of results) {
      assert.equal(data.__typename, 'Query');
      assert.ok(extensions.cost.actual >= 1);
    }
    await subscription.return();
    assert.equal(connections, 1);
    await client.dispose();
  },
  'what is refused is an error of that operation alone': async () => {
    const client = connect();
    const refused = await first(client, '{ nothing }').catch((errors) => errors);
    assert.equal(refused[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.equal((await first(client, '{ __typename }')).data.__typename, 'Query');
    await client.dispose();
  },
  'the key may be a header of the upgrade': async () => {
    const client = connect({ webSocketImpl: WebSocketWithKey, connectionParams: {} });
    const { data } = await first(client, '{ viewer { scopes { code } } }');
    assert.ok(data.viewer.scopes.length > 0);
    await client.dispose();
  },
  'a bad key closes with 4403': async () => {
    const client = connect({ connectionParams: { apiKey: 'mj_demo_abcdefghijkl_x' } });
    const close = await first(client, SUBSCRIPTION).catch((error) => error);
    assert.deepEqual([close.code, close.reason], [4403, 'Forbidden']);
  },
  'pings of the client are answered': async () => {
    const answered = new Promise((resolve) => {
      const client = connect({
        lazy: false,
        keepAlive: 50,
        on: { pong: () => resolve(client.dispose()) },
      });
    });
    await answered;
  },
};

let failed = 0;
for (const [name, step] of Object.entries(steps)) {
  try {
    await step();
    console.log(`graphql-ws: ${name}`);
  } catch (error) {
    failed += 1;
    console.error(`graphql-ws: failed: ${name}: ${error.message ?? JSON.stringify(error)}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
