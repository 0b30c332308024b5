//! A bank's nightly job: a copy of the data set, who the customers are, and who is newly listed.
//!
//! ```text
//! export MINGJING_URL=https://mingjing.example MINGJING_KEY=mj_live_…
//! cargo run --example bank_sync -- customers.csv bank.db
//! ```
//!
//! `customers.csv` has the columns `customer` (the bank's own number), `credit_code` and `name`. In `bank.db` stand afterwards
//!
//! - `mingjing_record` and the view `mingjing`: the copy of the data set, as of the last change;
//! - `customer`: each customer as it was verified last, with the sequence number that the decision rests on;
//! - `finding`: each entry in force against a customer, with the change as of which this job saw it first and last.
//!
//! What is new since the last run is printed. The job may be killed at any moment and started again.

use std::{env, process::ExitCode};

use mingjing::{
    Client,
    operations::VerifiedSubjectFields,
    pull::{
        SqliteSink,
        rusqlite::{Connection, Result as Sql, params},
    },
    verify::Subject,
};

type Failure = Box<dyn std::error::Error>;

const LISTS: [&str; 3] = ["ABNORMAL_OPERATION", "SERIOUS_VIOLATION", "PENALTY"];

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS customer (
    customer TEXT PRIMARY KEY, status TEXT NOT NULL, enterprise_id TEXT, name TEXT, verified_at_sequence INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS finding (
    customer TEXT NOT NULL, record_id TEXT NOT NULL, list TEXT NOT NULL, reason TEXT, authority TEXT,
    listed_on TEXT, under_objection INTEGER NOT NULL, first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL,
    PRIMARY KEY (customer, record_id)
);";

/// The customers of a CSV file.
fn read_customers(path: &str) -> Result<Vec<Subject>, Failure> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    let column = |name: &str| {
        let place = header.iter().position(|it| it.trim_start_matches('\u{feff}') == name);
        place.ok_or_else(|| format!("{path} has no column {name}"))
    };
    let (customer, credit_code, name) = (column("customer")?, column("credit_code")?, column("name")?);
    let read = |row: csv::Result<csv::StringRecord>| {
        let row = row?;
        let text = |place: usize| row.get(place).filter(|text| !text.is_empty()).map(str::to_owned);
        let (reference, credit_code, name) = (text(customer), text(credit_code), text(name));
        Ok(Subject { reference, credit_code, name, ..Subject::default() })
    };
    reader.records().map(read).collect()
}

/// Keeps what was found about a customer, and prints the findings that were not there before; how many they are.
fn keep(database: &Connection, subject: &VerifiedSubjectFields, sequence: u64) -> Sql<usize> {
    let (customer, found) = (subject.reference.as_deref().unwrap_or_default(), subject.enterprise.as_ref());
    database.execute(
        "INSERT OR REPLACE INTO customer VALUES (?1, ?2, ?3, ?4, ?5)",
        params![customer, subject.status.as_str(), found.map(|it| &it.id), found.map(|it| &it.name), sequence],
    )?;
    let mut new = 0;
    for verdict in &subject.verdicts {
        for hit in verdict.hits.iter().filter(|hit| hit.in_force) {
            let known = database.execute(
                "UPDATE finding SET last_seen = ?3, under_objection = ?4 WHERE customer = ?1 AND record_id = ?2",
                params![customer, hit.record_id, sequence, hit.under_objection],
            )?;
            if known > 0 {
                continue;
            }
            let (list, reason) = (verdict.list.as_ref().map_or("", |it| it.as_str()), hit.reason.as_deref());
            database.execute(
                "INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)",
                params![
                    customer,
                    hit.record_id,
                    list,
                    reason,
                    hit.authority,
                    hit.listed_on,
                    hit.under_objection,
                    sequence
                ],
            )?;
            let name = found.map_or("", |it| &it.name);
            let (reason, since) = (reason.unwrap_or("no reason is told"), hit.listed_on.as_deref().unwrap_or("?"));
            println!("NEW  {customer}  {name}  {list}  {reason}  since {since}");
            new += 1;
        }
    }
    Ok(new)
}

#[tokio::main]
async fn main() -> ExitCode {
    run().await.map_or_else(
        |failure| {
            eprintln!("{failure}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

async fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [customers, place] = &arguments[..] else { return Err("usage: bank_sync CUSTOMERS.csv BANK.db".into()) };
    let subjects = read_customers(customers)?;
    let client = Client::from_env()?;

    let mut copy = SqliteSink::open(place)?;
    let pulled = client.pull(&mut copy).once(true).run().await?;
    println!("the copy goes up to change {}; {} applied", pulled.cursor, pulled.applied);

    let total = subjects.len();
    let verified =
        client.verify(subjects).lists(&LISTS).progress(|done, of| println!("verified {done} of {of}")).send().await?;
    let database = copy.connection();
    database.execute_batch(TABLES)?;
    let transaction = database.unchecked_transaction()?;
    let mut new = 0;
    for subject in &verified.subjects {
        new += keep(&transaction, subject, verified.sequence)?;
    }
    transaction.commit()?;

    let mut listed = 0;
    for subject in &verified.subjects {
        listed += usize::from(subject.verdicts.iter().any(|it| it.verdict.as_str() == "LISTED"));
        if subject.enterprise.is_none() {
            let why: Vec<_> = subject.problems.iter().map(|it| it.message.as_str()).collect();
            let customer = subject.reference.as_deref().unwrap_or_default();
            println!("LOOK {customer}  {}  {}", subject.status.as_str(), why.join("; "));
        }
    }
    println!("{listed} of {total} customers are listed, {new} findings are new");
    Ok(())
}
