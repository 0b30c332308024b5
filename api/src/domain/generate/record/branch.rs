//! Branches of the larger companies.

use super::Sheet;
use crate::domain::{
    disclosure::kind::Branch,
    generate::{
        authority::Office,
        code::{Codes, MAX_BRANCHES},
        data::Words,
        form::{Form, Size},
        name,
        random::Topic,
        row::Row,
    },
};

pub(super) fn add(sheet: &mut Sheet<'_>) {
    let profile = sheet.profile;
    let (Form::Company | Form::JointStock | Form::Foreign) = profile.form else { return };
    let mut dice = sheet.dice(Topic::Branch);
    let mean = match profile.size {
        Size::Micro => 20,
        Size::Small => 100,
        Size::Medium => 600,
        Size::Large => 8_000,
        Size::Giant => 90_000,
    };
    let mut names: Vec<String> = Vec::new();
    for index in 0..dice.count(mean, MAX_BRANCHES) {
        let district = dice.pick(&Words::embedded().districts);
        let street = *dice.pick(&district.streets);
        let name = name::branch(&profile.name, district.short, street, Some(index), &mut dice);
        if names.contains(&name) {
            continue;
        }
        let mut row = Row::new(&Branch);
        row.set("name", name.as_str())
            .set("credit_code", Codes::branch_code(profile.number, index, district.code))
            .set("registration_authority", Office::MarketSupervision.name(district));
        sheet.push(&Branch, profile.established_on, row);
        names.push(name);
    }
}
