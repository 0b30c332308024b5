import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { MingjingError, type Change } from '../../src/index.js';
import { FileSink, SqliteSink, pull, type Batch } from '../../src/pull/index.js';
import { folder, gatewayWith, row } from './copying.js';
import { change } from './feed.js';

/** Changes of every sort of five records. */
function story(): Change[] {
  const enterprise = { ...change(1).enterprise, name: '明镜（集团）' };
  const decider = { id: 'o9', name: '工商局' };
  return [
    change(1),
    change(2),
    change(3),
    change(4, { recordId: 'r1', revision: 2, operation: 'REVISE', after: { title: 'corrected' } }),
    change(5, { recordId: 'r2', revision: 2, operation: 'WITHDRAW', state: 'WITHDRAWN' }),
    change(6, { recordId: 'r3', revision: 2, operation: 'OBJECT', underObjection: true }),
    // Decided over the publisher's head.
    change(7, { recordId: 'r3', revision: 3, operation: 'REVISE', by: decider, after: { title: 'decided' } }),
    change(8, { recordId: 'r2', revision: 3, operation: 'REVISE', after: { title: 'again' }, enterprise }),
    change(9, { kind: 'PENALTY', enterprise }),
    change(10, { kind: 'PENALTY', recordId: 'r9', revision: 2, operation: 'EXPIRE', state: 'EXPIRED', enterprise }),
    change(11, { enterprise: { ...enterprise, id: 'e2', name: '另一' } }),
  ];
}

const EXPECTED = {
  r1: ['corrected', 2, '4', 'o1', '明镜（集团）', false],
  r2: ['again', 3, '8', 'o1', '明镜（集团）', false],
  r3: ['decided', 3, '7', 'o1', '明镜（集团）', false],
  r11: ['t11', 1, '11', 'o1', '另一', false],
};

/** In files a record names its enterprise as its own last change did: `ENTERPRISE` records say what it is called now. */
const EXPECTED_IN_FILES = {
  ...EXPECTED,
  r1: ['corrected', 2, '4', 'o1', change(4).enterprise.name, false],
  r3: ['decided', 3, '7', 'o1', change(7).enterprise.name, false],
};

async function contents(sink: FileSink | SqliteSink) {
  const all: Record<string, unknown[]> = {};
  for await (const { recordId, content, revision, sequence, publisher, enterprise, underObjection } of sink.records()) {
    assert.ok(!(recordId in all), `${recordId} comes once`);
    all[recordId] = [content['title'], revision, sequence, publisher.id, enterprise.name, underObjection];
  }
  return all;
}

for (const batchSize of [1, 2, 3, 100]) {
  for (const kind of ['sqlite', 'files', 'files that are folded each time'] as const) {
    test(`${kind}: changes of every sort, ${batchSize} at once, with a new process for each`, async () => {
      const changes = story();
      const place = path.join(await folder(), 'copy');
      const logBytesMax = kind === 'files' ? 1_000_000 : 1;
      const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place, { logBytesMax }));
      for (let head = batchSize; head < changes.length + batchSize; head += batchSize) {
        await using gateway = await gatewayWith(
          Math.min(head, changes.length),
          ({ url }) => (/snapshots|exports/.test(url) ? { status: 404 } : undefined),
          (it) => changes[it - 1] ?? change(it),
        );
        const sink = await open();
        await pull(gateway.client(), sink, { once: true, batchSize });
        await sink.close();
      }
      const sink = await open();
      const expected = kind === 'sqlite' ? EXPECTED : EXPECTED_IN_FILES;
      assert.deepEqual(await contents(sink), expected);
      if (sink instanceof FileSink) {
        await sink.compact();
        assert.deepEqual(await contents(sink), expected);
      }
      await sink.close();
    });
  }
}

for (const kind of ['sqlite', 'files'] as const) {
  test(`${kind}: a snapshot is loaded in many batches, with a new process for each, and replaced by another`, async () => {
    const root = await folder();
    const place = path.join(root, 'copy');
    const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place));
    await using gateway = await gatewayWith(12);
    for (;;) {
      const sink = await open();
      const controller = new AbortController();
      const onProgress = () => controller.abort();
      const options = { once: true, batchSize: 2, signal: controller.signal, onProgress };
      await pull(gateway.client(), sink, options);
      const kept = await sink.cursor();
      await sink.close();
      if (kept?.sequence === '12') break;
    }
    const sink = await open();
    assert.equal(Object.keys(await contents(sink)).length, 12);
    await assert.rejects(readdir(sink.partsFolder ?? ''), { code: 'ENOENT' }, 'nothing is left of its parts');
    await sink.apply({
      clear: true,
      changes: [{ type: 'put', record: row('HONOUR', 77), publisherIsCertain: true }],
      cursor: { sequence: '77' },
    });
    assert.deepEqual(Object.keys(await contents(sink)), ['r77']);
    await sink.close();
  });

  test(`${kind}: a second pull into the same copy is noticed`, async () => {
    const place = path.join(await folder(), 'copy');
    const open = () => (kind === 'sqlite' ? SqliteSink.open(place) : FileSink.open(place));
    const [one, two] = [await open(), await open()];
    const batch = (sequence: string): Batch => ({ clear: false, changes: [], cursor: { sequence } });
    await one.apply(batch('1'));
    await assert.rejects(
      two.apply(batch('2')),
      (error) => error instanceof MingjingError && error.code === 'COPY_IN_USE',
    );
    assert.equal((await one.cursor())?.sequence, '1');
    await one.apply(batch('2'));
    await one.close();
    await two.close();
  });
}

test('sqlite: what is written within the transaction of a batch is kept or lost with it', async () => {
  const place = path.join(await folder(), 'copy.db');
  let fails = true;
  const sink = await SqliteSink.open(place, {
    within: (batch, database) => {
      for (const { type } of batch.changes) database.prepare('INSERT INTO told VALUES (?)').run(type);
      if (fails) throw new Error('no');
    },
  });
  sink.database.exec('CREATE TABLE told (what TEXT)');
  const batch: Batch = {
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  };
  await assert.rejects(sink.apply(batch), /no/);
  assert.deepEqual([[...sink.records()].length, await sink.cursor()], [0, undefined]);
  fails = false;
  await sink.apply(batch);
  const { told } = sink.database.prepare('SELECT count(*) AS told FROM told').get() as { told: number };
  assert.deepEqual([[...sink.records()].length, told], [1, 1]);
  await sink.close();
});

test('files: what a killed process left behind is no part of the copy', async () => {
  const place = path.join(await folder(), 'copy');
  const sink = await FileSink.open(place);
  await sink.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  });
  await sink.close();
  await appendFile(path.join(place, 'log-000000.ndjson'), '{"put":{"kind":"HON');
  await mkdir(path.join(place, 'records-000002'));
  await writeFile(path.join(place, 'records-000002/HONOUR.ndjson'), 'half of a fold');
  await writeFile(path.join(place, 'STATE.json.new'), '{');
  const again = await FileSink.open(place);
  assert.deepEqual(Object.keys(await contents(again)), ['r1']);
  assert.ok((await readdir(place)).includes('records-000002'), 'who only reads touches nothing');
  await again.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 2), publisherIsCertain: true }],
    cursor: { sequence: '2' },
  });
  assert.ok(!(await readdir(place)).includes('records-000002'));
  assert.deepEqual(Object.keys(await contents(again)), ['r1', 'r2']);
  await again.close();
});

for (const logBytesMax of [1, 1_000_000]) {
  test(`files: a crash before STATE.json is replaced loses the batch and nothing else, the log folded at ${logBytesMax}`, async () => {
    const changes = story();
    const root = await folder();
    const [place, former] = [path.join(root, 'copy'), path.join(root, 'former')];
    await mkdir(place);
    const pullTo = async (head: number) => {
      await using gateway = await gatewayWith(
        head,
        ({ url }) => (/snapshots|exports/.test(url) ? { status: 404 } : undefined),
        (it) => changes[it - 1] ?? change(it),
      );
      const sink = await FileSink.open(place, { logBytesMax });
      await pull(gateway.client(), sink, { once: true, batchSize: 2 });
      await sink.close();
    };
    for (let head = 1; head <= changes.length; head += 1) {
      await rm(former, { recursive: true, force: true });
      await cp(place, former, { recursive: true });
      await pullTo(head);
      // What was written is there, what says that it counts is not, and nothing was tidied up.
      await rm(path.join(place, 'STATE.json'));
      for (const name of await readdir(former)) {
        const isThere = (await readdir(place)).includes(name);
        if (!isThere) await cp(path.join(former, name), path.join(place, name), { recursive: true });
      }
      await pullTo(head);
    }
    const sink = await FileSink.open(place);
    assert.deepEqual(await contents(sink), EXPECTED_IN_FILES);
    await sink.close();
  });
}

test('files: a copy that was cut short is no copy', async () => {
  const place = path.join(await folder(), 'copy');
  const sink = await FileSink.open(place);
  await sink.apply({
    clear: false,
    changes: [{ type: 'put', record: row('HONOUR', 1), publisherIsCertain: true }],
    cursor: { sequence: '1' },
  });
  await sink.close();
  await truncate(path.join(place, 'log-000000.ndjson'), 10);
  await assert.rejects(FileSink.open(place), { code: 'COPY_DAMAGED' });
});
