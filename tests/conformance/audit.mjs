// The GraphQL-over-HTTP audits of the npm package graphql-http. Every one must pass.
import { serverAudits } from 'graphql-http';
import { endpoint } from './endpoint.mjs';

const { url, fetchWithKey } = endpoint();
const audits = serverAudits({ url, fetchFn: fetchWithKey });
const results = [];
// One after the other: a tier's rate must not decide the outcome.
for (const audit of audits) results.push(await audit.fn());

const failed = results.filter((result) => result.status !== 'ok');
for (const { id, name, status, reason } of failed) console.error(`${status}: ${id} ${name}: ${reason}`);
console.log(`graphql-http: ${results.length - failed.length} of ${results.length} audits passed`);
// Fewer audits than today would mean that the package dropped some unnoticed.
const EXPECTED = 61;
process.exit(failed.length === 0 && results.length === EXPECTED ? 0 : 1);
