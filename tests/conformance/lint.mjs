// Lints schema.graphql (or the file named) by eslint.config.js; the file lies outside this folder, so eslint is called
// from the folder that holds both.
import { ESLint } from 'eslint';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const schema = path.resolve(process.argv[2] ?? path.join(here, '../../schema.graphql'));
process.env.SCHEMA = schema;

const eslint = new ESLint({ cwd: path.dirname(schema), overrideConfigFile: path.join(here, 'eslint.config.js') });
const results = await eslint.lintFiles([schema]);
const problems = results.reduce((sum, { errorCount, warningCount }) => sum + errorCount + warningCount, 0);
if (problems > 0) console.error((await eslint.loadFormatter('stylish')).format(results));
console.log(`@graphql-eslint: ${problems} problems in ${path.basename(schema)}`);
process.exit(problems === 0 && results.length === 1 ? 0 : 1);
