//! What was answered at a moment of a busy history is answered as of that moment for ever: every field of every kind,
//! every list, and an enterprise with all that is nested under it.

use chrono::{NaiveDate, TimeDelta};
use mingjing::domain::{
    disclosure::{
        cell::Cell,
        draft::{Draft, Subject},
        field::{Field, FieldType},
        kind::DisclosureKind,
        registry::KINDS,
        write::{Amendment, Batch, Outcome, Wanted},
    },
    generate::{Generator, store::CityWriter},
};
use sea_orm::FromQueryResult;
use serde_json::{Value, json};
use tests::{
    gateway::{Gateway, today},
    history::rows,
    on_both,
    schema::Schema,
};

use super::{Change, at, head, lists};

/// Limits that do not matter here.
const LIMITS: [(&str, &str); 7] = [
    ("search.enabled", "false"),
    ("jobs.enabled", "false"),
    ("tiers.operator.query_cost_max", "10000000"),
    ("tiers.operator.bucket_points", "1000000000"),
    ("tiers.operator.refill_points_per_second", "1000000000"),
    ("tiers.operator.requests_per_second", "100000"),
    ("tiers.operator.burst", "100000"),
];

const ENTERPRISES: u64 = 24;

/// A record as it stands.
#[derive(FromQueryResult)]
struct Stored {
    record_id: i64,
    publisher_id: i64,
    content: Value,
}

async fn stored(gateway: &Gateway, kind: &str) -> Vec<Stored> {
    let sql = format!(
        "SELECT c.record_id, r.publisher_id, c.content FROM {kind} r JOIN change_event c ON c.record_id=r.id AND c.revision=r.revision
        ORDER BY r.id"
    );
    rows(&gateway.app.store, &sql).await
}

/// Another value that the field may hold instead of this one; nothing where another might break a rule of the kind.
fn other(field: &Field, value: &Value) -> Option<Cell> {
    match field.kind {
        FieldType::Text { .. } => Some(Cell::text(format!("{}改", value.as_str()?))),
        FieldType::Money | FieldType::Count => Some(Cell::Number(value.as_i64()? + 1)),
        FieldType::TextList => Some(Cell::List(vec![Cell::text("又名"), Cell::text("再名")])),
        _ => None,
    }
}

/// Corrects the records whose place `which` wants, each in all fields that may be another.
async fn correct(gateway: &Gateway, kind: &'static dyn DisclosureKind, which: impl Fn(usize) -> bool) {
    let fixed = |field: &Field| {
        kind.identity().contains(&field.name)
            || ["document_number", "authority", "authority_code"].contains(&field.name)
    };
    let chosen = stored(gateway, kind.name()).await.into_iter().enumerate().filter(|(place, _)| which(*place));
    let amendments = chosen.map(|(_, record)| {
        let fields = kind.fields().iter();
        let wanted = fields.map(|field| if fixed(field) { None } else { other(field, &record.content[field.name]) });
        Amendment {
            record: record.record_id,
            expected_revision: None,
            wanted: Wanted::Correct(wanted.collect()),
            reason: None,
        }
    });
    change(gateway, kind.name(), amendments.collect()).await;
}

async fn amend(gateway: &Gateway, kind: &str, which: impl Fn(usize) -> bool, wanted: impl Fn() -> Wanted) {
    let chosen = stored(gateway, kind).await.into_iter().enumerate().filter(|(place, _)| which(*place));
    let amendment = |record: i64| Amendment { record, expected_revision: None, wanted: wanted(), reason: None };
    change(gateway, kind, chosen.map(|(_, record)| amendment(record.record_id)).collect()).await;
}

async fn change(gateway: &Gateway, kind: &str, amendments: Vec<Amendment>) {
    if !amendments.is_empty() {
        gateway.app.writer.run(&Change(kind, amendments, today())).await.unwrap();
    }
}

/// Moves enterprises to another district and another industry.
async fn move_enterprises(gateway: &Gateway, which: impl Fn(usize) -> bool) {
    let kind = KINDS[0];
    let chosen = stored(gateway, kind.name()).await.into_iter().enumerate().filter(|(place, _)| which(*place));
    for (_, Stored { publisher_id, content, .. }) in chosen {
        let cells = kind.fields().iter().map(|field| match field.name {
            "district" => Cell::text("310104"),
            "industry" => Cell::text("I"),
            name => serde_json::from_value(content[name].clone()).unwrap(),
        });
        let subject = match (content["credit_code"].as_str(), content["registration_number"].as_str()) {
            (Some(code), _) => Subject::CreditCode(code.into()),
            (None, number) => Subject::RegistrationNumber(number.unwrap().into()),
        };
        let drafts = [Draft { subject, name: None, cells: cells.collect() }];
        let batch = Batch { kind, publisher: publisher_id, drafts: &drafts, now: today(), dry_run: false };
        let outcomes = gateway.app.writer.write(&batch).await.unwrap();
        assert!(matches!(outcomes[..], [Outcome::Revised { .. }]), "{outcomes:?}");
    }
}

/// Queries that show everything as of `$asOf`, each with its other variables.
async fn queries(gateway: &Gateway) -> Vec<(String, Value)> {
    let schema = Schema::of(gateway).await;
    let lists = lists(&schema);
    let mut queries = Vec::new();
    let mut add = |query: String| queries.push((format!("query($asOf: AsOf) {{ {query} }}"), json!({})));
    for (list, of, kind) in &lists {
        let nested = "enterprise { name creditCode onAbnormalList } publisher { name }";
        let selection = schema.selection(of, if *kind == "enterprise" { "" } else { nested });
        for arguments in [
            "first: 100",
            "first: 100, filter: { district: \"310104\" }",
            "last: 3, filter: { industry: [INFORMATION] }",
        ] {
            add(format!(
                "{list}({arguments}, asOf: $asOf) {{ totalCount nodes {selection} pageInfo {{ hasNextPage hasPreviousPage }} }}"
            ));
        }
        if *kind != "enterprise" {
            add(format!(
                "{list}(first: 100, filter: {{ state: [WITHDRAWN] }}, asOf: $asOf) {{
                    totalCount nodes {{ id revision revisions {{ totalCount nodes {{ revision }} }} }}
                }}"
            ));
        }
    }
    for flag in ["onAbnormalList: true", "onSeriousList: true", "onAbnormalList: false"] {
        add(format!(
            "enterprises(first: 50, filter: {{ {flag} }}, asOf: $asOf) {{
                totalCount nodes {{ id name onAbnormalList onSeriousList }}
            }}"
        ));
    }
    let below = lists.iter().filter(|(_, _, kind)| *kind != "enterprise");
    let below = below.map(|(list, ..)| {
        format!("{list} {{ totalCount nodes {{ id revision updatedAt revisions {{ totalCount }} }} }}")
    });
    let below: Vec<String> = below
        .chain([
            "disclosures(first: 50) { totalCount nodes { __typename id occurredOn authority revision } }".to_owned()
        ])
        .collect();
    let selection = schema.selection("Enterprise", &below.join(" "));
    let codes = gateway.data("{ enterprises(first: 50) { nodes { creditCode } } }").await;
    for enterprise in codes["enterprises"]["nodes"].as_array().unwrap() {
        if let Some(code) = enterprise["creditCode"].as_str() {
            let query = format!(
                "query($code: CreditCode, $asOf: AsOf) {{ enterprise(creditCode: $code, asOf: $asOf) {selection} }}"
            );
            queries.push((query, json!({"code": code})));
        }
    }
    queries
}

async fn answers(gateway: &Gateway, queries: &[(String, Value)], sequence: Option<u64>) -> Vec<Value> {
    let mut answers = Vec::new();
    for (query, variables) in queries {
        let mut variables = variables.clone();
        variables["asOf"] = at(sequence);
        answers.push(gateway.data_with(query, variables).await);
    }
    answers
}

on_both! {
    async fn what_was_answered_at_a_point_is_answered_as_of_it(gateway: Gateway with LIMITS) {
        let day = NaiveDate::from_ymd_opt(2017, 12, 1).unwrap();
        let generator = Generator::try_new_on(20_171_229, ENTERPRISES, day).unwrap();
        CityWriter::new(gateway.app.writer.clone(), gateway.app.access.clone())
            .write(&generator, today() - TimeDelta::days(20), |_| {}).await.unwrap();
        let queries = queries(&gateway).await;
        let mut known = vec![(head(&gateway).await, answers(&gateway, &queries, None).await)];
        for step in 0..4_usize {
            match step {
                0 => for kind in &KINDS[1..] {
                    correct(&gateway, *kind, |place| place % 2 == 0).await;
                },
                1 => {
                    for kind in &KINDS[1..] {
                        amend(&gateway, kind.name(), |place| place % 5 == 1, || Wanted::Withdraw).await;
                        amend(&gateway, kind.name(), |place| place % 3 == 0, || Wanted::Mark(true)).await;
                    }
                }
                2 => move_enterprises(&gateway, |place| place % 2 == 1).await,
                _ => {
                    for list in ["abnormal_operation", "serious_violation"] {
                        amend(&gateway, list, |place| place % 2 == 0, || Wanted::Withdraw).await;
                    }
                    correct(&gateway, KINDS[1], |_| true).await;
                }
            }
            let answered = answers(&gateway, &queries, None).await;
            assert!(known.last().unwrap().1 != answered, "step {step} changed nothing that is seen");
            known.push((head(&gateway).await, answered));
        }
        for (sequence, expected) in &known {
            let answered = answers(&gateway, &queries, Some(*sequence)).await;
            for ((query, variables), (expected, answered)) in queries.iter().zip(expected.iter().zip(&answered)) {
                assert_eq!(answered, expected, "as of {sequence}: {query} {variables}");
            }
        }
        // Before the first change there was nothing.
        for answer in answers(&gateway, &queries, Some(0)).await {
            let root = answer.as_object().unwrap().values().next().unwrap();
            assert!(root.is_null() || root["totalCount"] == 0, "{answer:#}");
        }
    }
}
