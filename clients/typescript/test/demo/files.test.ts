// Files against a demo: verified in the background, and of watch lists.
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { downloadResult, openFile, resultsOf, verifyFile } from '../../src/files/index.js';
import { Client, documents, type VerificationJob } from '../../src/index.js';
import { Gateway } from './gateway.js';

const LISTED = '913101150601727872';

let gateway: Gateway;
let bank: Client;
let folder: string;
let codes: string[];

before(async () => {
  gateway = await Gateway.start();
  bank = new Client({ url: gateway.url, key: gateway.keys.institution });
  folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-files-'));
  const enterprises = await bank.enterprises().toArray();
  codes = enterprises.flatMap(({ creditCode }) => (creditCode === null ? [] : [creditCode]));
});

after(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

test('a file is verified as its subjects are', async () => {
  const subjects = [...codes, '9'].map((creditCode, index) => ({ creditCode, reference: `贷款-${index}` }));
  const portfolio = path.join(folder, 'portfolio.csv');
  const lines = subjects.map(({ reference, creditCode }) => `${reference},${creditCode},1\n`);
  await writeFile(portfolio, `参考号,统一社会信用代码,电话\n${lines.join('')}`);
  const lists = ['ABNORMAL_OPERATION', 'PENALTY'] as const;
  const seen: VerificationJob[] = [];
  const target = path.join(folder, 'verified.ndjson');
  const job = await verifyFile(bank, portfolio, target, { lists, onProgress: (now) => seen.push(now) });
  assert.deepEqual(seen.at(-1), job);
  assert.deepEqual(job.progress, { rows: subjects.length, of: subjects.length });
  assert.deepEqual(job.file.ignoredColumns, ['电话']);
  const verified = await bank.verify(subjects, { lists, asOf: { sequence: job.sequence } }).result();
  assert.deepEqual(job.counts, verified.counts);
  let place = 0;
  for await (const row of resultsOf(target)) {
    const subject = verified.subjects[place];
    assert.deepEqual([row.index, row.row, row.sequence], [place, place + 2, job.sequence]);
    assert.deepEqual(
      [row.reference, row.status, row.enterprise?.id, row.problems],
      [subject?.reference, subject?.status, subject?.enterprise?.id, subject?.problems],
    );
    assert.deepEqual(
      row.verdicts.map(({ list, verdict, hits }) => [list, verdict, hits.map(({ recordId }) => recordId)]),
      subject?.verdicts.map(({ list, verdict, hits }) => [list, verdict, hits.map(({ recordId }) => recordId)]),
    );
    place += 1;
  }
  assert.equal(place, subjects.length);
});

test('the same file by the same name is the same job, which another client goes on with', async () => {
  const text = `credit_code,name\n${LISTED},\n,没有这家公司\n`;
  const source = path.join(folder, 'p.csv');
  await writeFile(source, text);
  const request = { format: 'CSV', bom: true, idempotencyKey: 'ts-file-1' } as const;
  const sent = await bank.verifications.send(await openFile(source), request);
  await using stream = await openFile(createReadStream(source), 'p.csv');
  assert.equal((await bank.verifications.send(stream, request)).id, sent.id);
  const changed = { content: Buffer.from(`${text}x`), fileName: 'p.csv' };
  await assert.rejects(bank.verifications.send(changed, request), { code: 'IDEMPOTENCY_KEY_REUSED' });
  const other = new Client({ url: gateway.url, key: gateway.keys.institution });
  const done = await other.verifications.wait(sent.id, { withinMs: 60_000 });
  assert.deepEqual([done.counts.found, done.counts.notFound], [1, 1]);
  const target = path.join(folder, 'r.csv');
  await downloadResult(other, done.id, target);
  assert.ok((await readFile(target, 'utf8')).startsWith('\uFEFF'));
  assert.equal((await verifyFile(bank, source, path.join(folder, 'r.xlsx'))).format, 'xlsx');
  assert.equal((await readFile(path.join(folder, 'r.xlsx'))).subarray(0, 2).toString(), 'PK');
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  await assert.rejects(association.verifications.find(sent.id), { code: 'FORBIDDEN' });
  assert.equal((await bank.verifications.cancel(sent.id)).state, 'cancelled');
  await assert.rejects(downloadResult(bank, sent.id, target), { code: 'JOB_GONE' });
  assert.equal(await bank.verifications.find('nonsense'), undefined);
});

test('a file that cannot be read says what would be right', async () => {
  const content = Buffer.from('电话,地址\n1,2\n');
  const target = path.join(folder, 'none.ndjson');
  const failed = { code: 'JOB_FAILED', message: /统一社会信用代码/ };
  await assert.rejects(verifyFile(bank, content, target, { fileName: 'p.csv' }), failed);
  assert.ok(!(await readdir(folder)).some((name) => name.startsWith('none')));
  const wrong = bank.verifications.send({ content }, { lists: ['HONOUR'] });
  await assert.rejects(wrong, { code: 'BAD_USER_INPUT', field: 'lists' });
});

test('a watch list is made of a file', async () => {
  const { watchList } = await bank.mutate(documents.CreateWatchListDocument, { name: 'file' });
  const id = watchList?.id ?? '';
  const customers = path.join(folder, 'customers.csv');
  const rows = codes.slice(0, 50).map((code) => `c,${code}\n`);
  await writeFile(customers, `客户,统一社会信用代码\n${rows.join('')}d,9131\n`);
  const tried = await bank.replaceWatchList(id, await openFile(customers), { dryRun: true });
  assert.deepEqual([tried.dryRun, tried.added, tried.subjectCount], [true, 50, 0]);
  const first = await bank.replaceWatchList(id, await openFile(customers));
  assert.deepEqual([first.rows, first.added, first.invalid, first.subjectCount], [51, 50, 1, 50]);
  assert.deepEqual(
    first.invalidRows.map(({ row, value }) => [row, value]),
    [[52, '9131']],
  );
  const more = { content: Buffer.from(codes.slice(40, 60).join('\n')) };
  const added = await bank.extendWatchList(id, more);
  assert.deepEqual([added.added, added.alreadyThere, added.subjectCount], [10, 10, 60]);
  const last = await bank.replaceWatchList(id, { content: new Blob([codes.slice(0, 10).join('\n')]) });
  assert.deepEqual([last.removed, last.subjectCount], [50, 10]);
  const subjects = await bank.watchSubjects(id).toArray();
  assert.deepEqual(new Set(subjects.map(({ code }) => code)), new Set(codes.slice(0, 10)));
  await assert.rejects(bank.replaceWatchList('nonsense', more), { code: 'NOT_FOUND' });
});
