// Stock clients send hashes instead of documents: the first time the gateway asks for the text, from then on it does not.
// Without a key the gateway takes no hashes, and the clients go on with texts.
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { createClient, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { parse } from 'graphql';
import { endpoint } from './endpoint.mjs';

const { url, headers } = endpoint();
const hasKey = Object.keys(headers).length > 0;
const EXPECTED = hasKey ? ['hash', 'hash and text', 'hash'] : ['hash', 'text', 'text'];
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function check(condition, message) {
  if (!condition) throw new Error(message);
}

// What a request names its document by.
function sentIn(target, init) {
  const query = new URL(target).searchParams;
  const { extensions, query: text } =
    init.method === 'GET' ? { extensions: JSON.parse(query.get('extensions') ?? '{}'), query: query.get('query') } : JSON.parse(init.body);
  return [extensions?.persistedQuery && 'hash', text && 'text'].filter(Boolean).join(' and ');
}

function recording() {
  const sent = [];
  const record = (target, init) => {
    sent.push(sentIn(String(target), init));
    return fetch(target, init);
  };
  return { sent, record };
}

function urql(record, preferGetForPersistedQueries) {
  const client = createClient({
    url,
    fetch: record,
    exchanges: [persistedExchange({ preferGetForPersistedQueries }), fetchExchange],
    fetchOptions: { headers },
    preferGetMethod: false,
  });
  return async (document) => {
    const { data, error } = await client.query(document, {}).toPromise();
    if (error) throw error;
    return data;
  };
}

function apollo(record, useGETForHashedQueries) {
  const link = new PersistedQueryLink({ sha256, useGETForHashedQueries });
  const http = new HttpLink({ uri: url, headers, fetch: record });
  const client = new ApolloClient({ cache: new InMemoryCache(), link: link.concat(http) });
  return async (document) => (await client.query({ query: document, fetchPolicy: 'network-only' })).data;
}

const clients = {
  '@urql/exchange-persisted': (record) => urql(record, false),
  '@urql/exchange-persisted by GET': (record) => urql(record, 'within-url-limit'),
  '@apollo/client': (record) => apollo(record, false),
  '@apollo/client by GET': (record) => apollo(record, true),
};

let failed = 0;
for (const [number, [name, make]] of Object.entries(clients).entries()) {
  try {
    const { sent, record } = recording();
    const ask = make(record);
    // A document that this gateway has never seen.
    const document = parse(`query Persisted${number}At${Date.now()} { __typename dataset { synthetic } }`);
    for (let time = 0; time < 2; time += 1) {
      const data = await ask(document);
      check(typeof data?.dataset?.synthetic === 'boolean', `the data is ${JSON.stringify(data)}`);
    }
    check(sent.join(', ') === EXPECTED.join(', '), `sent ${sent.join(', ')} and not ${EXPECTED.join(', ')}`);
    console.log(`${name}: sent ${sent.join(', ')}`);
  } catch (error) {
    failed += 1;
    console.error(`${name}: failed: ${error.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
