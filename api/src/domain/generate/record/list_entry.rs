//! Entries in the two lists, as the history has them.

use chrono::Datelike;
use entity::code::SeriousReason;

use super::Sheet;
use crate::domain::{
    disclosure::kind::{AbnormalOperation, SeriousViolation},
    generate::{
        authority::{CITY_AIC, Office},
        row::{Row, code},
    },
};

pub(super) fn add(sheet: &mut Sheet<'_>) {
    let (profile, history) = (sheet.profile, sheet.history);
    let district = Office::MarketSupervision.name(profile.district);
    for (index, entry) in history.entries.iter().enumerate() {
        let mut row = Row::new(&AbnormalOperation);
        let number = format!("沪监管异列字〔{}〕第{:010}号", entry.listed_on.year(), sheet.serial(index));
        row.set("document_number", number)
            .set("authority", district.as_str())
            .set("reason", code(entry.reason))
            .set("listed_on", entry.listed_on)
            .set("removal_reason", entry.removal.map(|(reason, _)| code(reason)))
            .set("removed_on", entry.removal.map(|(_, day)| day))
            .set("removal_authority", entry.removal.map(|_| district.as_str()));
        sheet.push(&AbnormalOperation, entry.listed_on, row);
    }
    for (index, entry) in history.serious.iter().enumerate() {
        let mut row = Row::new(&SeriousViolation);
        let number = format!("沪工商严列字〔{}〕第{:010}号", entry.listed_on.year(), sheet.serial(index));
        // The city decides on all but those that follow from the abnormal list.
        let authority = if entry.reason == SeriousReason::ThreeYearsAbnormal { &district } else { CITY_AIC };
        row.set("document_number", number)
            .set("authority", authority)
            .set("reason", code(entry.reason))
            .set("listed_on", entry.listed_on)
            .set("remedies", "可自公示之日起三十日内提出书面申请要求核实，也可依法申请行政复议或者提起行政诉讼。")
            .set("removal_reason", entry.removal.map(|(reason, _)| code(reason)))
            .set("removed_on", entry.removal.map(|(_, day)| day))
            .set("removal_authority", entry.removal.map(|_| authority));
        sheet.push(&SeriousViolation, entry.listed_on, row);
    }
}
