//! Reminds of objections that fall due or are overdue (到期提醒、逾期提醒): a step in their history, once for each day.

use chrono::{DateTime, Utc};
use entity::code::ObjectionAct;

use super::{Objections, deadline::horizon, repo};
use crate::domain::{disclosure::timeliness::day_in_china, store::StoreError};

/// Reminders written by one statement.
const AT_ONCE: u32 = 500;

impl Objections {
    /// Reminds of each open objection that falls due within two working days, or is overdue, unless that was done for the
    /// same day before; how many reminders were written. It does no harm to do it twice, or in two processes at once.
    ///
    /// # Errors
    /// [`StoreError`] when the database does not answer; what was written until then stays.
    pub async fn remind(&self, now: DateTime<Utc>) -> Result<u64, StoreError> {
        let today = day_in_china(now);
        let yesterday = today.pred_opt().unwrap_or(today);
        let mut written = 0;
        for (act, days) in
            [(ObjectionAct::Overdue, (None, yesterday)), (ObjectionAct::Reminded, (Some(today), horizon(today)))]
        {
            loop {
                let (connection, dialect) = (self.store.writer(), self.dialect());
                let more = repo::insert_reminders(connection, dialect, act, days, (now, AT_ONCE)).await?;
                written += more;
                if more < u64::from(AT_ONCE) {
                    break;
                }
            }
        }
        Ok(written)
    }
}
