// Lints schema.graphql (or the file named) by eslint.config.js; the file lies outside this folder, so eslint is called
// from the folder that holds both.
import { ESLint } from 'eslint';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const schema = path.resolve(process.argv[2] ?? path.join(here, '../../schema.graphql'));
process.env.SCHEMA = schema;

const eslint = new ESLint({ cwd: path.dirname(schema), overrideConfigFile: path.join(here, 'eslint.config.js') });
const results = await eslint.lintFiles([schema]);

// The rule takes no exceptions by type, so they are taken out here; one that excepts nothing any more is a problem too.
const { edgesOfNoNodes } = await import('./eslint.config.js');
const lines = readFileSync(schema, 'utf8').split('\n');
const unused = new Set(edgesOfNoNodes);
const isExcepted = ({ messageId, line }) => {
  if (messageId !== 'MESSAGE_SHOULD_IMPLEMENTS_NODE') return false;
  const type = /^type (\w+)/.exec(lines[line - 1])?.[1];
  unused.delete(type);
  return edgesOfNoNodes.includes(type);
};
for (const result of results) result.messages = result.messages.filter((message) => !isExcepted(message));

const problems = results.reduce((sum, { messages }) => sum + messages.length, 0) + unused.size;
if (problems > 0) console.error((await eslint.loadFormatter('stylish')).format(results));
for (const type of unused) console.error(`eslint.config.js excepts ${type}, which needs no exception`);
console.log(`@graphql-eslint: ${problems} problems in ${path.basename(schema)}`);
process.exit(problems === 0 && results.length === 1 ? 0 : 1);
