//! What bad input gets: an error that names the input and says what would be right, never a fault of ours, never a word
//! of the database, never the input again at length; and the next good request is served as if nothing had been.

use entity::code::OrganisationKind;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    gateway::Gateway,
    on_both,
    shown::assert_tells_no_internals,
};

async fn fill(gateway: &Gateway) {
    gateway.write("enterprise", &(1..=3).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
    let entries: Vec<_> = (1..=3).map(|number| abnormal_operation(number, "2016-07-11", &[])).collect();
    gateway.write("abnormal_operation", &entries).await;
}

/// Asserts what holds for every error, whatever it is about.
fn assert_fit_to_be_shown(asked: &str, answer: &Value) {
    let shown = answer.to_string();
    assert_tells_no_internals(asked, &shown);
    assert!(!shown.contains(&"x".repeat(41)), "{asked}: the input comes back at length: {shown}");
    let errors = answer["errors"].as_array().unwrap_or_else(|| panic!("{asked} succeeded: {answer}"));
    for error in errors {
        assert!(error["message"].as_str().is_some_and(|message| message.chars().count() <= 300), "{asked}: {error}");
    }
}

async fn assert_still_serves(gateway: &Gateway) {
    let answer = gateway.data("{ enterprises { totalCount } abnormalOperations { totalCount } }").await;
    assert_eq!(answer, json!({"enterprises": {"totalCount": 3}, "abnormalOperations": {"totalCount": 3}}));
}

/// Asks what cannot be answered, and expects this code, and these words: the input at fault and what would be right.
async fn assert_refused(gateway: &Gateway, query: &str, variables: Value, code: &str, words: &[&str]) {
    let asked: String = format!("{query} {variables}").chars().take(200).collect();
    let body = json!({"query": query, "variables": variables});
    let request = gateway.http().post(gateway.url()).header("accept", "application/graphql-response+json");
    let response = request.header("x-api-key", &gateway.key).json(&body).send().await.unwrap();
    let status = response.status().as_u16();
    let answer: Value = response.json().await.unwrap();
    assert_fit_to_be_shown(&asked, &answer);
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], code, "{asked}: {answer}");
    // What was executed in part is 200, what was not is the caller's fault.
    let expected = if answer.get("data").is_some() {
        200
    } else if code == "QUERY_TOO_LARGE" {
        413
    } else {
        400
    };
    assert_eq!(status, expected, "{asked}: {answer}");
    let told = format!("{} {}", error["extensions"]["field"], error["message"]);
    for word in words {
        assert!(told.contains(word), "{asked}: {told} does not say {word}");
    }
}

/// The first cursor of a list.
async fn cursor(gateway: &Gateway, list: &str) -> String {
    let answer = gateway.data(&format!("{{ {list}(first: 1) {{ pageInfo {{ endCursor }} }} }}")).await;
    answer[list]["pageInfo"]["endCursor"].as_str().unwrap().to_owned()
}

const INPUT: &str = "BAD_USER_INPUT";
const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";

on_both! {
    async fn codes_numbers_and_ids_that_are_none_are_refused(gateway: Gateway) {
        fill(&gateway).await;
        let long = "x".repeat(10_000);
        let both = format!("creditCode: \"{}\", registrationNumber: \"310115000000004\"", credit_code(1));
        for (arguments, words) in [
            ("creditCode: \"123\"", &["creditCode", "18 characters"][..]),
            (&format!("creditCode: \"{long}\""), &["creditCode", "18 characters"]),
            (&format!("creditCode: \"{}\"", credit_code(1).replacen('9', "8", 1)), &["creditCode"]),
            ("creditCode: 5", &["creditCode", "CreditCode"]),
            (&format!("creditCode: [\"{long}\"]"), &["creditCode", "CreditCode"]),
            ("registrationNumber: \"123\"", &["registrationNumber", "15 digits"]),
            ("registrationNumber: \"310115000000001\"", &["registrationNumber", "check digit"]),
            (&format!("registrationNumber: \"{long}\""), &["registrationNumber", "15 digits"]),
            (&both, &["creditCode", "registrationNumber"]),
        ] {
            assert_refused(&gateway, &format!("{{ enterprise({arguments}) {{ id }} }}"), json!({}), INPUT, words).await;
        }
        assert_refused(&gateway, "{ enterprise { id } }", json!({}), INPUT, &["creditCode", "registrationNumber"]).await;
        // Nothing, garbage, a number too large, a table that is not for callers.
        for id in ["", "x", &long, "ZW50ZXJwcmlzZTo5OTk5OTk5OTk5OTk5OTk5OTk5", "YXBpX2tleTox", "ZW50ZXJwcmlzZTotMQ==", "' OR 1=1 --"] {
            assert_refused(&gateway, "query($id: ID!) { node(id: $id) { id } }", json!({"id": id}), INPUT, &["id", "as a query returned it"]).await;
            assert_refused(&gateway, "query($id: ID!) { nodes(ids: [$id]) { id } }", json!({"id": id}), INPUT, &["id", "as a query returned it"]).await;
        }
        let many: Vec<String> = (1..=101).map(|_| "ZW50ZXJwcmlzZTox".to_owned()).collect();
        assert_refused(&gateway, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", json!({"ids": many}), INPUT, &["ids", "at most 100"]).await;
        assert_still_serves(&gateway).await;
    }

    async fn page_sizes_that_are_none_are_refused(gateway: Gateway) {
        fill(&gateway).await;
        for name in ["first", "last"] {
            for size in ["0", "-1", "101", "2147483647", "-2147483648"] {
                let query = format!("{{ enterprises({name}: {size}) {{ totalCount }} }}");
                assert_refused(&gateway, &query, json!({}), INPUT, &[name, "from 1 to 100"]).await;
            }
            for size in ["2147483648", "9223372036854775807"] {
                let query = format!("{{ enterprises({name}: {size}) {{ totalCount }} }}");
                assert_refused(&gateway, &query, json!({}), INPUT, &[name, "2147483647"]).await;
            }
            for size in ["1.5", "99999999999999999999999", "\"5\"", "true", "[1]"] {
                let query = format!("{{ enterprises({name}: {size}) {{ totalCount }} }}");
                assert_refused(&gateway, &query, json!({}), INVALID, &[name, "Int"]).await;
            }
            for size in [json!(1.5), json!(1e300), json!("x".repeat(10_000)), json!([1]), json!({"a": 1})] {
                let query = format!("query($size: Int) {{ enterprises({name}: $size) {{ totalCount }} }}");
                assert_refused(&gateway, &query, json!({"size": size}), INPUT, &["$size", "Int"]).await;
            }
            let nested = format!("{{ enterprises {{ nodes {{ abnormalOperations({name}: 0) {{ totalCount }} }} }} }}");
            assert_refused(&gateway, &nested, json!({}), INPUT, &[name, "from 1 to 100"]).await;
        }
        assert_refused(&gateway, "{ enterprises(first: 1, last: 1) { totalCount } }", json!({}), INPUT, &["first", "last", "not both"]).await;
        // Null is the same as nothing.
        let answer = gateway.data("{ enterprises(first: null, last: null, after: null, filter: null, orderBy: null) { nodes { id } } }").await;
        assert_eq!(answer["enterprises"]["nodes"].as_array().unwrap().len(), 3);
        let deep = "{ enterprises(first: 100) { nodes { abnormalOperations(first: 100) { nodes { enterprise { honours(first: 100) { nodes { id } } } } } } } }";
        assert_refused(&gateway, deep, json!({}), "QUERY_TOO_COMPLEX", &["points", "smaller pages"]).await;
        assert_still_serves(&gateway).await;
    }

    async fn cursors_that_were_not_made_for_the_place_are_refused(gateway: Gateway) {
        fill(&gateway).await;
        let (own, other) = (cursor(&gateway, "enterprises").await, cursor(&gateway, "abnormalOperations").await);
        let (head, tail) = own.split_at(own.len() - 1);
        let tampered = format!("{head}{}", if tail == "A" { 'B' } else { 'A' });
        let long = "x".repeat(10_000);
        let query = |order: &str, place: &str| format!("query($cursor: String) {{ enterprises({place}: $cursor{order}) {{ nodes {{ id }} }} }}");
        for place in ["after", "before"] {
            for cursor in [&other, &tampered, head, "", "x", "!!!", "明镜", &long, "' OR 1=1 --"] {
                assert_refused(&gateway, &query("", place), json!({"cursor": cursor}), INPUT, &[place, "the same list returned"]).await;
            }
            for order in [", orderBy: { field: UPDATED_AT }", ", orderBy: { field: ESTABLISHED_ON, direction: ASC }"] {
                assert_refused(&gateway, &query(order, place), json!({"cursor": own}), INPUT, &[place, "the same orderBy"]).await;
            }
            gateway.data_with(&query("", place), json!({"cursor": own})).await;
        }
        // A list below an enterprise is another one than the list of all.
        let nested = "query($cursor: String) { enterprises { nodes { honours(after: $cursor) { nodes { id } } } } }";
        assert_refused(&gateway, nested, json!({"cursor": other}), INPUT, &["after", "the same list returned"]).await;
        assert_still_serves(&gateway).await;
    }

    async fn filters_that_cannot_be_meant_are_refused(gateway: Gateway) {
        fill(&gateway).await;
        let long = "x".repeat(10_000);
        let ask = "query($filter: EnterpriseFilter) { enterprises(filter: $filter) { totalCount } }";
        let many: Vec<String> = (0..101).map(|number| number.to_string()).collect();
        let from = |field: &str, value: Value| json!({field: {"from": value}});
        for (filter, code, words) in [
            (from("establishedOn", json!("2016-13-40")), INPUT, &["filter", "YYYY-MM-DD", "DateRange"][..]),
            (from("establishedOn", json!("2016/01/01")), INPUT, &["filter", "YYYY-MM-DD"]),
            (from("establishedOn", json!("2016-1-1")), INPUT, &["filter", "YYYY-MM-DD"]),
            (from("establishedOn", json!("2015-02-29")), INPUT, &["filter", "YYYY-MM-DD"]),
            (from("establishedOn", json!(long)), INPUT, &["filter", "YYYY-MM-DD"]),
            (from("establishedOn", json!({"x": long})), INPUT, &["filter", "Date"]),
            (from("establishedOn", json!(5)), INPUT, &["filter", "Date"]),
            (from("updatedAt", json!("2017-01-01")), INPUT, &["filter", "RFC 3339"]),
            (from("updatedAt", json!("2017-01-01T25:00:00Z")), INPUT, &["filter", "RFC 3339"]),
            (json!({"establishedOn": {"from": "2017-01-01", "to": "2016-01-01"}}), INPUT, &["filter.establishedOn", "from must not be after to"]),
            (json!({"updatedAt": {"from": "2017-01-02T00:00:00Z", "to": "2017-01-01T00:00:00Z"}}), INPUT, &["filter.updatedAt", "from must not be after to"]),
            (json!({"industry": ["NO_SUCH"]}), INVALID, &["filter.industry", "Industry"]),
            (json!({"industry": [long]}), INVALID, &["filter.industry", "Industry"]),
            (json!({"status": "x"}), INVALID, &["filter.status", "RegistrationStatus"]),
            (json!({"district": many}), INPUT, &["filter.district", "at most 100 values"]),
            (json!({"district": [long]}), INPUT, &["filter.district", "at most 200 characters"]),
            (json!({"registrationAuthority": [long]}), INPUT, &["filter.registrationAuthority", "at most 200 characters"]),
            (json!({"district": ["310115\u{0}"]}), INPUT, &["variables", "NUL"]),
            (json!({"nosuch": 1}), INVALID, &["filter", "nosuch", "EnterpriseFilter"]),
            (json!({long.clone(): 1}), INVALID, &["filter", "EnterpriseFilter"]),
            (json!(5), INPUT, &["filter", "EnterpriseFilter"]),
            (json!([long]), INPUT, &["filter", "EnterpriseFilter"]),
        ] {
            assert_refused(&gateway, ask, json!({"filter": filter}), code, words).await;
        }
        // The same written into the query, and in a list below an enterprise.
        for (query, code, words) in [
            ("{ abnormalOperations(filter: { reason: NO_SUCH }) { totalCount } }", INVALID, &["filter.reason", "AbnormalReason"][..]),
            ("{ abnormalOperations(filter: { listedOn: { from: \"2017-01-01\", to: \"2016-01-01\" } }) { totalCount } }", INPUT, &["filter.listedOn", "from must not be after to"]),
            ("{ enterprises { nodes { abnormalOperations(filter: { listedOn: { from: \"x\" } }) { totalCount } } } }", INPUT, &["filter", "YYYY-MM-DD"]),
            ("{ enterprises(filter: { district: [\"3101\\u0000\"] }) { totalCount } }", INPUT, &["query", "NUL"]),
            ("{ enterprises(orderBy: { field: NAME }) { totalCount } }", INVALID, &["orderBy.field", "EnterpriseOrderField"]),
            ("{ enterprises(orderBy: { field: UPDATED_AT, direction: UP }) { totalCount } }", INVALID, &["orderBy.direction", "OrderDirection"]),
            ("{ divisions(parent: \"x\") { name } }", INPUT, &["parent", "six digits"]),
            ("{ codeTables(names: [\"x\"]) { name } }", INPUT, &["names", "AbnormalReason"]),
            ("{ enterprise(name: \"x\") { id } }", INVALID, &["name", "enterprise"]),
            ("{ nosuch }", INVALID, &["nosuch"]),
            ("{ enterprises { nosuch } }", INVALID, &["nosuch", "EnterpriseConnection"]),
            ("{ enterprises", "GRAPHQL_PARSE_FAILED", &["line 1"]),
        ] {
            assert_refused(&gateway, query, json!({}), code, words).await;
        }
        assert_refused(&gateway, &format!("{{ {long} }}"), json!({}), "QUERY_TOO_LARGE", &["128 bytes"]).await;
        assert_refused(&gateway, &format!("{{ divisions(parent: \"{long}\") {{ name }} }}"), json!({}), INPUT, &["parent", "six digits"]).await;
        assert_refused(&gateway, &format!("{{ codeTables(names: [\"{long}\"]) {{ name }} }}"), json!({}), INPUT, &["names"]).await;
        assert_still_serves(&gateway).await;
    }

    async fn searches_for_nothing_or_for_too_much_are_refused(gateway: Gateway) {
        fill(&gateway).await;
        let long = "x".repeat(10_000);
        let search = "query($text: String!) { searchEnterprises(query: $text) { totalCount } }";
        let complete = "query($text: String!) { autocomplete(prefix: $text) { __typename } }";
        for (query, name) in [(search, "query"), (complete, "prefix")] {
            for text in ["", "   ", "!!!", &long] {
                assert_refused(&gateway, query, json!({"text": text}), INPUT, &[name, "1 to 100"]).await;
            }
            assert_refused(&gateway, query, json!({"text": "a\u{0}"}), INPUT, &["variables", "NUL"]).await;
            assert_refused(&gateway, query, json!({}), INPUT, &["$text"]).await;
            // No operator of any query language is one here.
            for text in ["\"", "name:上海", "上海 AND NOT (", "*:*", "[a TO", "上海^1e99", "%", "\\"] {
                let answer = gateway.answer(query, json!({"text": text})).await;
                assert_ne!(answer["errors"][0]["extensions"]["code"], "INTERNAL", "{text}: {answer}");
            }
        }
        for (arguments, words) in [("first: 0", &["first", "from 1 to 100"][..]), ("first: 101", &["first", "from 1 to 100"]), ("after: \"x\"", &["after", "returned"])] {
            let query = format!("{{ searchEnterprises(query: \"上海\", {arguments}) {{ nodes {{ id }} }} }}");
            assert_refused(&gateway, &query, json!({}), INPUT, words).await;
        }
        assert_still_serves(&gateway).await;
    }

    async fn keys_that_are_none_are_refused_all_alike(gateway: Gateway with [("tiers.anonymous.burst", "1000")]) {
        fill(&gateway).await;
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        // The last character belongs to the checksum, one in the middle to the secret.
        let flipped = |at: usize| -> String {
            let other = if key.as_bytes()[at] == b'a' { 'b' } else { 'a' };
            format!("{}{other}{}", &key[..at], &key[at + 1..])
        };
        let keys = [
            "x".to_owned(), "x".repeat(5_000), "mj_live_x_y".to_owned(), flipped(key.len() - 1), flipped(key.len() / 2),
            flipped(10), key.replacen("_live_", "_test_", 1), key.to_uppercase(), format!("{key}{key}"), key[..key.len() - 1].to_owned(),
        ];
        let mut told = Vec::new();
        for presented in &keys {
            for (name, value) in [("x-api-key", presented.clone()), ("authorization", format!("Bearer {presented}"))] {
                let request = query(&gateway).header(name, value);
                let (status, headers, answer) = answer(request).await;
                assert_fit_to_be_shown(name, &answer);
                assert_eq!(status, 401, "{presented}: {answer}");
                assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
                assert!(headers.get("www-authenticate").unwrap().to_str().unwrap().starts_with("Bearer"), "{headers:?}");
                assert!(!answer.to_string().contains(&key[12..24]), "a part of the key comes back: {answer}");
                told.push(answer["errors"][0]["message"].as_str().unwrap().to_owned());
            }
        }
        told.sort();
        told.dedup();
        // Unreadable, or not valid; nothing tells an unknown key from a mistyped one.
        assert!(told.len() <= 2 && told.iter().all(|message| message.contains("X-API-Key")), "{told:?}");
        assert_eq!(answer(query(&gateway).header("x-api-key", &key)).await.0, 200);
        assert_still_serves(&gateway).await;
    }

    async fn headers_that_contradict_each_other_or_the_body_are_refused(gateway: Gateway with [("tiers.anonymous.burst", "1000")]) {
        fill(&gateway).await;
        let other = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let bare = || gateway.http().post(gateway.url()).body("{\"query\":\"{ __typename }\"}");
        let (bearer, key) = (format!("Bearer {other}"), gateway.key.as_str());
        for (request, status, code, word) in [
            (query(&gateway).header("x-api-key", key).header("authorization", &bearer), 400, INPUT, "one of the two headers"),
            (query(&gateway).header("x-api-key", key).header("x-api-key", &other), 400, INPUT, "x-api-key"),
            (query(&gateway).header("authorization", "Basic YTpi"), 401, "UNAUTHENTICATED", "Bearer"),
            (query(&gateway).header("authorization", "Bearer"), 401, "UNAUTHENTICATED", "Bearer"),
            (query(&gateway).header("x-api-key", ""), 401, "UNAUTHENTICATED", "X-API-Key"),
            (bare(), 415, INPUT, "application/json"),
            (bare().header("content-type", "text/plain"), 415, INPUT, "application/json"),
            (bare().header("content-type", "application/x-www-form-urlencoded"), 415, INPUT, "application/json"),
            (bare().header("content-type", "multipart/form-data; boundary=x"), 415, INPUT, "application/json"),
            (bare().header("content-type", "application/json; charset=gbk"), 415, INPUT, "UTF-8"),
            (bare().header("content-type", "application/json").header("accept", "text/csv"), 406, INPUT, "application/json"),
            (json_body(&gateway, ""), 400, INPUT, "empty"),
            (json_body(&gateway, "{"), 400, INPUT, "the body is"),
            (json_body(&gateway, "[{\"query\":\"{ __typename }\"}]"), 400, INPUT, "batching is off"),
            (json_body(&gateway, "{\"query\":5}"), 400, INPUT, "query must be a string"),
            (json_body(&gateway, "{}"), 400, INPUT, "query is missing"),
            (json_body(&gateway, "{\"query\":\"{ __typename }\",\"variables\":[]}"), 400, INPUT, "variables must be an object"),
            (json_body(&gateway, "{\"query\":\"{ __typename }\",\"query\":\"\"}"), 400, INPUT, "twice"),
            (json_body(&gateway, &format!("{{\"query\":\"{}\"}}", "x".repeat(300_000))), 413, "QUERY_TOO_LARGE", "262144"),
            (gateway.http().put(gateway.url()), 405, INPUT, "GET and POST"),
            (gateway.http().get(format!("{}?query=%FF", gateway.url())), 400, INPUT, "percent-encoded"),
            (gateway.http().get(format!("{}?query={}", gateway.url(), "x".repeat(9_000))), 414, "QUERY_TOO_LARGE", "8192"),
        ] {
            let (found, _, answer) = answer(request).await;
            assert_fit_to_be_shown(word, &answer);
            assert_eq!((found, answer["errors"][0]["extensions"]["code"].as_str()), (status, Some(code)), "{word}: {answer}");
            let message = answer["errors"][0]["message"].as_str().unwrap();
            assert!(message.contains(word), "{message} does not say {word}");
        }
        assert_still_serves(&gateway).await;
    }
}

/// A good query, still without a key.
fn query(gateway: &Gateway) -> RequestBuilder {
    gateway.post().json(&json!({"query": "{ __typename }"}))
}

/// This text as a body of JSON.
fn json_body(gateway: &Gateway, text: &str) -> RequestBuilder {
    gateway.http().post(gateway.url()).header("content-type", "application/json").body(text.to_owned())
}

async fn answer(request: RequestBuilder) -> (u16, reqwest::header::HeaderMap, Value) {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let answer = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} without JSON: {text}"));
    (status, headers, answer)
}
