import type { Change } from '../../src/index.js';
import type { Answer } from './fake.js';

/** A line of the feed. */
export function change(sequence: number, more: Partial<Change> = {}): Change {
  return {
    sequence: String(sequence),
    at: `2017-12-29T08:00:${String(sequence % 60).padStart(2, '0')}.000000Z`,
    operation: 'CREATE',
    kind: 'HONOUR',
    recordId: `r${sequence}`,
    revision: 1,
    enterprise: { id: 'e1', creditCode: '913101150601727872', registrationNumber: null, name: '明镜' },
    by: { id: 'o1', name: '协会' },
    state: 'CURRENT',
    underObjection: false,
    reason: null,
    after: { title: `t${sequence}` },
    before: null,
    changedFields: ['title'],
    ...more,
  };
}

export function text(lines: readonly unknown[]): string {
  return lines.map((line) => (line === '' ? '\n' : `${JSON.stringify(line)}\n`)).join('');
}

/** Lines, then the end of the answer. */
export function lines(...all: readonly unknown[]): Answer {
  return { headers: { 'content-type': 'application/x-ndjson' }, body: text(all) };
}
