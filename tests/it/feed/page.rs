//! Pages of the feed.

use tests::{draft::credit_code, on_both};

use super::*;

on_both! {
    async fn every_change_is_there_in_its_order_with_what_was_before_it(gateway: Gateway) {
        assert_eq!(bounds(&page(&gateway, "first: 3").await), json!(["0", false, "0"]));
        changes(&gateway).await;
        let whole = page(&gateway, "first: 100").await;
        assert_eq!((sequences(&whole), bounds(&whole)), ((1..=8).collect(), json!(["8", false, "8"])), "{whole:#}");
        let events = whole["events"].as_array().unwrap();
        let entered = &events[3];
        assert_eq!((&entered["operation"], &entered["kind"], &entered["before"]), (&json!("CREATE"), &json!("HONOUR"), &Value::Null));
        assert_eq!((&entered["after"]["title"], &entered["after"]["validUntil"]), (&json!("甲"), &Value::Null), "{entered:#}");
        assert_eq!((&entered["enterprise"]["creditCode"], &entered["revision"]), (&json!(credit_code(1)), &json!(1)));
        let removed = &events[6];
        assert_eq!((&removed["operation"], &removed["revision"], &removed["recordId"]), (&json!("REVISE"), &json!(2), &events[4]["recordId"]));
        assert_eq!((&removed["before"]["removedOn"], &removed["after"]["removedOn"]), (&Value::Null, &json!("2017-01-05")));
        let fields: Vec<&str> = removed["changes"].as_array().unwrap().iter().map(|change| change["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["removalReason", "removedOn"]);
        // What a record says is what the record itself answers.
        let id = removed["recordId"].as_str().unwrap();
        let stored = gateway.data(&format!("{{ node(id: \"{id}\") {{ ... on AbnormalOperation {{ listedOn authority reason {{ code }} revision }} }} }}")).await;
        assert_eq!(stored["node"], json!({"listedOn": removed["after"]["listedOn"], "authority": removed["after"]["authority"], "reason": {"code": removed["after"]["reason"]}, "revision": 2}));
    }

    async fn a_reader_goes_on_where_it_was_and_misses_nothing(gateway: Gateway) {
        changes(&gateway).await;
        let (mut after, mut read) = (0, Vec::new());
        while after < 8 {
            let page = page(&gateway, &format!("first: 3, after: \"{after}\"")).await;
            let up_to = page["upTo"].as_str().unwrap().parse().unwrap();
            assert!(up_to > after && page["hasMore"] == (up_to < 8), "{page}");
            read.extend(sequences(&page));
            after = up_to;
        }
        assert_eq!(read, (1..=8).collect::<Vec<_>>());
        assert_eq!(bounds(&page(&gateway, "after: \"8\"").await), json!(["8", false, "8"]));
        // Where nothing is wanted, the reader still gets on, and need not look through it again.
        let none = page(&gateway, "first: 3, filter: { kind: [COMPLAINT] }").await;
        assert_eq!((sequences(&none), bounds(&none)), (vec![], json!(["8", false, "8"])));
        let some = page(&gateway, "first: 1, filter: { kind: [HONOUR] }").await;
        assert_eq!((sequences(&some), bounds(&some)), (vec![4], json!(["4", true, "8"])));
    }

    async fn a_reader_gets_what_it_wants_alone(gateway: Gateway) {
        changes(&gateway).await;
        let by = gateway.data("{ enterprises(first: 1) { nodes { publisher { id } } } }").await["enterprises"]["nodes"][0]["publisher"]["id"].clone();
        for (filter, expected) in [
            ("kind: [HONOUR, ABNORMAL_OPERATION]".to_owned(), vec![4, 5, 6, 7, 8]),
            ("kind: [ENTERPRISE]".to_owned(), vec![1, 2, 3]),
            ("operation: [REVISE]".to_owned(), vec![7]),
            ("authority: [\"上海市黄浦区市场监督管理局\"]".to_owned(), vec![6]),
            ("district: [\"310101\"]".to_owned(), vec![3, 6]),
            ("industry: [ACCOMMODATION_AND_CATERING]".to_owned(), vec![]),
            (format!("creditCode: [\"{}\"]", credit_code(1)), vec![1, 4]),
            ("registrationNumber: [\"310141000157096\"]".to_owned(), vec![2, 5, 7, 8]),
            (format!("creditCode: [\"{}\"], registrationNumber: [\"310141000157096\"]", credit_code(1)), vec![1, 2, 4, 5, 7, 8]),
            (format!("creditCode: [\"{}\"]", credit_code(9)), vec![]),
            ("creditCode: []".to_owned(), vec![]),
            (format!("byId: [{by}]"), (1..=8).collect()),
            (format!("kind: [HONOUR], creditCode: [\"{}\"]", credit_code(1)), vec![4]),
        ] {
            let filter = filter.replace("ACCOMMODATION_AND_CATERING", "EDUCATION");
            let page = page(&gateway, &format!("first: 100, filter: {{ {filter} }}")).await;
            assert_eq!((sequences(&page), &page["upTo"]), (expected, &json!("8")), "{filter}");
        }
    }

    async fn what_cannot_be_read_is_refused_with_what_would_be_right(gateway: Gateway) {
        changes(&gateway).await;
        for (arguments, told) in [
            ("after: \"9\"", "goes up to 8"),
            ("after: \"-1\"", "whole number as text"),
            ("after: \"x\"", "whole number as text"),
            ("after: \"99999999999999999999\"", "whole number as text"),
            ("first: 0", "1 to 1000"),
            ("first: 1001", "1 to 1000"),
            ("filter: { registrationNumber: [\"1\"] }", "filter.registrationNumber"),
            ("filter: { district: [\"浦东\"] }", "310115"),
            ("filter: { byId: [\"ZW50ZXJwcmlzZTox\"] }", "ids of organisations"),
        ] {
            let answer = gateway.answer(&format!("{{ changes({arguments}) {{ upTo }} }}"), Value::Null).await;
            let error = &answer["errors"][0];
            assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{arguments}: {answer}");
            assert!(error.to_string().contains(told), "{arguments}: {answer}");
        }
    }

    async fn what_leads_to_persons_is_in_the_feed_only_for_who_may_see_it(gateway: Gateway) {
        use entity::code::OrganisationKind;
        gateway.write("enterprise", &[enterprise(1, &[])]).await;
        let values = [
            ("year", Cell::Number(2016)), ("contact_phone", Cell::text("021-55667788")), ("submitted_on", Cell::text("2017-03-01")), ("employees_disclosed", Cell::Flag(false)), ("authority", Cell::text("上海市浦东新区市场监督管理局")),
        ];
        gateway.write("annual_report", &[draft("annual_report", 1, &values)]).await;
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        for (key, is_shown) in [(gateway.key.as_str(), true), (developer.as_str(), false)] {
            let body = json!({"query": format!("{{ changes(after: \"1\") {{ {PAGE} }} }}")});
            let answer: Value = gateway.post().header("x-api-key", key).json(&body).send().await.unwrap().json().await.unwrap();
            assert_eq!(answer["data"]["changes"]["events"][0]["after"]["year"], 2016, "{answer:#}");
            assert_eq!(answer.to_string().contains("55667788"), is_shown, "{answer:#}");
        }
    }
}
