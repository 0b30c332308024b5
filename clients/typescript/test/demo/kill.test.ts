// Pulls into SQLite and into files are killed at any moment, and so is the gateway, while an association writes. In the end
// both copies are what the feed and the lists of the API say. KILLS says how often; 24 when nothing is said.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from '../../src/index.js';
import { pull, type CopiedRecord } from '../../src/pull/index.js';
import { Gateway, end } from './gateway.js';
import { openSink } from './sinks.js';
import { assertLists, foldFeed, rawFeed } from './truth.js';
import { Writer } from './writer.js';

const KILLS = Number(process.env['KILLS'] ?? 24);
const PULLER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'puller.js');
/** So many kills of a pull, then one of the gateway. */
const PULLS_PER_GATEWAY = 5;

let gateway: Gateway;
const children = new Set<ChildProcess>();

before(async () => {
  gateway = await Gateway.start();
});

after(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  await gateway.stop();
});

test(`a copy is whole after ${KILLS} kills of its pull, and of the gateway`, async (t) => {
  const places = { sqlite: path.join(gateway.folder, 'copy.db'), files: path.join(gateway.folder, 'copy') };
  const writer = await startWriter();
  const writing = writer.run();
  // It is waited for below; a fault must not end the process before.
  writing.catch(() => undefined);

  // The seed is printed, so that a run that failed can be had again.
  const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const random = seeded(seed);
  t.diagnostic(`SEED=${seed}`);
  let levels = 0;
  let gatewayKills = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const pullers = Object.entries(places).map(([kind, place]) => startPuller(kind, place));
    // Every other pull is killed on its way to the end of the data set, at a moment counted from when its process was begun;
    // the others while they follow.
    if (kill % 2 === 0) {
      await Promise.all(pullers.map(({ level }) => level));
      levels += pullers.length;
    }
    if (kill % PULLS_PER_GATEWAY === 0) {
      await wait(300 * random());
      await gateway.kill();
      gatewayKills += 1;
      await wait(300 * random());
      await gateway.restart();
    }
    await wait((kill % 2 === 0 ? 500 : 1200) * random());
    for (const { child } of pullers) {
      await end(child, 'SIGKILL');
      children.delete(child);
    }
  }
  writer.stop();
  await writing;
  t.diagnostic(`${KILLS} kills of each pull, ${gatewayKills} of the gateway, ${writer.acknowledged.length} writes`);
  t.diagnostic(`${levels} of them while they followed`);

  const bank = new Client({ url: gateway.url, key: gateway.keys.institution });
  const changes = await rawFeed(gateway.url, gateway.keys.institution);
  for (const { recordId, revision } of writer.acknowledged) {
    const told = changes.filter((change) => change.recordId === recordId && change.revision === revision);
    assert.equal(told.length, 1, `revision ${revision} of ${recordId} was acknowledged, and is in the feed once`);
  }
  const truth = foldFeed(changes);
  for (const [kind, place] of Object.entries(places)) {
    const sink = await openSink(kind, place);
    const { sequence } = await pull(bank, sink, { once: true });
    assert.equal(sequence, changes.at(-1)?.sequence);
    const copy = new Map<string, CopiedRecord>();
    for await (const record of sink.records()) {
      assert.ok(!copy.has(record.recordId), `${record.recordId} is in the copy once`);
      copy.set(record.recordId, record);
    }
    assert.equal(copy.size, truth.size);
    for (const [id, record] of truth) assert.deepEqual(copy.get(id), record);
    const compared = await assertLists(bank, copy);
    t.diagnostic(`${kind}: ${copy.size} records are those of the feed; ${compared} fields are those of the lists`);
    await sink.close();
  }
});

async function startWriter(): Promise<Writer> {
  const { url, keys } = gateway;
  // It outlasts the gateway's restarts.
  const retry = { attempts: 100, maxElapsedMs: 120_000, maxDelayMs: 1_000 };
  const client = (key: string) => new Client({ url, key, retry });
  const bank = client(keys.institution);
  const members = await bank.enterprises({ filter: { industry: ['TRADE'], status: ['EXISTING'] } }).toArray();
  const creditCodes = members.flatMap(({ creditCode }) => (creditCode === null ? [] : [creditCode]));
  assert.ok(creditCodes.length > 0);
  return new Writer(client(keys.association), bank, client(keys.operator), creditCodes);
}

/** A pull in a process of its own, and when it first was level with the data set. */
function startPuller(kind: string, place: string): { child: ChildProcess; level: Promise<unknown> } {
  const child = spawn(process.execPath, [PULLER, kind, place, gateway.url, gateway.keys.institution], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  const level = new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', (code) => reject(new Error(`the pull into ${kind} ended by itself: ${code}`)));
  });
  level.catch(() => undefined);
  return { child, level };
}

/** mulberry32: numbers from 0 to below 1 that a seed fixes. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
