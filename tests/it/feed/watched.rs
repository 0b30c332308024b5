//! The feed of those on a watch list alone.

use entity::code::OrganisationKind;
use tests::{draft::credit_code, gateway::Gateway, on_both};

use super::{
    follow::{follow, next},
    plain::{Lines, numbers, request},
    *,
};

/// Does something to a list; what it came to.
async fn act(gateway: &Gateway, mutation: &str, input: Value) -> Value {
    let name = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    let made = if mutation == "createWatchList" { "watchList { id }" } else { "" };
    let query =
        format!("mutation($input: {name}!) {{ {mutation}(input: $input) {{ {made} userErrors {{ message }} }} }}");
    let done = gateway.data_with(&query, json!({"input": input})).await[mutation].clone();
    assert_eq!(done["userErrors"], json!([]), "{done}");
    done
}

/// A list with these subjects; its id.
async fn list(gateway: &Gateway, subjects: &[String]) -> String {
    let made = act(gateway, "createWatchList", json!({"name": "贷款客户"})).await;
    let list = made["watchList"]["id"].as_str().unwrap().to_owned();
    act(gateway, "addWatchSubjects", json!({"watchListId": list, "subjects": subjects})).await;
    list
}

on_both! {
    async fn a_reader_is_told_of_those_on_its_list_as_it_stands(gateway: Gateway) {
        changes(&gateway).await;
        let list = list(&gateway, &[credit_code(1), "310141000157096".to_owned(), credit_code(9)]).await;
        let filter = format!("filter: {{ watchListId: \"{list}\" }}");
        let of_list = page(&gateway, &format!("first: 100, {filter}")).await;
        // The second has the number that is on the list.
        assert_eq!((sequences(&of_list), bounds(&of_list)), (vec![1, 2, 4, 5, 7, 8], json!(["8", false, "8"])));
        let narrowed = page(&gateway, &format!("first: 1, filter: {{ watchListId: \"{list}\", kind: [HONOUR] }}")).await;
        assert_eq!((sequences(&narrowed), bounds(&narrowed)), (vec![4], json!(["4", true, "8"])));
        let lines = Lines::of(request(&gateway, &format!("?watchListId={list}&kind=honour"))).await.rest().await;
        assert_eq!(numbers(&lines), ["4", "8"]);

        // Who is put on the list, or taken off it, counts from the next page on; so does who is registered later.
        let mut told = follow(&gateway, &format!("after: \"8\", {filter}")).await;
        assert_eq!(sequences(&next(&mut told).await), Vec::<u64>::new());
        let mut lines = Lines::of(request(&gateway, &format!("?after=8&follow=true&watchListId={list}"))).await;
        assert_eq!(lines.next().await.unwrap(), json!({"upTo": "8", "head": "8"}));
        act(&gateway, "addWatchSubjects", json!({"watchListId": list, "subjects": [credit_code(3)]})).await;
        act(&gateway, "removeWatchSubjects", json!({"watchListId": list, "subjects": [credit_code(1)]})).await;
        gateway.write("honour", &[honour(1, "丙")]).await;
        gateway.write("honour", &[honour(3, "丁")]).await;
        gateway.write("enterprise", &[enterprise(9, &[])]).await;
        let mut read = Vec::new();
        while read.len() < 2 {
            read.extend(sequences(&next(&mut told).await));
        }
        assert_eq!(read, [10, 11]);
        let mut read = Vec::new();
        while read.len() < 2 {
            let line = lines.next().await.unwrap();
            read.extend(line["sequence"].as_str().map(str::to_owned));
        }
        assert_eq!(read, ["10", "11"]);
    }

    async fn a_list_that_is_deleted_ends_what_is_filtered_by_it_and_nothing_is_skipped(gateway: Gateway) {
        changes(&gateway).await;
        let list = list(&gateway, &[credit_code(1)]).await;
        let mut told = follow(&gateway, &format!("after: \"8\", filter: {{ watchListId: \"{list}\" }}")).await;
        next(&mut told).await;
        let mut lines = Lines::of(request(&gateway, &format!("?after=8&follow=true&watchListId={list}"))).await;
        lines.next().await.unwrap();
        act(&gateway, "deleteWatchList", json!({"watchListId": list})).await;
        gateway.write("honour", &[honour(1, "丙")]).await;
        let refused = told.next().await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{refused}");
        assert!(refused.to_string().contains("no such watch list"), "{refused}");
        // Nothing says that it was looked any further.
        let rest = lines.rest().await;
        assert_eq!((rest.len(), &rest[0]["error"]["code"]), (1, &json!("BAD_USER_INPUT")), "{rest:?}");
    }

    async fn a_list_is_no_filter_for_anybody_but_its_owner(gateway: Gateway) {
        changes(&gateway).await;
        let list = list(&gateway, &[credit_code(1)]).await;
        let other = gateway.new_key("另一银行", OrganisationKind::Institution, "institution").await;
        let association = gateway.new_key("市餐饮协会", OrganisationKind::Association, "association").await;
        let unknown = list.chars().rev().collect::<String>();
        for (key, list, code, status) in [
            (Some(&other), &list, "BAD_USER_INPUT", 400),
            (Some(&gateway.key), &unknown, "BAD_USER_INPUT", 400),
            (Some(&association), &list, "FORBIDDEN", 403),
            (None, &list, "FORBIDDEN", 403),
        ] {
            let with_key = |request: reqwest::RequestBuilder| match key {
                Some(key) => request.header("x-api-key", key),
                None => request,
            };
            for operation in ["query", "subscription"] {
                let query = format!("{operation} {{ changes(first: 10, filter: {{ watchListId: \"{list}\" }}) {{ upTo }} }}");
                let (door, accept) = if operation == "query" { ("", "application/json") } else { ("/stream", "text/event-stream") };
                let asked = gateway.http().post(format!("{}{door}", gateway.url())).header("accept", accept).json(&json!({"query": query}));
                let text = with_key(asked).send().await.unwrap().text().await.unwrap();
                assert!(text.contains(code) && !text.contains("upTo\":"), "{operation} {code}: {text}");
            }
            let url = format!("http://{}/v1/changes?watchListId={list}", gateway.address);
            let answer = with_key(gateway.http().get(url)).send().await.unwrap();
            let (told, text) = (answer.status().as_u16(), answer.text().await.unwrap());
            assert!(told == status && text.contains(code), "{told} {text}");
        }
    }
}
