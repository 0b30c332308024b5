//! Files against the real gateway: verified in the background, and of watch lists.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

mod live;

use std::{fs, time::Duration};

use futures_util::TryStreamExt as _;
use live::demo;
use mingjing::{
    Client, Error, FileSource,
    operations::{
        CreateWatchList, CreateWatchListInput, Enterprises, EnterprisesVariables, WatchSubjects, WatchSubjectsVariables,
    },
    verifications::{VerificationOptions, results_of},
    verify::{AsOf, Subject},
};

const LISTED: &str = "913101150601727872";
const MINUTE: Duration = Duration::from_secs(60);

async fn codes(client: &Client) -> Vec<String> {
    let enterprises = client.list::<Enterprises>(EnterprisesVariables::default());
    let all: Vec<_> = enterprises.try_collect().await.unwrap();
    all.into_iter().filter_map(|enterprise| enterprise.credit_code).collect()
}

#[tokio::test]
async fn files_are_verified_and_fill_watch_lists() {
    let demo = demo!();
    let bank = demo.client("institution");
    let codes = codes(&bank).await;
    let place = |name: &str| demo.folder.path().join(name);

    // As its subjects are.
    let subjects: Vec<_> = (0..)
        .zip(codes.iter().map(String::as_str).chain(["9"]))
        .map(|(index, code): (usize, _)| Subject { reference: Some(format!("贷款-{index}")), ..Subject::code(code) })
        .collect();
    let lines = subjects.iter().fold("参考号,统一社会信用代码,电话\n".to_owned(), |text, it| {
        format!("{text}{},{},1\n", it.reference.as_deref().unwrap(), it.credit_code.as_deref().unwrap())
    });
    let (portfolio, target) = (place("portfolio.csv"), place("verified.ndjson"));
    fs::write(&portfolio, lines).unwrap();
    let lists = ["ABNORMAL_OPERATION", "PENALTY"];
    let mut seen = None;
    let verify = bank.verify_file(&*portfolio, &target).lists(&lists).progress(|job| seen = Some(job.clone()));
    let job = verify.send().await.unwrap();
    assert_eq!(seen.as_ref(), Some(&job));
    assert_eq!((job.progress.rows, job.progress.of), (subjects.len() as u64, subjects.len() as u64));
    assert_eq!(job.file.ignored_columns, ["电话"]);
    let verified = bank.verify(subjects).lists(&lists).as_of(AsOf::Sequence(job.sequence)).send().await.unwrap();
    let rows: Vec<_> = results_of(&target).unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), verified.subjects.len());
    for (index, (row, subject)) in (0..).zip(rows.into_iter().zip(verified.subjects)) {
        assert_eq!((row.row, row.sequence, &*row.day), (index + 2, job.sequence, &*job.day));
        assert_eq!(row.subject, subject);
    }

    // The same by the same name; another client goes on with it.
    let text = format!("credit_code,name\n{LISTED},\n,没有这家公司\n");
    let options = VerificationOptions {
        format: Some("CSV".into()),
        bom: true,
        idempotency_key: Some("rust-file-1".into()),
        ..VerificationOptions::default()
    };
    let source = FileSource::bytes(text.clone()).named("p.csv");
    let sent = bank.verifications().send(source.clone(), &options).await.unwrap();
    let again = FileSource::reader(text.as_bytes()).unwrap().named("p.csv");
    assert_eq!(bank.verifications().send(again, &options).await.unwrap().id, sent.id);
    let other = FileSource::bytes(format!("{text}x")).named("p.csv");
    let refused = bank.verifications().send(other, &options).await.unwrap_err();
    assert_eq!(refused.code(), Some("IDEMPOTENCY_KEY_REUSED"));
    let result = place("r.csv");
    let workbook = place("r.xlsx");
    let none = place("none.ndjson");
    let customers = place("customers.csv");
    let later = demo.client("institution");
    let done = later.verifications().wait(&sent.id, MINUTE, |_| ()).await.unwrap();
    assert_eq!((done.counts.found, done.counts.not_found), (1, 1));
    later.verifications().download(&done.id, &result).await.unwrap();
    assert!(fs::read_to_string(&result).unwrap().starts_with('\u{feff}'));
    bank.verify_file(source, &workbook).send().await.unwrap();
    assert!(fs::read(&workbook).unwrap().starts_with(b"PK"));
    let association = demo.client("association");
    assert_eq!(association.verifications().find(&sent.id).await.unwrap_err().code(), Some("FORBIDDEN"));
    assert_eq!(bank.verifications().cancel(&sent.id).await.unwrap().state, "cancelled");
    let download = bank.verifications().download(&sent.id, &result).await;
    assert!(matches!(download, Err(Error::JobFailed { .. })));
    assert!(bank.verifications().find("nonsense").await.unwrap().is_none());

    // One that cannot be read says what would be right.
    let wrong = FileSource::bytes("电话,地址\n1,2\n").named("p.csv");
    let error = bank.verify_file(wrong, &none).send().await.unwrap_err();
    assert!(matches!(&error, Error::JobFailed { state, .. } if state == "failed"), "{error:?}");
    assert!(error.to_string().contains("统一社会信用代码") && !none.exists(), "{error}");

    // A watch list.
    let input = CreateWatchListInput { name: "file".into() };
    let list = bank.mutate::<CreateWatchList>(&input).await.unwrap().create_watch_list.watch_list.unwrap().id;
    let rows = codes[..50].iter().fold(String::new(), |text, code| format!("{text}c,{code}\n"));
    fs::write(&customers, format!("客户,统一社会信用代码\n{rows}d,9131\n")).unwrap();
    let tried = bank.replace_watch_list(&list, &*customers, true).await.unwrap();
    assert_eq!((tried.dry_run, tried.added, tried.subject_count), (true, 50, 0));
    let first = bank.replace_watch_list(&list, &*customers, false).await.unwrap();
    assert_eq!((first.rows, first.added, first.invalid, first.subject_count), (51, 50, 1, 50));
    assert_eq!((first.invalid_rows[0].row, &*first.invalid_rows[0].value), (52, "9131"));
    let added = bank.extend_watch_list(&list, codes[40..60].join("\n").into_bytes(), false).await.unwrap();
    assert_eq!((added.added, added.already_there, added.subject_count), (10, 10, 60));
    let replaced = bank.replace_watch_list(&list, codes[..10].join("\n").into_bytes(), false).await.unwrap();
    assert_eq!((replaced.removed, replaced.subject_count), (50, 10));
    let variables = WatchSubjectsVariables { watch_list_id: list, first: None, after: None };
    let mut watched: Vec<_> =
        bank.list::<WatchSubjects>(variables).map_ok(|subject| subject.code).try_collect().await.unwrap();
    let mut expected = codes[..10].to_vec();
    watched.sort();
    expected.sort();
    assert_eq!(watched, expected);
    let unknown = bank.replace_watch_list("nonsense", b"9131\n".to_vec(), false).await;
    assert_eq!(unknown.unwrap_err().code(), Some("NOT_FOUND"));
}
