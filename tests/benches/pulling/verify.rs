//! What verifying many subjects in one call takes.
//!
//! | Case | Shows |
//! |---|---|
//! | `codes` | subjects by credit code, the two lists of the law |
//! | `mixed` | half of them by name, some unknown or with a slip |
//! | `measures` | the same with all lists and measures |
//! | `as of` | the same as of half of the city's changes |
//!
//! Each is asked by one client, one call after the other; what is shown is the time until the answer is read. The bench
//! fails only for what no slowness excuses: another number of subjects that are found than are known to be there.

use std::time::Instant;

use anyhow::ensure;
use serde_json::{Value, json};
use tests::{
    city::{City, Known, ask},
    measured::{Measured, ms},
};

use crate::Settings;

/// What a call of 10,000 subjects is to take.
const AIM: &str = "10,000 subjects within 1 s at p99";

/// What a bank reads of the answer.
const QUERY: &str = "query($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $asOf: AsOf) {
    verify(subjects: $subjects, lists: $lists, asOf: $asOf) { sequence counts { found ambiguous }
        subjects { reference status matchedBy enterprise { id name creditCode status } candidates { score enterprise { name } }
            verdicts { list verdict hits { recordId revision reason authority listedOn removedOn underObjection } } } } }";

/// One thing to measure.
pub(crate) struct Case {
    pub(crate) name: &'static str,
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

pub(crate) const CASES: &[Case] = &[
    Case { name: "codes", mixed: false, lists: None, earlier: false },
    Case { name: "mixed codes and names", mixed: true, lists: None, earlier: false },
    Case { name: "mixed, all measures", mixed: true, lists: Some(MEASURES), earlier: false },
    Case { name: "mixed, as of half-way", mixed: true, lists: None, earlier: true },
];

/// Asks each case again and again.
pub(crate) async fn measure(settings: &Settings, city: &City) -> anyhow::Result<()> {
    let known = city.known(settings.subjects).await?;
    let (subjects, runs) = (settings.subjects, settings.runs);
    println!("\nverify: {subjects} subjects a call, {runs} calls; {}; the aim is {AIM}", city.database);
    println!("{:28} {:>9} {:>9} {:>9} {:>7} {:>8}", "", "p50 ms", "p99 ms", "most ms", "found", "peak MB");
    let http = reqwest::Client::builder().no_proxy().build()?;
    for case in CASES.iter().filter(|case| settings.wants("verify", case.name)) {
        let serving = city.serve().await;
        let stated: Vec<Value> = (0..subjects).map(|position| subject(case, &known, position)).collect();
        let as_of =
            if case.earlier { json!({"sequence": (city.sequence().await? / 2).to_string()}) } else { Value::Null };
        let body = json!({"query": QUERY, "variables": {"subjects": stated, "lists": case.lists, "asOf": as_of}});
        let mut times = Measured::default();
        let mut found = 0;
        for run in 0..=runs {
            let began = Instant::now();
            let answer = ask(&http, &serving, &city.key, &body).await?;
            // The first call fills caches and is not counted.
            if run > 0 {
                times.note(began);
            }
            let count = |name: &str| answer["data"]["verify"]["counts"][name].as_u64().unwrap_or_default();
            found = count("found");
            // Names that are written otherwise can be the same.
            let led_somewhere = found + count("ambiguous");
            let expected = (0..subjects).filter(|position| !case.mixed || position % 10 < 8).count() as u64;
            ensure!(
                case.earlier || led_somewhere == expected,
                "{}: {led_somewhere} known instead of {expected}",
                case.name
            );
        }
        let [half, most, worst] = [50, 99, 100].map(|percent| ms(times.share(percent)));
        let peak = serving.memory_peak_kb() / 1024;
        println!("{:28} {half:>9.0} {most:>9.0} {worst:>9.0} {found:>7} {peak:>8}", case.name);
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
