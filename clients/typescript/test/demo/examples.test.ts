// The examples run against a demo as the README shows them, by the package as it is installed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from '../../src/index.js';
import { Gateway } from './gateway.js';

const PACKAGE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const LISTED = '913101150601727872';

let gateway: Gateway;

before(async () => {
  gateway = await Gateway.start();
});

after(() => gateway.stop());

async function example(name: string, ...args: string[]): Promise<string[]> {
  const env = { ...process.env, MINGJING_URL: gateway.url, MINGJING_KEY: gateway.keys.institution };
  const file = path.join(PACKAGE, 'examples', name);
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...args], { env, cwd: gateway.folder });
  return stdout.trim().split('\n');
}

test('the README shows the examples word for word', async () => {
  const readme = await readFile(path.join(PACKAGE, 'README.md'), 'utf8');
  for (const name of ['quick-start.mjs', 'bank-sync.mjs']) {
    const text = await readFile(path.join(PACKAGE, 'examples', name), 'utf8');
    assert.ok(readme.includes(`\`\`\`js\n${text}\`\`\``), name);
  }
});

test('the five-minute example runs', async () => {
  const printed = await example('quick-start.mjs');
  assert.match(printed[0] ?? '', /is on the abnormal list$/);
  assert.ok(printed.length > 9, printed.join('\n'));
});

test('the bank tells once who is newly listed, and again only what is new', async () => {
  const bank = new Client({ url: gateway.url, key: gateway.keys.institution });
  const clear = await bank.enterprises({ filter: { onAbnormalList: false, onSeriousList: false }, limit: 1 }).toArray();
  const customers = path.join(gateway.folder, 'customers.csv');
  const rows = [
    'reference,creditCode,name',
    `loan-1,${LISTED},上海合启品牌管理有限公司`,
    `loan-2,${clear[0]?.creditCode ?? ''},${clear[0]?.name ?? ''}`,
    'loan-3,913101150601727873,上海合启品牌管理有限公司',
  ];
  await writeFile(customers, `${rows.join('\n')}\n`);
  const first = await example('bank-sync.mjs', 'bank.db', customers);
  const { sequence } = await bank.dataset();
  assert.match(first[0] ?? '', new RegExp(`^copy: \\d+ records up to change ${sequence}, \\d+ applied$`));
  assert.match(
    first[1] ?? '',
    /^newly listed: loan-1, 上海合启品牌管理有限公司: ABNORMAL_OPERATION since 2015-07-08, /,
  );
  assert.match(first[2] ?? '', /^look at loan-3, .*: INVALID the check character, character 18, is wrong/);
  assert.equal(first[3], 'customers: 3, 2 found, 1 listed');

  const second = await example('bank-sync.mjs', 'bank.db', customers);
  assert.match(second[0] ?? '', /, 0 applied$/);
  assert.ok(!second.some((line) => line.startsWith('newly listed')), second.join('\n'));
});
