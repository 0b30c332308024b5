import { Client } from 'mingjing';

const client = new Client({ url: process.env.MINGJING_URL, key: process.env.MINGJING_KEY });

// One enterprise, and everything disclosed about it.
const enterprise = await client.enterprise({ creditCode: '913101150601727872' });
console.log(enterprise?.name, enterprise?.onAbnormalList ? 'is on the abnormal list' : '');
for await (const record of client.disclosures({ creditCode: '913101150601727872' }, { limit: 5 })) {
  console.log(record.occurredOn, record.__typename, record.authority);
}

// A list. Its pages are read as you go.
for await (const entry of client.abnormalOperations({ filter: { onList: true }, limit: 3 })) {
  console.log(entry.listedOn, entry.enterprise.name, entry.reason.label);
}

// What changed.
for await (const change of client.changes({ after: 0, filter: { kind: ['SERIOUS_VIOLATION', 'PENALTY'] } })) {
  console.log(change.sequence, change.operation, change.kind, change.enterprise.name);
}
