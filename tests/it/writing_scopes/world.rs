//! Random organisations, their clients and the enterprises that they write about, and who of them may write what, told
//! anew here from the rules.

use std::collections::{BTreeMap, BTreeSet};

use entity::code::{CodeList, OrganisationKind, Scope};
use mingjing::domain::{
    access::create_client::{NewClient, NewOrganisation},
    disclosure::cell::Cell,
};
use rand::{
    Rng,
    seq::{IndexedRandom, IteratorRandom},
};
use rand_chacha::ChaCha8Rng;
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde_json::{Value, json};
use tests::{
    draft::{credit_code, enterprise},
    gateway::Gateway,
    history::rows,
};

const ENTERPRISES: u32 = 24;
const ORGANISATIONS: usize = 14;

/// A kind of record, who enters it and what its clients need.
pub(super) struct Kind {
    pub table: &'static str,
    pub plural: &'static str,
    pub scope: Scope,
    pub entered_by: &'static [OrganisationKind],
}

const AUTHORITIES: &[OrganisationKind] =
    &[OrganisationKind::Aic, OrganisationKind::Authority, OrganisationKind::District];
const ASSOCIATIONS: &[OrganisationKind] = &[OrganisationKind::Association];
const AIC: &[OrganisationKind] = &[OrganisationKind::Aic];

pub(super) static KINDS: [Kind; 7] = [
    Kind { table: "honour", plural: "Honours", scope: Scope::HonourWrite, entered_by: ASSOCIATIONS },
    Kind {
        table: "supervision_record",
        plural: "SupervisionRecords",
        scope: Scope::SupervisionWrite,
        entered_by: ASSOCIATIONS,
    },
    Kind { table: "licence", plural: "Licences", scope: Scope::LicenceWrite, entered_by: AUTHORITIES },
    Kind { table: "penalty", plural: "Penalties", scope: Scope::PenaltyWrite, entered_by: AUTHORITIES },
    Kind { table: "inspection", plural: "Inspections", scope: Scope::InspectionWrite, entered_by: AUTHORITIES },
    Kind { table: "abnormal_operation", plural: "AbnormalOperations", scope: Scope::ListWrite, entered_by: AIC },
    Kind { table: "complaint", plural: "Complaints", scope: Scope::ComplaintWrite, entered_by: AIC },
];

pub(super) struct Enterprise {
    pub number: u32,
    pub id: i64,
    district: Option<&'static str>,
    industry: Option<&'static str>,
}

pub(super) struct Organisation {
    pub id: i64,
    pub kind: OrganisationKind,
    division: Option<&'static str>,
    sections: BTreeSet<&'static str>,
    kinds: Option<BTreeSet<&'static str>>,
    members: Option<BTreeSet<i64>>,
    pub needs_review: bool,
}

pub(super) struct Client {
    pub organisation: usize,
    pub key: String,
    pub scopes: BTreeSet<Scope>,
}

pub(super) struct World {
    pub enterprises: Vec<Enterprise>,
    pub organisations: Vec<Organisation>,
    pub clients: Vec<Client>,
}

impl Kind {
    /// A record that no other is like. Its texts tell whose it is.
    pub(super) fn row(&self, enterprise: u32, mark: &str, number: u32) -> Value {
        let (year, month, day) = (2010 + number / 336, 1 + number / 28 % 12, 1 + number % 28);
        let date = format!("{year}-{month:02}-{day:02}");
        let own = match self.table {
            "honour" => json!({"title": format!("{mark}荣誉{number}"), "awardedOn": date}),
            "supervision_record" => json!({"kind": "WARNING", "content": format!("{mark}内容"), "decidedOn": date}),
            "licence" => json!({"decidedOn": date}),
            "penalty" => json!({"kinds": ["WARNING"], "decidedOn": date}),
            "inspection" => {
                json!({"task": format!("{mark}任务{number}"), "inspectedOn": date, "results": ["NOTHING_FOUND"]})
            }
            "abnormal_operation" => json!({"reason": "ANNUAL_REPORT_NOT_FILED", "listedOn": date}),
            _ => json!({"category": "QUALITY", "receivedOn": date}),
        };
        let mut row = json!({"subject": {"creditCode": credit_code(enterprise)}, "authority": format!("{mark}机关"),
            "documentNumber": format!("{mark}〔2016〕{number}号")});
        row.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        row
    }
}

impl Organisation {
    /// Whether it enters records of this kind at all.
    pub(super) fn enters(&self, kind: &Kind) -> bool {
        kind.entered_by.contains(&self.kind) && self.kinds.as_ref().is_none_or(|kinds| kinds.contains(kind.table))
    }

    /// Whether it writes about this enterprise.
    pub(super) fn writes_about(&self, enterprise: &Enterprise) -> bool {
        let in_division = match self.division {
            None => true,
            // The whole city.
            Some("310000") => enterprise.district.is_some_and(|district| district.starts_with("31")),
            Some(division) => enterprise.district == Some(division),
        };
        let by_section = self.kind == OrganisationKind::Association || !self.sections.is_empty();
        let in_section = !by_section || enterprise.industry.is_some_and(|industry| self.sections.contains(industry));
        in_division && in_section && self.members.as_ref().is_none_or(|members| members.contains(&enterprise.id))
    }
}

#[derive(FromQueryResult)]
struct Numbered {
    id: i64,
    name: String,
}

async fn numbered(gateway: &Gateway, table: &str) -> BTreeMap<String, i64> {
    let found: Vec<Numbered> = rows(&gateway.app.store, &format!("SELECT id, name FROM {table}")).await;
    found.into_iter().map(|row| (row.name, row.id)).collect()
}

impl World {
    /// Makes one, in the gateway's database too.
    pub(super) async fn make(gateway: &Gateway, random: &mut ChaCha8Rng) -> Self {
        let enterprises = make_enterprises(gateway, random).await;
        let (mut organisations, mut clients) = (Vec::new(), Vec::new());
        for number in 0..ORGANISATIONS {
            let (organisation, own) = make_organisation(gateway, random, number, &enterprises).await;
            organisations.push(organisation);
            clients.extend(own);
        }
        Self { enterprises, organisations, clients }
    }
}

async fn make_enterprises(gateway: &Gateway, random: &mut ChaCha8Rng) -> Vec<Enterprise> {
    let (mut drafts, mut made) = (Vec::new(), Vec::new());
    for number in 1..=ENTERPRISES {
        let district = *[Some("310115"), Some("310101"), Some("310104"), Some("110101"), None].choose(random).unwrap();
        let industry = *[Some("F"), Some("H"), Some("I"), None].choose(random).unwrap();
        let cell = |value: Option<&str>| value.map_or(Cell::Null, Cell::text);
        drafts.push(enterprise(number, &[("district", cell(district)), ("industry", cell(industry))]));
        made.push(Enterprise { number, id: 0, district, industry });
    }
    gateway.write("enterprise", &drafts).await;
    let ids = numbered(gateway, "enterprise").await;
    for enterprise in &mut made {
        enterprise.id = ids[&format!("上海测试{}有限公司", enterprise.number)];
    }
    made
}

async fn make_organisation(
    gateway: &Gateway,
    random: &mut ChaCha8Rng,
    number: usize,
    enterprises: &[Enterprise],
) -> (Organisation, Vec<Client>) {
    use OrganisationKind::{Aic, Association, Authority, Developer, District, Institution, Operator};
    // Most are of a kind that writes.
    let kinds = [Aic, Aic, Association, Association, Association, Authority, Authority, District, District];
    let kind = if number < kinds.len() {
        kinds[number]
    } else {
        *[Developer, Institution, Operator, Association, Aic].choose(random).unwrap()
    };
    let division = *[None, Some("310000"), Some("310115"), Some("310101"), Some("310104")].choose(random).unwrap();
    let sections: BTreeSet<&str> = match (kind, random.random_bool(0.7)) {
        (Association, true) | (_, false) => ["F", "H", "I"].into_iter().filter(|_| random.random_bool(0.6)).collect(),
        _ => BTreeSet::new(),
    };
    let name = format!("机构{number}");
    let mut clients = Vec::new();
    for _ in 0..3 {
        let all: BTreeSet<Scope> = KINDS.iter().map(|kind| kind.scope).collect();
        let scopes: BTreeSet<Scope> = all.into_iter().filter(|_| random.random_bool(0.75)).collect();
        let new = NewClient {
            organisation: NewOrganisation {
                name: name.clone(),
                kind,
                division: division.map(str::to_owned),
                industry_sections: sections.iter().map(|section| (*section).to_owned()).collect(),
            },
            // A tier that writes nothing by itself.
            tier: "institution".to_owned(),
            name: "录入".to_owned(),
            scopes: scopes.clone(),
            expires_at: None,
        };
        let issued = gateway.app.access.create_client(new).await.unwrap();
        clients.push(Client { organisation: number, key: issued.key.expose().to_owned(), scopes });
    }
    let id = numbered(gateway, "organisation").await[&name];
    let some_kinds = KINDS.iter().map(|kind| kind.table).filter(|_| random.random_bool(0.6)).collect();
    let kinds = random.random_bool(0.4).then_some(some_kinds);
    let some = enterprises.iter().map(|enterprise| enterprise.id).choose_multiple(random, ENTERPRISES as usize / 2);
    let members = random.random_bool(0.3).then(|| some.into_iter().collect());
    let needs_review = random.random_bool(0.4);
    let organisation = Organisation { id, kind, division, sections, kinds, members, needs_review };
    organisation.narrow(gateway).await;
    (organisation, clients)
}

impl Organisation {
    /// Writes down what its registration did not take.
    async fn narrow(&self, gateway: &Gateway) {
        let kinds = match &self.kinds {
            Some(kinds) => format!("'{}'", json!(kinds)),
            None => "NULL".to_owned(),
        };
        let (members_only, needs_review, id) = (self.members.is_some(), self.needs_review, self.id);
        let mut statements = vec![format!(
            "UPDATE organisation SET kinds = {kinds}, members_only = {members_only}, needs_review = {needs_review} WHERE id = {id}"
        )];
        for member in self.members.iter().flatten() {
            statements.push(format!(
                "INSERT INTO organisation_member (organisation_id, enterprise_id, added_at)
                 VALUES ({id}, {member}, '2017-12-01T00:00:00.000000Z')"
            ));
        }
        for statement in statements {
            gateway.app.store.writer().execute_unprepared(&statement).await.unwrap();
        }
    }

    /// What stands in all its texts and keys, and in nobody else's.
    pub(super) fn mark(&self) -> String {
        format!("密{}密", self.id)
    }
}

impl std::fmt::Debug for Organisation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{} {} of {:?} for {:?}, kinds {:?}, members {:?}, review {}",
            self.kind.code(),
            self.id,
            self.division,
            self.sections,
            self.kinds,
            self.members,
            self.needs_review
        )
    }
}
