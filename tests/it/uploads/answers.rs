//! What cannot be read has a defined answer, and what is over is removed in time.

use chrono::TimeDelta;
use rust_xlsxwriter::Workbook;
use tests::on_both;

use super::*;

fn workbook(hidden: bool) -> Vec<u8> {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("空").unwrap();
    let sheet = workbook.add_worksheet().set_name("荣誉").unwrap();
    for (column, header) in (0..).zip(["统一社会信用代码", "评定单位", "荣誉名称", "评定日期"]) {
        sheet.write(0, column, header).unwrap();
    }
    for row in 1..200 {
        for (column, cell) in
            (0..).zip([credit_code(row), "协会".to_owned(), format!("甲{row}"), "2016-04-11".to_owned()])
        {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.set_hidden(hidden);
    workbook.save_to_buffer().unwrap()
}

on_both! {
    async fn a_file_that_is_no_table_fails_with_what_is_wrong_and_the_next_one_is_read(gateway: Gateway) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let whole = workbook(false);
        let cases: Vec<(&str, Vec<u8>, &str)> = vec![
            ("pdf", b"%PDF-1.7 and so on".to_vec(), "PDF"),
            ("xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old".to_vec(), "XLS"),
            ("html", "<html><table><tr><td>统一社会信用代码</td></tr></table></html>".into(), "web page"),
            ("image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "image"),
            ("ndjson", b"{\"credit_code\": \"1\"}\n".to_vec(), "NDJSON"),
            ("zip", [&b"PK\x03\x04"[..], &[0xA5; 2_000]].concat(), "damaged"),
            ("cut", whole[..whole.len() / 2].to_vec(), "damaged"),
            ("hidden", workbook(true), "header"),
            ("headless", b"a,b,c\n1,2,3\n".to_vec(), "缺少列"),
            ("identity", "统一社会信用代码,身份证号码\n1,2\n".into(), "identity"),
            ("null", b"a,\0\0\0\n".to_vec(), "no text"),
        ];
        for (name, file, expected) in cases {
            let id = take(&gateway, &key, name, file).await;
            let upload = over(&gateway, &key, &id).await;
            assert_eq!(upload["state"], "failed", "{name}: {upload}");
            assert!(upload["failure"].as_str().unwrap().contains(expected), "{name}: {upload}");
            assert_eq!((&upload["progress"]["rows"], &upload["links"]["errors"]), (&json!(0), &Value::Null));
            assert_eq!(get(&gateway, &key, &format!("/v1/uploads/{id}/errors")).await.status(), 404, "{name}");
        }
        let (status, refused) = send(&gateway, &key, ("kind=honour", "empty", CSV), "").await;
        assert_eq!((status, &refused["error"]["code"]), (400, &json!("BAD_USER_INPUT")), "{refused}");
        let header_only = take(&gateway, &key, "header", HEADER).await;
        assert_eq!(counts(&over(&gateway, &key, &header_only).await), [0, 0, 0]);
        // A text that ends in the middle of a row costs that row.
        let text = honours(&[(&credit_code(1), "甲", "2016-04-11"), (&credit_code(1), "乙", "2016-04-11")]);
        let cut = take(&gateway, &key, "cut-text", text[..text.len() - 14].to_owned()).await;
        assert_eq!(counts(&over(&gateway, &key, &cut).await), [1, 0, 1]);
        assert_eq!(faults(&gateway, &key, &cut).await[0]["row"], 3);
    }

    async fn what_was_kept_long_enough_is_removed_and_what_became_of_it_stays(gateway: Gateway with [("uploads.keep_days", "30")]) {
        register(&gateway, 1).await;
        let key = association(&gateway, "市餐饮协会").await;
        let id = take(&gateway, &key, "k", honours(&[(&stranger(), "甲", "2016-04-11")])).await;
        over(&gateway, &key, &id).await;
        gateway.app.clock.advance(TimeDelta::days(29));
        assert_eq!(gateway.app.uploads.clean().await.unwrap(), 0);
        assert_eq!((count(&gateway, "upload_chunk").await, count(&gateway, "upload_fault").await), (1, 1));
        gateway.app.clock.advance(TimeDelta::days(2));
        gateway.app.uploads.clean().await.unwrap();
        assert_eq!((count(&gateway, "upload_chunk").await, count(&gateway, "upload_fault").await), (0, 0));
        assert_eq!(get(&gateway, &key, &format!("/v1/uploads/{id}/errors")).await.status(), 404);
        let upload = over(&gateway, &key, &id).await;
        assert_eq!((counts(&upload), &upload["links"]["errors"]), ([0, 0, 1], &Value::Null));
    }
}
