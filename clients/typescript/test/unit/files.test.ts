import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openFile, downloadResult, resultsOf, verifyFile, type VerifiedRow } from '../../src/files/index.js';
import { JobError, type WatchListReport } from '../../src/index.js';
import { FakeGateway, hangUp, type Answer, type Seen } from './fake.js';

const LINES = Array.from({ length: 50 }, (_, index) => ({
  row: index + 2,
  index,
  reference: `贷款-${index}`,
  stated: { creditCode: '9131', registrationNumber: null, name: null },
  status: 'FOUND',
  score: 100,
  verdicts: [{ list: 'PENALTY', verdict: 'LISTED' }],
  sequence: '812',
  day: '2017-12-29',
}));
const RESULT = Buffer.from(LINES.map((line) => `${JSON.stringify(line)}\n`).join(''));
const SHA256 = createHash('sha256').update(RESULT).digest('hex');

function job(state: string, more: object = {}): Answer {
  return { body: told(state, more) };
}

function told(state: string, more: object = {}) {
  const isReady = state === 'ready';
  return {
    id: 'j/1',
    state,
    sequence: '812',
    file: { name: 'p.csv', ignoredColumns: ['电话'] },
    progress: { rows: isReady ? 50 : 0, of: 50 },
    failure: null,
    result: isReady ? { bytes: RESULT.length, sha256: SHA256 } : null,
    links: { self: '/v1/verifications/j%2F1', result: isReady ? '/v1/verifications/j%2F1/result' : null },
    ...more,
  };
}

function refused(status: number, code: string): Answer {
  return { status, body: { error: { code, message: 'no', requestId: 'r' } } };
}

/** Hands out a result from where it is asked for; breaks off after so many bytes, if it does. */
function result(breaksAfter = Infinity, body = RESULT): Answer {
  return (response: ServerResponse, { headers }: Seen) => {
    const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    if (start > 0) assert.equal(headers['if-range'], `"${SHA256}"`);
    const rest = body.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length });
    if (breaksAfter >= rest.length) response.end(rest);
    else response.write(rest.subarray(0, breaksAfter), () => setImmediate(() => response.destroy()));
  };
}

let folder: string;
let place: string;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-files-'));
  place = path.join(folder, 'portfolio.csv');
  await writeFile(place, CONTENT);
});
after(() => rm(folder, { recursive: true }));

const CONTENT = `credit_code\n${'9131\n'.repeat(200_000)}`;

async function* pieces() {
  for (let at = 0; at < CONTENT.length; at += 99_999) {
    yield await Promise.resolve(Buffer.from(CONTENT.slice(at, at + 99_999)));
  }
}

async function all(file: string): Promise<VerifiedRow[]> {
  const rows = [];
  for await (const row of resultsOf(file)) rows.push(row);
  return rows;
}

for (const [name, source] of Object.entries({
  'a path': () => place,
  bytes: () => Buffer.from(CONTENT),
  'a blob': () => new Blob([CONTENT]),
  'a stream that is read once': pieces,
})) {
  test(`a file is sent again whole with the same key: ${name}`, async () => {
    await using gateway = await FakeGateway.with([hangUp, refused(503, 'OVERLOADED'), job('queued')]);
    await using file = await openFile(source(), name === 'a path' ? undefined : 'p.csv');
    const sent = await gateway.client().verifications.send(file, {
      lists: ['PENALTY', 'INSPECTION'],
      authorities: ['甲', '乙,丙'],
      asOf: { sequence: '812' },
    });
    assert.deepEqual([sent.id, sent.file.ignoredColumns], ['j/1', ['电话']]);
    assert.deepEqual(
      gateway.seen.map(({ body }) => body === CONTENT),
      [true, true, true],
    );
    assert.equal(new Set(gateway.seen.map(({ headers }) => headers['idempotency-key'])).size, 1);
    const [{ method, url, headers }] = gateway.seen as [Seen];
    assert.deepEqual([method, headers['content-length']], ['POST', String(CONTENT.length)]);
    assert.equal(headers['content-type'], 'text/csv');
    assert.deepEqual(
      [...new URL(url, gateway.url).searchParams],
      [
        ['format', 'ndjson'],
        ['lists', 'PENALTY,INSPECTION'],
        ['authorities', '甲'],
        ['authorities', '乙,丙'],
        ['asOf', '812'],
        ['fileName', name === 'a path' ? 'portfolio.csv' : 'p.csv'],
      ],
    );
  });
}

test('how long a file takes to send is no reason to give up', async () => {
  const slow: Answer = (response) => {
    gateway.pass(300_000);
    response.destroy();
  };
  await using gateway = await FakeGateway.with([slow, slow, job('queued')]);
  assert.equal((await gateway.client().verifications.send({ content: Buffer.from('9131\n') })).state, 'queued');
});

test('what was kept of a stream is removed', async () => {
  const ours = async () => (await readdir(os.tmpdir())).filter((name) => /^mingjing-\w{6}$/.test(name)).length;
  const before = await ours();
  {
    await using file = await openFile(pieces());
    assert.deepEqual([file.content.size, await ours()], [CONTENT.length, before + 1]);
  }
  async function* broken() {
    yield await Promise.resolve(Buffer.from('a'));
    throw new Error('the source broke');
  }
  await assert.rejects(openFile(broken()), /the source broke/);
  assert.equal(await ours(), before);
});

test('a file is verified by one call', async () => {
  await using gateway = await FakeGateway.with([
    job('queued'),
    job('queued'),
    { body: told('running'), headers: { 'retry-after': '7' } },
    job('running'),
    job('ready'),
    result(1000),
    result(2000),
    result(),
  ]);
  const target = path.join(folder, 'new', 'verified.ndjson');
  const states: string[] = [];
  const onProgress = ({ state, progress }: { state: string; progress: { rows: number } }) =>
    states.push(`${state} ${progress.rows}`);
  const done = await verifyFile(gateway.client(), place, target, { onProgress });
  assert.deepEqual([done.state, done.sequence], ['ready', '812']);
  assert.deepEqual(states, ['queued 0', 'running 0', 'running 0', 'ready 50']);
  // Growing, and never shorter than was asked for.
  assert.deepEqual(gateway.waits.slice(0, 3), [1_000, 7_000, 2_250]);
  assert.deepEqual(await readFile(target), RESULT);
  assert.deepEqual(await readdir(path.dirname(target)), ['verified.ndjson']);
  const ranges = gateway.seen.filter(({ url }) => url.endsWith('/result')).map(({ headers }) => headers.range);
  assert.deepEqual([ranges[0], ranges.length], [undefined, 3]);
  const rows = await all(target);
  assert.deepEqual([rows.length, rows[1]?.row, rows[1]?.reference], [50, 3, '贷款-1']);
  assert.deepEqual(rows.at(-1), LINES.at(-1));
});

test('what is asked wrongly is not sent', async () => {
  await using gateway = await FakeGateway.with([]);
  const client = gateway.client();
  await assert.rejects(verifyFile(client, place, 'result.txt'), /name it .csv, .xlsx or .ndjson/);
  await assert.rejects(verifyFile(client, path.join(folder, 'nowhere.csv'), 'r.csv'));
  assert.equal(gateway.seen.length, 0);
});

test('a job that comes to nothing says why', async () => {
  const why = 'line 1: no column says who is meant';
  await using gateway = await FakeGateway.with([
    job('queued'),
    job('failed', { failure: why }),
    job('cancelled'),
    refused(404, 'NOT_FOUND'),
    job('expired'),
    job('running'),
  ]);
  const client = gateway.client();
  const target = path.join(folder, 'none.csv');
  await assert.rejects(verifyFile(client, place, target), (error: unknown) => {
    assert.ok(error instanceof JobError);
    assert.deepEqual([error.code, error.job?.failure, error.message.includes(why)], ['JOB_FAILED', why, true]);
    return true;
  });
  await assert.rejects(client.verifications.wait('j/1'), { code: 'JOB_GONE', message: /is cancelled/ });
  await assert.rejects(client.verifications.wait('j/1'), { code: 'JOB_GONE', message: /not kept any more/ });
  await assert.rejects(downloadResult(client, 'j/1', target), { code: 'JOB_GONE', message: /is expired/ });
  await assert.rejects(downloadResult(client, 'j/1', target), { code: 'JOB_TIMEOUT', message: /wait for it first/ });
  await assert.rejects(stat(target), { code: 'ENOENT' });
});

test('waiting ends by time or by a signal, and is taken up again', async () => {
  let state = 'running';
  await using gateway = await FakeGateway.with(() => job(state));
  const { verifications } = gateway.client();
  const late = await verifications.wait('j/1', { withinMs: 60_000 }).catch((error: unknown) => error);
  assert.ok(late instanceof JobError);
  assert.deepEqual([late.code, late.job?.id], ['JOB_TIMEOUT', 'j/1']);
  assert.deepEqual([gateway.waits.reduce((sum, wait) => sum + wait), Math.max(...gateway.waits)], [60_000, 10_000]);
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error('enough'));
  await assert.rejects(verifications.wait('j/1', { signal: controller.signal, onProgress }), /enough/);
  state = 'ready';
  assert.equal((await verifications.wait('j/1', { withinMs: 0 })).state, 'ready');
});

test('a job is found, and taken back also after a fault', async () => {
  await using gateway = await FakeGateway.with([
    refused(404, 'NOT_FOUND'),
    refused(403, 'FORBIDDEN'),
    hangUp,
    job('cancelled'),
  ]);
  const { verifications } = gateway.client();
  assert.equal(await verifications.find('x'), undefined);
  await assert.rejects(verifications.find('x'), { code: 'FORBIDDEN' });
  assert.equal((await verifications.cancel('j/1')).state, 'cancelled');
  assert.deepEqual(
    gateway.seen.slice(2).map(({ method, url }) => `${method} ${url}`),
    ['DELETE /v1/verifications/j%2F1', 'DELETE /v1/verifications/j%2F1'],
  );
});

test('a download goes on in another process, and until then the former file stands', async () => {
  const target = path.join(folder, 'r.ndjson');
  await writeFile(target, 'the result of last month');
  await writeFile(`${target}.partial`, RESULT.subarray(0, 1000));
  await using dead = await FakeGateway.with([job('ready'), refused(400, 'BAD_USER_INPUT')]);
  await assert.rejects(downloadResult(dead.client(), 'j/1', target), { code: 'BAD_USER_INPUT' });
  assert.equal(await readFile(target, 'utf8'), 'the result of last month');
  await using gateway = await FakeGateway.with([job('ready'), result()]);
  assert.equal(await downloadResult(gateway.client(), 'j/1', target), target);
  assert.equal(gateway.seen[1]?.headers.range, 'bytes=1000-');
  assert.deepEqual(await readFile(target), RESULT);
  await assert.rejects(stat(`${target}.partial`), { code: 'ENOENT' });
});

test('a result that is not what the gateway says is not kept', async () => {
  const spoilt = Buffer.from(RESULT);
  spoilt[10] = 0;
  await using gateway = await FakeGateway.with([job('ready'), result(Infinity, spoilt), result(Infinity, spoilt)]);
  const target = path.join(folder, 'spoilt.ndjson');
  await assert.rejects(downloadResult(gateway.client(), 'j/1', target), { code: 'SNAPSHOT_DAMAGED' });
  assert.ok(!(await readdir(folder)).some((name) => name.startsWith('spoilt')));
});

test('what is no result in NDJSON is refused', async () => {
  const file = path.join(folder, 'result.csv');
  for (const content of ['行号 row,状态 status\n2,FOUND\n', '{"kind":"PENALTY"}\n']) {
    await writeFile(file, content);
    await assert.rejects(all(file), /result.csv is no result in NDJSON/);
  }
});

const REPORT: WatchListReport = {
  dryRun: true,
  rows: 3,
  added: 1,
  alreadyThere: 1,
  removed: 2,
  invalid: 1,
  invalidRows: [{ row: 3, value: '9131', reason: 'a credit code has 18 characters, this has 4' }],
  unregistered: 1,
  unregisteredCodes: ['91310115000000018J'],
  subjectCount: 2,
};

test('a file is a watch list, or is added to it, without a key', async () => {
  await using gateway = await FakeGateway.with([hangUp, { body: REPORT }, { body: REPORT }]);
  const client = gateway.client();
  const file = { content: Buffer.from('9131\n') };
  assert.deepEqual(await client.replaceWatchList('w=1', file, { dryRun: true }), REPORT);
  assert.deepEqual(await client.extendWatchList('w=1', file), REPORT);
  assert.deepEqual(
    gateway.seen.map(({ method, url, body }) => [method, url, body]),
    [
      ['PUT', '/v1/watch-lists/w%3D1/subjects?dryRun=true', '9131\n'],
      ['PUT', '/v1/watch-lists/w%3D1/subjects?dryRun=true', '9131\n'],
      ['POST', '/v1/watch-lists/w%3D1/subjects', '9131\n'],
    ],
  );
  assert.ok(gateway.seen.every(({ headers }) => !('idempotency-key' in headers)));
});

test('a file of a watch list waits for itself, and for no other', async () => {
  const busy = refused(409, 'CONFLICT');
  const many = Array.from({ length: 20 }, () => busy);
  await using gateway = await FakeGateway.with([hangUp, ...many, { body: REPORT }, busy]);
  const client = gateway.client();
  const file = { content: Buffer.from('9131\n') };
  assert.equal((await client.replaceWatchList('w', file)).subjectCount, 2);
  assert.equal(gateway.seen.length, 22);
  await assert.rejects(client.replaceWatchList('w', file), { code: 'CONFLICT' });
  assert.equal(gateway.seen.length, 23);
});
