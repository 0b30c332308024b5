//! Consumer complaints: most about those who sell to many.

use chrono::Datelike;
use entity::code::{ComplaintCategory, ComplaintResolution};

use super::Sheet;
use crate::domain::{
    disclosure::kind::Complaint,
    generate::{
        authority::Office,
        random::Topic,
        row::{Row, code},
    },
};

const CATEGORIES: &[(u32, ComplaintCategory)] = &[
    (30, ComplaintCategory::Quality),
    (24, ComplaintCategory::AfterSales),
    (18, ComplaintCategory::Contract),
    (9, ComplaintCategory::Advertising),
    (8, ComplaintCategory::Price),
    (4, ComplaintCategory::Safety),
    (3, ComplaintCategory::Counterfeit),
    (2, ComplaintCategory::Measurement),
    (2, ComplaintCategory::Other),
];

const RESOLUTIONS: &[(u32, ComplaintResolution)] = &[
    (52, ComplaintResolution::Mediated),
    (16, ComplaintResolution::Settled),
    (16, ComplaintResolution::MediationFailed),
    (6, ComplaintResolution::Withdrawn),
    (5, ComplaintResolution::Refused),
    (3, ComplaintResolution::Transferred),
    (2, ComplaintResolution::CaseOpened),
];

pub(super) fn add(sheet: &mut Sheet<'_>) {
    /// A complaint is resolved within so many working days.
    const LONGEST: i64 = 45;
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::Complaint);
    // In thousandths of one a year.
    let rate = match profile.section.code {
        "F" | "H" | "O" | "R" | "P" => 22,
        "G" | "I" | "K" | "Q" => 12,
        _ => 3,
    };
    // The largest have shops and customers everywhere.
    let factor = profile.size.factor() * profile.size.factor().min(20) / 2;
    let days = sheet.working_days(rate * factor.max(1), 300, &mut dice);
    for (index, received_on) in days.into_iter().enumerate() {
        let days = dice.between(1, LONGEST);
        let resolved_on = sheet.city.law.add_working_days(received_on, days);
        let resolution = *dice.weighted(RESOLUTIONS);
        let mut row = Row::new(&Complaint);
        row.set("document_number", format!("沪消投〔{}〕{:010}", received_on.year(), sheet.serial(index)))
            .set("authority", Office::MarketSupervision.name(profile.district))
            .set("category", code(*dice.weighted(CATEGORIES)))
            .set("received_on", received_on)
            .set("resolution", resolved_on.map(|_| code(resolution)))
            .set("resolved_on", resolved_on);
        sheet.push(&Complaint, received_on, row);
    }
}
