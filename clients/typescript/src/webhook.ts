import { WebhookError } from './errors.js';

/** Headers as servers hand them over. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** How a webhook is checked. */
export interface WebhookOptions {
  /** How many seconds its timestamp may be off; 300 when nothing is said. */
  readonly toleranceSeconds?: number | undefined;
  /** Milliseconds of the clock that it is compared with. */
  readonly now?: (() => number) | undefined;
}

/** A webhook that was checked. */
export interface VerifiedWebhook {
  /** Its id, the same when it is delivered again: what was done once is not to be done twice. */
  readonly id: string;
  readonly sentAt: Date;
  /** The body as JSON. */
  readonly payload: unknown;
}

const SECRET_PREFIX = 'whsec_';

/**
 * Checks a webhook by Standard Webhooks: HMAC-SHA256 over id, timestamp and body with one of the secrets. Pass the body
 * as it came, byte for byte, before anything reads it as JSON. Throws a `WebhookError` when it is not to be trusted.
 */
export async function verifyWebhook(
  headers: WebhookHeaders,
  body: string | Uint8Array,
  secrets: string | readonly string[],
  options: WebhookOptions = {},
): Promise<VerifiedWebhook> {
  const id = header(headers, 'webhook-id');
  const timestamp = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookError('WEBHOOK_TIMESTAMP', 'webhook-timestamp is no time');
  const { toleranceSeconds = 300, now = Date.now } = options;
  if (Math.abs(now() / 1000 - Number(timestamp)) > toleranceSeconds) {
    throw new WebhookError(
      'WEBHOOK_TIMESTAMP',
      `the webhook is more than ${toleranceSeconds} s old, or from the future`,
    );
  }
  const content = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = concat(new TextEncoder().encode(`${id}.${timestamp}.`), content);
  const keys = await Promise.all([secrets].flat().map(keyOf));
  if (keys.length === 0) throw new WebhookError('WEBHOOK_SECRET', 'state a secret');
  // Every signature is compared with every key, by the cryptography itself, which takes the same time whatever differs.
  let matches = false;
  for (const signature of versionOne(signatures)) {
    for (const key of keys) {
      if (await crypto.subtle.verify('HMAC', key, signature, signed)) matches = true;
    }
  }
  if (!matches) throw new WebhookError('WEBHOOK_SIGNATURE', 'no signature of the webhook is by one of the secrets');
  const text = new TextDecoder().decode(content);
  return { id, sentAt: new Date(Number(timestamp) * 1000), payload: text === '' ? undefined : JSON.parse(text) };
}

function header(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : ownHeader(headers, name);
  if (value === undefined || value === null || value === '') {
    throw new WebhookError('WEBHOOK_HEADERS', `the header ${name} is missing`);
  }
  return value;
}

function ownHeader(headers: Exclude<WebhookHeaders, Headers>, name: string): string | undefined {
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === name) return typeof value === 'string' ? value : value?.join(' ');
  }
  return undefined;
}

/** The signatures of the version that is HMAC-SHA256; others are for others. */
function versionOne(text: string): Uint8Array<ArrayBuffer>[] {
  return text.split(' ').flatMap((part) => {
    const [version, value] = part.split(',', 2);
    const bytes = version === 'v1' && value !== undefined ? fromBase64(value) : undefined;
    return bytes === undefined ? [] : [bytes];
  });
}

function keyOf(secret: string) {
  const bytes = fromBase64(secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret);
  if (bytes === undefined || bytes.length === 0) {
    throw new WebhookError('WEBHOOK_SECRET', 'a secret is base64 behind whsec_');
  }
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
