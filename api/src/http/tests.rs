//! The routes and layers over a small schema.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_graphql::{Context, EmptySubscription, Object, Schema};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

mod bodies;
mod desks;
mod door;
mod limits;
mod operations;
mod pages;
mod schema;
mod tokens;

use self::{
    door::{Door, Kept, Name, Needs, NoReports},
    schema::{Mutation, Query},
};
use super::{shed::Room, v1::ReportQuery, *};
use crate::{
    document_hash::DocumentHash,
    error::ClientError,
    graphql::{access::rate_limit::RateLimit, cost::directive::Weight},
    http::request_id::RequestId,
};

pub(super) fn parts(settings: Settings) -> Parts<Schema<Query, Mutation, EmptySubscription>, Door> {
    Parts {
        observer: Arc::new(()),
        traces: None,
        executor: Schema::new(Query, Mutation, EmptySubscription),
        gate: Arc::new(Door::default()),
        tokens: Arc::new(tokens::Desk),
        persisted: Arc::new(Kept::default()),
        desks: desks::desks(),
        readiness: Arc::new(Needs(vec![], vec![])),
        draining: Draining::default(),
        settings,
    }
}

fn app() -> Router {
    router(parts(Settings::default())).unwrap()
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    async fn of(response: Response) -> Self {
        let (head, body) = response.into_parts();
        Self { status: head.status.as_u16(), headers: head.headers, body: body.collect().await.unwrap().to_bytes() }
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).unwrap()
    }

    pub(super) fn code(&self) -> String {
        self.json()["errors"][0]["extensions"]["code"].as_str().unwrap().to_owned()
    }
}

pub(super) async fn send(app: Router, request: Request<Body>) -> Answer {
    Answer::of(app.oneshot(request).await.unwrap()).await
}

pub(super) const NEWER: &str = "application/graphql-response+json";
pub(super) const OLDER: &str = "application/json";

fn post() -> axum::http::request::Builder {
    Request::post("/graphql").header(header::CONTENT_TYPE, OLDER)
}

async fn query(text: &str, accept: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post("/graphql").header(header::CONTENT_TYPE, OLDER).header(header::ACCEPT, accept);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(app(), request.body(Body::from(json!({ "query": text }).to_string())).unwrap()).await
}
