//! The registered particulars.

use chrono::{Days, NaiveDate};
use entity::code::CodeList;

use crate::domain::{
    disclosure::draft::Draft,
    generate::{
        authority,
        form::Form,
        law::add_years,
        profile::Profile,
        row::{Row, code, texts},
    },
    registry::enterprise::Enterprise,
};

/// The draft, whose particulars were last approved on this day.
pub(super) fn draft(profile: &Profile, approved_on: NaiveDate) -> Draft {
    let former_names: Vec<&str> = profile.former_names.iter().map(|(name, _)| name.as_str()).collect();
    let has_term = profile.form != Form::Individual;
    let mut row = Row::new(&Enterprise);
    row.set("credit_code", profile.credit_code.as_str())
        .set("registration_number", profile.registration_number.as_deref())
        .set("name", profile.name.as_str())
        .set("former_names", (!former_names.is_empty()).then(|| texts(&former_names)))
        .set("entity_type", code(profile.entity_type))
        .set("legal_representative", profile.representative.as_str())
        .set("registered_capital", profile.capital.map(|capital| capital.amount))
        .set("currency", profile.capital.map(|capital| code(capital.currency)))
        .set("established_on", profile.established_on)
        // An individual business has no term.
        .set("term_from", has_term.then_some(profile.established_on))
        .set("term_to", has_term.then(|| term_end(profile)).flatten())
        .set("registration_authority", authority::registration(profile))
        .set("approved_on", approved_on)
        .set("status", code(profile.ending.status))
        .set("status_text", profile.ending.status.entry().zh)
        .set("address", profile.address.as_str())
        .set("business_scope", scope(profile))
        .set("district", profile.district.code)
        .set("industry", profile.section.code)
        .set("revoked_on", profile.ending.revoked_on)
        .set("deregistered_on", profile.ending.deregistered_on);
    row.into_draft(&profile.credit_code)
}

/// The last day of its term, if it has an end.
fn term_end(profile: &Profile) -> Option<NaiveDate> {
    // Derived from the number, so that it needs no dice: one in five has no end.
    let years = [10, 20, 30, 50, 0][usize::try_from(profile.number % 5).unwrap_or_default()];
    let end = (years > 0).then(|| add_years(profile.established_on, years) - Days::new(1));
    end.filter(|end| *end > profile.ending.last_day)
}

/// The business scope: its own trade and a few others of its section.
pub(super) fn scope(profile: &Profile) -> String {
    scope_of(profile, profile.number / 4, profile.number % 4)
}

/// A scope of its own trade and so many others, counted from a place among those of its section.
pub(super) fn scope_of(profile: &Profile, start: u64, others: u64) -> String {
    let (trades, others) = match profile.form {
        Form::Individual => (&profile.section.shops, 1),
        _ => (&profile.section.trades, others + 1),
    };
    let mut scope = profile.trade.scope.to_owned();
    for step in 1..=others {
        let position = (start + step * 3) % trades.len().max(1) as u64;
        let other = usize::try_from(position).ok().and_then(|position| trades.get(position));
        if let Some(other) = other.filter(|other| !scope.contains(other.scope)) {
            scope.push('，');
            scope.push_str(other.scope);
        }
    }
    scope.push_str("。【依法须经批准的项目，经相关部门批准后方可开展经营活动】");
    scope
}
