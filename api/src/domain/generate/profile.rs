//! What an enterprise is: drawn first, because everything else about it follows.

use chrono::{Days, NaiveDate};
use entity::code::{Currency, EntityType, RegistrationStatus};

use super::{
    City,
    code::UNIFIED_FROM,
    data::{District, Section, Trade, Words},
    form::{Form, SECTIONS, SHOP_SECTIONS, SIZES, SMALL_SIZES, Size, TYPES},
    law::{add_years, weekday_on_or_before},
    name::{self, NameParts},
    random::{Dice, Topic},
};

/// An enterprise's lasting facts.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) number: u64,
    pub(super) entity_type: EntityType,
    pub(super) form: Form,
    pub(super) size: Size,
    pub(super) section: &'static Section,
    pub(super) trade: &'static Trade,
    pub(super) district: &'static District,
    pub(super) established_on: NaiveDate,
    pub(super) ending: Ending,
    pub(super) credit_code: String,
    pub(super) registration_number: Option<String>,
    pub(super) name: String,
    /// Earlier names, the oldest first, each with the day on which it was given up.
    pub(super) former_names: Vec<(String, NaiveDate)>,
    pub(super) capital: Option<Capital>,
    pub(super) representative: String,
    pub(super) address: String,
}

/// Registered capital in fen, or the hundredths of another currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capital {
    pub(super) amount: i64,
    pub(super) currency: Currency,
}

/// Whether and how an enterprise's life has ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) status: RegistrationStatus,
    pub(super) revoked_on: Option<NaiveDate>,
    pub(super) deregistered_on: Option<NaiveDate>,
    /// The last day on which anything happens to it.
    pub(super) last_day: NaiveDate,
}

impl Profile {
    /// How many thousandths of a year it has lived since a day.
    pub(super) fn years_per_mille_since(&self, day: NaiveDate) -> u64 {
        let from = self.established_on.max(day);
        u64::try_from((self.ending.last_day - from).num_days()).unwrap_or_default() * 1000 / 365
    }

    /// Whether it still exists.
    pub(super) fn is_alive(&self) -> bool {
        self.ending.status == RegistrationStatus::Existing
    }
}

/// Draws the profile of an enterprise.
pub(super) fn draw(city: &City, number: u64) -> Profile {
    let mut dice = city.dice(number, Topic::Profile);
    let entity_type = *dice.weighted(TYPES);
    let form = Form::of(entity_type);
    let size = *dice.weighted(if is_small(form) { SMALL_SIZES } else { SIZES });
    let (section, trade) = business(form, &mut dice);
    let district = district(&mut dice);
    let street = *dice.pick(&district.streets);
    let established_on = establishment(city, form, &mut dice);
    let ending = ending(city, established_on, &mut dice);
    let capital = capital(form, size, &mut dice);
    let has_number = established_on < UNIFIED_FROM || dice.chance(250);
    let parts = NameParts {
        form,
        section,
        trade,
        district,
        street,
        is_group: form == Form::Company && size >= Size::Large,
        is_limited_partnership: entity_type == EntityType::LimitedPartnership,
    };
    let mut names = city.dice(number, Topic::Name);
    let name = match form {
        Form::Branch => name_of_branch(city, &parts, number, established_on, &mut names),
        _ => name::enterprise(&parts, &mut names),
    };
    Profile {
        number,
        entity_type,
        form,
        size,
        section,
        trade,
        district,
        established_on,
        ending,
        credit_code: city.codes.credit_code(number, form.category(), district.code, established_on),
        registration_number: has_number.then(|| city.codes.registration_number(number, district.code)).flatten(),
        name,
        former_names: former_names(&parts, established_on, ending.last_day, &mut names),
        capital,
        representative: name::person(&mut names),
        address: name::address(district, street, &mut names),
    }
}

fn is_small(form: Form) -> bool {
    matches!(form, Form::Individual | Form::Sole | Form::Office | Form::Branch | Form::Cooperative)
}

fn district(dice: &mut Dice) -> &'static District {
    let mut left = dice.below(1000);
    let districts = &Words::embedded().districts;
    for district in districts {
        match left.checked_sub(district.weight.into()) {
            Some(rest) => left = rest,
            None => return district,
        }
    }
    &districts[0]
}

fn business(form: Form, dice: &mut Dice) -> (&'static Section, &'static Trade) {
    let code = match form {
        Form::Individual => dice.weighted(SHOP_SECTIONS),
        Form::Cooperative => "A",
        Form::Partnership => "L",
        _ => dice.weighted(SECTIONS),
    };
    let section = Words::embedded().section(code);
    let trades = if form == Form::Individual { &section.shops } else { &section.trades };
    (section, dice.pick(trades))
}

/// Most enterprises are young. The bands are years before today.
fn establishment(city: &City, form: Form, dice: &mut Dice) -> NaiveDate {
    let bands: &[(u32, (u32, u32))] = match form {
        Form::Individual => &[(380, (0, 3)), (400, (3, 8)), (220, (8, 18))],
        Form::Collective => &[(200, (12, 18)), (800, (18, 36))],
        _ => &[(290, (0, 3)), (330, (3, 8)), (300, (8, 18)), (80, (18, 32))],
    };
    let (youngest, oldest) = *dice.weighted(bands);
    let before = |years: u32| city.law.today - Days::new(u64::from(years) * 365);
    weekday_on_or_before(dice.date(before(oldest), before(youngest)))
}

fn ending(city: &City, established_on: NaiveDate, dice: &mut Dice) -> Ending {
    use RegistrationStatus as S;
    /// Nothing ends before it has existed for so many days.
    const SHORTEST_LIFE: u64 = 120;
    let today = city.law.today;
    let status = *dice.weighted(&[
        (808, S::Existing),
        (118, S::Deregistered),
        (48, S::RevokedNotDeregistered),
        (10, S::RevokedAndDeregistered),
        (12, S::MovedOut),
        (2, S::Annulled),
        (2, S::Other),
    ]);
    let earliest = established_on + Days::new(SHORTEST_LIFE);
    let ended_on = weekday_on_or_before(dice.date(earliest, today));
    let closed_on = weekday_on_or_before(dice.date(ended_on, today)).max(ended_on);
    let alive = Ending { status: S::Existing, revoked_on: None, deregistered_on: None, last_day: today };
    if earliest >= today {
        return alive;
    }
    match status {
        S::Existing => alive,
        S::Deregistered => Ending { status, deregistered_on: Some(ended_on), last_day: ended_on, ..alive },
        S::RevokedNotDeregistered => Ending { status, revoked_on: Some(ended_on), last_day: ended_on, ..alive },
        S::RevokedAndDeregistered => {
            Ending { status, revoked_on: Some(ended_on), deregistered_on: Some(closed_on), last_day: ended_on }
        }
        _ => Ending { status, last_day: ended_on, ..alive },
    }
}

fn capital(form: Form, size: Size, dice: &mut Dice) -> Option<Capital> {
    /// 10,000 yuan in fen.
    const WAN: i64 = 1_000_000;
    let wan: &[i64] = match (form, size) {
        (Form::Office | Form::Branch, _) => return None,
        (Form::Individual, _) => &[1, 2, 3, 5, 5, 8, 10, 20],
        (Form::Sole, _) => &[1, 5, 10, 20, 50],
        (_, Size::Micro) => &[3, 10, 30, 50, 50, 100, 100, 100, 200, 500],
        (_, Size::Small) => &[50, 100, 200, 300, 500, 500, 1000],
        (_, Size::Medium) => &[500, 1000, 1000, 2000, 3000],
        (_, Size::Large) => &[3000, 5000, 10_000, 20_000],
        (_, Size::Giant) => &[20_000, 50_000, 100_000, 200_000],
    };
    let currency = match form {
        Form::Foreign => *dice.weighted(&[
            (6, Currency::USD),
            (2, Currency::CNY),
            (1, Currency::HKD),
            (1, Currency::EUR),
            (1, Currency::JPY),
        ]),
        _ => Currency::CNY,
    };
    Some(Capital { amount: dice.pick(wan) * WAN, currency })
}

/// One enterprise in twelve that is old enough has had another name.
fn former_names(
    parts: &NameParts,
    established_on: NaiveDate,
    last_day: NaiveDate,
    dice: &mut Dice,
) -> Vec<(String, NaiveDate)> {
    let (Form::Company | Form::JointStock | Form::Foreign | Form::Collective) = parts.form else { return Vec::new() };
    let mut names = Vec::new();
    let mut from = add_years(established_on, 1);
    while names.len() < 3 && from < last_day && dice.chance(if names.is_empty() { 140 } else { 160 }) {
        let until = weekday_on_or_before(dice.date(from, last_day)).max(from);
        names.push((name::enterprise(parts, dice), until));
        from = until + Days::new(180);
    }
    names
}

/// A branch is called after an older company of the city with a smaller number, so that its name depends on nothing
/// else.
fn name_of_branch(city: &City, parts: &NameParts, number: u64, established_on: NaiveDate, dice: &mut Dice) -> String {
    /// Half of the companies are older: none is found in one case of a thousand.
    const TRIES: usize = 10;
    let parent = std::iter::repeat_with(|| find_company(city, number, dice))
        .take(TRIES)
        .flatten()
        .map(|parent| draw(city, parent))
        .find(|parent| parent.established_on <= established_on)
        .map(|parent| parent.name);
    let parent = parent.unwrap_or_else(|| format!("上海{}贸易有限公司", name::brand(dice)));
    name::branch(&parent, parts.district.short, parts.street, None, dice)
}

/// A company with a smaller number than this, if one is found.
pub(super) fn find_company(city: &City, number: u64, dice: &mut Dice) -> Option<u64> {
    /// Six in ten enterprises are companies: none is found in one case of a hundred thousand.
    const TRIES: u64 = 12;
    let is_company = |candidate: &u64| {
        let entity_type = *city.dice(*candidate, Topic::Profile).weighted(TYPES);
        Form::of(entity_type) == Form::Company
    };
    (number > 0).then(|| (0..TRIES).map(|_| dice.below(number)).find(is_company)).flatten()
}
