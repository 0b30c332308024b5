// The stock client of GraphQL over SSE follows the feed of changes while others write, and the gateway is killed, stopped
// and started again: nothing is missed, and nothing is told twice.
//   node feed.mjs URL READER_KEY WRITER_KEY BREAKS
// Says "ready" each time the gateway may be ended, so many times, and ends when all that was written was told.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { NetworkError, createClient } from 'graphql-sse';
import { endpoint } from './endpoint.mjs';
import { Writer, asking } from './writer.mjs';

const { url, streamUrl, key, headers } = endpoint();
const [writerKey, breaks] = process.argv.slice(4);
const ask = asking(url, key);

const ARGUMENTS = '($after: String!, $first: Int!, $filter: ChangeFilter)';
const CHANGES = `changes(after: $after, first: $first, filter: $filter) {
  events { sequence at operation kind recordId revision by { name } after before }
  upTo
}`;
const FEED = `subscription Feed${ARGUMENTS} { ${CHANGES} }`;
const READ = `query Read${ARGUMENTS} { ${CHANGES} }`;

const client = createClient({
  url: streamUrl,
  headers,
  retryAttempts: 600,
  retry: () => setTimeout(100),
});

// Follows the feed from a place on. What breaks is begun again where it was.
class Follower {
  events = [];
  connections = 0;
  completions = 0;
  #waiting = [];

  constructor(after, first, filter = null) {
    this.from = after;
    // The client sends it as it is when it connects.
    this.request = { query: FEED, variables: { after, first, filter } };
    this.#follow();
  }

  #follow() {
    client.subscribe(
      this.request,
      {
        next: ({ data, errors }) => {
          if (errors) fail(JSON.stringify(errors));
          this.events.push(...data.changes.events);
          this.request.variables.after = data.changes.upTo;
          this.#waiting = this.#waiting.filter((isThere) => !isThere());
        },
        // A connection that was cut off while the client looked elsewhere is one to begin again as well.
        error: (error) => {
          const isCutOff = error instanceof TypeError || (error instanceof NetworkError && !error.response);
          if (!isCutOff) fail(`a follower was refused: ${error.message ?? JSON.stringify(error)}`);
          this.#follow();
        },
        // The gateway stops.
        complete: () => {
          this.completions += 1;
          this.#follow();
        },
      },
      { connected: () => (this.connections += 1) },
    );
  }

  // Resolves when everything up to there was told.
  upTo(sequence) {
    return new Promise((resolve) => {
      const isThere = () => {
        if (BigInt(this.request.variables.after) < BigInt(sequence)) return false;
        resolve();
        return true;
      };
      if (!isThere()) this.#waiting.push(isThere);
    });
  }

  // What the feed says now of what was told.
  async truth() {
    const events = [];
    const { first, filter, after: last } = this.request.variables;
    for (let after = this.from; BigInt(after) < BigInt(last);) {
      const { data } = await ask(READ, { after, first, filter });
      events.push(...data.changes.events.filter(({ sequence }) => BigInt(sequence) <= BigInt(last)));
      after = data.changes.upTo;
    }
    return events;
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

setTimeout(180_000, undefined, { ref: false }).then(() => fail('the followers were not told of all that was written'));

const start = await head();
const writer = await Writer.of(url, writerKey);
const followers = {
  'from the first change': new Follower('0', 500),
  'from now on': new Follower(start, 100),
  'some changes': new Follower(start, 5, { kind: ['HONOUR'], operation: ['REVISE'] }),
};

for (let round = 0; round <= Number(breaks); round += 1) {
  for (let time = 0; time < 3; time += 1) await writer.write(3);
  const [whole, late] = Object.values(followers);
  const written = await head();
  await Promise.all([whole.upTo(written), late.upTo(written)]);
  if (round === Number(breaks)) break;
  console.log('ready');
  while (!(await writer.write(3)));
}

const all = followers['from the first change'];
const sequences = all.events.map(({ sequence }) => sequence);
assert.deepEqual(
  sequences,
  sequences.map((_, index) => String(index + 1)),
  'a change was missed or told twice',
);
await followers['some changes'].upTo(all.events.findLast(({ operation }) => operation === 'REVISE').sequence);
for (const [name, follower] of Object.entries(followers)) {
  assert.deepEqual(follower.events, await follower.truth(), name);
  assert.ok(follower.events.length > 0 && follower.connections > Number(breaks), name);
}
const told = new Set(all.events.map(({ recordId, revision }) => `${recordId} ${revision}`));
assert.ok(
  writer.written.every((revision) => told.has(revision)),
  'something that was acknowledged was not told',
);
console.log(
  `graphql-sse: ${writer.written.length} written and ${sequences.length} told over ${breaks} breaks on ` +
    `${all.connections} connections, ${all.completions} of which the gateway completed`,
);
process.exit(0);
