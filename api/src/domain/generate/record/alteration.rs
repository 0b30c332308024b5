//! Changes of the registered particulars. They lead, step by step, to what is registered today.

use chrono::{Days, NaiveDate};
use entity::{
    code::{CodeList, Currency},
    value::Money,
};

use super::{Sheet, enterprise};
use crate::domain::{
    disclosure::kind::Alteration,
    generate::{
        form::Form,
        law::weekday_on_or_before,
        name,
        profile::Profile,
        random::{Dice, Topic},
        row::Row,
    },
};

/// What is changed in an enterprise with owners, in thousandths.
const ITEMS: &[(u32, Item)] = &[
    (260, Item::Owners),
    (190, Item::Scope),
    (160, Item::Address),
    (140, Item::Representative),
    (90, Item::Capital),
    (80, Item::Articles),
    (60, Item::Board),
    (20, Item::Term),
];

/// And in an individual business, a branch or an office.
const SMALL_ITEMS: &[(u32, Item)] = &[(500, Item::Scope), (300, Item::Address), (200, Item::Representative)];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Owners,
    Scope,
    Address,
    Representative,
    Capital,
    Articles,
    Board,
    Term,
}

impl Item {
    fn title(self, form: Form) -> &'static str {
        match (self, form) {
            (Self::Owners, _) => "投资人(股权)变更",
            (Self::Scope, _) => "经营范围变更",
            (Self::Address, Form::Individual) => "经营场所变更",
            (Self::Address, _) => "住所变更",
            (Self::Representative, Form::Individual) => "经营者变更",
            (Self::Representative, Form::Branch) => "负责人变更",
            (Self::Representative, _) => "法定代表人变更",
            (Self::Capital, _) => "注册资本变更",
            (Self::Articles, _) => "章程备案",
            (Self::Board, _) => "董事、监事、经理备案",
            (Self::Term, _) => "营业期限变更",
        }
    }
}

/// One change: when, of what, from what, to what.
struct Change {
    day: NaiveDate,
    item: Item,
    contents: [String; 2],
}

/// Adds the alterations; the day of the last one, or of the registration where nothing was altered.
pub(super) fn add(sheet: &mut Sheet<'_>) -> NaiveDate {
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::Alteration);
    let changes = contents(profile, changes(profile, &mut dice), &mut dice);
    for (position, change) in changes.iter().enumerate() {
        // They are sorted, so the same item of the same day stands just before.
        let is_same = |other: &&Change| (other.day, other.item) == (change.day, change.item);
        let same = changes[..position].iter().rev().take_while(is_same).count();
        push(sheet, change.item.title(profile.form), change.day, same, change.contents.each_ref());
    }
    let renamed = renamings(sheet);
    changes.iter().map(|change| change.day).chain(renamed).max().unwrap_or(profile.established_on)
}

fn changes(profile: &Profile, dice: &mut Dice) -> Vec<(NaiveDate, Item)> {
    /// Alterations of the smallest enterprises, in thousandths of one a year.
    const A_YEAR: u64 = 330;
    let (items, rate) = if profile.form.has_owners() {
        (ITEMS, A_YEAR * profile.size.factor().min(40))
    } else {
        (SMALL_ITEMS, A_YEAR / 3)
    };
    let years = profile.years_per_mille_since(NaiveDate::MIN);
    let first = profile.established_on + Days::new(30);
    let mut changes: Vec<_> = (0..dice.count(years * rate / 1000, 400))
        .map(|_| {
            let day = weekday_on_or_before(dice.date(first, profile.ending.last_day));
            (day.max(profile.established_on), *dice.weighted(items))
        })
        .filter(|(day, _)| *day <= profile.ending.last_day)
        .collect();
    changes.sort_unstable();
    changes
}

/// Says what each change changed, from the last, which led to what is registered today, back to the first. What one
/// change ends with the next begins with.
fn contents(profile: &Profile, changes: Vec<(NaiveDate, Item)>, dice: &mut Dice) -> Vec<Change> {
    let mut current: Vec<(Item, u64, String)> = Vec::new();
    let mut described: Vec<Change> = Vec::with_capacity(changes.len());
    for (day, item) in changes.into_iter().rev() {
        let position = current.iter().position(|(known, ..)| *known == item).unwrap_or_else(|| {
            current.push((item, 0, today(profile, item, dice)));
            current.len() - 1
        });
        let (_, steps, after) = &mut current[position];
        *steps += 1;
        let before = earlier(profile, item, *steps, dice);
        // By chance it may have been the same: then nothing was changed.
        if before != *after {
            let after = std::mem::replace(after, before.clone());
            described.push(Change { day, item, contents: [before, after] });
        }
    }
    described.reverse();
    described
}

/// What is registered today.
fn today(profile: &Profile, item: Item, dice: &mut Dice) -> String {
    match item {
        Item::Representative => profile.representative.clone(),
        Item::Address => profile.address.clone(),
        Item::Scope => enterprise::scope(profile),
        _ => earlier(profile, item, 0, dice),
    }
}

/// What was registered so many changes ago.
fn earlier(profile: &Profile, item: Item, steps: u64, dice: &mut Dice) -> String {
    match item {
        Item::Representative => name::person(dice),
        Item::Address => {
            let street = *dice.pick(&profile.district.streets);
            name::address(profile.district, street, dice)
        }
        Item::Scope => enterprise::scope_of(profile, dice.below(1 << 20), dice.below(4)),
        Item::Capital => capital(profile, steps),
        Item::Owners => format!("{};{}", name::person(dice), name::person(dice)),
        Item::Board => format!("{}、{}、{}", name::person(dice), name::person(dice), name::person(dice)),
        Item::Term => format!("{}年", 50 - 10 * steps.min(4)),
        // Their text is not registered, only that there are new ones.
        Item::Articles if steps == 0 => "现行章程".to_owned(),
        Item::Articles => format!("此前第{steps}份章程"),
    }
}

/// Capital only grows: the more changes ago, the smaller it was.
fn capital(profile: &Profile, steps: u64) -> String {
    /// 10,000 yuan in fen.
    const WAN: i64 = 1_000_000;
    let current = profile.capital.map_or(0, |capital| capital.amount);
    let currency = profile.capital.map_or(Currency::CNY, |capital| capital.currency);
    let amount = (current / i64::try_from(steps + 1).unwrap_or(1) / WAN).max(1) * WAN;
    format!("{}万{}", Money::from_fen(amount).to_wan_decimal(), currency.entry().zh)
}

/// The changes of name that the former names tell of; the day of the last.
fn renamings(sheet: &mut Sheet<'_>) -> Option<NaiveDate> {
    let profile = sheet.profile;
    let following = profile.former_names.iter().skip(1).map(|(name, _)| name).chain([&profile.name]);
    for ((old, day), new) in profile.former_names.iter().zip(following) {
        push(sheet, "名称变更", *day, 0, [old, new]);
    }
    profile.former_names.last().map(|(_, day)| *day)
}

fn push(sheet: &mut Sheet<'_>, item: &str, day: NaiveDate, same: usize, contents: [&String; 2]) {
    let ordinal = i64::try_from(same).unwrap_or(0) + 1;
    let mut row = Row::new(&Alteration);
    row.set("item", item)
        .set("ordinal", (ordinal > 1).then_some(ordinal))
        .set("before", contents[0].as_str())
        .set("after", contents[1].as_str())
        .set("altered_on", day);
    sheet.push(&Alteration, day, row);
}
