// A subscription of the stock client goes on by itself over a gateway that is stopped and started again. Says "subscribed"
// when it may be stopped, and ends when it was told again.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { endpoint } from './endpoint.mjs';

const { socketUrl, key } = endpoint();
const closes = [];
let connections = 0;
let completed = false;

const client = createClient({
  url: socketUrl,
  webSocketImpl: WebSocket,
  connectionParams: { apiKey: key },
  retryAttempts: 300,
  retryWait: () => new Promise((resolve) => setTimeout(resolve, 200)),
  // While nobody listens, too.
  shouldRetry: () => true,
  on: {
    connected: () => (connections += 1),
    closed: (close) => closes.push(close.code),
  },
});

client.subscribe(
  { query: 'subscription Reconnect { datasetSequence { sequence } }' },
  {
    next: ({ data }) => {
      if (connections === 1) {
        console.log('subscribed');
        return;
      }
      const isRight = /^\d+$/.test(data.datasetSequence.sequence) && closes[0] === 1001 && !completed;
      console.log(`told again on connection ${connections}; the first was closed with ${closes[0]}`);
      process.exit(isRight ? 0 : 1);
    },
    error: (error) => {
      console.error('the subscription failed:', error);
      process.exit(1);
    },
    complete: () => {
      completed = true;
      console.error('the subscription was completed');
      process.exit(1);
    },
  },
);
setTimeout(() => {
  console.error(`nothing was told again; closed with ${closes.join(', ')}`);
  process.exit(1);
}, 120_000).unref();
