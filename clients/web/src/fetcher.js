// Sends what GraphiQL asks: subscriptions by WebSocket, all else by POST. Headers without a value are left out, so that the
// empty key of the header editor means an anonymous caller.
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-ws';

export function fetcher(parameters, { headers = {}, documentAST } = {}) {
  const given = Object.entries(headers).filter(([, value]) => value !== '' && value !== null);
  const operation = documentAST && getOperationAST(documentAST, parameters.operationName);
  return operation?.operation === 'subscription' ? subscribe(parameters, given) : post(parameters, given);
}

async function post(parameters, headers) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...Object.fromEntries(headers),
    },
    body: JSON.stringify(parameters),
  });
  return response.json();
}

// A browser sets no headers of a WebSocket: the key goes into its first message. The connection ends with the subscription.
function subscribe(parameters, headers) {
  const shown = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const client = createClient({
    url: new URL('/graphql', location.href).href.replace(/^http/, 'ws'),
    // Whoever looks on is told at once why it ended.
    retryAttempts: 0,
    connectionParams: { apiKey: shown['x-api-key'], authorization: shown.authorization },
  });
  return client.iterate(parameters);
}
