import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import * as files from '../../src/files/index.js';
import * as client from '../../src/index.js';
import * as pulling from '../../src/pull/index.js';
import { FakeGateway, data } from './fake.js';

/** What a module imports, and what that imports. */
async function importsOf(module: URL, seen = new Set<string>()): Promise<Set<string>> {
  const text = await readFile(module, 'utf8');
  for (const [, name = ''] of text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)) {
    const place = name.startsWith('.') ? new URL(name, module) : undefined;
    if (seen.has(place?.href ?? name)) continue;
    seen.add(place?.href ?? name);
    if (place !== undefined) await importsOf(place, seen);
  }
  return seen;
}

test('the client imports nothing but its own modules, so it runs in browsers too', async () => {
  const imports = await importsOf(new URL('../../src/index.js', import.meta.url));
  assert.ok(imports.size > 10);
  for (const name of imports) assert.match(name, /^file:/);
});

test('pulling and files import nothing but Node.js', async () => {
  for (const name of ['pull', 'files']) {
    const imports = await importsOf(new URL(`../../src/${name}/index.js`, import.meta.url));
    assert.ok(imports.has('node:fs/promises'));
    for (const name of imports) assert.match(name, /^(file|node):/);
  }
});

test('what the package exports is what its readers were told', () => {
  assert.deepEqual(Object.keys(client).sort(), [
    'ApiError',
    'Client',
    'CopyError',
    'DataSetRestoredError',
    'FeedError',
    'JobError',
    'MingjingError',
    'NetworkError',
    'Paged',
    'RejectedError',
    'SnapshotError',
    'TypedDocument',
    'Verification',
    'WebhookError',
    'documents',
    'verifyWebhook',
  ]);
  assert.deepEqual(Object.keys(pulling).sort(), [
    'FileSink',
    'SqliteSink',
    'downloadExport',
    'fold',
    'openSqlite',
    'pull',
    'rowsOf',
  ]);
  assert.deepEqual(Object.keys(files).sort(), [
    'downloadExport',
    'downloadResult',
    'openFile',
    'resultsOf',
    'verifyFile',
  ]);
});

test('the client names itself by the version of the package', async () => {
  await using gateway = await FakeGateway.with([data({})]);
  await gateway.client({ userAgent: 'bank/1' }).query('{ __typename }');
  const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  assert.equal(gateway.seen[0]?.headers['user-agent'], `mingjing-typescript/${version} bank/1`);
});
