//! The library against the real gateway, which is killed, as the pulls are; in the end the copies are right.
//!
//! It needs a gateway: `MINGJING` names the program. `KILLS` says how often processes are killed, `SEED` repeats a run.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use std::{
    collections::BTreeMap,
    env, fs,
    io::Read as _,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use futures_util::TryStreamExt as _;
use mingjing::{
    Client, Error, RetryPolicy,
    operations::{
        AbnormalOperations, AbnormalOperationsVariables, Enterprise, EnterpriseVariables, EnterprisesVariables,
        Honours, HonoursVariables, Industry, Licences, LicencesVariables, Viewer, ViewerVariables,
    },
    pull::{DirectorySink, Record, SqliteSink},
    submit::SubmitOptions,
    verify::{AsOf, Subject},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use serde_json::{Value, json};

const LISTED: &str = "913101150601727872";

/// The demo of an invented city. It may be killed and started again: the data stays.
struct Demo {
    program: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    process: Option<Child>,
    keys: BTreeMap<String, String>,
}

impl Demo {
    fn start() -> Option<Self> {
        let program = PathBuf::from(env::var_os("MINGJING")?);
        assert!(program.exists(), "{} is not there", program.display());
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let mut demo = Self { program, folder, port, process: None, keys: BTreeMap::new() };
        demo.run();
        Some(demo)
    }

    fn run(&mut self) {
        let out = self.folder.path().join("out");
        let log = fs::File::create(self.folder.path().join("log")).unwrap();
        let child = Command::new(&self.program)
            .args(["demo", "--enterprises", "300", "--listen", &format!("127.0.0.1:{}", self.port), "--data-dir"])
            .arg(self.folder.path().join("data"))
            .stdout(fs::File::create(&out).unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        self.process = Some(child);
        let until = Instant::now() + Duration::from_secs(120);
        let told = loop {
            let told = fs::read_to_string(&out).unwrap();
            if told.contains("Stop with Ctrl-C") {
                break told;
            }
            let ended = self.process.as_mut().unwrap().try_wait().unwrap().is_some();
            assert!(!ended && Instant::now() < until, "the demo did not start");
            thread::sleep(Duration::from_millis(50));
        };
        for line in told.lines() {
            if let [name, key] = line.split_whitespace().collect::<Vec<_>>()[..]
                && key.starts_with("mj_")
            {
                self.keys.insert(name.to_owned(), key.to_owned());
            }
        }
    }

    fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn client(&self, who: &str) -> Client {
        let patient = RetryPolicy { attempts: 200, longest: Duration::from_millis(500), ..RetryPolicy::default() };
        Client::builder(self.url()).key(&self.keys[who]).retry(patient).build().unwrap()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The demo, unless no gateway is named.
macro_rules! demo {
    () => {
        match Demo::start() {
            Some(demo) => demo,
            None => {
                eprintln!("not tested: MINGJING names no gateway");
                return;
            }
        }
    };
}

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

/// A pull, as a process.
struct Puller {
    sort: &'static str,
    place: PathBuf,
    process: Option<Child>,
}

impl Puller {
    fn start(&mut self, demo: &Demo, once: bool, batch: usize) {
        let example = env::current_exe().unwrap();
        let example = example.ancestors().nth(2).unwrap().join("examples").join("pull");
        let mut command = Command::new(example);
        command.arg(self.sort).arg(&self.place).args(["--batch", &batch.to_string()]);
        // A snapshot where the gateway makes them, for one copy; the other reads all of the feed.
        command.args(if self.sort == "sqlite" { &["--count", "--feed"][..] } else { &[] });
        if once {
            command.arg("--once");
        }
        command.env("MINGJING_URL", demo.url()).env("MINGJING_KEY", &demo.keys["institution"]).stdout(Stdio::piped());
        self.process = Some(command.spawn().unwrap());
    }

    fn wait_until_started(&mut self) {
        let mut byte = [0];
        let _ = self.process.as_mut().unwrap().stdout.as_mut().unwrap().read(&mut byte).unwrap();
    }

    fn kill(&mut self) {
        let mut process = self.process.take().unwrap();
        assert!(process.try_wait().unwrap().is_none(), "the {} pull ended by itself", self.sort);
        process.kill().unwrap();
        process.wait().unwrap();
    }
}

/// Submits, corrects and withdraws honours until it is told to stop; says how many rows it wrote.
async fn write(client: Client, seed: u64, stop: Arc<AtomicBool>, written: Arc<AtomicUsize>) {
    let mut chance = StdRng::seed_from_u64(seed);
    let codes = subjects(&client).await;
    let mut mine: BTreeMap<String, i64> = BTreeMap::new();
    while !stop.load(Ordering::SeqCst) {
        let fate: f64 = chance.random();
        let done = if fate < 0.5 || mine.len() < 5 {
            let count = chance.random_range(1..5);
            let mut row = || {
                honour(&codes[chance.random_range(0..codes.len())], &format!("诚信企业 {:08x}", chance.random::<u32>()))
            };
            let rows: Vec<_> = (0..count).map(|_| row()).collect();
            client.submit("HONOUR", &rows, SubmitOptions::default()).await
        } else {
            let (id, revision) = mine.iter().nth(chance.random_range(0..mine.len())).unwrap();
            let mut row = json!({ "id": id, "expectedRevision": revision, "reason": "笔误" });
            if fate < 0.8 {
                row["changes"] = json!({ "title": format!("诚信企业 {:08x}", chance.random::<u32>()) });
                client.correct("HONOUR", &[row], SubmitOptions::default()).await
            } else {
                client.withdraw("HONOUR", &[row], SubmitOptions::default()).await
            }
        };
        for row in done.unwrap().rows {
            assert!(row.user_errors.is_empty(), "{row:?}");
            if row.status == "UNCHANGED" {
                continue; // withdrawn already
            }
            mine.insert(row.record_id.unwrap(), row.revision.unwrap());
            written.fetch_add(1, Ordering::SeqCst);
        }
        tokio::time::sleep(Duration::from_millis(chance.random_range(0..100))).await;
    }
}

/// The feed folded from its first change: written apart from the library's own fold.
async fn folded(client: &Client) -> BTreeMap<String, Value> {
    let mut rows: BTreeMap<String, Value> = BTreeMap::new();
    let mut changes = std::pin::pin!(client.feed(0).changes());
    while let Some(told) = changes.try_next().await.unwrap() {
        if told.state != "CURRENT" {
            rows.remove(&told.record_id);
            continue;
        }
        let publisher = rows.get(&told.record_id).map_or(json!(told.by.id), |row| row["publisher"].clone());
        let row = json!({
            "kind": told.kind, "revision": told.revision, "sequence": told.sequence, "updatedAt": told.at, "publisher": publisher,
            "enterprise": told.enterprise.id, "underObjection": told.under_objection, "content": told.after,
        });
        rows.insert(told.record_id, row);
    }
    rows
}

fn plain(record: &Record) -> Value {
    json!({
        "kind": record.kind, "revision": record.revision, "sequence": record.sequence, "updatedAt": record.updated_at,
        "publisher": record.publisher.id, "enterprise": record.enterprise.id, "underObjection": record.under_objection,
        "content": record.content,
    })
}

fn copies(sqlite: &Path, directory: &Path) -> [BTreeMap<String, Value>; 2] {
    let (mut one, mut other) = (BTreeMap::new(), BTreeMap::new());
    let mut keep = |record: Record| {
        one.insert(record.record_id.clone(), plain(&record));
        Ok(())
    };
    SqliteSink::open(sqlite).unwrap().for_each(None, &mut keep).unwrap();
    let mut keep = |record: Record| {
        other.insert(record.record_id.clone(), plain(&record));
        Ok(())
    };
    DirectorySink::open(directory).unwrap().for_each(&mut keep).unwrap();
    [one, other]
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_killed_whenever_copies_are_what_the_gateway_says() {
    let mut demo = demo!();
    let number = |name: &str, otherwise: u64| env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise);
    let (kills, seed) = (number("KILLS", 24), number("SEED", rand::random::<u32>().into()));
    let mut chance = StdRng::seed_from_u64(seed);
    let (stop, written) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let writer = tokio::spawn(write(demo.client("association"), seed, Arc::clone(&stop), Arc::clone(&written)));
    let place = |name: &str| demo.folder.path().join(name);
    let (sqlite, directory) = (place("copy.db"), place("copy"));
    let mut pullers = [("sqlite", sqlite.clone()), ("directory", directory.clone())].map(|(sort, place)| Puller {
        sort,
        place,
        process: None,
    });
    for puller in &mut pullers {
        puller.start(&demo, false, 7);
    }
    let mut gateway_kills = 0;
    for number in 0..kills {
        let puller = &mut pullers[usize::from(number % 2 == 1)];
        puller.wait_until_started();
        tokio::time::sleep(Duration::from_millis([0, 20, 100, 400][chance.random_range(0..4)])).await;
        if chance.random_bool(1.0 / 6.0) {
            demo.kill();
            gateway_kills += 1;
            tokio::time::sleep(Duration::from_millis(chance.random_range(0..300))).await;
            puller.kill();
            demo.run();
        } else {
            puller.kill();
        }
        puller.start(&demo, false, [1, 7, 60, 500][chance.random_range(0..4)]);
    }
    while written.load(Ordering::SeqCst) < 30 && !writer.is_finished() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    stop.store(true, Ordering::SeqCst);
    writer.await.unwrap();
    for puller in &mut pullers {
        puller.kill();
        puller.start(&demo, true, 500);
        assert!(puller.process.take().unwrap().wait().unwrap().success());
    }

    let bank = demo.client("institution");
    let truth = folded(&bank).await;
    let [one, other] = copies(&sqlite, &directory);
    assert!(one == truth, "the SQLite copy differs from the feed (seed {seed})");
    assert!(other == truth, "the copy in files differs from the feed (seed {seed})");
    let head: u64 = bank.query("{ dataset { sequence } }", &json!({})).await.unwrap()["dataset"]["sequence"]
        .as_str()
        .and_then(|it| it.parse().ok())
        .unwrap();
    let database = SqliteSink::open(&sqlite).unwrap();
    let counted: (u64, u64) = database
        .connection()
        .query_row("SELECT count(*), max(sequence) FROM applied", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(counted, (head, head), "each change was applied once (seed {seed})");
    let compared = compare_with_the_lists(&bank, &truth).await;
    println!(
        "{kills} kills of pulls and {gateway_kills} of the gateway (seed {seed}); {} rows written meanwhile, {head} changes in all, \
         each applied once; {} records equal to the feed, {compared} rows of the lists compared",
        written.load(Ordering::SeqCst),
        truth.len()
    );
}

async fn compare_with_the_lists(bank: &Client, truth: &BTreeMap<String, Value>) -> usize {
    let mut compared = 0;
    // What was written, field by field.
    let honours: Vec<_> = bank.list::<Honours>(HonoursVariables::default()).try_collect().await.unwrap();
    assert_eq!(honours.len(), truth.values().filter(|row| row["kind"] == "HONOUR").count());
    for shown in honours {
        let row = &truth[&shown.id];
        let level = shown.level.map(|level| level.code);
        let told = json!({
            "kind": "HONOUR", "revision": shown.revision, "sequence": row["sequence"], "updatedAt": shown.updated_at,
            "publisher": shown.publisher.id, "enterprise": shown.enterprise.id, "underObjection": shown.under_objection,
            "content": {
                "authority": shown.authority, "awardedOn": shown.awarded_on, "basis": shown.basis, "level": level,
                "documentNumber": shown.document_number, "title": shown.title, "validTo": shown.valid_to,
            },
        });
        assert_eq!(*row, told);
        compared += 1;
    }
    // Everything else by its id, revision, moment and publisher.
    for (kind, list) in [
        ("ENTERPRISE", "enterprises"),
        ("ALTERATION", "alterations"),
        ("SHAREHOLDER", "shareholders"),
        ("KEY_PERSON", "keyPersons"),
        ("BRANCH", "branches"),
        ("LICENCE", "licences"),
        ("PENALTY", "penalties"),
        ("CHATTEL_MORTGAGE", "chattelMortgages"),
        ("EQUITY_PLEDGE", "equityPledges"),
        ("INTELLECTUAL_PROPERTY_PLEDGE", "intellectualPropertyPledges"),
        ("ANNUAL_REPORT", "annualReports"),
        ("ABNORMAL_OPERATION", "abnormalOperations"),
        ("SERIOUS_VIOLATION", "seriousViolations"),
        ("INSPECTION", "inspections"),
        ("COMPLAINT", "complaints"),
        ("SUPERVISION_RECORD", "supervisionRecords"),
    ] {
        let document = format!(
            "query($a: String) {{ {list}(first: 100, after: $a) {{ nodes {{ id revision updatedAt publisher {{ id }} }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let (mut after, mut found) = (Value::Null, 0);
        loop {
            let page = bank.query(&document, &json!({ "a": after })).await.unwrap()[list].take();
            for node in page["nodes"].as_array().unwrap() {
                let row = &truth[node["id"].as_str().unwrap()];
                let told = (&row["kind"], &row["revision"], &row["updatedAt"], &row["publisher"]);
                assert_eq!(told, (&json!(kind), &node["revision"], &node["updatedAt"], &node["publisher"]["id"]));
                found += 1;
            }
            if page["pageInfo"]["hasNextPage"] == false {
                break;
            }
            after = page["pageInfo"]["endCursor"].clone();
        }
        assert_eq!(found, truth.values().filter(|row| row["kind"] == kind).count(), "{kind}");
        compared += found;
    }
    compared
}
