import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebhookError, verifyWebhook } from '../../src/index.js';

// The example that the libraries of Standard Webhooks share.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BODY = '{"test": 2432232314}';
const HEADERS = {
  'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  'webhook-timestamp': '1614265330',
  'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const now = () => 1_614_265_330_000;
const OTHER = 'whsec_b3RoZXIgc2VjcmV0IGZvciB0ZXN0cw==';

async function code(
  headers: Record<string, string>,
  body = BODY,
  secrets: string | string[] = SECRET,
  at = now,
): Promise<string> {
  try {
    await verifyWebhook(headers, body, secrets, { now: at });
    return 'valid';
  } catch (error) {
    if (error instanceof WebhookError) return error.code;
    throw error;
  }
}

test('the vector of the standard is valid', async () => {
  const { id, sentAt, payload } = await verifyWebhook(HEADERS, BODY, SECRET, { now });
  assert.equal(id, HEADERS['webhook-id']);
  assert.equal(sentAt.toISOString(), '2021-02-25T15:02:10.000Z');
  assert.deepEqual(payload, { test: 2432232314 });
});

test('headers and bodies may come as servers have them', async () => {
  await verifyWebhook(new Headers(HEADERS), new TextEncoder().encode(BODY), SECRET, { now });
  const upper = Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name.toUpperCase(), [value]]));
  await verifyWebhook(upper, Buffer.from(BODY), [SECRET.slice('whsec_'.length)], { now });
});

test('one of several signatures by one of several secrets is enough', async () => {
  const many = `v2,AAAA v1,AAAA v1a,bad ${HEADERS['webhook-signature']}`;
  assert.equal(await code({ ...HEADERS, 'webhook-signature': many }, BODY, [OTHER, SECRET]), 'valid');
});

test('what was changed is refused', async () => {
  const changed = [
    code({ ...HEADERS, 'webhook-id': 'msg_other' }),
    code({ ...HEADERS, 'webhook-timestamp': '1614265331' }),
    code(HEADERS, `${BODY} `),
    code(HEADERS, BODY, OTHER),
    code({ ...HEADERS, 'webhook-signature': 'v1,' }),
    code({ ...HEADERS, 'webhook-signature': 'v1,%%%' }),
    code({ ...HEADERS, 'webhook-signature': HEADERS['webhook-signature'].replace('v1,', 'v2,') }),
    code({ ...HEADERS, 'webhook-signature': HEADERS['webhook-signature'].slice(0, 20) }),
  ];
  assert.deepEqual(new Set(await Promise.all(changed)), new Set(['WEBHOOK_SIGNATURE']));
});

test('one that is too old or from the future is refused, up to the second', async () => {
  const at = (offset: number) => () => now() + offset * 1000;
  assert.equal(await code(HEADERS, BODY, SECRET, at(300)), 'valid');
  assert.equal(await code(HEADERS, BODY, SECRET, at(-300)), 'valid');
  assert.equal(await code(HEADERS, BODY, SECRET, at(301)), 'WEBHOOK_TIMESTAMP');
  assert.equal(await code(HEADERS, BODY, SECRET, at(-301)), 'WEBHOOK_TIMESTAMP');
  for (const stamp of ['x', '-1614265330', '1e9', '1614265330.5']) {
    assert.equal(await code({ ...HEADERS, 'webhook-timestamp': stamp }), 'WEBHOOK_TIMESTAMP');
  }
});

test('a header or a secret that is missing says so', async () => {
  for (const name of Object.keys(HEADERS)) assert.equal(await code({ ...HEADERS, [name]: '' }), 'WEBHOOK_HEADERS');
  for (const secrets of [[], 'whsec_', 'whsec_%%%']) assert.equal(await code(HEADERS, BODY, secrets), 'WEBHOOK_SECRET');
});
