// A gateway goes back to its backup, which a copy must notice, also when the data set has got further again meanwhile.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Client } from '../../src/index.js';
import { SqliteSink, pull, type CopiedRecord } from '../../src/pull/index.js';
import { Gateway } from './gateway.js';
import { foldFeed, rawFeed } from './truth.js';

let gateway: Gateway;

before(async () => {
  gateway = await Gateway.start();
});

after(() => gateway.stop());

async function award(title: string, count: number): Promise<void> {
  const association = new Client({ url: gateway.url, key: gateway.keys.association });
  const filter = { industry: ['TRADE' as const], status: ['EXISTING' as const] };
  const [member] = await association.enterprises({ filter, limit: 1 }).toArray();
  const subject = { creditCode: member?.creditCode ?? '' };
  const rows = Array.from({ length: count }, (_, index) => ({
    subject,
    title: `${title} ${index}`,
    awardedOn: '2017-12-01',
    authority: '示例行业协会',
  }));
  assert.equal((await association.submit('HONOUR', rows)).counts.created, count);
}

test('a copy of a data set that was restored says so, and begins anew where that is wanted', async () => {
  const bank = new Client({ url: gateway.url, key: gateway.keys.institution });
  const sink = await SqliteSink.open(`${gateway.folder}/copy.db`);
  await gateway.backUp();
  await award('备份之后', 3);
  const { sequence } = await pull(bank, sink, { once: true });

  await gateway.restore();
  const restored = { name: 'DataSetRestoredError', code: 'DATA_SET_RESTORED', position: sequence };
  await assert.rejects(pull(bank, sink, { once: true }), restored);
  await assert.rejects(bank.changes({ after: sequence }).next(), restored);

  // Numbers alone do not tell any more: there is a change of that number again.
  await award('恢复之后', 5);
  assert.ok(Number((await bank.dataset()).sequence) > Number(sequence));
  await assert.rejects(pull(bank, sink, { once: true }), restored);
  assert.equal((await sink.cursor())?.sequence, sequence, 'the copy was not touched');

  await pull(bank, sink, { once: true, onRestored: 'restart' });
  const copy = new Map<string, CopiedRecord>([...sink.records()].map((record) => [record.recordId, record]));
  assert.deepEqual(copy, foldFeed(await rawFeed(gateway.url, gateway.keys.institution)));
  await sink.close();
});
