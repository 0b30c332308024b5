//! The past, as statements read it: a record stood at a point of the data as its last change event up to that point says.
//! Events are never changed and their sequence numbers have no gaps, so what was true at a point stays readable, however
//! much is written meanwhile.

use super::sql::Sql;

/// Writes the condition that `event`, a row of `change_event`, is the last event of the record whose id `record` is, up to
/// the change with this number. Where the record was made later, no event meets it.
pub fn write_last(sql: &mut Sql, event: &str, record: &str, sequence: u64) {
    sql.push(format_args!("{event}.revision=(SELECT max(p.revision) FROM change_event p WHERE p.record_id={record}"));
    sql.push(" AND p.sequence<=").bind_sequence(sequence).push(")");
}
