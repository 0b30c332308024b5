//! The library against the real gateway. It needs one: `MINGJING` names the program.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

mod live;

use std::{env, fs, process::Command, time::Duration};

use futures_util::TryStreamExt as _;
use live::{Demo, demo};
use mingjing::{
    Client, Error,
    exports::{ExportOptions, rows_of},
    operations::{
        AbnormalOperations, AbnormalOperationsVariables, AddWatchSubjects, AddWatchSubjectsInput, AsOf as PointInTime,
        CreateWatchList, CreateWatchListInput, CreateWebhookEndpoint, CreateWebhookEndpointInput, Disclosures,
        DisclosuresVariables, Enterprise, EnterpriseVariables, EnterprisesVariables, FileObjection, FileObjectionInput,
        Industry, Licences, LicencesVariables, ObjectionObjectorInput, ObjectionType, Objections, ObjectionsVariables,
        Viewer, ViewerVariables, WatchLists, WatchListsVariables, WebhookRuleInput,
    },
    submit::SubmitOptions,
    verify::{AsOf, Subject},
};
use serde_json::{Value, json};

const LISTED: &str = "913101150601727872";

/// Enterprises that the association writes about.
async fn subjects(client: &Client) -> Vec<String> {
    let filter = json!({ "industry": [Industry::Trade, Industry::HotelsAndCatering] });
    let document = "query($f: EnterpriseFilter) { enterprises(first: 100, filter: $f) { nodes { creditCode } } }";
    let data = client.query(document, &json!({ "f": filter })).await.unwrap();
    let nodes = data["enterprises"]["nodes"].as_array().unwrap();
    nodes.iter().filter_map(|node| node["creditCode"].as_str().map(str::to_owned)).collect()
}

fn honour(code: &str, title: &str) -> Value {
    json!({ "subject": { "creditCode": code }, "title": title, "level": "MUNICIPAL", "awardedOn": "2017-12-01", "authority": "示例行业协会" })
}

#[tokio::test]
async fn what_the_library_promises_holds_with_the_real_gateway() {
    let demo = demo!();
    let bank = demo.client("institution");

    // Types.
    let variables = EnterpriseVariables { credit_code: Some(LISTED.into()), ..EnterpriseVariables::default() };
    let enterprise = bank.run::<Enterprise>(&variables).await.unwrap().enterprise.unwrap();
    assert!(enterprise.on_abnormal_list);
    let wrong =
        EnterpriseVariables { credit_code: Some("913101150601727873".into()), ..EnterpriseVariables::default() };
    assert_eq!(bank.run::<Enterprise>(&wrong).await.unwrap_err().code(), Some("BAD_USER_INPUT"));

    // Lists.
    let total = bank.query("{ licences { totalCount } }", &json!({})).await.unwrap()["licences"]["totalCount"].clone();
    for size in [7, 100] {
        let rows: Vec<_> = bank.list_by::<Licences>(LicencesVariables::default(), size).try_collect().await.unwrap();
        assert_eq!(json!(rows.len()), total);
    }
    let listed: Vec<_> =
        bank.list::<AbnormalOperations>(AbnormalOperationsVariables::default()).try_collect().await.unwrap();
    assert!(listed.iter().any(|entry| entry.enterprise.credit_code.as_deref() == Some(LISTED)));

    // Tokens.
    let viewer = bank.run::<Viewer>(&ViewerVariables::default()).await.unwrap().viewer;
    let number = viewer.client.unwrap().client_id;
    let by_token = Client::builder(demo.url())
        .credentials(&number, &demo.keys["institution"], &["disclosure:read"])
        .build()
        .unwrap();
    assert_eq!(
        by_token.run::<Viewer>(&ViewerVariables::default()).await.unwrap().viewer.client.unwrap().client_id,
        number
    );
    let forbidden = by_token.verify([Subject::code(LISTED)]).send().await;
    assert_eq!(forbidden.unwrap_err().code(), Some("FORBIDDEN"));

    // Verification.
    let enterprises: Vec<_> =
        bank.list::<mingjing::operations::Enterprises>(EnterprisesVariables::default()).try_collect().await.unwrap();
    let all = || {
        enterprises.iter().map(|it| Subject {
            reference: Some(it.id.clone()),
            ..Subject::code(it.credit_code.clone().unwrap_or_default())
        })
    };
    let whole = bank.verify(all()).send().await.unwrap();
    let chunked = bank.verify(all()).chunk(13).concurrency(5).send().await.unwrap();
    assert_eq!((whole.sequence, &whole.day, &whole.subjects), (chunked.sequence, &chunked.day, &chunked.subjects));
    let before = bank.verify([Subject::code(LISTED)]).as_of(AsOf::Sequence(300)).send().await.unwrap();
    assert_eq!((before.sequence, before.subjects[0].verdicts[0].verdict.as_str()), (300, "CLEAR"));

    // Submissions.
    let association = demo.client("association");
    let code = subjects(&association).await.remove(0);
    let key = || SubmitOptions { idempotency_key: Some("rs-1".into()), ..SubmitOptions::default() };
    let done = association.submit("HONOUR", &[honour(&code, "甲")], key()).await.unwrap();
    assert_eq!(done, association.submit("HONOUR", &[honour(&code, "甲")], key()).await.unwrap());
    let other = association.submit("HONOUR", &[honour(&code, "乙")], key()).await;
    assert_eq!(other.unwrap_err().code(), Some("IDEMPOTENCY_KEY_REUSED"));
    let record = done.rows[0].record_id.clone().unwrap();
    let change = json!({ "id": record, "expectedRevision": 1, "reason": "笔误", "changes": { "title": "丙" } });
    let corrected = association.correct("HONOUR", &[&change], SubmitOptions::default()).await.unwrap();
    assert_eq!(corrected.rows[0].revision, Some(2));
    let stale = association.correct("HONOUR", &[&change], SubmitOptions::default()).await.unwrap();
    assert_eq!(stale.refused().next().unwrap().user_errors[0].code, "CONFLICT");
    let none = association.submit::<Value>("HONOUR", &[], SubmitOptions::default()).await;
    assert!(matches!(none, Err(Error::Refused(_))));
    let sheet = format!(
        "统一社会信用代码,评定单位,荣誉名称,评定日期\n{code},示例行业协会,丁,2017-12-01\n9,示例行业协会,戊,2017-12-01\n"
    );
    let upload = association.upload("HONOUR", "h.csv", sheet.into_bytes(), SubmitOptions::default()).await.unwrap();
    let ended = association.wait_for_upload(&upload.id, Duration::from_secs(60)).await.unwrap();
    assert_eq!(
        (ended.told["counts"]["created"].clone(), ended.told["counts"]["refused"].clone()),
        (json!(1), json!(1))
    );
    assert!(String::from_utf8_lossy(&association.upload_errors(&upload.id).await.unwrap()).contains("错误原因"));
}

#[tokio::test]
async fn what_is_read_exported_and_managed_is_what_the_gateway_has() {
    let demo = demo!();
    let (bank, association) = (demo.client("institution"), demo.client("association"));

    // Reading.
    let enterprise = bank.enterprise(LISTED).await.unwrap().unwrap();
    let mut hits = std::pin::pin!(bank.search(&enterprise.name));
    assert_eq!(hits.try_next().await.unwrap().unwrap().node.name, enterprise.name);
    let as_of = PointInTime { sequence: Some("1".into()), at: None };
    assert_eq!(bank.enterprise_as_of(LISTED, as_of).await.unwrap(), None);
    let of_it = DisclosuresVariables { credit_code: Some(LISTED.into()), ..DisclosuresVariables::default() };
    let disclosed: Vec<_> = bank.list::<Disclosures>(of_it).try_collect().await.unwrap();
    assert!(!disclosed.is_empty() && disclosed.iter().all(|it| it.enterprise.credit_code.as_deref() == Some(LISTED)));

    // Exports.
    let options = ExportOptions { kinds: vec!["HONOUR".into()], since: Some(900), ..ExportOptions::default() };
    let export = bank.exports().request(&options).await.unwrap();
    let export = bank.exports().wait(&export.id, Duration::from_secs(120)).await.unwrap();
    assert_eq!((export.is_ready(), export.since, export.compression.as_deref()), (true, Some(900), Some("zstd")));
    let folder = tempfile::tempdir().unwrap();
    let files = bank.exports().download(&export.id, folder.path(), &["honour"]).await.unwrap();
    let rows = || files.iter().flat_map(|file| rows_of(file).unwrap()).collect::<Result<Vec<_>, _>>().unwrap();
    let told = rows();
    assert!(!told.is_empty() && told.iter().all(|row| row["kind"] == "HONOUR"));
    // What was damaged is fetched again.
    fs::write(&files[0], "x").unwrap();
    bank.exports().download(&export.id, folder.path(), &[]).await.unwrap();
    assert_eq!(rows(), told);
    assert!(bank.exports().find("nonsense").await.unwrap().is_none());
    let gone = bank.exports().wait("nonsense", Duration::ZERO).await;
    assert!(matches!(gone, Err(Error::Gone(_))), "{gone:?}");

    // Watch lists and endpoints.
    let input = CreateWatchListInput { name: "loans".into() };
    let list = bank.mutate::<CreateWatchList>(&input).await.unwrap().create_watch_list.watch_list.unwrap();
    let refused = bank.mutate::<CreateWatchList>(&input).await;
    assert!(matches!(&refused, Err(Error::Refused(why)) if why[0].code == "CONFLICT"), "{refused:?}");
    let input = AddWatchSubjectsInput { watch_list_id: list.id.clone(), subjects: vec![LISTED.into()] };
    assert_eq!(bank.mutate::<AddWatchSubjects>(&input).await.unwrap().add_watch_subjects.added, 1);
    let lists: Vec<_> = bank.list::<WatchLists>(WatchListsVariables::default()).try_collect().await.unwrap();
    assert_eq!(lists.iter().map(|it| (&*it.name, it.subject_count)).collect::<Vec<_>>(), [("loans", 1)]);
    let rules = vec![WebhookRuleInput { watch_list_id: Some(list.id), ..WebhookRuleInput::default() }];
    // Never to where the gateway is.
    let url = "https://127.0.0.1/hook".to_owned();
    let input = CreateWebhookEndpointInput { url, description: None, rules, from: None };
    assert!(matches!(bank.mutate::<CreateWebhookEndpoint>(&input).await, Err(Error::Refused(_))));

    // Objections.
    let code = subjects(&association).await.remove(0);
    let done = association.submit("HONOUR", &[honour(&code, "异议")], SubmitOptions::default()).await.unwrap();
    let input = FileObjectionInput {
        record_id: done.rows[0].record_id.clone().unwrap(),
        type_: ObjectionType::Correction,
        statement: "此荣誉并未授予该企业。".into(),
        evidence: None,
        objector: ObjectionObjectorInput { name: "示例银行".into(), contact: "contact@bank.example".into() },
        idempotency_key: "objection-1".into(),
    };
    let objection = bank.mutate::<FileObjection>(&input).await.unwrap().file_objection.objection.unwrap();
    let objections: Vec<_> = bank.list::<Objections>(ObjectionsVariables::default()).try_collect().await.unwrap();
    assert!(objections.iter().any(|it| it.id == objection.id));
}

/// The examples that the tests build.
fn example(demo: &Demo, name: &str, arguments: &[&str]) -> String {
    let tests = env::current_exe().unwrap();
    let path = tests.parent().unwrap().parent().unwrap().join("examples").join(name);
    let mut command = Command::new(path);
    command.current_dir(demo.folder.path()).args(arguments);
    let done = command.env("MINGJING_URL", demo.url()).env("MINGJING_KEY", &demo.keys["institution"]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[tokio::test]
async fn the_banks_job_tells_once_who_is_newly_listed() {
    let demo = demo!();
    let customers = format!(
        "\u{feff}customer,credit_code,name\nloan-1,{LISTED},\nloan-2,913101150601727873,\nloan-3,,\"没有这样的企业, 有限公司\"\n"
    );
    fs::write(demo.folder.path().join("customers.csv"), customers).unwrap();
    let first = example(&demo, "bank_sync", &["customers.csv", "bank.db"]);
    assert!(first.contains("NEW  loan-1"), "{first}");
    assert!(first.contains("LOOK loan-2  INVALID") && first.contains("LOOK loan-3  NOT_FOUND"), "{first}");
    assert!(first.contains("1 of 3 customers are listed"), "{first}");
    let second = example(&demo, "bank_sync", &["customers.csv", "bank.db"]);
    assert!(
        second.contains("; 0 applied") && second.ends_with("1 of 3 customers are listed, 0 findings are new\n"),
        "{second}"
    );
    assert!(example(&demo, "tour", &[]).contains("Listed"));
}
