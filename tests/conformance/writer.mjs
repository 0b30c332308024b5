// An association that enters honours, and goes on over a gateway that is away: each submission has an idempotency key, so
// that it may be sent until there is an answer.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

const MEMBERS = `query Members {
  enterprises(first: 20, filter: { industry: [TRADE], status: [EXISTING] }) { nodes { creditCode } }
}`;
const SUBMIT = `mutation Submit($input: SubmitHonoursInput!) {
  submitHonours(input: $input) { rows { recordId revision userErrors { message } } userErrors { message } }
}`;
const CORRECT = `mutation Correct($input: CorrectHonoursInput!) {
  correctHonours(input: $input) { rows { recordId revision userErrors { message } } userErrors { message } }
}`;

// Asks with a key, again over whatever passes. Says how many times it asked.
export function asking(url, key) {
  return async function ask(query, variables) {
    for (let times = 1; ; times += 1) {
      const answer = await attempt(url, key, { query, variables });
      if (answer?.errors) throw new Error(JSON.stringify(answer.errors));
      if (answer) return { data: answer.data, times };
      if (times === 600) throw new Error(`nothing was answered at ${url}`);
      await setTimeout(100);
    }
  };
}

// The answer; nothing where the gateway is away, stops, or has no room.
async function attempt(url, key, body) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify(body),
    });
    return [429, 503].includes(response.status) ? undefined : await response.json();
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export class Writer {
  #ask;
  #creditCodes;
  // The same honour is entered but once, and there may have been others before.
  #run = randomUUID();
  #count = 0;
  // What was acknowledged: the revisions of records, as "record revision".
  written = [];

  static async of(url, key) {
    const writer = new Writer();
    writer.#ask = asking(url, key);
    const { data } = await writer.#ask(MEMBERS);
    writer.#creditCodes = data.enterprises.nodes.map(({ creditCode }) => creditCode);
    return writer;
  }

  // Enters so many honours at once, and then corrects the first. Says whether the gateway was away meanwhile.
  async write(rows) {
    const entered = await this.#send(
      SUBMIT,
      Array.from({ length: rows }, () => this.#honour()),
    );
    const [{ recordId, revision }] = entered.rows;
    const changes = { documentNumber: `誉 ${this.#run} ${this.#count} 号` };
    const correction = { id: recordId, expectedRevision: revision, reason: '补充', changes };
    const corrected = await this.#send(CORRECT, [correction]);
    return entered.times + corrected.times > 2;
  }

  #honour() {
    this.#count += 1;
    const creditCode = this.#creditCodes[this.#count % this.#creditCodes.length];
    const title = `守信企业 ${this.#run} ${this.#count}`;
    return { subject: { creditCode }, title, awardedOn: '2017-12-01', authority: '示例行业协会' };
  }

  async #send(mutation, rows) {
    const { data, times } = await this.#ask(mutation, { input: { idempotencyKey: randomUUID(), rows } });
    const [payload] = Object.values(data);
    if (payload.userErrors.length > 0 || payload.rows.some(({ recordId }) => !recordId)) {
      throw new Error(`a submission was refused: ${JSON.stringify(payload)}`);
    }
    this.written.push(...payload.rows.map(({ recordId, revision }) => `${recordId} ${revision}`));
    return { rows: payload.rows, times };
  }
}
