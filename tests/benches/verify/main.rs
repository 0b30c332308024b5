//! `make bench-verify`: what verifying many subjects in one call takes, in an invented city.
//!
//! | Case | Shows |
//! |---|---|
//! | `codes` | subjects by credit code, the two lists of the law |
//! | `mixed` | half of them by name, some unknown or with a slip |
//! | `measures` | the same with all lists and measures |
//! | `as of` | the same as of half of the city's changes |
//!
//! Each is asked by one client, one call after the other, over HTTP; what is shown is the time until the answer is read.
//! Times are shown beside what is aimed at, never asserted. The bench fails only for what no slowness excuses: another
//! number of subjects that are found than are known to be there.
//!
//! Arguments choose cases by parts of their names, and databases. The environment sets the rest:
//! `MINGJING_BENCH_ENTERPRISES` (of the city), `MINGJING_BENCH_SUBJECTS` (of a call), `MINGJING_BENCH_RUNS` (of each case).

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::ensure;
use serde_json::{Value, json};
use tests::{
    choice::{Choice, number},
    city::{Known, Place},
};

/// What the program itself runs with.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What a call of 10,000 subjects is to take.
const AIM: &str = "10,000 subjects within 1 s at p99";

/// What a bank reads of the answer.
const QUERY: &str = "query($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $asOf: AsOf) {
    verify(subjects: $subjects, lists: $lists, asOf: $asOf) { sequence counts { found }
        subjects { reference status matchedBy enterprise { id name creditCode status } candidates { score enterprise { name } }
            verdicts { list verdict hits { recordId revision reason authority listedOn removedOn underObjection } } } } }";

/// What to measure, and how large.
struct Settings {
    enterprises: u64,
    subjects: usize,
    runs: usize,
    choice: Choice,
}

/// One thing to measure.
struct Case {
    name: &'static str,
    /// Whether some subjects are stated by name, and some are nobody.
    mixed: bool,
    lists: Option<&'static [&'static str]>,
    earlier: bool,
}

const MEASURES: &[&str] = &[
    "ABNORMAL_OPERATION",
    "SERIOUS_VIOLATION",
    "PENALTY",
    "INSPECTION",
    "EQUITY_PLEDGE",
    "CHATTEL_MORTGAGE",
    "INTELLECTUAL_PROPERTY_PLEDGE",
    "SUPERVISION_RECORD",
];

const CASES: &[Case] = &[
    Case { name: "codes", mixed: false, lists: None, earlier: false },
    Case { name: "mixed codes and names", mixed: true, lists: None, earlier: false },
    Case { name: "mixed, all measures", mixed: true, lists: Some(MEASURES), earlier: false },
    Case { name: "mixed, as of half-way", mixed: true, lists: None, earlier: true },
];

fn main() -> ExitCode {
    match begin() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn begin() -> anyhow::Result<()> {
    let settings = Settings {
        enterprises: number("MINGJING_BENCH_ENTERPRISES", 100_000)?.max(1),
        subjects: usize::try_from(number("MINGJING_BENCH_SUBJECTS", 10_000)?)?.clamp(1, 10_000),
        runs: usize::try_from(number("MINGJING_BENCH_RUNS", 30)?)?.max(1),
        choice: Choice::from_arguments(),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        for database in ["sqlite", "postgresql"] {
            if settings.choice.wants_database(database) {
                Box::pin(measure(&settings, database)).await?;
            }
        }
        Ok(())
    })
}

async fn measure(settings: &Settings, database: &'static str) -> anyhow::Result<()> {
    let place = Place::open(database, settings.enterprises).await?;
    let known = place.known(settings.subjects).await?;
    println!(
        "\n{database}: {} enterprises, {} subjects a call, {} calls; the aim is {AIM}",
        settings.enterprises, settings.subjects, settings.runs
    );
    println!("{:28} {:>9} {:>9} {:>9} {:>7}", "", "p50 ms", "p99 ms", "most ms", "found");
    for case in CASES.iter().filter(|case| settings.choice.wants(case.name)) {
        let subjects: Vec<Value> = (0..settings.subjects).map(|position| subject(case, &known, position)).collect();
        let as_of =
            if case.earlier { json!({"sequence": (place.sequence().await? / 2).to_string()}) } else { Value::Null };
        let body = json!({"query": QUERY, "variables": {"subjects": subjects, "lists": case.lists, "asOf": as_of}});
        let mut times = Vec::with_capacity(settings.runs);
        let mut found = 0;
        for run in 0..=settings.runs {
            let began = Instant::now();
            let answer = place.ask(&body).await?;
            // The first call fills caches and is not counted.
            if run > 0 {
                times.push(began.elapsed());
            }
            found = answer["data"]["verify"]["counts"]["found"].as_u64().unwrap_or_default();
            let expected = (0..settings.subjects).filter(|position| !case.mixed || position % 10 < 8).count() as u64;
            ensure!(case.earlier || found == expected, "{}: {found} found instead of {expected}", case.name);
        }
        times.sort_unstable();
        let share = |percent: usize| ms(times[(times.len() - 1) * percent / 100]);
        println!("{:28} {:>9.0} {:>9.0} {:>9.0} {found:>7}", case.name, share(50), share(99), share(100));
    }
    Ok(())
}

/// The subject at this place. Where they are mixed, of ten four are stated by code, three by name, one by both, one by a
/// code that nobody has and one by a code with a slip.
fn subject(case: &Case, known: &[Known], position: usize) -> Value {
    let Known { code, name } = &known[position % known.len()];
    let reference = position.to_string();
    match position % 10 {
        4..=6 if case.mixed => json!({"reference": reference, "name": name}),
        7 if case.mixed => json!({"reference": reference, "name": name, "creditCode": code}),
        8 if case.mixed => json!({"reference": reference, "registrationNumber": "120118000032322"}),
        9 if case.mixed => json!({"reference": reference, "creditCode": &code[..17]}),
        _ => json!({"reference": reference, "creditCode": code}),
    }
}

/// In milliseconds.
fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
