//! Importing files with the real program, as offices hand them over.

use std::fmt::Write as _;

use encoding_rs::GBK;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use sea_orm::FromQueryResult;
use serde_json::json;
use tests::{
    draft::{credit_code, enterprise},
    gateway::Gateway,
    history::{assert_history_is_whole, events, rows},
    on_both,
    program::{finish, program},
};

const REJECTS_HEADER: &str = "\u{FEFF}行 row,列 column,值 value,原因 reason\n";

#[derive(FromQueryResult)]
struct Entry {
    actor: String,
    after: String,
}

/// Registers enterprises 1 to 3.
async fn register(gateway: &Gateway) {
    gateway.write("enterprise", &(1..=3).map(|number| enterprise(number, &[])).collect::<Vec<_>>()).await;
}

/// A list of abnormal operations as a spreadsheet program saves it: CRLF, dates with slashes, a comma inside a cell.
fn abnormal_list(rows: &[(&str, &str, &str)]) -> String {
    let mut text = String::from("序号,统一社会信用代码,企业名称,列入经营异常名录原因,列入日期,列入决定机关\r\n");
    for (position, (code, reason, day)) in rows.iter().enumerate() {
        let number = position + 1;
        let _ = write!(text, "{number},{code},\"上海测试,有限公司\",{reason},{day},上海市浦东新区市场监督管理局\r\n");
    }
    text
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, unmappable) = GBK.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

async fn listed(gateway: &Gateway) -> Vec<(String, String)> {
    let query = "{ abnormalOperations(first: 100, orderBy: { field: LISTED_ON, direction: ASC }) { nodes {
        listedOn reason { code } enterprise { creditCode } } } }";
    let data = gateway.data(query).await;
    let nodes = data["abnormalOperations"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|node| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (
                text(&node["enterprise"]["creditCode"]),
                format!("{} {}", text(&node["reason"]["code"]), text(&node["listedOn"])),
            )
        })
        .collect()
}

/// Asserts that a command has reported so many rows created, revised, unchanged and rejected.
fn assert_report(printed: &str, file: &str, counts: [u32; 4]) {
    let [created, revised, unchanged, rejected] = counts;
    let total: u32 = counts.iter().sum();
    let expected = format!("{file}: {total} rows of ");
    let report = format!("{created} created, {revised} revised, {unchanged} unchanged, {rejected} rejected");
    assert!(printed.starts_with(&expected) && printed.contains(&report), "{printed:?} does not say {report:?}");
}

#[derive(FromQueryResult)]
struct Count {
    count: i64,
}

async fn count(gateway: &Gateway, table: &str) -> i64 {
    let found: Vec<Count> = rows(&gateway.app.store, &format!("SELECT count(*) AS count FROM {table}")).await;
    found[0].count
}

on_both! {
    async fn a_gbk_file_of_a_spreadsheet_program_is_imported_its_faulty_rows_are_told_and_repeating_changes_nothing(gateway: Gateway) {
        register(&gateway).await;
        let (one, two, three) = (credit_code(1), credit_code(2), credit_code(3));
        let wrong = format!("{}{}", &one[..17], if one.ends_with('0') { '1' } else { '0' });
        let stranger = credit_code(4);
        let file = abnormal_list(&[
            (&one, "通过登记的住所或者经营场所无法联系", "2016/7/11"),
            (&two, "未按规定期限公示年度报告", "2016年7月11日"),
            (&wrong, "弄虚作假", "2016/7/12"),
            (&stranger, "弄虚作假", "2016/7/12"),
            (&three, "心情不好", "2016/13/40"),
            (&three, "弄虚作假", "2016-07-13"),
        ]);
        gateway.put("异常名录.csv", gbk(&file));
        let ended = gateway.import(&["abnormal_operation", "异常名录.csv"]).await;
        assert_report(ended.printed_of_rejects(), "异常名录.csv", [3, 0, 0, 3]);
        assert!(ended.printed_of_rejects().contains("异常名录.csv.rejects.csv"), "{ended:?}");
        let expected = [(&one, "4 2016-07-11"), (&two, "1 2016-07-11"), (&three, "3 2016-07-13")];
        assert_eq!(listed(&gateway).await, expected.map(|(code, entry)| (code.clone(), entry.to_owned())));

        let rejects = std::fs::read_to_string(gateway.directory().join("异常名录.csv.rejects.csv")).unwrap();
        let rejected: Vec<&str> = rejects.strip_prefix(REJECTS_HEADER).unwrap().lines().collect();
        assert_eq!(rejected, [
            format!("4,统一社会信用代码,{wrong},\"the check character, character 18, is wrong: it would be {} (统一社会信用代码不正确)\"", &one[17..]),
            format!("5,统一社会信用代码,{stranger},no enterprise has the credit code {stranger}; register the enterprise first"),
            "6,列入经营异常名录原因,心情不好,\"is no Reason for listing as abnormal operation (列入经营异常名录原因); write a code or its term: \
             1 未依照《企业信息公示暂行条例》第八条规定…, 2 未在工商行政管理部门依照《企业信息公示暂…, \
             3 公示企业信息隐瞒真实情况、弄虚作假, 4 通过登记的住所或者经营场所无法联系\"".to_owned(),
            "6,列入日期,2016/13/40,is a day that does not exist in the calendar (日期不存在)".to_owned(),
        ]);

        let before = events(&gateway.app.store).await.len();
        let again = gateway.import(&["abnormal_operation", "异常名录.csv"]).await;
        assert_report(again.printed_of_rejects(), "异常名录.csv", [0, 0, 3, 3]);
        assert_eq!(events(&gateway.app.store).await.len(), before);
        assert_eq!(std::fs::read_to_string(gateway.directory().join("异常名录.csv.rejects.csv")).unwrap(), rejects);

        // The corrected file leaves no rejects behind.
        gateway.put("异常名录.csv", gbk(&abnormal_list(&[(&one, "通过登记的住所或者经营场所无法联系", "2016/7/11")])));
        assert_report(gateway.import(&["abnormal_operation", "异常名录.csv"]).await.printed(), "异常名录.csv", [0, 0, 1, 0]);
        assert!(!gateway.directory().join("异常名录.csv.rejects.csv").exists());
    }

    async fn the_same_rows_in_every_format_and_encoding_are_the_same_records(gateway: Gateway) {
        register(&gateway).await;
        let code = credit_code(1);
        let text = abnormal_list(&[(&code, "弄虚作假", "2016/7/11")]);
        gateway.put("gbk.csv", gbk(&text));
        gateway.put("bom.csv", format!("\u{FEFF}{text}"));
        gateway.put("utf8.csv", &text);
        gateway.put("list.ndjson", format!("{}\n", json!({
            "credit_code": code, "reason": "3", "listed_on": "2016-07-11", "authority": "上海市浦东新区市场监督管理局",
        })));
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write(0, 0, "经营异常名录").unwrap();
        for (column, header) in (0_u16..).zip(["统一社会信用代码", "列入原因", "列入日期", "列入机关"]) {
            sheet.write(1, column, header).unwrap();
        }
        let day = ExcelDateTime::from_ymd(2016, 7, 11).unwrap();
        sheet.write(2, 0, &code).unwrap();
        sheet.write(2, 1, "弄虚作假").unwrap();
        sheet.write_with_format(2, 2, &day, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        sheet.write(2, 3, "上海市浦东新区市场监督管理局").unwrap();
        gateway.put("list.xlsx", workbook.save_to_buffer().unwrap());

        let first = gateway.import(&["abnormal_operation", "gbk.csv"]).await;
        assert_report(first.printed(), "gbk.csv", [1, 0, 0, 0]);
        let rest = ["bom.csv", "utf8.csv", "list.xlsx", "list.ndjson"];
        let ended = gateway.import(&[&["abnormal-operation"], &rest[..]].concat()).await;
        for (line, file) in ended.printed().lines().zip(rest) {
            assert_report(line, file, [0, 0, 1, 0]);
        }
        assert_eq!(ended.printed().lines().count(), rest.len());
        let piped = finish(gateway.program(&["import", "abnormal_operation", "-"]), Some(text.into_bytes())).await;
        assert_report(piped.printed(), "-", [0, 0, 1, 0]);
        assert_eq!(listed(&gateway).await, [(code, "3 2016-07-11".to_owned())]);
    }

    async fn a_changed_row_is_a_revision_and_a_dry_run_changes_nothing(gateway: Gateway) {
        register(&gateway).await;
        let row = |removed: &str| format!("credit_code,reason,listed_on,authority,removed_on,removal_reason\n{},4,2016-07-11,上海市浦东新区市场监督管理局,{removed}\n", credit_code(1));
        gateway.put("list.csv", row(","));
        let before = events(&gateway.app.store).await.len();
        let dry = gateway.import(&["abnormal_operation", "list.csv", "--dry-run"]).await;
        assert!(dry.printed().contains("would be 1 created, 0 revised, 0 unchanged, 0 rejected"), "{dry:?}");
        assert_eq!((count(&gateway, "abnormal_operation").await, events(&gateway.app.store).await.len()), (0, before));

        assert_report(gateway.import(&["abnormal_operation", "list.csv"]).await.printed(), "list.csv", [1, 0, 0, 0]);
        gateway.put("list.csv", row("2017-01-05,4"));
        let dry = gateway.import(&["abnormal_operation", "list.csv", "--dry-run"]).await;
        assert!(dry.printed().contains("would be 0 created, 1 revised"), "{dry:?}");
        let query = "{ abnormalOperations { nodes { revision removedOn } } }";
        assert_eq!(gateway.data(query).await["abnormalOperations"]["nodes"], json!([{"revision": 1, "removedOn": null}]));
        assert_report(gateway.import(&["abnormal_operation", "list.csv"]).await.printed(), "list.csv", [0, 1, 0, 0]);
        assert_eq!(gateway.data(query).await["abnormalOperations"]["nodes"], json!([{"revision": 2, "removedOn": "2017-01-05"}]));
        assert_eq!(assert_history_is_whole(&gateway, "abnormal_operation").await, 2);
        // What was only tried, and what changes nothing, is no act.
        assert_report(gateway.import(&["abnormal_operation", "list.csv"]).await.printed(), "list.csv", [0, 0, 1, 0]);
        let entries = "SELECT actor, after FROM audit_entry WHERE action = 'records.imported' AND target = 'abnormal_operation' ORDER BY id";
        let entries: Vec<Entry> = rows(&gateway.app.store, entries).await;
        let told: Vec<_> = entries.iter().map(|entry| {
            let after: serde_json::Value = serde_json::from_str(&entry.after).unwrap();
            assert_eq!((entry.actor.as_str(), &after["source"]), ("command-line", &json!("list.csv")), "{after}");
            assert!(after["firstRecord"].is_i64() && after["firstRecord"] == after["lastRecord"], "{after}");
            (after["created"].clone(), after["revised"].clone())
        }).collect();
        assert_eq!(told, [(json!(1), json!(0)), (json!(0), json!(1))]);
    }

    async fn later_rows_of_a_file_revise_earlier_ones_and_refused_rows_are_told_in_their_order(gateway: Gateway) {
        const KNOWN: u32 = 40;
        let known: Vec<_> = (1..=KNOWN).map(|number| enterprise(number, &[])).collect();
        gateway.write("enterprise", &known).await;
        let mut file = String::from("credit_code,reason,listed_on,authority,removed_on,removal_reason\n");
        for removed in [",", "2017-01-05,4"] {
            // The last ten are about enterprises that nobody has registered.
            for number in 1..=KNOWN + 10 {
                let _ = writeln!(file, "{},4,2016-07-11,上海市浦东新区市场监督管理局,{removed}", credit_code(number));
            }
        }
        gateway.put("list.csv", file);
        let imported = gateway.import(&["abnormal_operation", "list.csv"]).await;
        assert_report(imported.printed_of_rejects(), "list.csv", [KNOWN, KNOWN, 0, 20]);
        let query = "{ abnormalOperations(first: 100) { nodes { revision removedOn } } }";
        let data = gateway.data(query).await;
        let nodes = data["abnormalOperations"]["nodes"].as_array().unwrap();
        assert_eq!(nodes.len(), KNOWN as usize);
        assert!(nodes.iter().all(|node| *node == json!({"revision": 2, "removedOn": "2017-01-05"})), "{nodes:?}");
        assert_eq!(assert_history_is_whole(&gateway, "abnormal_operation").await, 2 * KNOWN as usize);

        let rejects = std::fs::read_to_string(gateway.directory().join("list.csv.rejects.csv")).unwrap();
        let refused: Vec<u32> =
            rejects.lines().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
        let expected: Vec<u32> = (42..=51).chain(92..=101).collect();
        assert_eq!(refused, expected);
    }

    async fn an_import_that_was_killed_is_repeated_without_loss_or_doubles(gateway: Gateway) {
        const ROWS: u32 = 30_000;
        let mut text = String::from("统一社会信用代码,企业名称,类型,成立日期,登记机关,登记状态,区县,行业门类\n");
        for number in 1..=ROWS {
            let _ = writeln!(text, "{},上海测试{number}有限公司,1130,2010-05-06,上海市浦东新区市场监督管理局,1,310115,F", credit_code(number));
        }
        gateway.put("register.csv", text);
        let mut importing = gateway.start_import(&["enterprise", "register.csv"]);
        // Once the second batch is there the import is under way, and far from its end.
        while count(&gateway, "enterprise").await < 4_000 {
            assert!(importing.try_wait().unwrap().is_none(), "the import ended by itself");
        }
        importing.kill().unwrap();
        importing.wait().unwrap();
        // What a killed client had sent may still be on its way in; the next writer waits for it.
        let stored = count(&gateway, "enterprise").await;
        assert!((4_000..i64::from(ROWS)).contains(&stored), "{stored}");
        assert_history_is_whole(&gateway, "enterprise").await;

        let ended = gateway.import(&["enterprise", "register.csv"]).await;
        let printed = ended.printed();
        assert!(printed.starts_with(&format!("register.csv: {ROWS} rows")) && printed.contains(" 0 revised") && printed.contains(" 0 rejected"), "{printed}");
        assert_eq!(count(&gateway, "enterprise").await, i64::from(ROWS));
        assert_eq!(assert_history_is_whole(&gateway, "enterprise").await, ROWS as usize);
        let again = gateway.import(&["enterprise", "register.csv"]).await;
        assert_report(again.printed(), "register.csv", [0, 0, ROWS, 0]);
    }

    async fn what_cannot_be_imported_is_refused_in_one_clear_line(gateway: Gateway) {
        register(&gateway).await;
        let before = events(&gateway.app.store).await.len();
        gateway.put("good.csv", abnormal_list(&[(&credit_code(1), "弄虚作假", "2016/7/11")]));
        gateway.put("junk.csv", (0..4_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<u8>>());
        gateway.put("junk.xlsx", [&b"PK\x03\x04"[..], &[0xA5; 2_000]].concat());
        gateway.put("empty.csv", "");
        gateway.put("headless.csv", "a,b,c\n1,2,3\n");
        gateway.put("identity.csv", "统一社会信用代码,身份证号码\n1,2\n");
        let long = "x".repeat(500);
        for (arguments, expected) in [
            (&["abnormal_operations", "good.csv"][..], "the kinds are enterprise, "),
            (&[&long, "good.csv"], "there is no kind \"xxxxxxxx"),
            (&["abnormal_operation", "missing.csv"], "missing.csv"),
            (&["abnormal_operation", "."], "."),
            (&["abnormal_operation", "junk.csv"], "junk.csv"),
            (&["abnormal_operation", "junk.xlsx"], "junk.xlsx"),
            (&["abnormal_operation", "empty.csv"], "empty"),
            (&["abnormal_operation", "headless.csv"], "统一社会信用代码"),
            (&["abnormal_operation", "identity.csv"], "identity"),
            (&["abnormal_operation", "good.csv", "--publisher-kind", "king"], "association"),
            (&["abnormal_operation", "good.csv", "empty.csv", "--rejects", "r.csv"], "--rejects"),
        ] {
            let ended = gateway.import(arguments).await;
            let line = ended.complaint();
            assert!(line.contains(expected), "{arguments:?}: {line}");
            assert!(line.chars().count() < 700 && !line.contains(&"x".repeat(41)), "{arguments:?}: {line}");
        }
        assert_eq!(events(&gateway.app.store).await.len(), before);
        // The gateway and the database are as good as before.
        assert_report(gateway.import(&["abnormal_operation", "good.csv"]).await.printed(), "good.csv", [1, 0, 0, 0]);
    }
}

#[tokio::test]
async fn a_wrong_database_address_is_refused_in_one_clear_line_without_the_password() {
    let directory = tempfile::tempdir().unwrap();
    let data_dir = directory.path().display().to_string();
    std::fs::write(directory.path().join("list.csv"), "x").unwrap();
    std::fs::write(directory.path().join("text.db"), "this is no database, ".repeat(100)).unwrap();
    let (missing, text) = (format!("sqlite://{data_dir}/no/such/folder/a.db"), format!("sqlite://{data_dir}/text.db"));
    for (url, expected) in [
        ("mysql://root:hunter2@localhost/x", "sqlite://path"),
        ("hunter2", "sqlite://path"),
        ("postgres://user:hunter2@127.0.0.1:1/x", "database.url"),
        ("postgres://user:hunter2@127.0.0.1:port/x", "database.url"),
        (&missing, "database.url"),
        (&text, "database"),
    ] {
        let mut command =
            program(&["import", "enterprise", "list.csv", "--data-dir", &data_dir, "--database-url", url]);
        command.current_dir(directory.path());
        let ended = finish(command, None).await;
        let line = ended.complaint();
        assert!(line.contains(expected) && !line.contains("hunter2"), "{url}: {line}");
    }
}
