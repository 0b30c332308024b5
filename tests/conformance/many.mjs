// Many subscriptions of the feed at once, nine of ten by WebSocket and the others by SSE, are told of the same writes in
// their order.
//   node many.mjs URL READER_KEY WRITER_KEY COUNT
// The reader's tier allows just as many subscriptions, and as many requests in a burst.
import assert from 'node:assert/strict';
import { createClient as createEvents } from 'graphql-sse';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';
import { endpoint } from './endpoint.mjs';
import { Writer, asking } from './writer.mjs';

const { url, socketUrl, streamUrl, key, headers } = endpoint();
const writerKey = process.argv[4];
const count = Number(process.argv[5]);
// As many as a connection takes.
const ON_ONE_CONNECTION = 100;
const WRITES = 5;
const ask = asking(url, key);

const ARGUMENTS = '($after: String!)';
const CHANGES = 'changes(after: $after, first: 100) { events { sequence kind operation recordId revision after by { name } } upTo }';

let connections = 0;
const sockets = Array.from({ length: Math.ceil((count * 0.9) / ON_ONE_CONNECTION) }, () =>
  createSocket({
    url: socketUrl,
    webSocketImpl: WebSocket,
    connectionParams: { apiKey: key },
    retryAttempts: 0,
    on: { connected: () => (connections += 1) },
  }),
);
const events = createEvents({ url: streamUrl, headers, retryAttempts: 0 });
const clientOf = (number) =>
  number % 10 === 9 ? events : sockets[(number - Math.floor(number / 10)) % sockets.length];

// Follows the feed; what happens to it later that should not ends the test.
class Follower {
  events = [];
  at = '0';
  #level;
  #isLevel = () => false;

  constructor(client, after) {
    this.begun = new Promise((resolve) => {
      this.dispose = client.subscribe(
        { query: `subscription Many${ARGUMENTS} { ${CHANGES} }`, variables: { after } },
        {
          next: ({ data, errors }) => {
            if (errors) fail(JSON.stringify(errors));
            this.events.push(...data.changes.events);
            this.at = data.changes.upTo;
            resolve();
            if (this.#isLevel()) this.#level();
          },
          error: (error) => fail(`a subscription was refused: ${error.message ?? JSON.stringify(error)}`),
          complete: () => this.#isLevel() || fail('a subscription was completed'),
        },
      );
    });
  }

  // Resolves when everything up to there was told.
  upTo(sequence) {
    return new Promise((resolve) => {
      this.#level = resolve;
      this.#isLevel = () => BigInt(this.at) >= BigInt(sequence);
      if (this.#isLevel()) resolve();
    });
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

async function head() {
  const { data } = await ask('{ dataset { sequence } }');
  return data.dataset.sequence;
}

// What one more subscription is answered.
function oneMore() {
  return new Promise((resolve) => {
    const sink = { next: resolve, error: resolve, complete: () => {} };
    createSocket({
      url: socketUrl,
      webSocketImpl: WebSocket,
      connectionParams: { apiKey: key },
      retryAttempts: 0,
    }).subscribe({ query: 'subscription { datasetSequence { sequence } }' }, sink);
  });
}

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

setTimeout(() => fail('the subscriptions were not told of all that was written'), 240_000).unref();

const writer = await Writer.of(url, writerKey);
const start = await head();
const opening = performance.now();
const followers = Array.from({ length: count }, (_, number) => new Follower(clientOf(number), start));
await Promise.all(followers.map(({ begun }) => begun));
const opened = seconds(opening);
assert.ok(connections <= sockets.length, 'a client opened a second connection');
const [refused] = [await oneMore()].flat();
assert.equal(refused.extensions?.code, 'RATE_LIMITED', `one more is refused: ${JSON.stringify(refused)}`);

const writing = performance.now();
for (let time = 0; time < WRITES; time += 1) await writer.write(10);
const written = await head();
const wrote = seconds(writing);
await Promise.all(followers.map((follower) => follower.upTo(written)));
const took = seconds(writing);

const { data } = await ask(`query Read${ARGUMENTS} { ${CHANGES} }`, { after: start });
const truth = data.changes.events;
assert.ok(truth.length >= writer.written.length);
for (const follower of followers) assert.deepEqual(follower.events, truth.slice(0, follower.events.length));
const told = new Set(truth.map(({ recordId, revision }) => `${recordId} ${revision}`));
assert.ok(
  writer.written.every((revision) => told.has(revision)),
  'something that was acknowledged was not told',
);
for (const follower of followers) assert.ok(follower.events.length >= writer.written.length);

// Whoever ends one makes place for another.
followers[0].dispose();
const { data: after } = await oneMore();
assert.ok(after, 'the place of a subscription that was ended is free');

console.log(
  `${count} subscriptions on ${connections} WebSockets and ${Math.floor(count / 10)} streams opened in ${opened} s; ` +
    `${truth.length} changes were written in ${wrote} s, and told to each in ${took} s`,
);
process.exit(0);
