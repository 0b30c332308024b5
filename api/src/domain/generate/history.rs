//! What happened to an enterprise where one thing leads to another: reports, inspections and the two lists.
//!
//! DOMAIN.md §3. A report that is not filed by its deadline leads to a listing within the statutory working days, a
//! report that is filed late to a removal; an inspection that finds nobody leads to a listing; three years on the
//! abnormal list lead to the list of serious violations. Individual businesses are on neither list.

use chrono::{Datelike, Days, NaiveDate};
use entity::code::{AbnormalReason, AbnormalRemovalReason, InspectionResult, SeriousReason, SeriousRemovalReason};

use super::{
    City,
    form::Size,
    law::{Law, add_years},
    profile::Profile,
    random::{Dice, Topic},
};

/// The first year that was reported on. Its report could be filed until the next year's was due.
const FIRST_REPORTED_YEAR: i32 = 2013;

/// Everything that hangs together.
#[derive(Debug, Default)]
pub(super) struct History {
    pub(super) reports: Vec<Report>,
    pub(super) inspections: Vec<Inspection>,
    pub(super) entries: Vec<Entry>,
    pub(super) serious: Vec<Serious>,
    /// Penalties that a serious listing counts, with the reason that they count for.
    pub(super) penalties: Vec<(SeriousReason, NaiveDate)>,
}

/// A filed annual report.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) year: i32,
    pub(super) submitted_on: NaiveDate,
}

/// An inspection.
#[derive(Debug)]
pub(super) struct Inspection {
    pub(super) inspected_on: NaiveDate,
    pub(super) results: &'static [InspectionResult],
}

/// An entry in the abnormal list.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) reason: AbnormalReason,
    pub(super) listed_on: NaiveDate,
    pub(super) removal: Option<(AbnormalRemovalReason, NaiveDate)>,
}

/// An entry in the list of serious violations.
#[derive(Debug)]
pub(super) struct Serious {
    pub(super) reason: SeriousReason,
    pub(super) listed_on: NaiveDate,
    pub(super) removal: Option<(SeriousRemovalReason, NaiveDate)>,
}

/// How an enterprise keeps its duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Conduct {
    Orderly,
    Careless,
    /// Nobody is there any more from this day on.
    Gone(NaiveDate),
}

/// Draws the history of an enterprise.
pub(super) fn draw(city: &City, profile: &Profile) -> History {
    let mut dice = city.dice(profile.number, Topic::History);
    let mut draw = Draw { law: &city.law, profile, dice: &mut dice, history: History::default() };
    let conduct = draw.conduct();
    draw.reports(conduct);
    draw.inspections(conduct);
    draw.history.entries.sort_by_key(|entry| entry.listed_on);
    draw.serious_after_abnormal();
    draw.serious_otherwise();
    draw.history
}

struct Draw<'a> {
    law: &'a Law,
    profile: &'a Profile,
    dice: &'a mut Dice,
    history: History,
}

impl Draw<'_> {
    fn last_day(&self) -> NaiveDate {
        self.profile.ending.last_day
    }

    /// The first day on which anything that is disclosed can happen to it.
    fn first_day(&self) -> NaiveDate {
        self.profile.established_on.max(self.law.begin())
    }

    fn conduct(&mut self) -> Conduct {
        match self.dice.below(1000) {
            0..850 => Conduct::Orderly,
            850..960 => Conduct::Careless,
            _ => Conduct::Gone(self.dice.date(self.first_day(), self.last_day())),
        }
    }

    fn reports(&mut self, conduct: Conduct) {
        for year in self.profile.established_on.year().max(FIRST_REPORTED_YEAR).. {
            let due = self.law.report_deadline(year.max(FIRST_REPORTED_YEAR + 1));
            let (Some(first), Some(due)) = (NaiveDate::from_ymd_opt(year + 1, 1, 1), due) else { return };
            let first = first.max(self.law.begin());
            if first > self.last_day() {
                return;
            }
            self.report(year, first, due, conduct);
        }
    }

    fn report(&mut self, year: i32, first: NaiveDate, due: NaiveDate, conduct: Conduct) {
        let in_time = match conduct {
            Conduct::Gone(since) if since <= due => 0,
            Conduct::Careless => 640,
            _ if !self.profile.form.can_be_listed() => 620,
            _ => 985,
        };
        if self.dice.chance(in_time) {
            let submitted_on = self.dice.date(first, due);
            if submitted_on <= self.last_day() {
                self.history.reports.push(Report { year, submitted_on });
            }
            return;
        }
        let days = self.listing_days();
        let Some(listed_on) = self.law.add_working_days(due, days).filter(|day| *day <= self.last_day()) else {
            return;
        };
        let filed = !matches!(conduct, Conduct::Gone(_)) && self.dice.chance(720);
        let filed_on = filed.then(|| listed_on + Days::new(self.dice.below(420) + 3));
        let filed_on = filed_on.filter(|day| *day <= self.last_day());
        if let Some(submitted_on) = filed_on {
            self.history.reports.push(Report { year, submitted_on });
        }
        // The first reports were due together with the second: one listing for both.
        if self.profile.form.can_be_listed() && year > FIRST_REPORTED_YEAR {
            let removal = filed_on.and_then(|filed| self.removal_after(filed));
            let removal = removal.map(|day| (AbnormalRemovalReason::AnnualReportFiled, day));
            self.history.entries.push(Entry { reason: AbnormalReason::AnnualReportNotFiled, listed_on, removal });
        }
    }

    fn listing_days(&mut self) -> i64 {
        self.dice.between(1, self.law.abnormal_listing.number.into())
    }

    /// The day of a removal that was applied for on this day.
    fn removal_after(&mut self, applied_on: NaiveDate) -> Option<NaiveDate> {
        let days = self.dice.between(1, self.law.abnormal_removal.number.into());
        self.law.add_working_days(applied_on, days).filter(|day| *day <= self.last_day())
    }

    fn inspections(&mut self, conduct: Conduct) {
        /// Inspections of the smallest enterprises, in thousandths of one a year: above the statutory 3 %.
        const A_YEAR: u64 = 60;
        let years = self.profile.years_per_mille_since(self.law.begin());
        let rate = A_YEAR * self.profile.size.factor().min(60);
        let count = self.dice.count(years * rate / 1000, 200);
        let mut days: Vec<_> = (0..count).filter_map(|_| self.working_day()).collect();
        days.sort_unstable();
        days.dedup();
        for inspected_on in days {
            let results = *self.dice.weighted(match conduct {
                Conduct::Gone(since) if since <= inspected_on => FINDINGS_OF_THE_GONE,
                _ => FINDINGS,
            });
            self.history.inspections.push(Inspection { inspected_on, results });
            if self.profile.form.can_be_listed() {
                self.entry_after_inspection(inspected_on, results);
            }
        }
    }

    /// A working day of its disclosed life.
    fn working_day(&mut self) -> Option<NaiveDate> {
        let day = self.dice.date(self.first_day(), self.last_day());
        self.law.working_day_from(day).filter(|day| *day <= self.last_day())
    }

    fn entry_after_inspection(&mut self, inspected_on: NaiveDate, results: &[InspectionResult]) {
        use AbnormalReason as R;
        use AbnormalRemovalReason as Removal;
        let (reason, removal, removed, verified_on) = match results[0] {
            InspectionResult::Untraceable => {
                (R::UnreachableAtRegisteredAddress, Removal::AddressRestored, 350, inspected_on)
            }
            InspectionResult::FalseDisclosure => (R::ConcealmentOrFalsehood, Removal::Corrected, 700, inspected_on),
            // It is ordered to disclose, and listed when the order's term has passed.
            InspectionResult::DisclosureMissing if self.dice.chance(400) => {
                let term = self.dice.below(20) + 10;
                (R::OrderedDisclosureNotMade, Removal::DisclosureMade, 700, inspected_on + Days::new(term))
            }
            _ => return,
        };
        let days = self.listing_days();
        let listed_on = self.law.add_working_days(verified_on, days).filter(|day| *day <= self.last_day());
        let Some(listed_on) = listed_on else { return };
        if self.history.entries.iter().any(|entry| entry.reason == reason && entry.listed_on == listed_on) {
            return;
        }
        let applied_on = self.dice.chance(removed).then(|| listed_on + Days::new(self.dice.below(900) + 10));
        let removed_on = applied_on.and_then(|day| self.removal_after(day));
        let removal = removed_on.map(|day| (removal, day));
        self.history.entries.push(Entry { reason, listed_on, removal });
    }

    /// Three years on the abnormal list, and still on it.
    fn serious_after_abnormal(&mut self) {
        for position in 0..self.history.entries.len() {
            let entry = &self.history.entries[position];
            let mark = add_years(entry.listed_on, self.law.serious_after_abnormal.number);
            let removed = entry.removal.is_some_and(|(_, removed_on)| removed_on <= mark);
            if removed || mark < self.law.serious_listing.from || !self.history.serious.is_empty() {
                continue;
            }
            let days = self.dice.between(1, self.law.serious_listing.number.into());
            let Some(listed_on) = self.law.add_working_days(mark, days).filter(|day| *day <= self.last_day()) else {
                continue;
            };
            self.history.entries[position].removal = Some((AbnormalRemovalReason::MovedToSeriousList, listed_on));
            self.history.serious.push(Serious { reason: SeriousReason::ThreeYearsAbnormal, listed_on, removal: None });
        }
    }

    /// The other reasons, with the penalties that they count.
    fn serious_otherwise(&mut self) {
        /// Time for the penalties before the listing.
        const LEAD: Days = Days::new(200);
        let rate = if self.profile.size >= Size::Medium { 4 } else { 1 };
        if !self.profile.form.can_be_listed() || !self.history.serious.is_empty() || !self.dice.chance(rate) {
            return;
        }
        let reason = *self.dice.weighted(SERIOUS_REASONS);
        let (years, count) = match reason {
            SeriousReason::FalseMaterial => (0, 0),
            SeriousReason::TrademarkInfringement => {
                (self.law.trademark_penalty_window.number, self.law.trademark_penalty_count.number)
            }
            _ => (self.law.serious_penalty_window.number, self.law.serious_penalty_count.number),
        };
        let first = self.law.serious_listing.from.max(self.first_day() + LEAD);
        let day = self.dice.date(first, self.last_day());
        let Some(listed_on) = self.law.working_day_from(day).filter(|day| first <= *day && *day <= self.last_day())
        else {
            return;
        };
        let from = (0..years).fold(listed_on, |day, _| day - Days::new(365)).max(self.first_day());
        let mut days = Vec::new();
        // Distinct days, the last of them before the listing.
        for part in 0..i64::from(count) {
            let span = (listed_on - from).num_days() / i64::from(count);
            let start = from + Days::new((part * span).unsigned_abs());
            let day = self.dice.date(start, start + Days::new((span / 2).unsigned_abs()));
            days.extend(self.law.working_day_from(day));
        }
        self.history.penalties = days.into_iter().map(|day| (reason, day)).collect();
        let removal = self.dice.chance(40).then(|| listed_on + Days::new(self.dice.below(300) + 60));
        let removal = removal.and_then(|day| self.law.working_day_from(day)).filter(|day| *day <= self.last_day());
        let removal = removal.map(|day| (SeriousRemovalReason::BasisRevoked, day));
        self.history.serious.push(Serious { reason, listed_on, removal });
    }
}

const SERIOUS_REASONS: &[(u32, SeriousReason)] = &[
    (4, SeriousReason::FalseMaterial),
    (3, SeriousReason::FalseAdvertising),
    (3, SeriousReason::TrademarkInfringement),
    (2, SeriousReason::UnfairCompetition),
    (1, SeriousReason::UnsafeGoods),
];

/// What inspections find, in thousandths.
const FINDINGS: &[(u32, &[InspectionResult])] = {
    use InspectionResult as R;
    &[
        (760, &[R::NothingFound]),
        (40, &[R::NothingFound, R::NoSuchBusiness]),
        (30, &[R::DisclosureMissing]),
        (25, &[R::DisclosureMissing, R::Corrected]),
        (12, &[R::FalseDisclosure]),
        (20, &[R::Untraceable]),
        (20, &[R::ClosedOrInLiquidation]),
        (20, &[R::AicRulesBroken, R::Corrected]),
        (14, &[R::OtherAicRulesBroken, R::Corrected]),
        (14, &[R::FoodAndDrugRulesBroken, R::Corrected]),
        (10, &[R::QualityRulesBroken, R::FollowUp]),
        (8, &[R::OtherRulesBroken, R::FollowUp]),
        (22, &[R::FollowUp]),
        (5, &[R::Uncooperative]),
    ]
};

/// And where nobody is there any more.
const FINDINGS_OF_THE_GONE: &[(u32, &[InspectionResult])] = {
    use InspectionResult as R;
    &[(800, &[R::Untraceable]), (200, &[R::ClosedOrInLiquidation])]
};
