//! Shareholders with their contributions, and key persons. Nobody has an identity number here.

use chrono::NaiveDate;
use entity::code::{CertificateKind, ContributionForm, EntityType, Position, ShareholderKind};

use super::Sheet;
use crate::domain::{
    disclosure::kind::{KeyPerson, Shareholder},
    generate::{
        form::{Form, Size},
        law::{add_years, weekday_on_or_before},
        name,
        profile::{self, Profile},
        random::{Dice, Topic},
        row::{Row, code, codes},
    },
};

/// A shareholder or partner.
#[derive(Debug)]
pub(super) struct Owner {
    pub(super) name: String,
    kind: ShareholderKind,
    certificate: CertificateKind,
    certificate_number: Option<String>,
    pub(super) subscribed_amount: i64,
    pub(super) subscribed_on: NaiveDate,
    pub(super) paid: Option<(i64, NaiveDate)>,
}

/// Adds shareholders and key persons; the shareholders, for the annual reports.
pub(super) fn add(sheet: &mut Sheet<'_>) -> Vec<Owner> {
    let owners = owners(sheet);
    for owner in &owners {
        let mut row = Row::new(&Shareholder);
        row.set("name", owner.name.as_str())
            .set("kind", code(owner.kind))
            .set("certificate_kind", code(owner.certificate))
            .set("certificate_number", owner.certificate_number.as_deref())
            .set("subscribed_amount", owner.subscribed_amount)
            .set("subscribed_on", owner.subscribed_on)
            .set("subscribed_forms", codes(&[ContributionForm::Money]))
            .set("paid_amount", owner.paid.map(|(amount, _)| amount))
            .set("paid_on", owner.paid.map(|(_, day)| day))
            .set("paid_forms", owner.paid.map(|_| codes(&[ContributionForm::Money])));
        sheet.push(&Shareholder, sheet.profile.established_on, row);
    }
    key_persons(sheet);
    owners
}

fn owners(sheet: &Sheet<'_>) -> Vec<Owner> {
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::Shareholder);
    let Some(capital) = profile.capital.filter(|_| profile.form.has_owners()) else { return Vec::new() };
    let count = usize::try_from(count(profile, &mut dice)).unwrap_or(1);
    let mut owners: Vec<Owner> = Vec::with_capacity(count);
    let mut left = capital.amount;
    for position in 0..count {
        let rest = i64::try_from(count - position).unwrap_or(1);
        let amount = if rest == 1 { left } else { round(left / rest * dice.between(40, 150) / 100) };
        left -= amount;
        let owner = owner(sheet, position, amount, &mut dice);
        // A name stands once: two persons of one name would be one record.
        if !owners.iter().any(|known| known.name == owner.name) {
            owners.push(owner);
        }
    }
    owners
}

/// To a hundred yuan.
fn round(fen: i64) -> i64 {
    const HUNDRED_YUAN: i64 = 10_000;
    fen / HUNDRED_YUAN * HUNDRED_YUAN
}

fn count(profile: &Profile, dice: &mut Dice) -> i64 {
    use EntityType as T;
    match (profile.entity_type, profile.form) {
        (
            T::LimitedNaturalPersonSole
            | T::LimitedLegalPersonSole
            | T::LimitedNaturalPersonLegalPersonSole
            | T::LimitedStateSole
            | T::ForeignLegalPersonSole
            | T::ForeignNaturalPersonSole
            | T::RegionalLegalPersonSole
            | T::StateOwned
            | T::Collective
            | T::SoleProprietorship,
            _,
        ) => 1,
        (_, Form::JointStock) => dice.between(3, 30),
        (_, Form::Partnership) => dice.between(2, 20),
        (_, Form::Cooperative) => dice.between(5, 12),
        _ if profile.size >= Size::Large => dice.between(2, 12),
        _ => *dice.weighted(&[(70, 2), (20, 3), (7, 4), (3, 5)]),
    }
}

fn owner(sheet: &Sheet<'_>, position: usize, amount: i64, dice: &mut Dice) -> Owner {
    let profile = sheet.profile;
    let kind = kind(profile, position, dice);
    let (name, certificate, certificate_number) = match kind {
        ShareholderKind::EnterpriseLegalPerson => {
            let parent = profile::find_company(sheet.city, profile.number, dice);
            let parent = parent.map(|parent| profile::draw(sheet.city, parent));
            let number = parent.as_ref().map(|parent| parent.credit_code.clone());
            let name = parent.map_or_else(|| format!("上海{}投资有限公司", name::brand(dice)), |parent| parent.name);
            (name, CertificateKind::BusinessLicence, number)
        }
        ShareholderKind::Foreign => {
            let name = match dice.below(4) {
                0 => format!("{}（香港）有限公司", name::brand(dice)),
                1 => format!("{}控股（新加坡）有限公司", name::brand(dice)),
                2 => format!("日本{}株式会社", name::brand(dice)),
                _ => format!("美国{}公司", name::brand(dice)),
            };
            (name, CertificateKind::ForeignRegistration, None)
        }
        ShareholderKind::StateBody => {
            (format!("上海市{}国有资产监督管理委员会", profile.district.name), CertificateKind::NotPublished, None)
        }
        _ => {
            // Who owns alone or manages for partners represents; other companies are mostly led by their first owner.
            let by_law = matches!(profile.form, Form::Sole | Form::Partnership | Form::Cooperative);
            let represents = position == 0 && (by_law || dice.chance(650));
            let name = if represents { profile.representative.clone() } else { name::person(dice) };
            (name, CertificateKind::NotPublished, None)
        }
    };
    let last_day = profile.ending.last_day;
    let subscribed_on = add_years(profile.established_on, u32::try_from(dice.below(20)).unwrap_or(0));
    let paid_on = weekday_on_or_before(dice.date(profile.established_on, last_day)).max(profile.established_on);
    let share = *dice.pick(&[0, 0, 20, 50, 100, 100]);
    let paid = (share > 0).then_some((round(amount * share / 100), paid_on));
    Owner { name, kind, certificate, certificate_number, subscribed_amount: amount, subscribed_on, paid }
}

fn kind(profile: &Profile, position: usize, dice: &mut Dice) -> ShareholderKind {
    use EntityType as T;
    use ShareholderKind as K;
    match (profile.entity_type, profile.form) {
        (T::LimitedStateSole | T::StateOwned, _) => K::StateBody,
        (T::LimitedLegalPersonSole | T::LimitedNaturalPersonLegalPersonSole, _) => K::EnterpriseLegalPerson,
        (T::Collective, _) => K::SocialOrganisation,
        (T::LimitedStateControlled, _) if position == 0 => K::EnterpriseLegalPerson,
        (T::ForeignNaturalPersonSole, _) => K::NaturalPerson,
        (_, Form::Foreign) if position == 0 => K::Foreign,
        (_, Form::Foreign) => K::EnterpriseLegalPerson,
        (T::LimitedOther | T::JointStockListedOther | T::JointStockUnlistedOther, _) if dice.chance(500) => {
            K::EnterpriseLegalPerson
        }
        (T::LimitedNaturalPerson, _) if dice.chance(40) => K::EnterpriseLegalPerson,
        _ => K::NaturalPerson,
    }
}

fn key_persons(sheet: &mut Sheet<'_>) {
    use Position as P;
    let profile = sheet.profile;
    let mut dice = sheet.dice(Topic::KeyPerson);
    let small_board: &[P] = match dice.below(3) {
        0 => &[P::ExecutiveDirector, P::Supervisor],
        1 => &[P::ExecutiveDirector, P::Manager, P::Supervisor],
        _ => &[P::ExecutiveDirectorAndManager, P::Supervisor],
    };
    let board: &[P] =
        &[P::Chairman, P::Director, P::Director, P::GeneralManager, P::Supervisor, P::DeputyGeneralManager];
    let large_board: &[P] = &[
        P::Chairman,
        P::ViceChairman,
        P::Director,
        P::Director,
        P::Director,
        P::IndependentDirector,
        P::SupervisoryChairman,
        P::Supervisor,
        P::Supervisor,
        P::GeneralManager,
        P::ChiefFinancialOfficer,
        P::BoardSecretary,
    ];
    let positions: &[P] = match (profile.form, profile.size) {
        (Form::Individual, _) => return,
        (Form::Sole, _) => &[P::Investor],
        (Form::Partnership, _) => &[P::ManagingPartner],
        (Form::Office, _) => &[P::ChiefRepresentative],
        (Form::Branch, _) => &[P::PersonInCharge],
        (Form::Cooperative, _) => &[P::CouncilChairman, P::CouncilMember, P::CouncilMember],
        (Form::Collective, _) => &[P::LegalRepresentative],
        (Form::JointStock, _) | (_, Size::Large | Size::Giant) => large_board,
        (Form::Foreign, _) | (_, Size::Medium) => board,
        _ => small_board,
    };
    let mut known: Vec<(String, Position)> = Vec::with_capacity(positions.len());
    for (index, position) in positions.iter().enumerate() {
        // The first of them is the legal representative.
        let name = if index == 0 { profile.representative.clone() } else { name::person(&mut dice) };
        if known.iter().any(|(other, held)| *other == name && held == position) {
            continue;
        }
        let mut row = Row::new(&KeyPerson);
        row.set("name", name.as_str()).set("position", code(*position));
        sheet.push(&KeyPerson, profile.established_on, row);
        known.push((name, *position));
    }
}
