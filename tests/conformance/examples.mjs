// The example queries of GraphiQL fit the schema: node examples.mjs [SCHEMA].
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(here, '../../clients/web/src/examples');
const schema = buildSchema(readFileSync(process.argv[2] ?? path.join(here, '../../schema.graphql'), 'utf8'));

const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
let failed = 0;
for (const file of files) {
  const errors = validate(schema, parse(readFileSync(path.join(folder, file), 'utf8')));
  if (errors.length > 0) failed += 1;
  for (const error of errors) console.error(`${file}: ${error.message}`);
}
console.log(`examples of GraphiQL: ${files.length - failed} of ${files.length} fit the schema`);
process.exit(failed === 0 && files.length > 0 ? 0 : 1);
