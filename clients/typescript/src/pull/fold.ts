import type { Change } from '../changes.js';
import type { CopiedRecord, RecordChange } from './sink.js';

/** What a change means for a copy: a record that is current stands as it became, any other is gone. */
export function fold(change: Change): RecordChange {
  const { kind, recordId, sequence, enterprise } = change;
  if (change.state !== 'CURRENT') return { type: 'remove', kind, recordId, sequence };
  const record: CopiedRecord = {
    kind,
    recordId,
    revision: change.revision,
    sequence,
    updatedAt: change.at,
    // Of a record that is entered it is the publisher. Later it may be who decided on an objection: sinks keep the former.
    publisher: change.by,
    enterprise,
    underObjection: change.underObjection,
    content: change.after,
  };
  return { type: 'put', record, publisherIsCertain: false };
}
