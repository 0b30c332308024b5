//! Statistics by publisher: counted by hand, by China's months, seen by whom they are about, and the same as a file.

use chrono::{DateTime, Utc};
use entity::code::OrganisationKind;
use mingjing::{
    domain::disclosure::{
        cell::Cell,
        draft::Draft,
        write::{Batch, Origin, Outcome},
    },
    graphql::id,
};
use reqwest::header::HeaderMap;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tests::{
    draft::{draft, enterprise, kind},
    gateway::Gateway,
    on_both,
};

const FIGURES: &str = "published withDueDay onTime late onTimeRate averageDays corrections withdrawals objections";
const MONTHS: &str = "months: {from: \"2016-06\", to: \"2016-09\"}";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn penalty(number: &str, decided_on: &str, content: &str) -> Draft {
    draft(
        "penalty",
        1,
        &[
            ("document_number", Cell::text(number)),
            ("kinds", Cell::List(vec![Cell::text("1")])),
            ("content", Cell::text(content)),
            ("decided_on", Cell::text(decided_on)),
            ("authority", Cell::text("某局")),
        ],
    )
}

async fn sql(gateway: &Gateway, statement: &str) {
    gateway.app.store.writer().execute_unprepared(statement).await.unwrap();
}

/// Writes one record of this publisher, published at a moment, with its statutory day and whether that was missed.
async fn publish(
    gateway: &Gateway,
    publisher: i64,
    kind_name: &str,
    draft: Draft,
    published_at: &str,
    due: Option<(&str, bool)>,
) -> i64 {
    let now = at(published_at);
    let origin = Origin { publisher, published_at: now };
    let batch = Batch { kind: kind(kind_name), publisher, drafts: &[draft], now, dry_run: false };
    let outcomes = gateway.app.writer.write_history(&batch, &[origin]).await.unwrap();
    let Outcome::Created { id } = outcomes[0] else { panic!("{outcomes:?}") };
    let (due_on, late) =
        due.map_or(("NULL".to_owned(), "NULL".to_owned()), |(day, late)| (format!("'{day}'"), late.to_string()));
    sql(gateway, &format!("UPDATE {kind_name} SET due_on={due_on},published_late={late} WHERE id={id}")).await;
    id
}

/// An event of a record that its publisher did not make.
async fn event(gateway: &Gateway, record: i64, revision: i32, operation: &str, moment: &str) {
    sql(gateway, "UPDATE change_counter SET sequence=sequence+1").await;
    let columns = "sequence,at,operation,kind,record_id,enterprise_id,publisher_id,revision,content";
    let values = format!(
        "SELECT sequence,'{moment}','{operation}','penalty',{record},1,1,{revision},'{{}}' FROM change_counter"
    );
    // A text becomes a moment and JSON by where it is put, except out of a SELECT on PostgreSQL.
    let values = match gateway.backend {
        tests::database::Backend::Postgres => {
            values.replace(&format!("'{moment}'"), &format!("'{moment}'::timestamptz")).replace("'{}'", "'{}'::json")
        }
        tests::database::Backend::Sqlite => values,
    };
    sql(gateway, &format!("INSERT INTO change_event ({columns}) {values}")).await;
}

/// The number of the organisation of this name.
async fn organisation(gateway: &Gateway, name: &str) -> (i64, String) {
    let told = gateway.data("{ organisations(first: 100) { nodes { id name } } }").await;
    let nodes = told["organisations"]["nodes"].as_array().unwrap();
    let found = nodes.iter().find(|node| node["name"] == name).unwrap_or_else(|| panic!("{told}"));
    let id = found["id"].as_str().unwrap();
    (id::decode(&id.into()).unwrap().1, id.to_owned())
}

/// A department whose records lie around the borders of July in China, and the AIC with one licence.
///
/// | Penalty | Decided | Published in China | Days | Statutory day |
/// |---|---|---|---|---|
/// | 1 | 06-20 | 06-30 23:59:59 | 10 | none |
/// | 2 | 06-21 | 07-01 00:00 | 10 | 07-19, kept |
/// | 3 | 07-01 | 07-31 23:59:59.999999 | 30 | 07-29, missed |
/// | 4 | 07-04 | 08-01 00:00 | 28 | 08-01, kept |
/// | 5 | 07-11 | 07-15 12:00 | 4 | none |
async fn fill(gateway: &Gateway) -> (String, String) {
    let key = gateway.new_key("=某局", OrganisationKind::Authority, "authority").await;
    let (department, id) = organisation(gateway, "=某局").await;
    gateway.write("enterprise", &[enterprise(1, &[])]).await;
    let mut second = 0;
    for (number, decided_on, published_at, due) in [
        ("1号", "2016-06-20", "2016-06-30T15:59:59Z", None),
        ("2号", "2016-06-21", "2016-06-30T16:00:00Z", Some(("2016-07-19", false))),
        ("3号", "2016-07-01", "2016-07-31T15:59:59.999999Z", Some(("2016-07-29", true))),
        ("4号", "2016-07-04", "2016-07-31T16:00:00Z", Some(("2016-08-01", false))),
        ("5号", "2016-07-11", "2016-07-15T04:00:00Z", None),
    ] {
        let id = publish(gateway, department, "penalty", penalty(number, decided_on, "警告"), published_at, due).await;
        if number == "2号" {
            second = id;
        }
    }
    let person = draft("key_person", 1, &[("name", Cell::text("王某")), ("position", Cell::text("1"))]);
    publish(gateway, department, "key_person", person, "2016-07-10T00:00:00Z", None).await;
    let licence = draft(
        "licence",
        1,
        &[
            ("document_number", Cell::text("许可1号")),
            ("document_name", Cell::text("许可证")),
            ("licence_kind", Cell::text("1")),
            ("content", Cell::text("准予")),
            ("decided_on", Cell::text("2016-07-01")),
            ("valid_from", Cell::text("2016-07-01")),
            ("authority", Cell::text("某局")),
        ],
    );
    publish(gateway, 1, "licence", licence, "2016-07-02T00:00:00Z", Some(("2016-07-29", true))).await;

    // The second penalty is corrected in August, withdrawn in its last second and objected to in the first of September.
    let now = at("2016-08-15T00:00:00Z");
    let corrected = [penalty("2号", "2016-06-21", "通报批评")];
    let batch = Batch { kind: kind("penalty"), publisher: department, drafts: &corrected, now, dry_run: false };
    let outcomes = gateway.app.writer.write(&batch).await.unwrap();
    assert_eq!(outcomes, [Outcome::Revised { id: second, revision: 2 }]);
    event(gateway, second, 3, "withdraw", "2016-08-31T15:59:59.000000Z").await;
    event(gateway, second, 4, "object", "2016-08-31T16:00:00.000000Z").await;
    (key, id)
}

async fn ask(gateway: &Gateway, key: Option<&str>, query: &str) -> (u16, Value) {
    let request = gateway.post().json(&json!({"query": query}));
    let request = key.into_iter().fold(request, |request, key| request.header("x-api-key", key));
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn file(gateway: &Gateway, key: Option<&str>, query: &str) -> (u16, HeaderMap, String) {
    let url = format!("http://{}/v1/reports/timeliness.csv?{query}", gateway.address);
    let request = key.into_iter().fold(gateway.http().get(url), |request, key| request.header("x-api-key", key));
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    (status, headers, String::from_utf8(response.bytes().await.unwrap().to_vec()).unwrap())
}

fn figures(numbers: [i64; 4], rate: Option<&str>, days: Option<&str>, later: [i64; 3]) -> Value {
    let ([published, with_due_day, on_time, late], [corrections, withdrawals, objections]) = (numbers, later);
    json!({"published": published, "withDueDay": with_due_day, "onTime": on_time, "late": late, "onTimeRate": rate,
        "averageDays": days, "corrections": corrections, "withdrawals": withdrawals, "objections": objections})
}

on_both! {
    async fn figures_are_counted_by_publisher_kind_and_month_of_china(gateway: Gateway) {
        fill(&gateway).await;
        let lines = format!("lines {{ totalCount nodes {{ publisherName kind {{ code }} month figures {{ {FIGURES} }} }} }}");
        let told = gateway.data(&format!("{{ publisherStatistics({MONTHS}) {{ from to {lines} total {{ {FIGURES} }} }} }}")).await;
        let told = &told["publisherStatistics"];
        let line = |name: &str, kind: &str, month: &str, figures: Value| json!({"publisherName": name, "kind": {"code": kind}, "month": month, "figures": figures});
        assert_eq!(told["lines"]["nodes"], json!([
            line("测试市工商局", "licence", "2016-07", figures([1, 1, 0, 1], Some("0.00"), Some("1.0"), [0, 0, 0])),
            line("=某局", "key_person", "2016-07", figures([1, 0, 0, 0], None, None, [0, 0, 0])),
            line("=某局", "penalty", "2016-06", figures([1, 0, 0, 0], None, Some("10.0"), [0, 0, 0])),
            line("=某局", "penalty", "2016-07", figures([3, 2, 1, 1], Some("50.00"), Some("14.7"), [0, 0, 0])),
            line("=某局", "penalty", "2016-08", figures([1, 1, 1, 0], Some("100.00"), Some("28.0"), [1, 1, 0])),
            line("=某局", "penalty", "2016-09", figures([0, 0, 0, 0], None, None, [0, 0, 1])),
        ]));
        assert_eq!((&told["from"], &told["to"], &told["lines"]["totalCount"]), (&json!("2016-06"), &json!("2016-09"), &json!(6)));
        // (10 + 10 + 30 + 28 + 4 + 1) days of six records that have a date; two of four in time.
        assert_eq!(told["total"], figures([7, 4, 2, 2], Some("50.00"), Some("13.8"), [1, 1, 1]));

        let july = gateway.data("{ publisherStatistics(months: {from: \"2016-07\", to: \"2016-07\"}, kind: [PENALTY]) { total { published corrections } } }").await;
        assert_eq!(july["publisherStatistics"]["total"], json!({"published": 3, "corrections": 0}));
    }

    async fn a_publisher_sees_its_own_figures_and_nobody_elses(gateway: Gateway) {
        let (key, own) = fill(&gateway).await;
        let (_, other) = organisation(&gateway, "测试市工商局").await;
        let nobody = id::encode("organisation", 404).to_string();
        let published = "{ total { published } }";
        let of = |publisher: &str| format!("{{ publisherStatistics({MONTHS}, publisher: \"{publisher}\") {published} }}");
        let all = format!("{{ publisherStatistics({MONTHS}) {published} }}");
        for (query, expected) in [(all.clone(), 6), (of(&own), 6)] {
            let (_, answer) = ask(&gateway, Some(&key), &query).await;
            assert_eq!(answer["data"]["publisherStatistics"]["total"]["published"], expected, "{answer}");
        }
        let refusals = [ask(&gateway, Some(&key), &of(&other)).await, ask(&gateway, Some(&key), &of(&nobody)).await];
        for (_, answer) in &refusals {
            assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "{answer}");
            assert_eq!(answer["errors"][0]["message"], refusals[0].1["errors"][0]["message"]);
        }
        let (status, answer) = ask(&gateway, None, &all).await;
        assert_eq!((status, &answer["errors"][0]["extensions"]["code"]), (401, &json!("UNAUTHENTICATED")), "{answer}");
        let developer = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let (_, answer) = ask(&gateway, Some(&developer), &all).await;
        assert_eq!(answer["data"]["publisherStatistics"]["total"]["published"], 0, "{answer}");
        for (publisher, expected) in [(&own, 6), (&other, 1), (&nobody, 0)] {
            assert_eq!(gateway.data(&of(publisher)).await["publisherStatistics"]["total"]["published"], expected);
        }

        let months = "from=2016-06&to=2016-09";
        let (status, _, text) = file(&gateway, Some(&key), months).await;
        assert!(status == 200 && text.contains("某局") && !text.contains("工商局"), "{text}");
        for publisher in [&other, &nobody] {
            let (status, _, text) = file(&gateway, Some(&key), &format!("{months}&publisher={publisher}")).await;
            assert!(status == 403 && text.contains("\"code\":\"FORBIDDEN\""), "{text}");
        }
        let (status, headers, text) = file(&gateway, None, months).await;
        assert!(status == 401 && headers.contains_key("www-authenticate") && text.contains("\"code\":\"UNAUTHENTICATED\""), "{text}");
        let (status, _, text) = file(&gateway, Some(&gateway.key), months).await;
        assert!(status == 200 && text.contains("某局") && text.contains("工商局"), "{text}");
    }

    async fn lines_are_folded_ordered_and_paged(gateway: Gateway) {
        fill(&gateway).await;
        let query = format!("{{ publisherStatistics({MONTHS}) {{
            publishers: lines(groupBy: [PUBLISHER], orderBy: {{field: PUBLISHED}}) {{ nodes {{ publisherName kind {{ code }} month figures {{ published }} }} }}
            months: lines(groupBy: [MONTH]) {{ nodes {{ month publisherId figures {{ published late }} }} }}
            all: lines(groupBy: []) {{ nodes {{ figures {{ published }} }} }}
            late: lines(orderBy: {{field: ON_TIME_RATE, direction: DESC}}) {{ nodes {{ figures {{ onTimeRate }} }} }} }} }}");
        let told = gateway.data(&query).await["publisherStatistics"].clone();
        assert_eq!(told["publishers"]["nodes"], json!([
            {"publisherName": "=某局", "kind": null, "month": null, "figures": {"published": 6}},
            {"publisherName": "测试市工商局", "kind": null, "month": null, "figures": {"published": 1}},
        ]));
        let month = |month: &str, published: i64, late: i64| json!({"month": month, "publisherId": null, "figures": {"published": published, "late": late}});
        assert_eq!(told["months"]["nodes"], json!([month("2016-06", 1, 0), month("2016-07", 5, 2), month("2016-08", 1, 0), month("2016-09", 0, 0)]));
        assert_eq!(told["all"]["nodes"], json!([{"figures": {"published": 7}}]));
        let rates: Vec<&Value> = told["late"]["nodes"].as_array().unwrap().iter().map(|line| &line["figures"]["onTimeRate"]).collect();
        assert_eq!(rates[..3], [&json!("100.00"), &json!("50.00"), &json!("0.00")]);
        assert!(rates[3..].iter().all(|rate| rate.is_null()), "{rates:?}");

        // Pages of one, forwards and backwards, make the whole list.
        let page = async |arguments: &str| {
            let query = format!("{{ publisherStatistics({MONTHS}) {{ lines(orderBy: {{field: MONTH}}, {arguments}) {{
                nodes {{ month kind {{ code }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}");
            gateway.data(&query).await["publisherStatistics"]["lines"].clone()
        };
        let whole = page("first: 100").await;
        assert_eq!(whole["nodes"].as_array().unwrap().len(), 6);
        for (size, step, edge, more) in [("first", "after", "endCursor", "hasNextPage"), ("last", "before", "startCursor", "hasPreviousPage")] {
            let (mut lines, mut cursor) = (Vec::new(), String::new());
            loop {
                let told = page(&format!("{size}: 1{cursor}")).await;
                lines.push(told["nodes"][0].clone());
                if told["pageInfo"][more] == false {
                    break;
                }
                cursor = format!(", {step}: {}", told["pageInfo"][edge]);
            }
            if size == "last" {
                lines.reverse();
            }
            assert_eq!(json!(lines), whole["nodes"], "{size}");
        }
        let foreign = &whole["pageInfo"]["startCursor"];
        let (code, _) = gateway.error(&format!("{{ publisherStatistics({MONTHS}) {{ lines(after: {foreign}) {{ totalCount }} }} }}")).await;
        assert_eq!(code, "BAD_USER_INPUT");
    }

    async fn the_same_figures_are_a_file_for_spreadsheets_without_formulas(gateway: Gateway) {
        let (key, _) = fill(&gateway).await;
        let (status, headers, text) = file(&gateway, Some(&key), "from=2016-07&to=2016-08").await;
        assert_eq!(status, 200, "{text}");
        assert_eq!(headers["content-type"], "text/csv; charset=utf-8; header=present");
        assert!(headers["content-disposition"].to_str().unwrap().contains("attachment"));
        assert!(headers.contains_key("ratelimit") && headers["cache-control"] == "no-store", "{headers:?}");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "\u{FEFF}月份,公示单位,记录类别,公示数量,有法定期限,按时公示,逾期公示,按时公示率（%）,平均公示天数,更正,撤回,异议");
        assert_eq!(lines[1], "2016-07,'=某局,主要人员信息,1,0,0,0,,,0,0,0");
        assert_eq!(lines[2], "2016-07,'=某局,行政处罚,3,2,1,1,50.00,14.7,0,0,0");
        assert_eq!(lines[3], "2016-08,'=某局,行政处罚,1,1,1,0,100.00,28.0,1,1,0");
        assert_eq!(lines[4], ",合计,,5,3,2,1,66.67,18.0,1,1,0");
        assert_eq!(lines.len(), 5);
    }

    async fn what_cannot_be_reported_is_refused_with_a_reason(gateway: Gateway) {
        for (months, words) in [
            ("{from: \"2016-07\", to: \"2016-06\"}", "from must not be after to"),
            ("{from: \"2015-01\", to: \"2017-01\"}", "at most 24 months"),
            ("{from: \"2016-7\", to: \"2016-12\"}", "YYYY-MM"),
        ] {
            let (code, message) = gateway.error(&format!("{{ publisherStatistics(months: {months}) {{ from }} }}")).await;
            assert!(code == "BAD_USER_INPUT" && message.contains(words), "{code} {message}");
        }
        for (query, status, field, words) in [
            ("from=2016-07", 400, json!("to"), "YYYY-MM"),
            ("from=2016-07&to=2016-06", 400, json!("from"), "from must not be after to"),
            ("from=2016-13&to=2016-12", 400, json!("from"), "YYYY-MM"),
            ("from=2016-07&to=2016-12&publisher=x", 400, json!("publisher"), "not an id"),
        ] {
            let (found, headers, text) = file(&gateway, Some(&gateway.key), query).await;
            let error = &serde_json::from_str::<Value>(&text).unwrap()["error"];
            assert_eq!((found, &error["code"], &error["field"]), (status, &json!("BAD_USER_INPUT"), &field), "{text}");
            assert!(error["message"].as_str().unwrap().contains(words), "{text}");
            assert_eq!(error["requestId"], headers["x-request-id"].to_str().unwrap(), "{text}");
        }
        let posted = gateway.http().post(format!("http://{}/v1/reports/timeliness.csv", gateway.address)).send().await.unwrap();
        assert_eq!((posted.status().as_u16(), posted.headers()["allow"].to_str().unwrap()), (405, "GET, HEAD"));
    }

    async fn a_file_costs_points_like_a_query_and_more_than_there_are_is_refused(gateway: Gateway with [
        ("tiers.developer.bucket_points", "300"), ("tiers.developer.refill_points_per_second", "1"), ("tiers.developer.query_cost_max", "300"),
    ]) {
        let key = gateway.new_key("星火数据", OrganisationKind::Developer, "developer").await;
        let (status, _, _) = file(&gateway, Some(&key), "from=2016-07&to=2016-08").await;
        let (refused, headers, text) = file(&gateway, Some(&key), "from=2016-07&to=2016-08").await;
        assert_eq!((status, refused), (200, 429), "{text}");
        assert!(headers.contains_key("retry-after") && text.contains("\"code\":\"RATE_LIMITED\""), "{text}");
    }

    async fn statements_depend_on_kinds_and_not_on_publishers_or_months(gateway: Gateway) {
        let least = async |query: &str| {
            let mut least = u64::MAX;
            for _ in 0..3 {
                let before = gateway.app.store.statements();
                gateway.data(query).await;
                least = least.min(gateway.app.store.statements() - before);
            }
            least
        };
        let all = format!("{{ publisherStatistics({MONTHS}) {{ total {{ published }} }} }}");
        let one = format!("{{ publisherStatistics({MONTHS}, kind: [PENALTY]) {{ total {{ published }} a: lines {{ totalCount }} b: lines(groupBy: []) {{ totalCount }} }} }}");
        let empty = (least(&all).await, least(&one).await);
        fill(&gateway).await;
        assert_eq!((least(&all).await, least(&one).await), empty);
        assert_eq!(empty, (18, 3));
    }
}
