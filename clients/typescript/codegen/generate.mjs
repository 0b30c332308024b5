// Writes src/generated from schema.graphql and clients/operations: the types with graphql-codegen, the documents as texts,
// each with the fragments that it uses. `--check` writes nothing and fails when what stands there is something else.
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { Kind, buildSchema, concatAST, parse, print, specifiedRules, validate, visit } from 'graphql';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../../..');
const operations = path.join(root, 'clients/operations');
const target = path.join(here, '../src/generated');
const NOTICE = '// Made by `npm run generate` from schema.graphql and clients/operations; do not edit.\n';

const sdl = readFileSync(path.join(root, 'schema.graphql'), 'utf8');
const schema = buildSchema(sdl);
const files = readdirSync(operations).filter((name) => name.endsWith('.graphql'));
const documents = files.sort().map((name) => ({
  location: path.join(operations, name),
  document: parse(readFileSync(path.join(operations, name), 'utf8')),
}));
const whole = concatAST(documents.map(({ document }) => document));
const faults = validate(schema, whole, specifiedRules);
if (faults.length > 0) {
  for (const fault of faults) console.error(fault.message);
  process.exit(1);
}

const types = await codegen({
  filename: 'types.ts',
  schema: parse(sdl),
  schemaAst: schema,
  documents,
  config: {
    scalars: {
      CreditCode: 'string',
      Date: 'string',
      DateTime: 'string',
      Decimal: 'string',
      ID: 'string',
      JSON: 'unknown',
      Month: 'string',
    },
    // Code lists are the law's and grow: a program must expect values that it does not know.
    futureProofEnums: true,
    inlineFragmentTypes: 'combine',
  },
  plugins: [{ 'typescript-operations': {} }],
  pluginMap: { 'typescript-operations': operationTypes },
});

const definitions = whole.definitions;
const fragments = new Map(
  definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]),
);

/** The operation and all fragments that it reaches, as one text. */
function textOf(operation) {
  const reached = new Map();
  const reach = (node) =>
    visit(node, {
      FragmentSpread({ name: { value: name } }) {
        if (reached.has(name)) return;
        reached.set(name, fragments.get(name));
        reach(fragments.get(name));
      },
    });
  reach(operation);
  return [operation, ...reached.values()].map(print).join('\n');
}

const texts = definitions
  .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  .map((node) => {
    const name = node.name.value;
    const type = `${name}${node.operation[0].toUpperCase()}${node.operation.slice(1)}`;
    const text = textOf(node).replaceAll('`', '\\`').replaceAll('${', '\\${');
    return `export const ${name}Document = new TypedDocument<types.${type}, types.${type}Variables>(\`${text}\`);\n`;
  });

const outputs = {
  'types.ts': NOTICE + types,
  'documents.ts': [
    NOTICE,
    "import { TypedDocument } from '../document.js';\n",
    "import type * as types from './types.js';\n\n",
    texts.join('\n'),
  ].join(''),
};

mkdirSync(target, { recursive: true });
let stale = 0;
for (const [name, text] of Object.entries(outputs)) {
  const file = path.join(target, name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    stale += 1;
    console.error(`src/generated/${name} is not what the generator makes: npm run generate`);
  }
}
if (stale > 0) process.exit(1);
console.log(`${texts.length} documents with ${fragments.size} fragments fit the schema`);
