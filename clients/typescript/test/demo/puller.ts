// Pulls for ever, until it is killed: node puller.js KIND PLACE URL KEY. Says "level" when the copy is level with the data.
import { Client } from '../../src/index.js';
import { pull } from '../../src/pull/index.js';
import { openSink } from './sinks.js';

const [kind, place, url, key] = process.argv.slice(2) as [string, string, string, string];
const sink = await openSink(kind, place);
await pull(new Client({ url, key }), sink, {
  // Small, so that there are many moments to be killed at.
  batchSize: 40,
  onProgress: ({ caughtUp }) => caughtUp && process.stdout.write('level\n'),
});
