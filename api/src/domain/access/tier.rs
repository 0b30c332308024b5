//! Tiers (服务等级): named limits that clients share. A tier is data; no code asks for one by name but for the
//! anonymous one.

use std::{collections::BTreeSet, ops::RangeInclusive};

use chrono::{DateTime, Utc};
use entity::code::Scope;
use serde::Deserialize;

/// The tier of callers without a key.
pub const ANONYMOUS: &str = "anonymous";

/// What a set of clients may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// Its name, such as `developer`.
    pub name: String,
    /// Its numbers.
    pub limits: TierLimits,
    /// Whether its clients may send documents by their hash.
    pub documents: DocumentMode,
    /// The scopes that each of its clients holds.
    pub scopes: BTreeSet<Scope>,
}

/// Whether this may name a tier: it becomes part of an environment variable's name, so "__" may not occur in it.
pub fn is_tier_name(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !text.contains("__")
        && !text.ends_with('_')
}

/// Who says what the numbers of a tier are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    /// The configuration, at every start.
    Configuration,
    /// An administrator; the configuration is not laid over it.
    Administrator,
}

impl SetBy {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Administrator => "administrator",
        }
    }
}

/// A tier, and who has set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierSummary {
    /// The tier.
    pub tier: Tier,
    /// Who has set it.
    pub set_by: SetBy,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// Whether the clients of a tier may send documents by their hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentMode {
    /// They send texts.
    Off,
    /// A client's document is kept when it sends text and hash together, and is found by its hash from then on.
    Automatic,
    /// They run what the operator registered beforehand, and nothing else.
    AllowList,
}

impl DocumentMode {
    /// All modes.
    pub const ALL: &'static [Self] = &[Self::Off, Self::Automatic, Self::AllowList];

    /// How the configuration and the database write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Automatic => "automatic",
            Self::AllowList => "allow-list",
        }
    }

    /// The mode of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mode| mode.code() == code)
    }
}

/// The numbers of a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub struct TierLimits {
    /// Requests a second, sustained.
    pub requests_per_second: u32,
    /// Requests that may come at once.
    pub burst: u32,
    /// Requests in progress at once.
    pub concurrency_max: u32,
    /// Cost points that the bucket holds.
    pub bucket_points: u32,
    /// Cost points that return each second.
    pub refill_points_per_second: u32,
    /// Cost points of a calendar month; 0 for as many as the bucket allows.
    pub points_per_month: u32,
    /// The highest cost of one query.
    pub query_cost_max: u32,
    /// The largest page.
    pub page_size_max: u32,
    /// Subscriptions open at once.
    pub subscriptions_max: u32,
    /// Exports started a day.
    pub exports_per_day: u32,
    /// Subjects on watch lists.
    pub watched_subjects_max: u32,
    /// Rows of files verified a day.
    pub verified_rows_per_day: u32,
    /// Rows written a minute.
    pub writes_per_minute: u32,
}

/// One of the numbers.
#[derive(Debug, Clone)]
pub struct LimitField {
    /// Its name, as the configuration and the rows have it.
    pub name: &'static str,
    /// What it may be.
    pub range: RangeInclusive<u32>,
    pub(super) of_mut: fn(&mut TierLimits) -> &mut u32,
}

/// The table of a tier's numbers, so that each list of them is this one.
macro_rules! limit_fields {
    ($($name:ident: $range:expr),+ $(,)?) => {
        impl TierLimits {
            /// Each number with its name and its range.
            pub const FIELDS: &'static [LimitField] = &[
                $(LimitField { name: stringify!($name), range: $range, of_mut: |limits| &mut limits.$name }),+
            ];
        }
    };
}

limit_fields! {
    requests_per_second: 1..=1_000_000,
    burst: 1..=1_000_000,
    concurrency_max: 1..=100_000,
    bucket_points: 1..=1_000_000_000,
    refill_points_per_second: 1..=1_000_000_000,
    points_per_month: 0..=2_000_000_000,
    query_cost_max: 1..=1_000_000_000,
    page_size_max: 1..=100,
    subscriptions_max: 0..=100_000,
    exports_per_day: 0..=1_000_000,
    watched_subjects_max: 0..=1_000_000_000,
    verified_rows_per_day: 0..=1_000_000_000,
    writes_per_minute: 0..=1_000_000_000,
}

impl TierLimits {
    /// Every number with what it is called.
    pub fn each(mut self) -> impl Iterator<Item = (&'static LimitField, u32)> {
        Self::FIELDS.iter().map(move |field| (field, *(field.of_mut)(&mut self)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_table_has_every_number_under_its_own_name() {
        let numbers: serde_json::Map<String, serde_json::Value> = TierLimits::FIELDS
            .iter()
            .zip(1_u32..)
            .map(|(field, number)| (field.name.to_owned(), number.into()))
            .collect();
        // A number that the table lacks would be missing here.
        let limits: TierLimits = serde_json::from_value(numbers.clone().into()).unwrap();
        for (field, number) in limits.each() {
            assert_eq!(numbers[field.name], number, "{}", field.name);
        }
    }

    #[test]
    fn a_tiers_name_can_stand_in_an_environment_variable() {
        for (name, may) in [
            ("developer", true),
            ("tier_2", true),
            ("", false),
            ("2x", false),
            ("a__b", false),
            ("a_", false),
            ("A", false),
            ("a-b", false),
        ] {
            assert_eq!(is_tier_name(name), may, "{name}");
        }
        assert!(!is_tier_name(&"a".repeat(41)));
    }
}
