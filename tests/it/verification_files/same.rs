//! What a file is answered is what the query answers of the same subjects, as of the same point.

use std::{collections::BTreeMap, fmt::Write as _, io::Cursor, sync::Arc};

use calamine::{Data, Reader as _, Xlsx};
use mingjing::domain::verification_job::process::lease_of;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tests::{
    draft::{abnormal_operation, credit_code, enterprise},
    eventful::{Dice, ENTERPRISES, live},
    gateway::Gateway,
    on_both,
};

use super::{CSV, XLSX, get, lines, processor, ready, result, sent, storage};

const QUERY: &str = "query($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
    verify(subjects: $subjects, lists: $lists, authorities: $authorities, asOf: $asOf) {
        sequence at day counts { found notFound ambiguous invalid listed }
        subjects {
            index reference creditCode registrationNumber name status matchedBy searchedSimilar
            problems { field message }
            enterprise { id name creditCode registrationNumber status }
            candidates { score matchedBy explanation enterprise { id name creditCode registrationNumber status } }
            verdicts { list verdict hitCount hits {
                kind recordId revision inForce reason reasonCodes number authority publisher listedOn lastsUntil removedOn
                removalReason underObjection
            } }
        }
    }
}";
const LISTS: &str = "lists=ABNORMAL_OPERATION,penalty";
const HEADERS: [&str; 5] = ["贷款编号", "统一社会信用代码（必填）", "注册号", "企业名称", "联系电话"];

/// A reference, a credit code, a registration number and a name.
type Row = [String; 4];

/// Subjects of every sort: found now or earlier, by one thing or several, ambiguous, unknown, and such as cannot be.
fn rows() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut add = |code: &str, number: &str, name: &str| {
        rows.push([format!("r-{}", rows.len()), code.to_owned(), number.to_owned(), name.to_owned()]);
    };
    for number in 1..=ENTERPRISES {
        for more in [0, 100, 200] {
            add(&credit_code(number + more), "", "");
        }
        add("", "", &format!("上海{number}号商店"));
        add(&credit_code(number), "", "上海明镜贸易有限公司");
    }
    for brand in ["明镜", "华渊", "德胜", "安泰"] {
        add("", "", &format!("上海{brand}贸易有限公司"));
    }
    add(&credit_code(1).to_lowercase().replace("310115", " 310115-"), "", "");
    add("91310112087994932A", "", "上海明镜贸易有限公司");
    add("", "310141000157097", "");
    add("", "", "（）");
    add("", "", &"长".repeat(201));
    rows
}

fn subjects(rows: &[Row]) -> Vec<Value> {
    let subject = |[reference, code, number, name]: &Row| json!({"reference": reference, "creditCode": code, "registrationNumber": number, "name": name});
    rows.iter().map(subject).collect()
}

fn csv_of(rows: &[Row]) -> String {
    let mut text = format!("\u{FEFF}贷款申请人名单\r\n{}\r\n", HEADERS.join(","));
    for [reference, code, number, name] in rows {
        let _ = write!(text, "{reference},{code},{number},\"{name}\",021-1\r\n");
    }
    text
}

fn xlsx_of(rows: &[Row]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header).unwrap();
    }
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(row) {
            sheet.write_string(line, column, cell).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// Fails where a line says another thing than the query does of the same subject.
fn assert_same(lines: &[Value], answer: &Value) {
    let subjects = answer["subjects"].as_array().unwrap();
    assert_eq!(lines.len(), subjects.len());
    for (line, subject) in lines.iter().zip(subjects) {
        for (field, value) in subject.as_object().unwrap() {
            assert_eq!(&line[field], value, "{field}: {line:#} and {subject:#}");
        }
        assert_eq!((&line["sequence"], &line["day"]), (&answer["sequence"], &answer["day"]));
    }
}

/// Answers of the query, each field of the lines and of the counts of a job.
async fn assert_counted(job: &Value, lines: &[Value], answer: &Value) {
    assert_eq!(job["counts"], answer["counts"], "{job:#}");
    assert_eq!(job["progress"], json!({"rows": lines.len(), "of": lines.len()}));
    for (number, of_list) in job["verdicts"].as_array().unwrap().iter().enumerate() {
        for (verdict, field) in [("LISTED", "listed"), ("FORMERLY_LISTED", "formerlyListed"), ("CLEAR", "clear")] {
            let count = lines.iter().filter(|line| line["verdicts"][number]["verdict"] == verdict).count();
            assert_eq!(of_list[field], count, "{of_list}");
        }
    }
}

/// The rows of a CSV, by the endings of its headers.
fn records(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let headers: Vec<String> =
        reader.headers().unwrap().iter().map(|header| header.rsplit(' ').next().unwrap().to_owned()).collect();
    let record = |record: csv::StringRecord| headers.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|row| record(row.unwrap())).collect()
}

/// The rows of a sheet, by the endings of its headers.
fn sheet(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Vec<BTreeMap<String, String>> {
    let range = workbook.worksheet_range(name).unwrap();
    let mut rows = range.rows();
    let headers: Vec<String> =
        rows.next().unwrap().iter().map(|cell| cell.to_string().rsplit(' ').next().unwrap().to_owned()).collect();
    rows.map(|row| headers.iter().cloned().zip(row.iter().map(Data::to_string)).collect()).collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

async fn verified(gateway: &Gateway, arguments: Value) -> Value {
    gateway.data_with(QUERY, arguments).await["verify"].take()
}

/// Does the work on the job of this number.
async fn work(gateway: &Gateway, number: i64) {
    let lease = gateway.app.leases.take(&lease_of(number)).await.unwrap().unwrap();
    processor(gateway, Arc::new(storage(gateway))).run(number, &lease).await.unwrap();
}

on_both! {
    async fn every_row_is_answered_as_the_query_answers_it_whatever_the_file_is(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("verifications.waiting_max", "10"),
    ]) {
        live(&gateway, &mut Dice(20_171_229)).await;
        let rows = rows();
        let arguments = |as_of: Value| json!({"subjects": subjects(&rows), "lists": ["ABNORMAL_OPERATION", "PENALTY"], "asOf": as_of});
        let now = verified(&gateway, arguments(Value::Null)).await;
        for (status, least) in [("found", 20), ("notFound", 5), ("ambiguous", 2), ("invalid", 4), ("listed", 2)] {
            assert!(now["counts"][status].as_i64().unwrap() >= least, "{status}: {}", now["counts"]);
        }
        let head: u64 = now["sequence"].as_str().unwrap().parse().unwrap();
        let (earlier, at) = (head / 2, "2017-03-01T04:00:00Z");
        let file = csv_of(&rows);
        let gb = encoding_rs::GB18030.encode(file.trim_start_matches('\u{FEFF}')).0.into_owned();
        let query = |more: &str| format!("{LISTS}&format=ndjson{more}");
        let paths = [
            sent(&gateway, &query(""), CSV, file.clone()).await,
            sent(&gateway, &query(""), CSV, gb).await,
            sent(&gateway, &query("&fileName=%E5%90%8D%E5%8D%95.xlsx"), XLSX, xlsx_of(&rows)).await,
            sent(&gateway, &query(&format!("&asOf={earlier}")), CSV, file.clone()).await,
            sent(&gateway, &query(&format!("&asOf={at}")), CSV, file.clone()).await,
        ];
        // What is written before and while they are verified changes nothing.
        let entries: Vec<_> = (1..=ENTERPRISES).map(|number| abnormal_operation(number, "2017-12-01", &[])).collect();
        gateway.write("enterprise", &[enterprise(500, &[])]).await;
        gateway.write("abnormal_operation", &entries).await;
        let answers = [
            now.clone(), now.clone(), now,
            verified(&gateway, arguments(json!({"sequence": earlier.to_string()}))).await,
            verified(&gateway, arguments(json!({"at": at}))).await,
        ];
        for ((number, path), answer) in (1..).zip(&paths).zip(&answers) {
            work(&gateway, number).await;
            let job = ready(&gateway, path).await;
            let lines = lines(&gateway, path).await;
            assert_same(&lines, answer);
            assert_counted(&job, &lines, answer).await;
            assert_eq!((&job["sequence"], &job["day"], &job["file"]["ignoredColumns"]), (&answer["sequence"], &answer["day"], &json!(["联系电话"])));
        }
        let first = lines(&gateway, &paths[0]).await;
        // A title and the header stand above the first row.
        assert_eq!((&first[0]["row"], &first[0]["score"], &first[0]["stated"]["creditCode"]), (&json!(3), &json!(100), &json!(credit_code(1))));
        let job = ready(&gateway, &paths[2]).await;
        assert_eq!((&job["file"]["name"], &job["file"]["format"], &job["format"]), (&json!("名单.xlsx"), &json!("xlsx"), &json!("ndjson")));
    }

    async fn sheets_say_what_lines_say(gateway: Gateway with [
        ("search.enabled", "false"),
        ("jobs.enabled", "false"),
        ("verifications.waiting_max", "10"),
    ]) {
        live(&gateway, &mut Dice(11)).await;
        let file = csv_of(&rows());
        let of = |format: &str| format!("{LISTS}&authorities=%E4%B8%8A%E6%B5%B7%E5%B8%82%E6%B5%A6%E4%B8%9C%E6%96%B0%E5%8C%BA%E5%B8%82%E5%9C%BA%E7%9B%91%E7%9D%A3%E7%AE%A1%E7%90%86%E5%B1%80&format={format}");
        let [ndjson, csv, xlsx] = [of("ndjson"), of("csv") + "&bom=true", of("xlsx")];
        let ndjson = sent(&gateway, &ndjson, CSV, file.clone()).await;
        let csv = sent(&gateway, &csv, CSV, file.clone()).await;
        let xlsx = sent(&gateway, &xlsx, CSV, file).await;
        for number in 1..=3 {
            work(&gateway, number).await;
        }
        let lines = lines(&gateway, &ndjson).await;
        assert!(lines.iter().any(|line| line["verdicts"][0]["hitCount"].as_i64() > Some(0)), "nobody is listed");
        let bytes = result(&gateway, &csv).await;
        assert!(bytes.starts_with("\u{FEFF}行 row,".as_bytes()));
        let records = records(&bytes);
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(result(&gateway, &xlsx).await)).unwrap();
        let (in_sheet, hits, candidates) = (sheet(&mut workbook, "核验结果"), sheet(&mut workbook, "命中记录"), sheet(&mut workbook, "候选企业"));
        assert_eq!((records.len(), in_sheet.len()), (lines.len(), lines.len()));
        let (mut of_hits, mut of_candidates) = (hits.iter(), candidates.iter());
        for ((line, record), row) in lines.iter().zip(&records).zip(&in_sheet) {
            let enterprise = &line["enterprise"];
            for table in [record, row] {
                for (column, value) in [
                    ("row", &line["row"]), ("reference", &line["reference"]), ("status", &line["status"]), ("matchedBy", &line["matchedBy"]),
                    ("score", &line["score"]), ("enterpriseId", &enterprise["id"]), ("enterpriseName", &enterprise["name"]),
                    ("enterpriseStatus", &enterprise["status"]), ("creditCode", &line["stated"]["creditCode"]), ("name", &line["stated"]["name"]),
                    ("ABNORMAL_OPERATION", &line["verdicts"][0]["verdict"]), ("PENALTY", &line["verdicts"][1]["verdict"]),
                    ("ABNORMAL_OPERATION.hitCount", &line["verdicts"][0]["hitCount"]),
                ] {
                    assert_eq!(table[column], text(value), "{column}: {line:#}");
                }
            }
            let listed = |name: &str| if record[name].is_empty() { json!([]) } else { serde_json::from_str(&record[name]).unwrap() };
            for (number, column) in [(0, "ABNORMAL_OPERATION.hits"), (1, "PENALTY.hits")] {
                let known = &line["verdicts"][number]["hits"];
                assert_eq!(listed(column), if known.is_null() { json!([]) } else { known.clone() });
                for hit in known.as_array().into_iter().flatten() {
                    let told = of_hits.next().unwrap();
                    for (column, value) in [("list", "kind"), ("recordId", "recordId"), ("revision", "revision"), ("reason", "reason"),
                        ("authority", "authority"), ("publisher", "publisher"), ("listedOn", "listedOn"), ("removedOn", "removedOn"),
                        ("inForce", "inForce"), ("removalReason", "removalReason"), ("underObjection", "underObjection")] {
                        assert_eq!(told[column], text(&hit[value]), "{column}: {hit}");
                    }
                    assert_eq!(told["row"], text(&line["row"]));
                }
            }
            assert_eq!(listed("candidates"), line["candidates"]);
            for candidate in line["candidates"].as_array().unwrap() {
                let told = of_candidates.next().unwrap();
                assert_eq!((&told["score"], &told["enterpriseId"]), (&text(&candidate["score"]), &text(&candidate["enterprise"]["id"])));
            }
        }
        assert!(of_hits.next().is_none() && of_candidates.next().is_none() && !hits.is_empty() && !candidates.is_empty());
        let (_, job) = get(&gateway, &gateway.key, &xlsx).await;
        assert_eq!(job["authorities"], json!(["上海市浦东新区市场监督管理局"]));
    }

    async fn similar_names_are_proposed_as_far_as_the_operator_allows(gateway: Gateway with [("verifications.names_searched_max", "2")]) {
        gateway.write("enterprise", &[enterprise(1, &[("name", mingjing::domain::disclosure::cell::Cell::text("上海明镜信息科技有限公司"))])]).await;
        let file = "name\n上海明镜信息科技股份有限公司\n北京明镜信息科技有限公司\n上海明镜餐饮管理有限公司\n";
        let lines = tests::until(async || {
            // The index may still be behind.
            let path = sent(&gateway, "format=ndjson", CSV, file).await;
            ready(&gateway, &path).await;
            let lines = lines(&gateway, &path).await;
            (lines[1]["candidates"].as_array().unwrap().len() == 1).then_some(lines)
        })
        .await;
        let told: Vec<_> = lines.iter().map(|line| (line["searchedSimilar"].as_bool().unwrap(), text(&line["candidates"][0]["matchedBy"]))).collect();
        assert_eq!(told, [(true, "OTHER_FORM".to_owned()), (true, "OTHER_PLACE".to_owned()), (false, String::new())]);
    }
}
