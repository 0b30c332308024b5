//! Who may ask what: every root field and every type stands in a table, and every sort of caller tries every root
//! field.

mod caller;
mod operation;
mod table;

use std::collections::BTreeSet;

use async_graphql::parser::types::OperationType;
use entity::code::{CodeList, OrganisationKind, Scope};
use mingjing::{
    domain::disclosure::cell::Cell,
    graphql::access::scope::{Need, need},
};
use serde_json::json;
use tests::{
    draft::{draft, enterprise},
    gateway::Gateway,
    on_both,
    schema::Schema,
};

use self::{
    caller::{ask, attempt, callers, scopes},
    operation::operation,
    table::{
        ADMIN, CONCERNED, DECIDE, EXPORT, FILE, KEY, READ, ROOTS, TYPES, VERIFY, WATCH, need_of, needing, root_fields,
        submitting, table_of,
    },
};

/// Fields that only callers with `person:read` see; all others read nothing there.
const PERSONAL: &[(&str, &str)] =
    &[("AnnualReport", "contactPhone"), ("AnnualReport", "contactEmail"), ("AnnualReport", "postalAddress")];

/// Words in the names of fields that hold what leads to a person.
const PERSONAL_WORDS: &[&str] = &["phone", "mail", "postal", "identity", "certificatenumber", "birth", "mobile"];

/// Fields whose names have such a word and that are public all the same.
const PUBLIC_ALL_THE_SAME: &[(&str, &str)] = &[
    ("AnnualReport", "postalCode"),
    // The licence's own number.
    ("Licence", "certificateNumber"),
    // Kept of organisations only; the write path refuses one of a natural person.
    ("Shareholder", "certificateNumber"),
];

/// The global id of an organisation.
fn organisation_id(number: i64) -> String {
    mingjing::graphql::id::encode("organisation", number).to_string()
}

async fn every_caller_tries_every_root_field(gateway: &Gateway) -> (usize, usize) {
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    let node = gateway.data("{ enterprises { nodes { id } } }").await;
    let node = node["enterprises"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let schema = Schema::of(gateway).await;
    let (mut allowed, mut refused) = (0, 0);
    let fields = ROOTS.iter().flat_map(|(root, _)| {
        let table = table_of(root);
        schema.fields(root).into_iter().map(move |field| (*root, table.clone(), field)).collect::<Vec<_>>()
    });
    let fields: Vec<_> = fields.collect();
    for (tier, key) in callers(gateway).await {
        let scopes = scopes(gateway, key.as_deref()).await;
        for (root, table, field) in &fields {
            let (_, need) = table.iter().find(|(name, _)| *name == field.name).unwrap();
            let query = operation(root, field, &node);
            let before = gateway.app.store.statements();
            let (status, answer) = attempt(gateway, key.as_deref(), &query).await;
            let needed = need.scopes().unwrap_or_default();
            let holds = needed.is_empty() || needed.iter().any(|scope| scopes.contains(scope.code()));
            let missing = match need {
                Need::Key if key.is_none() => Some((401, "UNAUTHENTICATED", "needs a key")),
                _ if !holds => Some((403, "FORBIDDEN", needed[0].code())),
                _ => None,
            };
            let Some((expected, code, missing)) = missing else {
                assert!(status == 200 && answer.get("errors").is_none(), "{tier}: {query}: {answer}");
                allowed += 1;
                continue;
            };
            refused += 1;
            assert_eq!(status, expected, "{tier}: {query}: {answer}");
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{tier}: {query}");
            assert_eq!(answer["errors"][0]["extensions"]["field"], json!(field.name), "{tier}: {query}");
            let message = answer["errors"][0]["message"].as_str().unwrap();
            assert!(message.contains(missing), "{answer}");
            assert!(answer.get("data").is_none(), "{tier}: {query}: {answer}");
            // Who calls is asked again now and then; the refused query itself asks nothing.
            let mut least = gateway.app.store.statements() - before;
            for _ in 0..2 {
                let before = gateway.app.store.statements();
                attempt(gateway, key.as_deref(), &query).await;
                least = least.min(gateway.app.store.statements() - before);
            }
            assert_eq!(least, 0, "{tier}: {query}: a refused query ran a statement");
        }
    }
    (allowed, refused)
}

/// Whether whoever meets the need of a root field meets that of a type.
fn opens(root: Need, need: Need) -> bool {
    let Some(enough) = need.scopes() else { return true };
    root.scopes().is_some_and(|scopes| scopes.iter().all(|scope| enough.contains(scope)))
}

on_both! {
    async fn every_root_field_and_every_type_stands_in_the_table(gateway: Gateway) {
        let schema = Schema::of(&gateway).await;
        for (root, _) in ROOTS {
            let known = table_of(root);
            let fields: BTreeSet<String> = schema.fields(root).into_iter().map(|field| field.name).collect();
            let table: BTreeSet<String> = known.iter().map(|(name, _)| name.clone()).collect();
            assert_eq!(fields, table, "fields of {root} (left) and their table, graphql/access/scope.rs (right), differ");
            assert_eq!(table.len(), known.len(), "a field stands twice");
        }
        for (name, expected) in table_of("Mutation") {
            assert_eq!(need(OperationType::Mutation, &name), Some(expected), "{name}");
        }

        let unknown: Vec<&str> = schema.objects().into_iter().filter(|name| need_of(name).is_none()).collect();
        assert!(unknown.is_empty(), "types without a line in this test's table: {unknown:?}");
        for (name, _) in TYPES {
            assert!(schema.objects().contains(name), "{name} is no type any more");
        }
    }

    async fn a_type_is_reached_only_through_root_fields_that_need_what_it_needs(gateway: Gateway) {
        let schema = Schema::of(&gateway).await;
        for (root, _) in ROOTS {
            let table = table_of(root);
            for field in schema.fields(root) {
                let (_, root) = table.iter().find(|(name, _)| *name == field.name).unwrap();
                for reached in schema.reachable(&field.type_name) {
                    let need = need_of(&reached).unwrap();
                    assert!(opens(*root, need), "{} reaches {reached}, which needs {need:?}", field.name);
                }
            }
        }
    }

    async fn callers_of_every_tier_may_ask_every_root_field_that_their_scopes_open(gateway: Gateway with [
        ("tiers.anonymous.burst", "2000"),
        ("tiers.developer.burst", "2000"),
        ("tiers.institution.burst", "2000"),
        ("tiers.association.burst", "2000"),
        // A stream that was hung up on takes a moment to end.
        ("tiers.anonymous.subscriptions_max", "100"),
        ("tiers.developer.subscriptions_max", "100"),
    ]) {
        let (allowed, refused) = every_caller_tries_every_root_field(&gateway).await;
        // Every tier of the default configuration may read, and only the operator's may administer.
        let (association, others) = submitting();
        let reading = needing(VERIFY) + needing(EXPORT) + needing(WATCH);
        let objecting = needing(FILE) + needing(CONCERNED) + 3 * needing(DECIDE);
        let submitting = 3 * association + 4 * others;
        assert_eq!(refused, 4 * needing(ADMIN) + needing(KEY) + objecting + 2 * reading + submitting);
        assert_eq!(allowed + refused, 5 * root_fields());
    }

    async fn a_caller_whose_tier_lacks_the_scope_is_refused_every_field_that_needs_it(gateway: Gateway with [
        ("tiers.anonymous.scopes", "feed:read"),
        ("tiers.developer.scopes", "feed:read"),
        ("tiers.anonymous.burst", "2000"),
        ("tiers.developer.burst", "2000"),
        ("tiers.institution.burst", "2000"),
        ("tiers.association.burst", "2000"),
        // A stream that was hung up on takes a moment to end.
        ("tiers.anonymous.subscriptions_max", "100"),
        ("tiers.developer.subscriptions_max", "100"),
    ]) {
        let (allowed, refused) = every_caller_tries_every_root_field(&gateway).await;
        let (association, others) = submitting();
        let objecting = 2 * (needing(FILE) + needing(CONCERNED)) + 3 * needing(DECIDE);
        let submitting =
            3 * association + 4 * others + 3 * (needing(VERIFY) + needing(EXPORT) + needing(WATCH));
        assert_eq!(refused, 2 * needing(READ) + 4 * needing(ADMIN) + needing(KEY) + objecting + submitting);
        assert_eq!(allowed + refused, 5 * root_fields());
    }

    async fn no_spelling_of_a_query_gets_past_the_table(gateway: Gateway with [("tiers.anonymous.scopes", "feed:read")]) {
        for query in [
            "{ free: enterprises { __typename } }",
            "{ viewer { __typename } enterprises { __typename } }",
            "{ ... { enterprises { __typename } } }",
            "{ ... on Query { ... on Query { enterprises { __typename } } } }",
            "{ ...A } fragment A on Query { ...B } fragment B on Query { enterprises { __typename } }",
            "query Free { viewer { __typename } ...A } fragment A on Query { enterprises { totalCount } }",
            "query($yes: Boolean = true) { enterprises @include(if: $yes) { __typename } }",
        ] {
            let (status, answer) = ask(&gateway, None, query).await;
            assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (403, &json!("FORBIDDEN")), "{query}: {answer}");
            assert!(answer.get("data").is_none(), "{query}: {answer}");
        }
        // What is no field is still told as such, and what needs no scope is served.
        let (_, answer) = ask(&gateway, None, "{ enterprizes { __typename } }").await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED", "{answer}");
        let (status, answer) = ask(&gateway, None, "{ __schema { queryType { name } } __typename viewer { tier { name } } }").await;
        assert_eq!((status, &answer["data"]["viewer"]["tier"]["name"]), (200, &json!("anonymous")), "{answer}");
        // Of several operations only the one that is executed counts.
        let both = "query Free { viewer { __typename } } query Dear { enterprises { __typename } }";
        for (name, expected) in [("Free", 200), ("Dear", 403)] {
            let body = json!({"query": both, "operationName": name});
            assert_eq!(gateway.post().json(&body).send().await.unwrap().status(), expected, "{name}");
        }
    }

    async fn organisations_that_only_read_are_not_told_to_others(gateway: Gateway) {
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let own = gateway.data("{ enterprises { nodes { publisher { id name } } } }").await;
        let publisher = own["enterprises"]["nodes"][0]["publisher"]["id"].as_str().unwrap().to_owned();
        gateway.new_key("某银行股份有限公司", OrganisationKind::Institution, "institution").await;
        // An id is opaque, but no secret: whoever can write one number can write the next.
        let other = organisation_id(2);
        assert_eq!(publisher, organisation_id(1));
        let query = format!("{{ a: node(id: \"{publisher}\") {{ id }} b: node(id: \"{other}\") {{ id }}
            nodes(ids: [\"{publisher}\", \"{other}\"]) {{ id }} }}");
        let told = gateway.data(&query).await;
        let known = json!({"id": publisher});
        assert_eq!(told, json!({"a": known, "b": null, "nodes": [known, null]}));
    }

    async fn personal_fields_are_known_and_read_only_with_their_scope(gateway: Gateway) {
        let schema = Schema::of(&gateway).await;
        let mut said = BTreeSet::new();
        for type_name in schema.objects() {
            for field in schema.fields(type_name) {
                let name = field.name.to_lowercase();
                let is_told = field.description.contains("Only for callers with the scope `person:read`");
                if is_told { said.insert((type_name, field.name.clone())); }
                let known = (type_name, field.name.as_str());
                assert!(
                    is_told || PUBLIC_ALL_THE_SAME.contains(&known) || !PERSONAL_WORDS.iter().any(|word| name.contains(word)),
                    "{type_name}.{name} looks personal; put it behind person:read, or say here that it is public"
                );
            }
        }
        let table: BTreeSet<_> = PERSONAL.iter().map(|(owner, field)| (*owner, (*field).to_owned())).collect();
        assert_eq!(said, table);

        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let report = draft("annual_report", 1, &[
            ("year", Cell::Number(2016)), ("submitted_on", Cell::text("2017-03-01")), ("authority", Cell::text("上海市浦东新区市场监督管理局")),
            ("contact_phone", Cell::text("021-55550100")), ("contact_email", Cell::text("office@example.cn")),
            ("postal_address", Cell::text("上海市浦东新区测试路1号")), ("postal_code", Cell::text("200120")),
            ("employees_disclosed", Cell::Flag(false)),
        ]);
        gateway.write("annual_report", &[report]).await;
        let query = "{ annualReports { totalCount nodes { contactPhone contactEmail postalAddress postalCode } } }";
        for (tier, key) in callers(&gateway).await {
            let may = scopes(&gateway, key.as_deref()).await.contains(Scope::PersonRead.code());
            assert_eq!(may, tier == "operator");
            let (_, answer) = ask(&gateway, key.as_deref(), query).await;
            let list = &answer["data"]["annualReports"];
            assert_eq!((&list["totalCount"], &list["nodes"][0]["postalCode"]), (&json!(1), &json!("200120")), "{tier}: {answer}");
            for (_, field) in PERSONAL {
                assert_eq!(list["nodes"][0][field].is_string(), may, "{tier}: {field}: {answer}");
            }
        }
    }
}
