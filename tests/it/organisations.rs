//! What organisations are responsible for, and their member lists: set by administrators, shown to the organisation,
//! written down.

use chrono::TimeDelta;
use entity::{code::OrganisationKind, value::RegistrationNumber};
use mingjing::domain::disclosure::cell::Cell;
use serde_json::{Value, json};
use tests::{
    draft::{credit_code, enterprise},
    gateway::Gateway,
    on_both,
    program::finish,
};

const RESPONSIBILITY: &str = "name division industrySections { value } kinds membersOnly needsReview";
const LIST: &str = "{ organisations(last: 1) { nodes { id name division industrySections { value } kinds membersOnly
    needsReview memberCount } } }";
const ADD: &str = "mutation($input: AddMembersInput!) { addMembers(input: $input) {
    organisation { memberCount } added alreadyMembers refused userErrors { path code message } } }";
const REMOVE: &str = "mutation($input: RemoveMembersInput!) { removeMembers(input: $input) {
    organisation { memberCount } removed notMembers refused userErrors { path code message } } }";

fn register() -> String {
    format!(
        "mutation($input: RegisterOrganisationInput!) {{ registerOrganisation(input: $input) {{
            organisation {{ id {RESPONSIBILITY} }} userErrors {{ path code message }} }} }}"
    )
}

fn update() -> String {
    format!(
        "mutation($input: UpdateOrganisationInput!) {{ updateOrganisation(input: $input) {{
            organisation {{ {RESPONSIBILITY} }} userErrors {{ path code message }} }} }}"
    )
}

/// Does one mutation and answers with its payload.
async fn mutate(gateway: &Gateway, mutation: &str, input: Value) -> Value {
    let data = gateway.data_with(mutation, json!({"input": input})).await;
    let (_, payload) = data.as_object().unwrap().iter().next().unwrap();
    payload.clone()
}

/// Changes an organisation; what it is then.
async fn changed(gateway: &Gateway, input: Value) -> Value {
    let payload = mutate(gateway, &update(), input).await;
    assert_eq!(payload["userErrors"], json!([]), "{payload}");
    payload["organisation"].clone()
}

/// The last organisation that was registered.
async fn last(gateway: &Gateway) -> Value {
    gateway.data(LIST).await["organisations"]["nodes"][0].clone()
}

/// An association with a client: its id, and the client's key.
async fn association(gateway: &Gateway) -> (String, String) {
    let key = gateway.new_key("市餐饮协会", OrganisationKind::Association, "association").await;
    (last(gateway).await["id"].as_str().unwrap().to_owned(), key)
}

/// What an organisation is told of itself five seconds later.
async fn told(gateway: &Gateway, key: &str) -> Value {
    gateway.app.clock.advance(TimeDelta::seconds(5));
    let query = format!("{{ viewer {{ organisation {{ {RESPONSIBILITY} }} }} }}");
    let request = gateway.post().header("x-api-key", key).json(&json!({"query": query}));
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    answer["data"]["viewer"]["organisation"].clone()
}

/// The entries of the audit log about an act, the latest first: before and after.
async fn acts(gateway: &Gateway, action: &str) -> Vec<(Value, Value)> {
    let query = "query($filter: AuditFilter) { auditLog(filter: $filter) { nodes { target before after } } }";
    let data = gateway.data_with(query, json!({"filter": {"action": [action]}})).await;
    let json_of = |value: &Value| value.as_str().map_or(Value::Null, |text| serde_json::from_str(text).unwrap());
    let entries = data["auditLog"]["nodes"].as_array().unwrap();
    entries.iter().map(|entry| (json_of(&entry["before"]), json_of(&entry["after"]))).collect()
}

/// The place and the code of each error of a payload.
fn errors(payload: &Value) -> Vec<(String, &str)> {
    let step = |step: &Value| step.as_str().unwrap().to_owned();
    let path = |error: &Value| error["path"].as_array().unwrap().iter().map(step).collect::<Vec<_>>().join(".");
    let errors = payload["userErrors"].as_array().unwrap();
    errors.iter().map(|error| (path(error), error["code"].as_str().unwrap())).collect()
}

fn registration_number(number: u32) -> String {
    RegistrationNumber::with_check(&format!("31011{number:09}")).unwrap().as_str().to_owned()
}

/// Registers enterprises with both codes.
async fn enterprises(gateway: &Gateway, numbers: std::ops::RangeInclusive<u32>) {
    let numbered = |number| enterprise(number, &[("registration_number", Cell::text(registration_number(number)))]);
    gateway.write("enterprise", &numbers.map(numbered).collect::<Vec<_>>()).await;
}

/// The names on the last organisation's member list.
async fn members(gateway: &Gateway, arguments: &str) -> (Vec<String>, Value) {
    let query = format!(
        "{{ organisations(last: 1) {{ nodes {{ members{arguments} {{ totalCount nodes {{ name }}
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }} }}"
    );
    let list = gateway.data(&query).await["organisations"]["nodes"][0]["members"].take();
    let names = list["nodes"].as_array().unwrap().iter().map(|node| node["name"].as_str().unwrap().to_owned());
    (names.collect(), json!({"total": list["totalCount"], "info": list["pageInfo"]}))
}

fn named(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|number| format!("上海测试{number}有限公司")).collect()
}

on_both! {
    async fn each_part_of_a_responsibility_changes_alone_and_null_clears_it(gateway: Gateway) {
        let (id, key) = association(&gateway).await;
        let mut expected = json!({"name": "市餐饮协会", "division": null, "industrySections": [], "kinds": null,
            "membersOnly": false, "needsReview": false});
        assert_eq!(told(&gateway, &key).await, expected);
        for (field, given, shown) in [
            ("division", json!("310115"), json!("310115")),
            ("industrySections", json!(["HOTELS_AND_CATERING", "TRADE"]), json!([{"value": "TRADE"}, {"value": "HOTELS_AND_CATERING"}])),
            ("kinds", json!(["SUPERVISION_RECORD", "HONOUR"]), json!(["HONOUR", "SUPERVISION_RECORD"])),
            ("membersOnly", json!(true), json!(true)),
            ("needsReview", json!(true), json!(true)),
            ("kinds", json!([]), json!([])),
            ("membersOnly", json!(null), json!(true)),
            ("membersOnly", json!(false), json!(false)),
            ("needsReview", json!(false), json!(false)),
            ("division", json!(null), json!(null)),
            ("industrySections", json!(null), json!([])),
            ("kinds", json!(null), json!(null)),
        ] {
            expected[field] = shown;
            let answer = changed(&gateway, json!({"organisationId": id, field: given})).await;
            assert_eq!(answer, expected, "{field}: {given}");
            let listed = last(&gateway).await;
            for (part, value) in expected.as_object().unwrap() {
                assert_eq!(&listed[part], value, "{field}: {given}");
            }
            assert_eq!(told(&gateway, &key).await, expected, "{field}: {given}");
        }
    }

    async fn a_registration_takes_all_of_it_and_another_replica_knows_a_change_within_five_seconds(gateway: Gateway) {
        let input = json!({"name": "市餐饮协会", "kind": "ASSOCIATION", "division": "310115", "industrySections": ["HOTELS_AND_CATERING"],
            "kinds": ["HONOUR"], "membersOnly": true, "needsReview": true});
        let registered = mutate(&gateway, &register(), input).await;
        let mut expected = json!({"name": "市餐饮协会", "division": "310115", "industrySections": [{"value": "HOTELS_AND_CATERING"}],
            "kinds": ["HONOUR"], "membersOnly": true, "needsReview": true, "id": registered["organisation"]["id"]});
        assert_eq!((&registered["organisation"], &registered["userErrors"]), (&expected, &json!([])));
        let (_, after) = acts(&gateway, "ORGANISATION_REGISTERED").await.swap_remove(0);
        assert_eq!(after, json!({"name": "市餐饮协会", "kind": "association", "division": "310115", "industrySections": ["H"],
            "kinds": ["honour"], "membersOnly": true, "needsReview": true}));

        let other = gateway.start_replica(&[]).await;
        let key = gateway.new_key("市餐饮协会", OrganisationKind::Association, "association").await;
        let id = expected.as_object_mut().unwrap().remove("id").unwrap();
        assert_eq!(told(&other, &key).await, expected);
        changed(&gateway, json!({"organisationId": id, "kinds": null, "division": "310104"})).await;
        (expected["kinds"], expected["division"]) = (json!(null), json!("310104"));
        assert_eq!(told(&other, &key).await, expected);
    }

    async fn what_does_not_exist_is_refused_with_what_would_be_right(gateway: Gateway) {
        let (id, _) = association(&gateway).await;
        let before = (last(&gateway).await, acts(&gateway, "ORGANISATION_UPDATED").await);
        let unknown = mingjing::graphql::id::encode("organisation", 404).to_string();
        let client = mingjing::graphql::id::encode("client", 1).to_string();
        for (input, path, message) in [
            (json!({"organisationId": id, "division": "999999", "membersOnly": true}), "division", "such as 310115"),
            (json!({"organisationId": unknown, "membersOnly": true}), "organisationId", "there is no organisation 404"),
            (json!({"organisationId": client, "membersOnly": true}), "organisationId", "exactly as a query returned it"),
        ] {
            let payload = mutate(&gateway, &update(), input.clone()).await;
            assert_eq!(errors(&payload), [(path.to_owned(), "NOT_FOUND")], "{input}");
            assert!(payload["userErrors"][0]["message"].as_str().unwrap().contains(message), "{payload}");
            assert!(payload["organisation"].is_null());
        }
        let registered = mutate(&gateway, &register(), json!({"name": "甲", "kind": "DISTRICT", "division": "31"})).await;
        assert_eq!(errors(&registered), [("division".to_owned(), "NOT_FOUND")]);
        // What is no kind or section cannot even be named.
        for (field, value) in [("kinds", "RUMOUR"), ("kinds", "honour"), ("industrySections", "ALCHEMY")] {
            let input = json!({"input": {"organisationId": id, field: [value]}});
            let answer = gateway.answer(&update(), input).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED", "{answer}");
            assert!(answer["errors"][0]["message"].as_str().unwrap().contains(&format!("does not contain the value \"{value}\"")), "{answer}");
        }
        assert_eq!((last(&gateway).await, acts(&gateway, "ORGANISATION_UPDATED").await), before);
    }

    async fn a_change_is_written_down_with_before_and_after_and_no_change_is_not(gateway: Gateway) {
        let (id, _) = association(&gateway).await;
        changed(&gateway, json!({"organisationId": id, "industrySections": ["TRADE"]})).await;
        changed(&gateway, json!({"organisationId": id, "industrySections": ["TRADE"], "needsReview": false})).await;
        changed(&gateway, json!({"organisationId": id})).await;
        let acts = acts(&gateway, "ORGANISATION_UPDATED").await;
        let [(before, after)] = acts.as_slice() else { panic!("{acts:?}") };
        assert_eq!((&before["industrySections"], &after["industrySections"]), (&json!([]), &json!(["F"])));
        assert_eq!((&before["name"], &before["membersOnly"], &after["kinds"]), (&json!("市餐饮协会"), &json!(false), &json!(null)));
    }

    async fn the_command_line_changes_organisations_too(gateway: Gateway) {
        let (_, key) = association(&gateway).await;
        let command = async |arguments: &[&str]| finish(gateway.program(arguments), None).await;
        let update = ["organisation", "update", "2", "--division", "310115", "--industry-section", "h", "--industry-section", "F",
            "--kind", "honour", "--members-only", "true", "--needs-review", "true"];
        let printed = command(&update).await;
        assert!(printed.printed().contains("organisation 2: 市餐饮协会 (association), division 310115, industry sections F H, \
            kinds honour, members only, needs review"), "{printed:?}");
        let told_now = told(&gateway, &key).await;
        assert_eq!((&told_now["division"], &told_now["kinds"], &told_now["needsReview"]), (&json!("310115"), &json!(["HONOUR"]), &json!(true)));
        let listed = command(&["organisation", "list", "--format", "json"]).await;
        let listed: Value = serde_json::from_str(listed.printed()).unwrap();
        assert_eq!((&listed[1]["kinds"], &listed[1]["membersOnly"]), (&json!(["honour"]), &json!(true)));
        command(&["organisation", "update", "2", "--whole-city", "--no-industry-sections", "--all-kinds", "--members-only", "false"]).await.printed();
        let told_now = told(&gateway, &key).await;
        assert_eq!(told_now, json!({"name": "市餐饮协会", "division": null, "industrySections": [], "kinds": null,
            "membersOnly": false, "needsReview": true}));
        assert_eq!(acts(&gateway, "ORGANISATION_UPDATED").await.len(), 2);
        for (arguments, complaint) in [
            (vec!["404", "--whole-city"], "there is no organisation 404"),
            (vec!["2", "--division", "999999"], "there is no such division; give its six digits"),
            (vec!["2", "--industry-section", "Z"], "there is no such industry section"),
            (vec!["2", "--kind", "rumour"], "there is no kind of record \"rumour\"; the kinds are enterprise, "),
        ] {
            let ended = command(&[&["organisation", "update"], arguments.as_slice()].concat()).await;
            assert!(ended.complaint().contains(complaint), "{ended:?}");
        }
        let of_nothing = command(&["organisation", "update", "2"]).await;
        assert!(of_nothing.status.code() == Some(2) && of_nothing.errors.contains("required"), "{of_nothing:?}");
    }

    async fn members_are_added_and_removed_by_either_code_and_each_refusal_has_its_place(gateway: Gateway) {
        enterprises(&gateway, 1..=4).await;
        let (id, _) = association(&gateway).await;
        let added = mutate(&gateway, ADD, json!({"organisationId": id, "enterprises": [
            credit_code(1), format!(" {} ", credit_code(2).to_lowercase()), registration_number(3), "上海测试4有限公司",
            credit_code(99), registration_number(99), credit_code(1), registration_number(2),
        ]})).await;
        let counts = |payload: &Value, names: [&str; 3]| names.map(|name| payload[name].as_i64().unwrap());
        assert_eq!(counts(&added, ["added", "alreadyMembers", "refused"]), [3, 2, 3], "{added}");
        assert_eq!(errors(&added), [("enterprises.3".to_owned(), "INVALID"), ("enterprises.4".to_owned(), "NOT_FOUND"),
            ("enterprises.5".to_owned(), "NOT_FOUND")]);
        assert_eq!(added["organisation"]["memberCount"], 3);
        gateway.app.clock.advance(TimeDelta::minutes(1));
        let again = mutate(&gateway, ADD, json!({"organisationId": id, "enterprises": [credit_code(3), registration_number(4)]})).await;
        assert_eq!(counts(&again, ["added", "alreadyMembers", "refused"]), [1, 1, 0], "{again}");
        let listed = gateway.data("{ organisations(last: 1) { nodes { members { nodes { creditCode registrationNumber name addedAt } } } } }").await;
        let row = |number: u32, at: &str| json!({"creditCode": credit_code(number), "registrationNumber": registration_number(number),
            "name": format!("上海测试{number}有限公司"), "addedAt": at});
        let (first, second) = ("2017-12-29T08:00:00.000000Z", "2017-12-29T08:01:00.000000Z");
        assert_eq!(listed["organisations"]["nodes"][0]["members"]["nodes"],
            json!([row(1, first), row(2, first), row(3, first), row(4, second)]));

        let removed = mutate(&gateway, REMOVE, json!({"organisationId": id, "enterprises": [
            registration_number(1), credit_code(1), credit_code(99), "", credit_code(4)]})).await;
        assert_eq!(counts(&removed, ["removed", "notMembers", "refused"]), [2, 1, 2], "{removed}");
        assert_eq!(errors(&removed), [("enterprises.2".to_owned(), "NOT_FOUND"), ("enterprises.3".to_owned(), "INVALID")]);
        assert_eq!(members(&gateway, "").await.0, named([2, 3]));

        // An entry for each call that changed something, with counts and codes.
        let acts_added = acts(&gateway, "MEMBERS_ADDED").await;
        assert_eq!(acts_added[1], (json!({"members": 0}), json!({"members": 3, "added": 3, "alreadyMembers": 2, "refused": 3,
            "enterprises": [credit_code(1), credit_code(2), registration_number(3)]})));
        mutate(&gateway, ADD, json!({"organisationId": id, "enterprises": [credit_code(2), ""]})).await;
        assert_eq!(acts(&gateway, "MEMBERS_ADDED").await, acts_added);
        assert_eq!(acts(&gateway, "MEMBERS_REMOVED").await, [(json!({"members": 4}), json!({"members": 2, "removed": 2, "notMembers": 1,
            "refused": 2, "enterprises": [registration_number(1), credit_code(4)]}))]);
    }

    async fn a_call_takes_ten_thousand_enterprises_and_no_more_and_its_statements_do_not_grow(gateway: Gateway) {
        enterprises(&gateway, 1..=40).await;
        let (id, _) = association(&gateway).await;
        let call = async |mutation: &str, enterprises: Vec<String>| {
            let before = gateway.app.store.statements();
            let payload = mutate(&gateway, mutation, json!({"organisationId": id, "enterprises": enterprises})).await;
            (payload, gateway.app.store.statements() - before)
        };
        // Now and then the gateway runs statements beside a call, to note that a key was used or to look at the key again.
        // That only ever adds: the least of some calls is a call's own.
        let mut few = u64::MAX;
        for pair in [[40, 39], [38, 37], [1, 2]] {
            few = few.min(call(ADD, vec![credit_code(pair[0]), registration_number(pair[1])]).await.1);
        }
        let many = (1..=40).map(credit_code).chain((1..=9_960).map(registration_number)).collect::<Vec<_>>();
        let (payload, mut of_many) = call(ADD, many.clone()).await;
        assert_eq!((payload["added"].as_i64(), payload["alreadyMembers"].as_i64(), payload["refused"].as_i64()),
            (Some(34), Some(46), Some(9_920)));
        assert_eq!(payload["userErrors"].as_array().unwrap().len(), 9_920);
        let mut of_removal = u64::MAX;
        for _ in 0..2 {
            let (payload, statements) = call(REMOVE, many.clone()).await;
            assert_eq!((payload["removed"].as_i64(), payload["organisation"]["memberCount"].as_i64()), (Some(40), Some(0)));
            of_removal = of_removal.min(statements);
            let (payload, statements) = call(ADD, many.clone()).await;
            assert_eq!(payload["added"].as_i64(), Some(40));
            of_many = of_many.min(statements);
        }
        assert!(of_many <= few + 1 && few <= of_many + 1, "{few} statements for two, {of_many} for ten thousand");
        assert!(of_removal <= few + 1, "{few} statements for two, {of_removal} for ten thousand");
        call(REMOVE, many.clone()).await;
        let (payload, _) = call(ADD, many.into_iter().chain([credit_code(1)]).collect()).await;
        assert_eq!(errors(&payload), [("enterprises".to_owned(), "LIMIT_REACHED")]);
        assert_eq!((&payload["organisation"], members(&gateway, "").await.0), (&Value::Null, named([])));
        for id in ["x".to_owned(), mingjing::graphql::id::encode("organisation", 404).to_string()] {
            for mutation in [ADD, REMOVE] {
                let payload = mutate(&gateway, mutation, json!({"organisationId": id, "enterprises": [credit_code(1)]})).await;
                assert_eq!(errors(&payload), [("organisationId".to_owned(), "NOT_FOUND")]);
            }
        }
    }

    async fn member_lists_are_paged_both_ways(gateway: Gateway) {
        enterprises(&gateway, 1..=5).await;
        let (id, _) = association(&gateway).await;
        mutate(&gateway, ADD, json!({"organisationId": id, "enterprises": (1..=5).map(credit_code).collect::<Vec<_>>()})).await;
        let cursor = |page: &Value, end: &str| page["info"][end].as_str().unwrap().to_owned();
        let ends = |page: &Value| (page["info"]["hasPreviousPage"].as_bool().unwrap(), page["info"]["hasNextPage"].as_bool().unwrap());
        let (first, page) = members(&gateway, "(first: 2)").await;
        assert_eq!((first, ends(&page), &page["total"]), (named([1, 2]), (false, true), &json!(5)));
        let (rest, page) = members(&gateway, &format!("(first: 3, after: \"{}\")", cursor(&page, "endCursor"))).await;
        assert_eq!((rest, ends(&page)), (named([3, 4, 5]), (true, false)));
        let (before, page) = members(&gateway, &format!("(last: 1, before: \"{}\")", cursor(&page, "startCursor"))).await;
        assert_eq!((before, ends(&page)), (named([2]), (true, true)));
        // A removal in between moves nothing else.
        mutate(&gateway, REMOVE, json!({"organisationId": id, "enterprises": [credit_code(2), credit_code(3)]})).await;
        let (after, _) = members(&gateway, &format!("(first: 9, after: \"{}\")", cursor(&page, "endCursor"))).await;
        assert_eq!(after, named([4, 5]));
        let foreign = format!("{{ organisations(after: \"{}\") {{ totalCount }} }}", cursor(&page, "endCursor"));
        assert_eq!(gateway.error(&foreign).await.0, "BAD_USER_INPUT");
    }

    async fn a_page_of_organisations_reads_all_their_members_in_the_statements_of_one(gateway: Gateway) {
        enterprises(&gateway, 1..=6).await;
        for number in 1..=8_u32 {
            gateway.new_key(&format!("协会{number}"), OrganisationKind::Association, "association").await;
            let id = last(&gateway).await["id"].clone();
            let own: Vec<String> = (1..=number.min(6)).map(credit_code).collect();
            mutate(&gateway, ADD, json!({"organisationId": id, "enterprises": own})).await;
        }
        let query = |size: u32| format!("{{ organisations(last: {size}) {{ nodes {{ name memberCount
            first: members(first: 2) {{ totalCount nodes {{ name }} pageInfo {{ hasNextPage }} }}
            last: members(last: 1) {{ edges {{ node {{ name }} }} }} }} }} }}");
        let counted = async |size: u32| {
            let (mut least, mut answer) = (u64::MAX, Value::Null);
            for _ in 0..3 {
                let before = gateway.app.store.statements();
                answer = gateway.data(&query(size)).await;
                least = least.min(gateway.app.store.statements() - before);
            }
            (least, answer["organisations"]["nodes"].take())
        };
        let (of_one, _) = counted(1).await;
        let (of_all, answer) = counted(9).await;
        // The organisations, their counts, and a statement for each of the two pages.
        assert_eq!((of_one, of_all), (4, 4));
        for (organisation, number) in answer.as_array().unwrap().iter().zip(0..) {
            let own = number.min(6);
            assert_eq!((&organisation["memberCount"], &organisation["first"]["totalCount"]), (&json!(own), &json!(own)));
            let names = |list: &Value| list.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect::<Vec<_>>();
            let first: Value = organisation["first"]["nodes"].as_array().unwrap().iter().map(|node| node["name"].clone()).collect();
            let last: Value = organisation["last"]["edges"].as_array().unwrap().iter().map(|edge| edge["node"]["name"].clone()).collect();
            assert_eq!((names(&first), names(&last)), (named(1..=own.min(2)), named(own.max(1)..=own)), "{organisation}");
            assert_eq!(organisation["first"]["pageInfo"]["hasNextPage"], json!(own > 2));
        }
    }
}
