//! A file with mistakes, its error file, and the corrected file.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use tests::on_both;

use super::*;

/// A workbook of honours: what `fill` writes below the header.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["统一社会信用代码", "评定单位", "荣誉名称", "评定日期", "备注"])
    {
        sheet.write(0, column, header).unwrap();
    }
    fill(sheet);
    workbook.save_to_buffer().unwrap()
}

on_both! {
    async fn a_clerk_corrects_what_the_error_file_says_and_sends_it_again(gateway: Gateway) {
        register(&gateway, 20).await;
        let key = association(&gateway, "市餐饮协会").await;
        let codes: Vec<String> = (1..=20).map(credit_code).collect();
        let stranger = stranger();
        let titles: Vec<String> = (0..500).map(|row| match row % 50 {
            7 => format!("=SUM(A{row})"),
            8 => format!("-{row}号荣誉"),
            9 => format!("'荣誉'{row}"),
            _ => format!("荣誉{row}"),
        }).collect();
        let rows: Vec<(&str, &str, &str)> = titles.iter().enumerate().map(|(row, title)| {
            let code = if row % 25 == 3 { &stranger } else { &codes[row % 20] };
            let day = if row % 25 == 7 || row % 25 == 8 { "11/04/2016" } else { "2016-04-11" };
            (code.as_str(), title.as_str(), day)
        }).collect();
        let id = take(&gateway, &key, "honours-1", honours(&rows)).await;
        let upload = over(&gateway, &key, &id).await;
        assert_eq!(counts(&upload), [440, 0, 60]);
        assert_eq!((&upload["progress"]["rows"], &upload["links"]["errors"]), (&json!(500), &json!(format!("/v1/uploads/{id}/errors"))));
        let told = faults(&gateway, &key, &id).await;
        assert_eq!((told.len(), &told[0]["row"], &told[0]["column"]), (60, &json!(5), &json!("统一社会信用代码")), "{told:?}");
        assert!(told[1]["reason"].as_str().unwrap().contains("year first"), "{:?}", told[1]);

        let file = String::from_utf8(errors(&gateway, &key, &id).await).unwrap();
        let mut lines = file.lines();
        assert_eq!(lines.next().unwrap(), "\u{FEFF}统一社会信用代码,企业名称,评定单位*,荣誉名称*,评定日期*,备注,错误原因 (error_reason)");
        assert_eq!(lines.clone().count(), 60);
        assert!(lines.clone().any(|line| line.contains(",'=SUM(A7),")), "{file}");
        assert!(lines.all(|line| !line.contains(",=")), "{file}");
        let corrected = file.replace("11/04/2016", "2016-04-11").replace(&stranger, &codes[0]);
        let second = take(&gateway, &key, "honours-2", corrected.clone()).await;
        assert_eq!(counts(&over(&gateway, &key, &second).await), [60, 0, 0]);
        assert_eq!(get(&gateway, &key, &format!("/v1/uploads/{second}")).await.json::<Value>().await.unwrap()["links"]["errors"], Value::Null);

        // The way out and in has changed nothing.
        let stored = gateway.data("{ honours(first: 100) { totalCount } }").await;
        assert_eq!(stored["honours"]["totalCount"], 500);
        let third = take(&gateway, &key, "honours-3", honours(&rows).replace("11/04/2016", "2016-04-11").replace(&stranger, &codes[0])).await;
        assert_eq!(counts(&over(&gateway, &key, &third).await), [0, 500, 0], "the same texts as before");
        assert_eq!(count(&gateway, "honour").await, 500);
        assert_eq!(tests::history::assert_history_is_whole(&gateway, "honour").await, 500);
        let entered = gateway.data("{ auditLog(filter: { action: [RECORD_ENTERED] }) { totalCount } }").await;
        assert_eq!(entered["auditLog"]["totalCount"], 500);
    }

    async fn a_workbook_comes_back_as_a_workbook_that_can_be_sent_as_it_is(gateway: Gateway) {
        register(&gateway, 3).await;
        let key = association(&gateway, "市餐饮协会").await;
        let day = ExcelDateTime::from_ymd(2016, 4, 11).unwrap();
        let date = Format::new().set_num_format("yyyy/m/d");
        let file = workbook(|sheet| {
            for (row, code) in (1..).zip([credit_code(1), stranger(), credit_code(2)]) {
                sheet.write(row, 0, &code).unwrap().write(row, 1, "市餐饮协会").unwrap();
                sheet.write_string(row, 2, "=优秀企业").unwrap().write_with_format(row, 3, &day, &date).unwrap().write(row, 4, 12.5).unwrap();
            }
            sheet.write(4, 0, credit_code(3)).unwrap().write(4, 1, "市餐饮协会").unwrap().write_with_format(4, 3, &day, &date).unwrap();
            sheet.write_formula(4, 2, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
        });
        let first = take(&gateway, &key, "first", file).await;
        assert_eq!(counts(&over(&gateway, &key, &first).await), [2, 0, 2]);
        let file = errors(&gateway, &key, &first).await;
        assert!(file.starts_with(b"PK"));
        // Sent as it is, the same rows are refused for the same reasons, and told without a second column of reasons.
        let second = take(&gateway, &key, "second", file.clone()).await;
        assert_eq!(counts(&over(&gateway, &key, &second).await), [0, 0, 2]);
        let told = faults(&gateway, &key, &second).await;
        assert_eq!((&told[0]["column"], &told[1]["column"]), (&json!("统一社会信用代码"), &json!("荣誉名称")), "{told:?}");
        // What was wrong was that nobody had registered the enterprise.
        gateway.write("enterprise", &[enterprise(9_999, &[])]).await;
        let third = take(&gateway, &key, "third", errors(&gateway, &key, &second).await).await;
        assert_eq!(counts(&over(&gateway, &key, &third).await), [1, 0, 1]);
        let stored = gateway.data("{ honours(first: 10) { nodes { title awardedOn } } }").await;
        let nodes = stored["honours"]["nodes"].as_array().unwrap();
        assert_eq!(nodes.len(), 3);
        assert!(nodes.iter().all(|node| *node == json!({"title": "=优秀企业", "awardedOn": "2016-04-11"})), "{nodes:?}");
    }

    async fn rows_that_cannot_be_split_and_other_separators_come_back_too(gateway: Gateway) {
        register(&gateway, 2).await;
        let key = association(&gateway, "市餐饮协会").await;
        let (one, two) = (credit_code(1), credit_code(2));
        let file = format!("信用代码;评定单位;荣誉名称;评定日期\n{one};\"市餐饮协会;甲;2016-04-11\n{one};市餐饮协会;乙;2016-04-11;多余\n{two};市餐饮协会;丙;2016-04-11\n{two};市餐饮协会;31010119800101001x;2016-13-11\n");
        let id = take(&gateway, &key, "k", file).await;
        assert_eq!(counts(&over(&gateway, &key, &id).await), [1, 0, 3]);
        let told = faults(&gateway, &key, &id).await;
        let file = String::from_utf8(errors(&gateway, &key, &id).await).unwrap();
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[0], "\u{FEFF}信用代码;评定单位;荣誉名称;评定日期;错误原因 (error_reason)");
        assert!(lines[1].starts_with(&format!("\"{one};\"\"市餐饮协会;甲;2016-04-11\";;;;")), "{file}");
        assert!(lines[2].starts_with(&format!("{one};市餐饮协会;乙;2016-04-11;")) && lines[2].ends_with(";多余"), "{file}");
        // No digit of an identity number leaves the gateway, not even to who wrote it.
        assert!(lines[3].contains(";******************;") && !file.contains("19800101"), "{file}");
        assert!(!told.iter().any(|fault| fault.to_string().contains("19800101")), "{told:?}");
    }

    async fn a_dry_run_says_what_would_be_and_changes_nothing(gateway: Gateway) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let file = honours(&[(&credit_code(1), "甲", "2016-04-11"), (&stranger(), "乙", "2016-04-11")]);
        let (status, answer) = send(&gateway, &key, ("kind=honour&dryRun=true", "k", CSV), file.clone()).await;
        assert_eq!((status, &answer["dryRun"]), (202, &json!(true)), "{answer}");
        let upload = over(&gateway, &key, answer["id"].as_str().unwrap()).await;
        assert_eq!(counts(&upload), [1, 0, 1]);
        assert_eq!(count(&gateway, "honour").await, 0);
        assert_eq!(faults(&gateway, &key, upload["id"].as_str().unwrap()).await.len(), 1);
        let id = take(&gateway, &key, "k2", file).await;
        assert_eq!(counts(&over(&gateway, &key, &id).await), [1, 0, 1]);
    }

    async fn a_row_about_nobody_is_told_whom_it_may_have_meant(gateway: Gateway) {
        register(&gateway, 3).await;
        let key = association(&gateway, "市餐饮协会").await;
        let file = honours(&[(&stranger(), "甲", "2016-04-11")]).replace(",,", ",上海测试2有限公司,");
        // The index follows in its own time.
        until(async || {
            let query = "{ searchEnterprises(query: \"上海测试2有限公司\") { edges { node { name } } } }";
            let found = gateway.answer(query, json!({})).await;
            found["data"]["searchEnterprises"]["edges"].as_array().is_some_and(|edges| !edges.is_empty()).then_some(())
        }).await;
        let id = take(&gateway, &key, "k", file).await;
        assert_eq!(counts(&over(&gateway, &key, &id).await), [0, 0, 1]);
        let told = faults(&gateway, &key, &id).await;
        let reason = told[0]["reason"].as_str().unwrap();
        assert!(reason.contains(&format!("上海测试2有限公司 {}", credit_code(2))), "{reason}");
    }

    async fn an_upload_is_followed_until_it_is_over_by_its_organisation_alone(gateway: Gateway) {
        register(&gateway, 3).await;
        let key = association(&gateway, "市餐饮协会").await;
        let stranger = association(&gateway, "市家具协会").await;
        let codes: Vec<String> = (1..=3).map(credit_code).collect();
        let rows: Vec<(&str, &str, &str)> = codes.iter().map(|code| (code.as_str(), "诚信企业", "2016-04-11")).collect();
        let id = take(&gateway, &key, "honours-1", honours(&rows)).await;
        let query = format!("subscription {{ uploadProgress(id: \"{id}\") {{ state {{ value }} progress {{ rows }} counts {{ created }} }} }}");
        let follow = async |key: &str| {
            let request = gateway.http().post(format!("{}/stream", gateway.url())).header("x-api-key", key);
            let text = request.json(&json!({"query": query})).send().await.unwrap().text().await.unwrap();
            assert!(text.contains("event: complete"), "{text}");
            let mut told = text.lines().filter_map(|line| line.strip_prefix("data: ")).filter(|data| data.contains("uploadProgress"));
            serde_json::from_str::<Value>(told.next_back().unwrap()).unwrap()["data"]["uploadProgress"].take()
        };
        assert_eq!(follow(&key).await, json!({"state": {"value": "DONE"}, "progress": {"rows": 3}, "counts": {"created": 3}}));
        assert_eq!(follow(&stranger).await, Value::Null);
    }
}
