//! A database with enterprises, the program that serves it, and clients of an association that may write about them.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    domain::{
        access::create_client::{NewClient, NewOrganisation},
        disclosure::{draft::Draft, write::Batch},
    },
};
use serde_json::{Value, json};
use tests::{
    bench,
    draft::{credit_code, enterprise, kind},
    services::{self, Service},
    serving::Serving,
};

/// Rates that stop nobody, and as much time as a slow machine needs.
const SETTINGS: [(&str, &str); 9] = [
    ("search.enabled", "false"),
    ("tiers.association.requests_per_second", "100000"),
    ("tiers.association.burst", "100000"),
    ("tiers.association.bucket_points", "1000000000"),
    ("tiers.association.refill_points_per_second", "1000000000"),
    ("tiers.association.query_cost_max", "1000000"),
    ("tiers.association.writes_per_minute", "1000000000"),
    ("server.request_deadline_ms", "120000"),
    ("limits.waiting_ms", "60000"),
];

/// Enterprises that are registered in one transaction.
const BATCH: usize = 2_000;

/// A database, and the program that serves it.
pub struct Place {
    /// Which database it is.
    pub database: &'static str,
    /// Its parts in this process, for what is done without GraphQL.
    pub app: App,
    /// The program.
    pub serving: Serving,
    http: reqwest::Client,
    _directory: tempfile::TempDir,
    _server: Option<Service>,
}

impl Place {
    /// Makes one with so many enterprises.
    pub async fn open(database: &'static str, enterprises: u32) -> anyhow::Result<Self> {
        let directory = tempfile::tempdir()?;
        let (server, url) = if database == "postgresql" {
            let server = tokio::task::spawn_blocking(|| services::start_postgres(bench::DURABLE)).await?;
            let url = server.address().to_owned();
            (Some(server), url)
        } else {
            (None, format!("sqlite://{}", directory.path().join("mingjing.db").display()))
        };
        let app = bench::open(directory.path(), &url, &SETTINGS).await?;
        let register = organisation("市工商局", OrganisationKind::Aic);
        let publisher = app.access.register_organisation(&register).await?.0;
        let drafts: Vec<Draft> = (1..=enterprises).map(|number| enterprise(number, &[])).collect();
        for drafts in drafts.chunks(BATCH) {
            write(&app, publisher, "enterprise", drafts).await?;
        }
        let serving = Serving::start_over(directory.path(), &url, &SETTINGS).await;
        let http = reqwest::Client::builder().no_proxy().build()?;
        Ok(Self { database, app, serving, http, _directory: directory, _server: server })
    }

    /// The key of another client of the association.
    pub async fn new_key(&self) -> anyhow::Result<String> {
        let new = NewClient {
            organisation: organisation("市商业行业协会", OrganisationKind::Association),
            tier: "association".to_owned(),
            name: "录入".to_owned(),
            scopes: BTreeSet::new(),
            expires_at: None,
        };
        Ok(self.app.access.create_client(new).await?.key.expose().to_owned())
    }

    /// Submits honours, and holds that each is entered. The answer.
    pub async fn submit(&self, key: &str, body: &Value) -> anyhow::Result<Value> {
        let request = self.http.post(self.serving.url()).header("x-api-key", key).json(body);
        let answer: Value = request.send().await?.json().await?;
        let counts = &answer["data"]["submitHonours"]["counts"];
        let is_whole = counts["rows"].as_u64().is_some_and(|rows| rows > 0) && counts["created"] == counts["rows"];
        ensure!(is_whole, "not all rows were entered: {:.400}", answer.to_string());
        Ok(answer)
    }
}

/// Writes drafts through the writer itself, and holds that each is entered.
pub async fn write(app: &App, publisher: i64, kind_name: &str, drafts: &[Draft]) -> anyhow::Result<()> {
    use mingjing::domain::disclosure::write::Outcome;

    let batch = Batch { kind: kind(kind_name), publisher, drafts, now: Clock::system().now(), dry_run: false };
    let outcomes = app.writer.write(&batch).await.context("the batch is written")?;
    ensure!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Created { .. })), "not all drafts were entered");
    Ok(())
}

/// A call that submits an honour of this title about each of these enterprises.
pub fn body(idempotency_key: &str, title: &str, enterprises: impl Iterator<Item = u32>) -> Value {
    const QUERY: &str = "mutation($input: SubmitHonoursInput!) { submitHonours(input: $input) { submissionId state
        counts { rows created } rows { status recordId } userErrors { code message } } }";
    let row = |number| {
        json!({"subject": {"creditCode": credit_code(number)}, "title": title, "awardedOn": "2017-06-01",
            "authority": "市商业行业协会", "level": "MUNICIPAL", "documentNumber": format!("沪商协〔2017〕{title}{number}号")})
    };
    let rows: Vec<Value> = enterprises.map(row).collect();
    json!({"query": QUERY, "variables": {"input": {"idempotencyKey": idempotency_key, "rows": rows}}})
}

fn organisation(name: &str, kind: OrganisationKind) -> NewOrganisation {
    let industry_sections = BTreeSet::from(["F".to_owned()]);
    NewOrganisation { name: name.to_owned(), kind, division: None, industry_sections }
}
