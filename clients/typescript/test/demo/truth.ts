import assert from 'node:assert/strict';
import type { Client, Paged } from '../../src/index.js';
import type { CopiedRecord } from '../../src/pull/index.js';

/** A line of the feed, as it comes. */
interface RawChange {
  readonly sequence: string;
  readonly at: string;
  readonly kind: string;
  readonly recordId: string;
  readonly revision: number;
  readonly enterprise: CopiedRecord['enterprise'];
  readonly by: CopiedRecord['publisher'];
  readonly state: string;
  readonly operation: string;
  readonly underObjection: boolean;
  readonly after: CopiedRecord['content'];
}

/** The feed from its first change on, read without the library: each line once, in order, without a gap. */
export async function rawFeed(url: string, key: string): Promise<RawChange[]> {
  const answer = await fetch(`${url}/v1/changes?after=0&follow=false`, { headers: { 'x-api-key': key } });
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  const changes = lines.map((line) => JSON.parse(line) as RawChange).filter((line) => 'sequence' in line);
  changes.forEach((change, index) => assert.equal(change.sequence, String(index + 1), 'the feed has a gap'));
  return changes;
}

/** The copy that the feed says there is, by a fold that shares nothing with the library's. */
export function foldFeed(changes: readonly RawChange[]): Map<string, CopiedRecord> {
  const records = new Map<string, CopiedRecord>();
  const publishers = new Map<string, CopiedRecord['publisher']>();
  const enterprises = new Map(changes.map(({ enterprise }) => [enterprise.id, enterprise]));
  for (const change of changes) {
    if (change.operation === 'CREATE') publishers.set(change.recordId, change.by);
    records.delete(change.recordId);
    if (change.state !== 'CURRENT') continue;
    records.set(change.recordId, {
      kind: change.kind,
      recordId: change.recordId,
      revision: change.revision,
      sequence: change.sequence,
      updatedAt: change.at,
      publisher: publishers.get(change.recordId) ?? change.by,
      enterprise: enterprises.get(change.enterprise.id) ?? change.enterprise,
      underObjection: change.underObjection,
      content: change.after,
    });
  }
  return records;
}

type Row = Record<string, unknown> & { id: string };

/** The lists of the API, by the kind of their records. */
export function listsOf(client: Client): Record<string, Paged<unknown>> {
  return {
    ENTERPRISE: client.enterprises(),
    ALTERATION: client.alterations(),
    SHAREHOLDER: client.shareholders(),
    KEY_PERSON: client.keyPersons(),
    BRANCH: client.branches(),
    LICENCE: client.licences(),
    PENALTY: client.penalties(),
    CHATTEL_MORTGAGE: client.chattelMortgages(),
    EQUITY_PLEDGE: client.equityPledges(),
    INTELLECTUAL_PROPERTY_PLEDGE: client.intellectualPropertyPledges(),
    ANNUAL_REPORT: client.annualReports(),
    ABNORMAL_OPERATION: client.abnormalOperations(),
    SERIOUS_VIOLATION: client.seriousViolations(),
    INSPECTION: client.inspections(),
    COMPLAINT: client.complaints(),
    HONOUR: client.honours(),
    SUPERVISION_RECORD: client.supervisionRecords(),
  };
}

/** Asserts that the lists of the API have the records of the copy and no others, field by field. */
export async function assertLists(client: Client, copy: ReadonlyMap<string, CopiedRecord>): Promise<number> {
  let compared = 0;
  for (const [kind, list] of Object.entries(listsOf(client))) {
    const rows = (await list.toArray()) as Row[];
    const copied = [...copy.values()].filter((record) => record.kind === kind);
    assert.equal(rows.length, copied.length, `${kind}: the list has another length than the copy`);
    for (const row of rows) {
      const record = copy.get(row.id);
      assert.ok(record, `${kind}: ${row.id} is not in the copy`);
      compared += assertSame(kind, row, record);
    }
  }
  return compared;
}

function assertSame(kind: string, row: Row, record: CopiedRecord): number {
  const about = `${kind} ${row.id}`;
  assert.equal(record.revision, row['revision'], about);
  assert.equal(record.updatedAt, row['updatedAt'], about);
  assert.deepEqual(record.publisher, plain(row['publisher'], ['id', 'name']), about);
  if (kind !== 'ENTERPRISE') {
    assert.deepEqual(
      record.enterprise,
      plain(row['enterprise'], ['id', 'creditCode', 'registrationNumber', 'name']),
      about,
    );
    assert.equal(record.underObjection, row['underObjection'], about);
  }
  let compared = 0;
  for (const [field, value] of Object.entries(record.content)) {
    const told = kind === 'ENTERPRISE' ? enterpriseField(row, field) : row[field];
    // The list leaves the long parts of annual reports out.
    if (told === undefined) {
      assert.equal(kind, 'ANNUAL_REPORT', `${about}: the list does not have ${field}`);
      continue;
    }
    assert.deepEqual(value, stated(codes(told)), `${about}: ${field}`);
    compared += 1;
  }
  return compared;
}

/** An enterprise's capital is one object in the lists and two fields in the feed. */
function enterpriseField(row: Row, field: string): unknown {
  const capital = row['registeredCapital'] as { amount: string; currency: string } | null;
  if (field === 'registeredCapital') return capital?.amount ?? null;
  if (field === 'currency') return capital?.currency ?? null;
  return row[field];
}

/** A list says a code with its terms where the feed says the code. */
function codes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(codes);
  if (typeof value !== 'object' || value === null) return value;
  if ('code' in value) return value.code;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, codes(inner)]));
}

/** A list says an empty list where the feed says that nothing is stated. */
function stated(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

function plain(value: unknown, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, (value as Record<string, unknown>)[name]]));
}
