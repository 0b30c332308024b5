//! From what an enterprise is and what happened to it to drafts of every kind, one file a group of kinds.

mod alteration;
mod annual_report;
mod association;
mod branch;
mod complaint;
mod enterprise;
mod inspection;
mod licence;
mod list_entry;
mod penalty;
mod person;
mod security;

use chrono::NaiveDate;

use super::{
    City, GeneratedEnterprise, GeneratedRecord,
    history::{self, History},
    profile::{self, Profile},
    random::{Dice, Topic},
    row::Row,
};
use crate::domain::disclosure::kind::DisclosureKind;

/// The enterprise of a number, with its records.
pub(super) fn generate(city: &City, number: u64) -> GeneratedEnterprise {
    let profile = profile::draw(city, number);
    let history = history::draw(city, &profile);
    let mut sheet = Sheet::new(city, &profile, &history);
    let approved_on = alteration::add(&mut sheet);
    let owners = person::add(&mut sheet);
    branch::add(&mut sheet);
    licence::add(&mut sheet);
    penalty::add(&mut sheet);
    security::add(&mut sheet, &owners);
    annual_report::add(&mut sheet, &owners);
    list_entry::add(&mut sheet);
    inspection::add(&mut sheet);
    complaint::add(&mut sheet);
    association::add(&mut sheet);
    let records = sheet.records;
    GeneratedEnterprise { enterprise: enterprise::draft(&profile, approved_on), records }
}

/// The records of one enterprise as they are added.
struct Sheet<'a> {
    city: &'a City,
    profile: &'a Profile,
    history: &'a History,
    publication: Dice,
    records: Vec<GeneratedRecord>,
}

impl<'a> Sheet<'a> {
    fn new(city: &'a City, profile: &'a Profile, history: &'a History) -> Self {
        let publication = city.dice(profile.number, Topic::Publication);
        Self { city, profile, history, publication, records: Vec::with_capacity(16) }
    }

    fn dice(&self, topic: Topic) -> Dice {
        self.city.dice(self.profile.number, topic)
    }

    /// Adds a record of something that happened on this day.
    fn push(&mut self, kind: &'static dyn DisclosureKind, happened_on: NaiveDate, row: Row) {
        let published_on = self.city.publication(happened_on, &mut self.publication);
        self.records.push(GeneratedRecord { kind, draft: row.into_draft(&self.profile.credit_code), published_on });
    }

    /// The first day of its disclosed life.
    fn first_day(&self) -> NaiveDate {
        self.profile.established_on.max(self.city.law.begin())
    }

    /// A working day of its disclosed life, if there is one.
    fn working_day(&self, dice: &mut Dice) -> Option<NaiveDate> {
        let last_day = self.profile.ending.last_day;
        let day = dice.date(self.first_day(), last_day);
        self.city.law.working_day_from(day).filter(|day| *day <= last_day)
    }

    /// Working days of its disclosed life in their order, so many in a thousandth of a year on average.
    fn working_days(&self, a_year_per_mille: u64, most: u64, dice: &mut Dice) -> Vec<NaiveDate> {
        let years = self.profile.years_per_mille_since(self.city.law.begin());
        let count = dice.count(years * a_year_per_mille / 1000, most);
        let mut days: Vec<_> = (0..count).filter_map(|_| self.working_day(dice)).collect();
        days.sort_unstable();
        days
    }

    /// A number that no other record of the city has, with room for so many of a kind under one enterprise.
    fn serial(&self, index: usize) -> u64 {
        const ROOM: u64 = 1000;
        self.profile.number * ROOM + index as u64 + 1
    }
}
