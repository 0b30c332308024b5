//! What is asked: each case is one query with many variables, and the statements that the gateway runs for them.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, bail, ensure};
use mingjing::{
    app::App,
    domain::registry::{
        name::parts::NameParts,
        search::{Page, SearchFilter, SearchRequest},
    },
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tests::wire;

/// Different keys of a case.
const KEYS: usize = 1_000;

/// One thing to measure.
pub struct Case {
    pub name: &'static str,
    query: &'static str,
    keys: Keys,
}

/// Where a case's variables come from.
#[derive(Clone, Copy)]
enum Keys {
    /// None: it is always the same request.
    None,
    /// Credit codes from all over the city.
    Codes,
    /// Brands of enterprises from all over the city.
    Brands,
    /// Places all over the list of enterprises.
    Enterprises,
    /// Places all over the long list.
    Everywhere,
    /// Places half-way down the long list.
    Deep,
    /// Places one page before the end of the long list.
    Last,
}

const LIST_PAGE: &str = "query($after: String) { abnormalOperations(first: 20, after: $after) {
    nodes { listedOn reason { label } authority enterprise { creditCode name } }
    pageInfo { hasNextPage endCursor } } }";

pub static ALL: &[Case] = &[
    Case {
        name: "lookup by code, two lists",
        query: "query($code: CreditCode!) { enterprise(creditCode: $code) {
            creditCode name establishedOn legalRepresentative status { label } district { name }
            licences(first: 5) { nodes { documentNumber decidedOn validTo content } }
            penalties(first: 5) { nodes { documentNumber decidedOn violation fineAmount } } } }",
        keys: Keys::Codes,
    },
    Case {
        name: "page of 50 with 10 records each",
        query: "query($after: String) { enterprises(first: 50, after: $after) {
            nodes { creditCode name establishedOn
                abnormalOperations(first: 10) { nodes { listedOn reason { label } authority documentNumber } } }
            pageInfo { hasNextPage endCursor } } }",
        keys: Keys::Enterprises,
    },
    Case {
        name: "search by brand",
        query: "query($query: String!) { searchEnterprises(query: $query, first: 20) {
            totalCount nodes { creditCode name district { name } status { label } } } }",
        keys: Keys::Brands,
    },
    Case { name: "list page of 20, anywhere", query: LIST_PAGE, keys: Keys::Everywhere },
    Case { name: "list: first page", query: LIST_PAGE, keys: Keys::None },
    Case { name: "list: page half-way down", query: LIST_PAGE, keys: Keys::Deep },
    Case { name: "list: last page", query: LIST_PAGE, keys: Keys::Last },
    Case { name: "list: totalCount", query: "{ abnormalOperations { totalCount } }", keys: Keys::None },
];

/// One request: what the gateway is asked, and what it runs for that.
pub struct Prepared {
    body: String,
    pub statement: Statement,
    pub search: Option<SearchRequest>,
}

/// Asks the gateway, and sees what it runs.
pub struct Client {
    pub gateway: SocketAddr,
    key: String,
    http: reqwest::Client,
    statements: Arc<Mutex<Vec<Statement>>>,
}

impl Client {
    pub fn new(gateway: SocketAddr, key: String, app: &App) -> Self {
        let statements: Arc<Mutex<Vec<Statement>>> = Arc::default();
        let seen = Arc::clone(&statements);
        app.store.watch_statements(move |statement| {
            // Planned reads only: not the keys, and not what follows the changes. Nobody takes more than a case has.
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if seen.len() < 2 && statement.sql.starts_with("SELECT json") && statement.sql.contains(" t0") {
                seen.push(statement.clone());
            }
        });
        Self { gateway, key, http: reqwest::Client::builder().no_proxy().build().unwrap_or_default(), statements }
    }

    /// A prepared request as bytes on the wire.
    pub fn http(&self, request: &Prepared) -> Vec<u8> {
        wire::post(Some(&self.key), &request.body)
    }

    async fn data(&self, body: &str) -> anyhow::Result<Value> {
        let request = self.http.post(format!("http://{}/graphql", self.gateway));
        let request = request.header("content-type", "application/json").header("x-api-key", &self.key);
        let mut answer: Value = request.body(body.to_owned()).send().await?.json().await?;
        ensure!(answer.get("errors").is_none(), "{body}: {}", answer["errors"]);
        Ok(answer["data"].take())
    }

    async fn query(&self, query: &str, variables: Value) -> anyhow::Result<Value> {
        self.data(&json!({"query": query, "variables": variables}).to_string()).await
    }

    fn take_statements(&self) -> Vec<Statement> {
        std::mem::take(&mut *self.statements.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Asks each request once and notes the statement that answered it.
pub async fn prepare(case: &Case, client: &Client, app: &App) -> anyhow::Result<Vec<Prepared>> {
    let mut prepared = Vec::new();
    for variables in variables(case.keys, client, app).await? {
        let body = json!({"query": case.query, "variables": variables}).to_string();
        client.take_statements();
        client.data(&body).await?;
        let statement = match <[Statement; 1]>::try_from(client.take_statements()) {
            Ok([statement]) => statement,
            // A search without hits has nothing to read.
            Err(none) if none.is_empty() && matches!(case.keys, Keys::Brands) => continue,
            Err(several) => bail!("{variables} ran {} statements instead of one", several.len()),
        };
        let search = variables["query"].as_str().map(|query| SearchRequest {
            query: query.to_owned(),
            filter: SearchFilter::default(),
            page: Page::First,
            limit: 20,
            facets: false,
        });
        prepared.push(Prepared { body, statement, search });
    }
    ensure!(!prepared.is_empty(), "there are no keys");
    Ok(prepared)
}

async fn variables(keys: Keys, client: &Client, app: &App) -> anyhow::Result<Vec<Value>> {
    let after = |cursors: Vec<Value>| cursors.into_iter().map(|cursor| json!({"after": cursor})).collect();
    Ok(match keys {
        Keys::None => vec![json!({})],
        Keys::Codes => {
            let codes = column(app, "credit_code").await?;
            codes.into_iter().map(|code| json!({"code": code})).collect()
        }
        Keys::Brands => {
            let names = column(app, "name").await?;
            names.iter().map(|name| json!({"query": NameParts::new(name).distinctive()})).collect()
        }
        Keys::Enterprises => after(enterprise_cursors(client).await?),
        Keys::Everywhere => {
            let mut cursors = Vec::new();
            for part in 0..10 {
                cursors.append(&mut list_cursors(client, &day_at(app, part * 10).await?).await?);
            }
            after(cursors)
        }
        Keys::Deep => after(list_cursors(client, &day_at(app, 50).await?).await?),
        Keys::Last => {
            let query = "{ abnormalOperations(last: 40) { edges { cursor } } }";
            let mut cursors = cursors(&client.query(query, json!({})).await?["abnormalOperations"])?;
            cursors.truncate(20);
            after(cursors)
        }
    })
}

/// This column of enterprises spread over the whole table.
async fn column(app: &App, column: &str) -> anyhow::Result<Vec<String>> {
    let sql = format!("SELECT {column} FROM enterprise WHERE credit_code IS NOT NULL ORDER BY credit_code");
    let statement = Statement::from_string(app.store.dialect().backend(), sql);
    let rows = app.store.reader().query_all_raw(statement).await?;
    let step = rows.len().div_ceil(KEYS).max(1);
    rows.iter().step_by(step).map(|row| Ok(row.try_get_by_index(0)?)).collect()
}

/// The day on which the long list is at this share of its depth, newest first.
async fn day_at(app: &App, percent: i64) -> anyhow::Result<String> {
    let day = match app.store.dialect().name() {
        "PostgreSQL" => "listed_on::text",
        _ => "listed_on",
    };
    let sql = format!(
        "SELECT {day} FROM abnormal_operation ORDER BY listed_on DESC,id DESC LIMIT 1 \
        OFFSET (SELECT count(*)*{percent}/100 FROM abnormal_operation)"
    );
    let statement = Statement::from_string(app.store.dialect().backend(), sql);
    let row = app.store.reader().query_one_raw(statement).await?;
    Ok(row.context("the list is empty")?.try_get_by_index(0)?)
}

/// The places of the 100 entries from this day on: a cursor is of a list and its order, whatever the filter.
async fn list_cursors(client: &Client, day: &str) -> anyhow::Result<Vec<Value>> {
    let query = "query($day: Date!) { abnormalOperations(first: 100, filter: {listedOn: {to: $day}}) {
        edges { cursor } } }";
    cursors(&client.query(query, json!({"day": day})).await?["abnormalOperations"])
}

async fn enterprise_cursors(client: &Client) -> anyhow::Result<Vec<Value>> {
    let query = "query($after: String) { enterprises(first: 100, after: $after) {
        edges { cursor } pageInfo { hasNextPage endCursor } } }";
    let (mut all, mut after) = (Vec::new(), Value::Null);
    loop {
        let data = client.query(query, json!({"after": after})).await?;
        let page = &data["enterprises"];
        all.append(&mut cursors(page)?);
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    // A whole page follows each.
    all.truncate(all.len().saturating_sub(50));
    let step = all.len().div_ceil(KEYS).max(1);
    Ok(all.into_iter().step_by(step).collect())
}

fn cursors(connection: &Value) -> anyhow::Result<Vec<Value>> {
    let edges = connection["edges"].as_array().context("a connection has edges")?;
    Ok(edges.iter().map(|edge| edge["cursor"].clone()).collect())
}
