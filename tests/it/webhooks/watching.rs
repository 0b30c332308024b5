//! Watch lists: who is on them, and what is told of them.

use tests::{draft::credit_code, on_both};

use super::*;

const ALLOWED: &[(&str, &str)] =
    &[("webhooks.allow_private", "127.0.0.1/32"), ("tiers.institution.watched_subjects_max", "20000")];

/// A registration number of the right form.
const NUMBER: &str = "310141000157096";
/// What a workbook is sent as.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Bank<'_> {
    /// Makes a list; its id.
    pub(super) async fn list(&self, name: &str) -> String {
        let query = "mutation($name: String!) { createWatchList(input: { name: $name }) { watchList { id } userErrors { code } } }";
        let made = self.ask("createWatchList", query, json!({"name": name})).await;
        made["watchList"]["id"].as_str().unwrap_or_else(|| panic!("{made}")).to_owned()
    }

    /// Puts subjects on a list, or takes them off it.
    pub(super) async fn subjects(&self, mutation: &str, list: &str, subjects: &[String]) -> Value {
        let counts = if mutation.starts_with("add") {
            "added alreadyThere unregistered unregisteredCodes"
        } else {
            "removed notThere"
        };
        let query = format!("mutation($id: ID!, $subjects: [String!]!) {{ {mutation}(input: {{ watchListId: $id, subjects: $subjects }})
            {{ {counts} invalid watchList {{ subjectCount }} userErrors {{ path code message }} }} }}");
        self.ask(mutation, &query, json!({"id": list, "subjects": subjects})).await
    }
}

on_both! {
    async fn who_is_put_on_a_list_is_told_of_also_when_it_is_registered_later(gateway: Gateway with ALLOWED) {
        let (bank, receiver) = (Bank::new(&gateway, "某银行").await, Receiver::start().await);
        register(&gateway, 3).await;
        let list = bank.list("贷款客户").await;
        let subjects = [credit_code(2), format!(" {} ", credit_code(5).to_lowercase()), NUMBER.to_owned(), "x".to_owned(), credit_code(2)];
        let added = bank.subjects("addWatchSubjects", &list, &subjects).await;
        assert_eq!((&added["added"], &added["alreadyThere"], &added["invalid"], &added["unregistered"]), (&json!(3), &json!(1), &json!(1), &json!(2)), "{added}");
        assert_eq!(added["userErrors"][0]["path"], json!(["subjects", "3"]));
        assert_eq!(added["unregisteredCodes"].as_array().unwrap().len(), 2);
        let (id, _) = bank.endpoint(&receiver.url(), &format!("[{{ watchListId: \"{list}\" }}]"), "").await;
        gateway.write("honour", &[honour(1, 1), honour(2, 2)]).await;
        gateway.write("enterprise", &[enterprise(4, &[("registration_number", Cell::text(NUMBER))]), enterprise(5, &[])]).await;
        gateway.write("abnormal_operation", &[listed(3), listed(4), listed(5)]).await;
        bank.settled(&id).await;
        let told: std::collections::BTreeSet<String> = receiver.received().iter().map(|one| format!("{} {}", one.json["type"].as_str().unwrap(), one.enterprise())).collect();
        let expected = [("honour", 2), ("enterprise", 4), ("enterprise", 5), ("abnormal_operation", 4), ("abnormal_operation", 5)];
        assert_eq!(told, expected.iter().map(|(kind, number)| format!("{kind}.create {}", credit_code(*number))).collect());

        let removed = bank.subjects("removeWatchSubjects", &list, &[credit_code(5), credit_code(1)]).await;
        assert_eq!((&removed["removed"], &removed["notThere"], &removed["watchList"]["subjectCount"]), (&json!(1), &json!(1), &json!(2)));
        let before = receiver.received().len();
        gateway.write("honour", &[honour(5, 3), honour(2, 4)]).await;
        bank.settled(&id).await;
        assert_eq!(receiver.received()[before..].iter().map(Received::enterprise).collect::<Vec<_>>(), [credit_code(2)]);
        let page = bank.ask("watchSubjects", "query($id: ID!) { watchSubjects(watchListId: $id) { totalCount nodes { code isRegistered } } }", json!({"id": list})).await;
        assert_eq!((&page["totalCount"], page["nodes"].as_array().unwrap().iter().all(|node| node["isRegistered"] == true)), (&json!(2), true), "{page}");
    }

    async fn a_list_is_its_clients_and_is_kept_while_rules_name_it(gateway: Gateway with ALLOWED) {
        let receiver = Receiver::start().await;
        let (bank, other) = (Bank::new(&gateway, "某银行").await, Bank::new(&gateway, "另一银行").await);
        let list = bank.list("甲").await;
        bank.list("乙").await;
        let named = async |bank: &Bank<'_>, mutation: &str, more: &str| {
            let query = format!("mutation($id: ID!) {{ {mutation}(input: {{ watchListId: $id {more} }}) {{ userErrors {{ path code }} }} }}");
            bank.ask(mutation, &query, json!({"id": list})).await["userErrors"][0]["code"].clone()
        };
        assert_eq!(named(&bank, "renameWatchList", ", name: \"乙\"").await, "CONFLICT");
        assert_eq!(named(&bank, "renameWatchList", ", name: \" \"").await, "INVALID");
        assert_eq!(named(&bank, "renameWatchList", ", name: \"丙\"").await, Value::Null);
        for (mutation, more) in [("renameWatchList", ", name: \"丁\""), ("deleteWatchList", ""), ("addWatchSubjects", ", subjects: []"), ("removeWatchSubjects", ", subjects: []")] {
            assert_eq!(named(&other, mutation, more).await, "NOT_FOUND", "{mutation}");
        }
        let query = "query($id: ID!) { watchList(id: $id) { name subjectCount } }";
        assert_eq!(bank.ask("watchList", query, json!({"id": list})).await, json!({"name": "丙", "subjectCount": 0}));
        assert!(other.ask("watchList", query, json!({"id": list})).await.is_null());
        let rules = format!("[{{ watchListId: \"{list}\" }}]");
        let foreign = format!("mutation {{ createWebhookEndpoint(input: {{ url: \"{}\", rules: {rules} }}) {{ userErrors {{ code }} }} }}", receiver.url());
        assert_eq!(other.ask("createWebhookEndpoint", &foreign, json!({})).await["userErrors"][0]["code"], "NOT_FOUND", "another's list");
        let (id, _) = bank.endpoint(&receiver.url(), &rules, "").await;
        assert_eq!(named(&bank, "deleteWatchList", "").await, "CONFLICT");
        bank.done("updateWebhookEndpoint", &id, ", rules: [{}]", "").await;
        bank.subjects("addWatchSubjects", &list, &[credit_code(1)]).await;
        assert_eq!(named(&bank, "deleteWatchList", "").await, Value::Null);
        assert_eq!(named(&bank, "deleteWatchList", "").await, "NOT_FOUND");
        assert_eq!(gateway.app.watch_lists.clean().await.unwrap(), 1, "its subjects are forgotten");
        let page = bank.ask("watchLists", "{ watchLists { totalCount nodes { name } } }", json!({})).await;
        assert_eq!(page, json!({"totalCount": 1, "nodes": [{"name": "乙"}]}));
        assert_eq!(bank.ask("createWatchList", "mutation { createWatchList(input: { name: \"乙\" }) { userErrors { code } } }", json!({})).await["userErrors"][0]["code"], "CONFLICT");
    }

    async fn lists_together_are_bounded_by_the_tier_and_a_call_by_ten_thousand_in_a_handful_of_statements(gateway: Gateway with ALLOWED) {
        let bank = Bank::new(&gateway, "某银行").await;
        let (list, second) = (bank.list("甲").await, bank.list("乙").await);
        let codes: Vec<String> = (1..=10_001).map(credit_code).collect();
        assert_eq!(bank.subjects("addWatchSubjects", &list, &codes).await["userErrors"][0]["code"], "LIMIT_REACHED");
        let statements = async |subjects: &[String]| {
            let before = gateway.app.store.statements();
            let added = bank.subjects("addWatchSubjects", &list, subjects).await;
            (added["added"].as_u64().unwrap(), gateway.app.store.statements() - before)
        };
        statements(&codes[..1]).await;
        let (few, many) = (statements(&codes[1..3]).await, statements(&codes[3..10_000]).await);
        assert_eq!((few.0, many.0), (2, 9_997));
        assert!(many.1 <= few.1 + 2, "{few:?} {many:?}");
        assert_eq!(bank.subjects("addWatchSubjects", &second, &codes[..10_000]).await["added"], 10_000);
        let refused = bank.subjects("addWatchSubjects", &second, &[credit_code(10_001)]).await;
        assert_eq!((&refused["userErrors"][0]["code"], &refused["userErrors"][0]["path"]), (&json!("LIMIT_REACHED"), &json!(["subjects"])), "{refused}");
        let log = gateway.data("{ auditLog(filter: { action: [WATCH_SUBJECTS_CHANGED] }) { nodes { after } } }").await;
        assert!(!log.to_string().contains(&codes[0]), "the log tells whom a client watches");
    }
}

/// Sends a file of text for a list; the status and the answer.
async fn send(bank: &Bank<'_>, method: reqwest::Method, of: (&str, &str), file: String) -> (u16, Value) {
    send_as(bank, method, of, ("text/csv", file.into_bytes())).await
}

/// Sends a file of this media type.
async fn send_as(
    bank: &Bank<'_>,
    method: reqwest::Method,
    (list, query): (&str, &str),
    (media_type, file): (&str, Vec<u8>),
) -> (u16, Value) {
    let url = format!("http://{}/v1/watch-lists/{list}/subjects{query}", bank.gateway.address);
    let request = bank.gateway.http().request(method, url).header("x-api-key", &bank.key);
    let answer = request.header("content-type", media_type).body(file).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

/// A workbook as a clerk keeps it: a title, a column of names, both sorts of codes, an empty row, a note on a second sheet.
fn customers() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "贷款客户名单").unwrap();
    for (column, name) in (0..).zip(["序号", "名称", "统一社会信用代码", "注册号"]) {
        sheet.write(1, column, name).unwrap();
    }
    let [one, two, nine] = [1, 2, 9].map(credit_code);
    for (row, name, code) in
        [(2, "甲", one.as_str()), (4, "丙", &two), (5, "丁", &nine), (6, "戊", "91310112"), (8, "庚", &one)]
    {
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 2, code).unwrap();
    }
    // A spreadsheet program takes it for a number; nobody states a code of the row behind.
    sheet.write(3, 3, 310_141_000_157_096.0).unwrap();
    sheet.write(7, 1, "己").unwrap();
    workbook.add_worksheet().write(0, 0, "备注").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn codes_alone() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, number) in (0..).zip([1, 3]) {
        sheet.write(row, 0, credit_code(number)).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

fn nothing_of_ours() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write(0, 0, "名称").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn counts(report: &Value) -> [i64; 5] {
    ["added", "alreadyThere", "removed", "invalid", "subjectCount"]
        .map(|name| report[name].as_i64().unwrap_or_else(|| panic!("{report}")))
}

on_both! {
    async fn a_file_is_added_to_a_list_or_is_the_list_and_says_what_differs(gateway: Gateway with ALLOWED) {
        use reqwest::Method;
        let (bank, other) = (Bank::new(&gateway, "某银行").await, Bank::new(&gateway, "另一银行").await);
        register(&gateway, 3).await;
        let list = bank.list("贷款客户").await;
        let lines = |numbers: std::ops::RangeInclusive<u32>| numbers.map(|number| credit_code(number) + "\n").collect::<String>();
        let (status, first) = send(&bank, Method::POST, (&list, ""), lines(1..=6_000)).await;
        assert_eq!((status, counts(&first), &first["unregistered"]), (200, [6_000, 0, 0, 0, 6_000], &json!(5_997)));
        assert_eq!(first["unregisteredCodes"].as_array().unwrap().len(), 100);
        let file = format!("名称,统一社会信用代码\n甲,{}\n乙,x\n丙,{}\n丙,{}\n", credit_code(6_000), credit_code(6_001), credit_code(6_001));
        let (_, dry) = send(&bank, Method::PUT, (&list, "?dryRun=true"), file.clone()).await;
        assert_eq!((counts(&dry), &dry["dryRun"]), ([1, 1, 5_999, 1, 6_000], &json!(true)));
        assert_eq!((&dry["invalidRows"][0]["row"], &dry["invalidRows"][0]["value"]), (&json!(3), &json!("x")));
        let (_, replaced) = send(&bank, Method::PUT, (&list, ""), file.clone()).await;
        assert_eq!(counts(&replaced), [1, 1, 5_999, 1, 2]);
        let (_, again) = send(&bank, Method::PUT, (&list, ""), file.clone()).await;
        assert_eq!(counts(&again), [0, 2, 0, 1, 2], "sent again it changes nothing");
        for (sender, method, of, body, expected) in [
            (&other, Method::PUT, (list.as_str(), ""), file.clone(), 404),
            (&bank, Method::PUT, ("x", ""), file.clone(), 404),
            (&bank, Method::PUT, (list.as_str(), "?dryRun=perhaps"), file.clone(), 400),
            (&bank, Method::PUT, (list.as_str(), "?dry=true"), file.clone(), 400),
            (&bank, Method::GET, (list.as_str(), ""), String::new(), 405),
            (&bank, Method::PUT, (list.as_str(), ""), String::new(), 400),
            (&bank, Method::PUT, (list.as_str(), ""), "{\"a\": 1}".to_owned(), 400),
            // A file of something else would empty the list.
            (&bank, Method::PUT, (list.as_str(), ""), "客户编号,客户名称\n1001,某公司\n".to_owned(), 400),
            (&bank, Method::POST, (list.as_str(), ""), lines(10_000..=30_000), 400),
        ] {
            let (status, answer) = send(sender, method.clone(), of, body).await;
            assert_eq!(status, expected, "{method} {of:?}: {answer}");
        }
        // Another file is being taken.
        let number = mingjing::graphql::id::decode(&list.as_str().into()).unwrap().1;
        let held = gateway.app.leases.take(&format!("watch-list:{number}")).await.unwrap().unwrap();
        let (status, busy) = send(&bank, Method::PUT, (&list, ""), file.clone()).await;
        assert_eq!((status, &busy["error"]["code"]), (409, &json!("CONFLICT")), "{busy}");
        gateway.app.leases.end(&held).await.unwrap();
        let (status, _) = send(&bank, Method::PUT, (&list, ""), file).await;
        assert_eq!(status, 200);
        let key = gateway.new_key("某协会", OrganisationKind::Association, "association").await;
        let (status, _) = send(&Bank { gateway: &gateway, key }, Method::PUT, (&list, ""), String::new()).await;
        assert_eq!(status, 403);
        let state = bank.ask("watchList", "query($id: ID!) { watchList(id: $id) { subjectCount } }", json!({"id": list})).await;
        assert_eq!(state["subjectCount"], 2, "what was refused changed nothing");
    }

    async fn a_workbook_is_read_as_a_list_is(gateway: Gateway with ALLOWED) {
        use reqwest::Method;
        let bank = Bank::new(&gateway, "某银行").await;
        register(&gateway, 3).await;
        let list = bank.list("贷款客户").await;
        let (status, told) = send_as(&bank, Method::PUT, (&list, ""), (XLSX, customers())).await;
        assert_eq!((status, counts(&told), &told["rows"]), (200, [4, 0, 0, 2, 4], &json!(7)), "{told}");
        let mut unregistered: Vec<&str> = told["unregisteredCodes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        unregistered.sort_unstable();
        assert_eq!((&told["unregistered"], unregistered), (&json!(2), vec![NUMBER, &credit_code(9)]));
        let faults: Vec<(u64, &str)> = told["invalidRows"].as_array().unwrap().iter().map(|row| (row["row"].as_u64().unwrap(), row["value"].as_str().unwrap())).collect();
        assert_eq!(faults, [(7, "91310112"), (8, "")], "{told}");
        let page = bank.ask("watchSubjects", "query($id: ID!) { watchSubjects(watchListId: $id) { nodes { code } } }", json!({"id": list})).await;
        let codes: std::collections::BTreeSet<&str> = page["nodes"].as_array().unwrap().iter().map(|node| node["code"].as_str().unwrap()).collect();
        let [one, two, nine] = [1, 2, 9].map(credit_code);
        assert_eq!(codes, [one.as_str(), &two, &nine, NUMBER].into());
        // Nothing but codes, without a header; and the same once more.
        for (added, unchanged) in [(1, 1), (0, 2)] {
            let (_, told) = send_as(&bank, Method::POST, (&list, ""), (XLSX, codes_alone())).await;
            assert_eq!(counts(&told), [added, unchanged, 0, 0, 5], "{told}");
        }
        let mut cut = customers();
        cut.truncate(cut.len() / 2);
        for (file, told) in [(cut, "workbook"), (nothing_of_ours(), "统一社会信用代码")] {
            let (status, answer) = send_as(&bank, Method::PUT, (&list, ""), (XLSX, file)).await;
            assert!(status == 400 && answer["error"]["message"].as_str().unwrap().contains(told), "{status} {answer}");
        }
        assert_eq!(bank.ask("watchList", "query($id: ID!) { watchList(id: $id) { subjectCount } }", json!({"id": list})).await["subjectCount"], 5);
    }
}
