import assert from 'node:assert/strict';
import type { Client, SubmissionOutcome } from '../../src/index.js';

/** What was acknowledged to the writer. */
export interface Acknowledged {
  readonly recordId: string;
  readonly revision: number;
}

const FILE = `mutation File($input: FileObjectionInput!) {
  fileObjection(input: $input) { objection { id } userErrors { code message } }
}`;
const ACCEPT = `mutation Accept($input: AcceptObjectionInput!) {
  acceptObjection(input: $input) { objection { id } userErrors { code message } }
}`;
const DECIDE = `mutation Decide($input: DecideObjectionInput!) {
  decideObjection(input: $input) { objection { id } userErrors { code message } }
}`;

type ObjectionAnswer = Record<
  string,
  { objection: { id: string } | null; userErrors: { code: string; message: string }[] }
>;

/**
 * Writes records of an association until it is told to stop: enters, corrects, withdraws and publishes again, and has
 * objections filed, decided by the publisher and over its head. Keeps what was acknowledged.
 */
export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  #stopped = false;
  #round = 0;

  constructor(
    private readonly association: Client,
    private readonly bank: Client,
    private readonly operator: Client,
    private readonly creditCodes: readonly string[],
  ) {}

  stop(): void {
    this.#stopped = true;
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      this.#round += 1;
      const [first, second, third] = await this.#enter(3);
      assert.ok(first && second && third);
      await this.#correct(first);
      await this.#withdraw(second);
      // A correction of a withdrawn record publishes it again.
      if (this.#round % 2 === 0) await this.#correct({ ...second, revision: 2 });
      if (this.#round % 3 === 0)
        await this.#object(third, ['UPHELD', 'CORRECTED', 'WITHDRAWN'][(this.#round / 3) % 3] ?? 'UPHELD');
    }
  }

  async #enter(count: number): Promise<Acknowledged[]> {
    const rows = Array.from({ length: count }, (_, index) => ({
      subject: { creditCode: this.creditCodes[(this.#round * count + index) % this.creditCodes.length] ?? '' },
      title: `守信企业 ${this.#round}-${index}`,
      level: 'MUNICIPAL' as const,
      awardedOn: '2017-12-01',
      authority: '示例行业协会',
      documentNumber: `誉〔2017〕${this.#round}-${index}号`,
    }));
    return this.#keep(await this.association.submit('HONOUR', rows, { idempotencyKey: `enter-${this.#round}` }), count);
  }

  async #correct({ recordId, revision }: Acknowledged): Promise<void> {
    const changes = { title: `守信示范企业 ${this.#round}`, basis: revision === 1 ? '评定办法' : null };
    const rows = [{ id: recordId, expectedRevision: revision, reason: '笔误', changes }];
    const idempotencyKey = `correct-${recordId}-${revision}`;
    this.#keep(await this.association.correct('HONOUR', rows, { idempotencyKey }), 1);
  }

  async #withdraw({ recordId, revision }: Acknowledged): Promise<void> {
    const rows = [{ id: recordId, expectedRevision: revision, reason: '撤销' }];
    this.#keep(await this.association.withdraw('HONOUR', rows, { idempotencyKey: `withdraw-${recordId}` }), 1);
  }

  async #object({ recordId }: Acknowledged, decision: string): Promise<void> {
    const objector = { name: '某某', contact: '021-00000000' };
    const filed = { recordId, type: 'CORRECTION', statement: '有误', objector, idempotencyKey: `file-${recordId}` };
    const objectionId = await this.#act(this.bank, FILE, filed);
    // The one that corrects is decided over the publisher's head: the change is then by the operator.
    const judge = decision === 'CORRECTED' ? this.operator : this.association;
    // It has no idempotency key: when its answer is lost with the gateway, asking again says that it was accepted already.
    await judge.query(ACCEPT, { input: { objectionId } }, { idempotent: true });
    await this.#act(judge, DECIDE, {
      objectionId,
      decision,
      explanation: '经核实',
      expectedState: 'ACCEPTED',
      idempotencyKey: `decide-${recordId}`,
      ...(decision === 'CORRECTED'
        ? { correction: { expectedRevision: 2, fields: [{ name: 'title', value: `更正后的荣誉 ${this.#round}` }] } }
        : {}),
    });
  }

  async #act(client: Client, document: string, input: Record<string, unknown>): Promise<string> {
    // Each input carries an idempotency key.
    const data = await client.query<ObjectionAnswer>(document, { input }, { idempotent: true });
    const [payload] = Object.values(data);
    assert.ok(payload?.objection, JSON.stringify(payload));
    return payload.objection.id;
  }

  #keep(outcome: SubmissionOutcome, count: number): Acknowledged[] {
    const rows = outcome.rows.flatMap(({ recordId, revision }) =>
      recordId === null || revision === null ? [] : [{ recordId, revision }],
    );
    assert.equal(rows.length, count, JSON.stringify(outcome));
    this.acknowledged.push(...rows);
    return rows;
  }
}
