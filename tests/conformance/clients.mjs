// Stock JavaScript clients fetch and introspect as their users would.
import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { GraphQLClient, gql } from 'graphql-request';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { endpoint } from './endpoint.mjs';

const { url, headers } = endpoint();
const QUERY = gql`
  query Conformance {
    __typename
    dataset {
      synthetic
    }
  }
`;

function check(condition, message) {
  if (!condition) throw new Error(message);
}

const clients = {
  'graphql-request': async (document) => new GraphQLClient(url, { headers }).request(document),
  '@urql/core': async (document) => {
    const client = createClient({
      url,
      exchanges: [cacheExchange, fetchExchange],
      fetchOptions: { headers },
      preferGetMethod: false,
    });
    const { data, error } = await client.query(document, {}).toPromise();
    if (error) throw error;
    return data;
  },
  '@urql/core by GET': async (document) => {
    const client = createClient({ url, exchanges: [fetchExchange], fetchOptions: { headers }, preferGetMethod: 'force' });
    const { data, error } = await client.query(document, {}).toPromise();
    if (error) throw error;
    return data;
  },
};

let failed = 0;
for (const [name, fetchDocument] of Object.entries(clients)) {
  try {
    const data = await fetchDocument(QUERY);
    check(data.__typename === 'Query', `__typename is ${data.__typename}`);
    check(typeof data.dataset.synthetic === 'boolean', `dataset.synthetic is ${data.dataset.synthetic}`);
    const schema = buildClientSchema(await fetchDocument(getIntrospectionQuery()));
    check(schema.getQueryType()?.name === 'Query', 'the introspected schema has no Query');
    console.log(`${name}: fetched and introspected ${Object.keys(schema.getTypeMap()).length} types`);
  } catch (error) {
    failed += 1;
    console.error(`${name}: failed: ${error.message}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
