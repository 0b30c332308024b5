// The client against a demo: what a gateway answers has the types and the meaning that the client says.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { ApiError, Client, documents } from '../../src/index.js';
import {
  FileSink,
  SqliteSink,
  downloadExport,
  pull,
  rowsOf,
  type CopiedRecord,
  type ExportRow,
} from '../../src/pull/index.js';
import { Gateway } from './gateway.js';
import { assertLists, foldFeed, listsOf, rawFeed } from './truth.js';

/** The demo's city is the same each time. This enterprise is on the abnormal list. */
const LISTED = '913101150601727872';

let gateway: Gateway;
let bank: Client;

before(async () => {
  gateway = await Gateway.start();
  bank = new Client({ url: `${gateway.url}/graphql`, key: gateway.keys.institution });
});

after(() => gateway.stop());

test('an enterprise is found by its codes, and there is none with another', async () => {
  const enterprise = await bank.enterprise({ creditCode: LISTED });
  assert.ok(enterprise);
  assert.equal(enterprise.onAbnormalList, true);
  const { registrationNumber } = enterprise;
  assert.ok(registrationNumber !== null);
  assert.equal((await bank.enterprise({ registrationNumber }))?.id, enterprise.id);
  assert.equal(await bank.enterprise({ registrationNumber: '310141000157096' }), null);
});

test('every list has as many rows as it says, each once, in pages of any size', async () => {
  for (const [kind, list] of Object.entries(listsOf(bank))) {
    const ids = (await list.toArray()).map((row) => (row as { id: string }).id);
    assert.equal(ids.length, await list.total(), kind);
    assert.equal(new Set(ids).size, ids.length, kind);
  }
  const sevens = await bank.abnormalOperations({ pageSize: 7 }).toArray();
  const all = await bank.abnormalOperations().toArray();
  assert.deepEqual(sevens, all);
});

test('an annual report has all its parts when it is asked for alone', async () => {
  const [listed] = await bank.annualReports({ limit: 1 }).toArray();
  const whole = await bank.annualReport(listed?.id ?? '');
  assert.equal(whole?.year, listed?.year);
  assert.ok(Array.isArray(whole?.shareholders) && Array.isArray(whole.guarantees));
  const [other] = await bank.honours({ limit: 1 }).toArray();
  assert.equal(await bank.annualReport(other?.id ?? ''), null);
});

test('filters and orders narrow and order', async () => {
  const orderBy = { field: 'LISTED_ON', direction: 'ASC' } as const;
  const listed = await bank.abnormalOperations({ filter: { onList: true }, orderBy }).toArray();
  assert.ok(listed.length > 0 && listed.every(({ onList }) => onList));
  const days = listed.map(({ listedOn }) => listedOn);
  assert.deepEqual(days, [...days].sort());
});

test('the timeline of an enterprise, a record of it and its search agree', async () => {
  const enterprise = await bank.enterprise({ creditCode: LISTED });
  const timeline = await bank.disclosures({ creditCode: LISTED }).toArray();
  assert.ok(timeline.length > 0);
  for (const { id, enterprise: of } of timeline) {
    const record = await bank.record(id);
    assert.equal(record?.id, id);
    assert.equal(of.id, enterprise?.id);
  }
  const [hit] = await bank.search(enterprise?.name ?? '', { limit: 1 }).toArray();
  assert.equal(hit?.node.id, enterprise?.id);
  assert.ok((await bank.autocomplete(enterprise?.name.slice(0, 4) ?? '')).length > 0);
});

test('whoever asks is told who it is, what it may, and what the data are', async () => {
  const { client, tier } = await bank.viewer();
  assert.deepEqual([client?.clientId, tier.name], ['2', 'institution']);
  assert.ok(((await bank.rateLimit())?.remaining ?? 0) > 0);
  const { sequence, synthetic } = await bank.dataset();
  assert.ok(Number(sequence) > 0 && synthetic);
  const [table] = await bank.codeTables(['Industry']);
  assert.equal(table?.codes.length, 20);
});

test('a document of the caller is run as it is, and so is one with types', async () => {
  const data = await bank.query<{ dataset: { sequence: string } }>('{ dataset { sequence } }');
  const typed = await bank.query(documents.DatasetDocument, {});
  assert.equal(data.dataset.sequence, typed.dataset.sequence);
});

test('errors say what is wrong, with the id of the request', async () => {
  const error = await bank.query('{ nope }').catch((caught: unknown) => caught);
  assert.ok(error instanceof ApiError);
  assert.deepEqual([error.code, error.status], ['GRAPHQL_VALIDATION_FAILED', 400]);
  assert.match(error.requestId ?? '', /^[0-9a-f]{32}$/);
  const stranger = new Client({ url: gateway.url, key: 'mj_live_nobody' });
  await assert.rejects(stranger.viewer(), { code: 'UNAUTHENTICATED', status: 401 });
  const developer = new Client({ url: gateway.url, key: gateway.keys.developer });
  await assert.rejects(developer.submit('HONOUR', []), { code: 'FORBIDDEN' });
  await assert.rejects(bank.enterprises({ pageSize: 1000 }).toArray(), { code: 'BAD_USER_INPUT', field: 'first' });
});

test('access tokens do what the key does, with the scopes that were asked for', async () => {
  const clientSecret = gateway.keys.institution;
  const all = new Client({ url: gateway.url, clientId: '2', clientSecret });
  assert.equal((await all.viewer()).client?.clientId, '2');
  for await (const { sequence } of all.changes()) {
    assert.equal(sequence, '1');
    break;
  }
  const narrow = new Client({ url: gateway.url, clientId: '2', clientSecret, scope: 'disclosure:read' });
  assert.deepEqual(
    (await narrow.viewer()).scopes.map(({ code }) => code),
    ['disclosure:read'],
  );
  await assert.rejects(narrow.verify([{ name: 'x' }]).result(), { code: 'FORBIDDEN' });
  const wrong = new Client({ url: gateway.url, clientId: '1', clientSecret });
  await assert.rejects(wrong.viewer(), { code: 'invalid_client' });
});

test('subjects are verified in chunks at one point, in their order', async () => {
  const subjects = [];
  for await (const { creditCode, registrationNumber, name } of bank.enterprises()) {
    subjects.push(
      creditCode === null ? { registrationNumber, name, reference: name } : { creditCode, reference: name },
    );
  }
  subjects.push({ name: '没有这家企业', reference: 'none' }, { creditCode: '913101150601727873', reference: 'wrong' });
  const options = { lists: ['ABNORMAL_OPERATION', 'PENALTY'] as const };
  const whole = await bank.verify(subjects, options).result();
  const chunked = await bank.verify(subjects, { ...options, chunkSize: 23, concurrency: 4 }).result();
  assert.deepEqual(chunked.subjects, whole.subjects);
  assert.deepEqual([chunked.sequence, chunked.day, chunked.counts], [whole.sequence, whole.day, whole.counts]);
  assert.deepEqual(
    whole.subjects.map(({ reference }) => reference),
    subjects.map(({ reference }) => reference),
  );
  const { found, notFound, invalid } = whole.counts;
  assert.deepEqual([found, notFound, invalid], [subjects.length - 2, 1, 1]);
  const onList = await bank.enterprises({ filter: { onAbnormalList: true } }).total();
  const verdicts = whole.subjects.flatMap((subject) => subject.verdicts);
  assert.equal(
    verdicts.filter(({ list, verdict }) => list === 'ABNORMAL_OPERATION' && verdict === 'LISTED').length,
    onList,
  );
});

test('a record is entered, corrected and withdrawn, and the same key has no second effect', async () => {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const { sequence } = await bank.dataset();
  const filter = { industry: ['TRADE'], status: ['EXISTING'] } as const;
  const [member] = await bank
    .enterprises({ filter: { industry: [...filter.industry], status: [...filter.status] }, limit: 1 })
    .toArray();
  const creditCode = member?.creditCode ?? '';
  const rows = [{ subject: { creditCode }, title: '守信企业', awardedOn: '2017-12-01', authority: '示例行业协会' }];
  const entered = await association.submit('HONOUR', rows, { idempotencyKey: 'award-1' });
  const again = await association.submit('HONOUR', rows, { idempotencyKey: 'award-1' });
  assert.deepEqual(again, entered);
  await assert.rejects(association.submit('HONOUR', [...rows, ...rows], { idempotencyKey: 'award-1' }), {
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  const id = entered.rows[0]?.recordId ?? '';
  const correction = { id, expectedRevision: 1, reason: '笔误', changes: { title: '守信示范企业' } };
  assert.equal((await association.correct('HONOUR', [correction])).rows[0]?.status, 'CORRECTED');
  assert.equal((await association.correct('HONOUR', [correction])).rows[0]?.userErrors[0]?.code, 'CONFLICT');
  assert.equal((await association.withdraw('HONOUR', [{ id, reason: '撤销' }])).counts.withdrawn, 1);
  const revisions = await bank.revisions(id, { pageSize: 2 }).toArray();
  assert.deepEqual(
    revisions.map(({ operation, changes }) => [operation, changes.map(({ field }) => field)]),
    [
      ['WITHDRAW', []],
      ['REVISE', ['title']],
      ['CREATE', ['authority', 'title', 'awardedOn']],
    ],
  );
  const told = [];
  for await (const change of bank.changes({ after: sequence }))
    told.push([change.operation, change.recordId, change.revision, [...change.changedFields].sort()]);
  assert.deepEqual(told, [
    ['CREATE', id, 1, ['authority', 'awardedOn', 'title']],
    ['REVISE', id, 2, ['title']],
    ['WITHDRAW', id, 3, []],
  ]);
});

test('what stood at an earlier point is what is answered as of it', async () => {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const [member] = await bank.honours({ limit: 1 }).toArray();
  const key = { creditCode: member?.enterprise.creditCode ?? '' };
  const { sequence } = await bank.dataset();
  const asOf = { sequence };
  const filter = { level: ['NATIONAL' as const] };
  const [then, timeline, enterprise] = await Promise.all([
    bank.honours({ filter }).toArray(),
    bank.disclosures(key).toArray(),
    bank.enterprise(key),
  ]);
  const [trader] = await bank
    .enterprises({ filter: { industry: ['TRADE'], status: ['EXISTING'] }, limit: 1 })
    .toArray();
  const subject = { creditCode: trader?.creditCode ?? '' };
  const row = {
    subject,
    title: '后来',
    level: 'NATIONAL',
    awardedOn: '2017-12-03',
    authority: '示例行业协会',
  } as const;
  await association.submit('HONOUR', [row]);
  assert.equal(await bank.honours({ filter }).total(), then.length + 1);
  assert.equal(await bank.honours({ filter, asOf }).total(), then.length);
  assert.deepEqual(await bank.honours({ filter, asOf, pageSize: 7 }).toArray(), then);
  assert.deepEqual(await bank.disclosures(key, { asOf }).toArray(), timeline);
  assert.deepEqual(await bank.enterprise(key, { asOf }), enterprise);
  assert.equal(await bank.enterprise(key, { asOf: { sequence: '0' } }), null);
  await assert.rejects(bank.honours({ asOf: { sequence: '99999999' } }).toArray(), { code: 'BAD_USER_INPUT' });
});

test('a spreadsheet is sent and waited for, and its refused rows come back', async () => {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const [member] = await bank
    .enterprises({ filter: { industry: ['TRADE'], status: ['EXISTING'] }, limit: 1 })
    .toArray();
  const content = new TextEncoder().encode(
    `统一社会信用代码,评定单位,荣誉名称,评定日期\n${member?.creditCode ?? ''},示例行业协会,诚信企业,2017-12-01\n` +
      '913101150601727873,示例行业协会,诚信企业,2017-12-01\n',
  );
  const sent = await association.uploads.send({ kind: 'HONOUR', content, fileName: 'h.csv', idempotencyKey: 'file-1' });
  const done = await association.uploads.wait(sent.id, { everyMs: 100 });
  assert.deepEqual([done.state, done.counts], ['done', { created: 1, unchanged: 0, refused: 1 }]);
  const errors = new TextDecoder().decode(await association.uploads.errors(sent.id));
  assert.match(errors, /913101150601727873/);
  const same = await association.uploads.send({ kind: 'HONOUR', content, idempotencyKey: 'file-1', fileName: 'h.csv' });
  assert.equal(same.id, sent.id);
});

test('a follower is told of a change as it happens', async () => {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const { sequence } = await bank.dataset();
  const feed = bank.changes({ after: sequence, follow: true });
  const next = feed.next();
  const [member] = await bank
    .enterprises({ filter: { industry: ['TRADE'], status: ['EXISTING'] }, limit: 1 })
    .toArray();
  const subject = { creditCode: member?.creditCode ?? '' };
  const row = { subject, title: '现场', awardedOn: '2017-12-02', authority: '示例行业协会' };
  const { rows } = await association.submit('HONOUR', [row]);
  const { value } = await next;
  assert.equal(value?.recordId, rows[0]?.recordId);
  await feed.return();
});

test('a copy of some kinds in files and a whole one in SQLite are what the feed and the lists say', async () => {
  const truth = foldFeed(await rawFeed(gateway.url, gateway.keys.institution));
  const sqlite = await SqliteSink.open(`${gateway.folder}/whole.db`);
  await pull(bank, sqlite, { once: true });
  const copy = new Map<string, CopiedRecord>([...sqlite.records()].map((record) => [record.recordId, record]));
  assert.deepEqual(copy, truth);
  await assertLists(bank, copy);
  await sqlite.close();

  const files = await FileSink.open(`${gateway.folder}/some`);
  await pull(bank, files, { once: true, kinds: ['HONOUR', 'PENALTY'] });
  let rows = 0;
  for await (const record of files.records()) {
    rows += 1;
    assert.deepEqual(record, truth.get(record.recordId));
  }
  assert.equal(rows, [...truth.values()].filter(({ kind }) => kind === 'HONOUR' || kind === 'PENALTY').length);
  await files.close();
});

test('an export is requested, waited for, and downloaded with its checksums', async () => {
  const { sequence } = await bank.dataset();
  const since = String(Math.floor(Number(sequence) / 2));
  const asked = await bank.exports.request({ kinds: ['HONOUR', 'PENALTY'], since, compression: 'GZIP' });
  const { id, ...made } = await bank.exports.wait(asked.id);
  assert.deepEqual([made.sequence, made.since], [sequence, since]);
  const folder = `${gateway.folder}/exports`;
  const read = async () => {
    const rows = new Map<string, ExportRow>();
    for (const file of await downloadExport(bank, id, folder, { kinds: ['HONOUR'] })) {
      for await (const row of rowsOf(file)) rows.set(row.recordId, row);
    }
    return rows;
  };
  const rows = await read();
  const standing = new Set<string>();
  for await (const { state, recordId } of bank.changes({ after: since, filter: { kind: ['HONOUR'] } })) {
    if (state === 'CURRENT') standing.add(recordId);
    else standing.delete(recordId);
  }
  const told = [...rows.values()].filter(({ deleted }) => deleted !== true).map(({ recordId }) => recordId);
  assert.ok(told.length > 0);
  assert.deepEqual(new Set(told), standing);
  // What is there already is not fetched again, and what was damaged is.
  const [file = ''] = await downloadExport(bank, id, folder, { kinds: ['HONOUR'] });
  await writeFile(file, 'x');
  assert.deepEqual(await read(), rows);
  assert.equal(await bank.exports.find('nonsense'), undefined);
  await assert.rejects(downloadExport(bank, 'nonsense', folder), { code: 'SNAPSHOT_GONE' });
  await assert.rejects(bank.exports.request({ since: Number(sequence) + 1 }), {
    code: 'BAD_USER_INPUT',
    field: 'since',
  });
});

test('watch lists and endpoints are managed, and what is refused says why', async () => {
  const { watchList } = await bank.mutate(documents.CreateWatchListDocument, { name: 'loans' });
  const watchListId = watchList?.id ?? '';
  const subjects = [LISTED, 'nonsense'];
  await assert.rejects(bank.mutate(documents.AddWatchSubjectsDocument, { watchListId, subjects }), {
    name: 'RejectedError',
    code: 'INVALID',
  });
  assert.deepEqual(await bank.watchSubjects(watchListId).toArray(), [{ code: LISTED, isRegistered: true }]);
  assert.deepEqual(
    (await bank.watchLists().toArray()).map(({ name }) => name),
    ['loans'],
  );
  // Never to where the gateway is.
  const endpoint = { url: 'https://127.0.0.1/hook', rules: [{ watchListId }] };
  await assert.rejects(bank.mutate(documents.CreateWebhookEndpointDocument, endpoint), { name: 'RejectedError' });
  assert.deepEqual(await bank.webhookEndpoints().toArray(), []);
});

test('an objection is filed, and its record shows it', async () => {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const [member] = await bank
    .enterprises({ filter: { industry: ['TRADE'], status: ['EXISTING'] }, limit: 1 })
    .toArray();
  const subject = { creditCode: member?.creditCode ?? '' };
  const row = { subject, title: '异议', awardedOn: '2017-12-03', authority: '示例行业协会' };
  const { rows } = await association.submit('HONOUR', [row]);
  const recordId = rows[0]?.recordId ?? '';
  const { objection } = await bank.mutate(documents.FileObjectionDocument, {
    recordId,
    type: 'CORRECTION',
    statement: '此荣誉并未授予该企业。',
    objector: { name: '示例银行', contact: 'contact@bank.example' },
    idempotencyKey: 'objection-1',
  });
  const filed = await bank.objections({ filter: { recordId } }).toArray();
  assert.deepEqual(
    filed.map(({ id }) => id),
    [objection?.id],
  );
  const honours = await bank.honours({ filter: { underObjection: true } }).toArray();
  assert.ok(honours.some(({ id }) => id === recordId));
});
