//! Tiers (服务等级): named limits that clients share. A tier is data; no code asks for one by name but for the
//! anonymous one.

use std::collections::BTreeSet;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
    /// Rows written a minute.
    pub writes_per_minute: u32,
}
