//! Generate: a plainly synthetic city of enterprises and their records, the same for the same seed.
//!
//! Source: DOMAIN.md §2–§5. An enterprise depends on the seed and its number alone, so any slice of the city can be
//! made on its own, in parallel or again, and memory does not grow with the city. Adverse records stand only under
//! enterprises that are invented here: names are composed, codes are permutations of the number, persons are made of
//! common names.
//!
//! Invariants: every code passes its checks and is unique; every draft passes its kind's rules; list entries obey the
//! working-day calendar and the rules of the law; nothing has happened after the data set's day (ends of terms may lie
//! later). Left to others: storing the drafts, and saying `dataset { synthetic }`.

mod authority;
mod code;
mod data;
mod file;
mod form;
mod history;
mod law;
mod name;
mod profile;
mod random;
mod record;
mod row;
pub mod store;
#[cfg(test)]
mod tests;

use std::ops::Range;

use chrono::{Days, NaiveDate};

use self::{
    code::Codes,
    law::Law,
    random::{Dice, DiceBox, Topic},
};
pub use self::{
    code::MAX_ENTERPRISES,
    file::{FileFormat, WrittenFile},
};
use super::{
    calendar::NotCovered,
    disclosure::{draft::Draft, kind::DisclosureKind},
};

/// The day of the data set unless another is chosen: the last working day of 2017.
pub const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2017, 12, 29) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// Why no city can be generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// More enterprises than there are codes.
    #[error("enterprises must be at most {MAX_ENTERPRISES}, not {0}")]
    TooManyEnterprises(u64),
    /// A rule that the dates obey is not in force on the day.
    #[error("the rule {name} is not in force on {today}; choose a later day")]
    RuleMissing {
        /// The rule.
        name: &'static str,
        /// The day of the data set.
        today: NaiveDate,
    },
    /// The working days up to the day are not known.
    #[error(transparent)]
    NotCovered(#[from] NotCovered),
    /// A file could not be written.
    #[error("{path} could not be written; check that the folder exists, is writable and has room")]
    File {
        /// Which.
        path: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// A record under an enterprise.
#[derive(Debug, Clone)]
pub struct GeneratedRecord {
    /// Its kind.
    pub kind: &'static dyn DisclosureKind,
    /// The record.
    pub draft: Draft,
    /// When it was disclosed: within the statutory working days of when it happened.
    pub published_on: NaiveDate,
}

/// An enterprise and everything that is recorded under it.
#[derive(Debug, Clone)]
pub struct GeneratedEnterprise {
    /// Its registered particulars: a draft of the kind `enterprise`.
    pub enterprise: Draft,
    /// Its records, kind by kind in the order of the registry.
    pub records: Vec<GeneratedRecord>,
}

/// A city: the enterprises with the numbers from 0 up to, but without, a given one.
#[derive(Debug)]
pub struct Generator {
    city: City,
    enterprises: u64,
}

/// What every draw needs.
#[derive(Debug)]
struct City {
    dice: DiceBox,
    codes: Codes,
    law: Law,
}

impl City {
    fn dice(&self, number: u64, topic: Topic) -> Dice {
        self.dice.dice(number, topic)
    }
}

impl Generator {
    /// A city of so many enterprises as of [`TODAY`].
    ///
    /// # Errors
    /// [`GenerateError::TooManyEnterprises`] beyond [`MAX_ENTERPRISES`].
    pub fn try_new(seed: u64, enterprises: u64) -> Result<Self, GenerateError> {
        Self::try_new_on(seed, enterprises, TODAY)
    }

    /// A city of so many enterprises as of another day.
    ///
    /// # Errors
    /// As [`Generator::try_new`], and where the rules or the holidays of that day are not known.
    pub fn try_new_on(seed: u64, enterprises: u64, today: NaiveDate) -> Result<Self, GenerateError> {
        if enterprises > MAX_ENTERPRISES {
            return Err(GenerateError::TooManyEnterprises(enterprises));
        }
        let city = City { dice: DiceBox::new(seed), codes: Codes::new(seed), law: Law::try_new(today)? };
        Ok(Self { city, enterprises })
    }

    /// How many enterprises the city has.
    pub fn enterprises(&self) -> u64 {
        self.enterprises
    }

    /// The day of the data set.
    pub fn today(&self) -> NaiveDate {
        self.city.law.today
    }

    /// The enterprise of this number. Numbers beyond the city's last are those of a larger city of the same seed.
    pub fn enterprise(&self, number: u64) -> GeneratedEnterprise {
        record::generate(&self.city, number)
    }

    /// The enterprises of these numbers, as far as the city has them.
    pub fn slice(&self, numbers: Range<u64>) -> impl Iterator<Item = GeneratedEnterprise> + '_ {
        (numbers.start..numbers.end.min(self.enterprises)).map(|number| self.enterprise(number))
    }

    /// All enterprises in their order.
    pub fn iter(&self) -> impl Iterator<Item = GeneratedEnterprise> + '_ {
        self.slice(0..self.enterprises)
    }
}

impl City {
    /// When a record was disclosed that happened on this day: within the statutory working days.
    fn publication(&self, happened_on: NaiveDate, dice: &mut Dice) -> NaiveDate {
        let law = &self.law;
        let from = happened_on.max(law.begin() - Days::new(1));
        let days = dice.between(1, law.disclosure.number.into());
        law.add_working_days(from, days).unwrap_or(law.today)
    }
}
