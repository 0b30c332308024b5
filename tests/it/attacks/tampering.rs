//! Cursors, ids and page sizes that were changed, moved or made up.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use mingjing::error::ErrorCode::{BadUserInput, GraphqlValidationFailed, QueryTooComplex};
use serde_json::{Value, json};

use super::{
    attack::{Attack, Expected::Answered, Expected::Failed, Expected::Refused, assail},
    target,
};
use tests::target::Target;

/// Each text that differs from this one in one character of the alphabet of cursors and ids, and each that lost one.
fn changed(text: &str) -> Vec<String> {
    let mut changed = Vec::new();
    for at in 0..text.len() {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let old = text.as_bytes()[at];
        for new in [b'A', b'_', old ^ 1] {
            if new != old && (new.is_ascii_alphanumeric() || new == b'_') {
                changed.push(format!("{before}{}{after}", char::from(new)));
            }
        }
        changed.push(format!("{before}{after}"));
    }
    for (first, second) in [(1, 2), (4, 3), (1, text.len() / 2)] {
        changed.push(format!("{}{}", &text[first..], &text[..second]));
    }
    changed.extend([format!("{text}="), format!("{text}A"), format!("A{text}"), text.repeat(2), text.to_lowercase()]);
    changed.retain(|changed| changed != text);
    changed
}

async fn cursor(target: &Target, list: &str) -> String {
    let data = target.gateway.data(&format!("{{ page: {list} {{ pageInfo {{ startCursor }} }} }}")).await;
    data["page"]["pageInfo"]["startCursor"].as_str().unwrap().to_owned()
}

fn with_cursor(name: String, list: &str, cursor: &str) -> Attack {
    let query = format!("query($cursor:String){{{list}{{pageInfo{{endCursor}}}}}}");
    Attack::with_variables(name, query, &json!({"cursor": cursor}), Failed(BadUserInput))
}

async fn cursors(target: &Target) -> Vec<Attack> {
    let mut attacks = Vec::new();
    for list in ["enterprises", "abnormalOperations"] {
        let real = cursor(target, &format!("{list}(first:1)")).await;
        for (number, changed) in changed(&real).iter().enumerate() {
            let place = if number % 2 == 0 { "after" } else { "before" };
            attacks.push(with_cursor(
                format!("{list}: {real} changed to {changed}"),
                &format!("{list}({place}:$cursor)"),
                changed,
            ));
        }
        // A place that is told truly, under a signature of nothing.
        let place = BASE64_URL_SAFE_NO_PAD.decode(&real).unwrap().split_off(8);
        for signature in [[0; 8], [0xff; 8]] {
            let made_up = BASE64_URL_SAFE_NO_PAD.encode([&signature[..], &place].concat());
            attacks.push(with_cursor(format!("{list}: made up"), &format!("{list}(after:$cursor)"), &made_up));
        }
    }
    let own = "enterprises(first:1)";
    let in_another_order = "enterprises(first:1,orderBy:{field:ESTABLISHED_ON,direction:ASC})";
    for (of, at) in [
        (own, "abnormalOperations(after:$cursor)"),
        (own, "enterprises(after:$cursor,orderBy:{field:UPDATED_AT})"),
        (own, "searchEnterprises(query:\"上海\",after:$cursor)"),
        (own, "enterprises{nodes{abnormalOperations(after:$cursor){totalCount}}}page:enterprises"),
        ("abnormalOperations(first:1)", "enterprises(after:$cursor)"),
        ("abnormalOperations(first:1)", "seriousViolations(after:$cursor)"),
        ("abnormalOperations(first:1)", "abnormalOperations(after:$cursor,orderBy:{field:LISTED_ON,direction:ASC})"),
        (in_another_order, "enterprises(after:$cursor)"),
        (in_another_order, "enterprises(after:$cursor,orderBy:{field:ESTABLISHED_ON,direction:DESC})"),
    ] {
        attacks.push(with_cursor(format!("the cursor of {of} at {at}"), at, &cursor(target, of).await));
    }
    attacks
}

/// A cursor names a place and not a filter: with another filter it is good, and shows nothing that the filter leaves out.
async fn assert_filters_hold_with_foreign_cursors(target: &Target) {
    let gateway = &target.gateway;
    let cursor = cursor(target, "enterprises(first:1)").await;
    let query = "query($c:String){enterprises(after:$c,filter:{district:[\"310101\"]}){totalCount nodes{id}}}";
    let data = gateway.data_with(query, json!({"c": cursor})).await;
    assert_eq!(data["enterprises"], json!({"totalCount": 0, "nodes": []}));
}

/// Ids are no secret, and one that was changed may be another record's. So it may be answered, with what that record shows.
async fn ids(target: &Target) -> Vec<Attack> {
    let data = target.gateway.data("{ enterprises(first: 1) { nodes { id } } }").await;
    let real = data["enterprises"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let asked = |name: String, id: &str, expected| {
        [
            Attack::with_variables(
                format!("{name}, alone"),
                "query($id:ID!){node(id:$id){id}}",
                &json!({"id": id}),
                expected,
            ),
            Attack::with_variables(
                format!("{name}, in a list"),
                "query($id:ID!){nodes(ids:[$id]){id}}",
                &json!({"id": id}),
                expected,
            ),
        ]
    };
    let mut attacks = Vec::new();
    for changed in changed(&real) {
        attacks.extend(asked(format!("{real} changed to {changed}"), &changed, Answered(BadUserInput)));
    }
    for table in ["api_key", "client", "tier", "change_event", "sqlite_master", "seaql_migrations", "", "enterprise;"] {
        attacks.extend(asked(
            format!("a row of {table}"),
            &BASE64_URL_SAFE_NO_PAD.encode(format!("{table}:1")),
            Failed(BadUserInput),
        ));
    }
    for number in [
        "",
        "x",
        "1.0",
        "1e0",
        " 1",
        "1 ",
        "+1",
        "01",
        "-0",
        "０",
        "1 OR 1=1",
        "1;",
        "9223372036854775808",
        "0x1",
        "1\0",
    ] {
        attacks.extend(asked(
            format!("enterprise {number:?}"),
            &BASE64_URL_SAFE_NO_PAD.encode(format!("enterprise:{number}")),
            Failed(BadUserInput),
        ));
    }
    attacks
}

fn page_sizes() -> Vec<Attack> {
    let mut attacks = Vec::new();
    let page = |size: &str| format!("{{enterprises({size}){{totalCount}}}}");
    for name in ["first", "last"] {
        for size in [
            "0",
            "-1",
            "101",
            "2147483647",
            "-2147483648",
            "2147483648",
            "-9223372036854775808",
            "18446744073709551615",
        ] {
            // What fits no Int, or not even the parser's numbers, is refused before anything is executed.
            let fits = size.parse::<i32>().is_ok();
            let expected = match size.parse::<i64>() {
                Ok(_) => Answered(BadUserInput),
                Err(_) => Refused(GraphqlValidationFailed),
            };
            attacks.push(Attack::document(format!("{name}: {size}"), page(&format!("{name}:{size}")), expected));
            let whole: Value = serde_json::from_str(size).unwrap();
            let expected = if fits { Failed(BadUserInput) } else { Refused(BadUserInput) };
            let query = format!("query($n:Int){{enterprises({name}:$n){{totalCount}}}}");
            attacks.push(Attack::with_variables(
                format!("{name}: {size} in a variable"),
                query,
                &json!({"n": whole}),
                expected,
            ));
        }
        for size in [json!(1.5), json!(1e300), json!(-0.0), json!("10"), json!(true), json!([10, 10]), json!({"n": 1})]
        {
            let query = format!("query($n:Int){{enterprises({name}:$n){{totalCount}}}}");
            attacks.push(Attack::with_variables(
                format!("{name}: {size}"),
                query,
                &json!({"n": size}),
                Refused(BadUserInput),
            ));
        }
        attacks.push(Attack::document(
            format!("{name}: rows without end"),
            format!("{{enterprises({name}:2147483647){{nodes{{id}}}}}}"),
            Refused(QueryTooComplex),
        ));
        attacks.push(Attack::document(
            format!("{name}: fewer rows than none"),
            format!("{{enterprises({name}:-2147483648){{nodes{{penalties({name}:-100){{nodes{{id}}}}}}}}}}"),
            Failed(BadUserInput),
        ));
    }
    attacks.push(Attack::document("both ends at once", page("first:1,last:1"), Failed(BadUserInput)));
    attacks
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cursors_ids_and_page_sizes_that_were_tampered_with_are_refused() {
    let mut target = target().await;
    let attacks = [cursors(&target).await, ids(&target).await, page_sizes()];
    assert_filters_hold_with_foreign_cursors(&target).await;
    assail(&mut target, attacks.into_iter().flatten()).await;
}
