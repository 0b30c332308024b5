//! What the gateway is measured against: a handler written by hand that runs the very statements that the gateway
//! ran, on the same pool, and hands on the database's JSON as it comes. No GraphQL, no keys, no limits.

use std::sync::Arc;

use anyhow::Context;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use mingjing::{
    app::App,
    domain::{registry::search::SearchIndex, store::Store},
};
use sea_orm::ConnectionTrait;
use tokio::net::TcpListener;

use super::{case::Prepared, load::Target};

struct Beside {
    store: Store,
    search: Option<Arc<SearchIndex>>,
    requests: Vec<Prepared>,
}

/// Serves these requests as `/0`, `/1`, … on a port of its own.
pub async fn serve(app: &App, requests: Vec<Prepared>) -> anyhow::Result<Target> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let wire = |number| format!("GET /{number} HTTP/1.1\r\nhost: {address}\r\n\r\n").into_bytes();
    let target = Target { address, requests: (0..requests.len()).map(wire).collect() };
    let beside = Beside { store: app.store.clone(), search: app.search.clone(), requests };
    let routes = Router::new().route("/{number}", get(answer)).with_state(Arc::new(beside));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Ok(target)
}

async fn answer(State(beside): State<Arc<Beside>>, Path(number): Path<usize>) -> Response {
    match run(&beside, number).await {
        Ok(json) => ([(header::CONTENT_TYPE, "application/json")], json).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn run(beside: &Beside, number: usize) -> anyhow::Result<String> {
    let request = beside.requests.get(number).context("no such request")?;
    if let (Some(index), Some(search)) = (&beside.search, request.search.clone()) {
        let index = Arc::clone(index);
        let page = tokio::task::spawn_blocking(move || index.search(&search)).await??;
        anyhow::ensure!(!page.hits.is_empty(), "nothing was found");
    }
    let row = beside.store.reader().query_one_raw(request.statement.clone()).await?;
    Ok(row.context("no row")?.try_get_by_index::<Option<String>>(0)?.unwrap_or_default())
}
