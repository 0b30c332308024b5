//! The routes over a gateway, and what they are made of.

use std::{path::PathBuf, sync::Arc};

use axum::Router;

use super::{
    App, AppError,
    changes::ChangeDesk,
    desks::{Desk, Templates},
    documents::ClientDocuments,
    exports::ExportFiles,
    gate::TierGate,
    measure::{GatewayPage, RequestCounter},
    ready::ReadyParts,
    reports::StatisticsReports,
    tokens::TokenDesk,
    trace::RequestTraces,
    verifications::VerificationFiles,
    watch_lists::SubjectDesk,
};
use crate::{
    config::Config,
    domain::{access::Caller, limit::Bucket, statistics::Statistics},
    graphql::access::{
        deprecated::{DeprecatedFields, Deprecations},
        scope::ScopedSchema,
    },
    http::{self, Draining, Gate, Parts, address::TrustedProxies, settings::WebsocketSettings, shed::Room, v1::Desks},
    infra::limiter::in_progress::InProgress,
};

/// Where `make web` puts the built web app, seen from the folder that the gateway is started in.
const WEB_ASSETS: &str = "clients/web/dist";

impl App {
    /// The routes over this gateway.
    ///
    /// # Errors
    /// [`AppError`] for a setting that cannot be used.
    pub fn router(&self, draining: Draining) -> Result<Router, AppError> {
        Ok(http::router(self.parts(draining)?)?)
    }

    /// What the routes are made of, for whoever puts something before one of the parts.
    ///
    /// # Errors
    /// [`AppError`] when the schema's definition cannot be read back.
    pub fn parts(&self, draining: Draining) -> Result<Parts<ScopedSchema, impl Gate<Caller = Caller>>, AppError> {
        Ok(Parts {
            executor: self.executor().map_err(http::RouterError::from)?,
            gate: Arc::new(TierGate {
                authenticator: self.authenticator.clone(),
                oauth: self.oauth.clone(),
                usage: self.usage.clone(),
                limiter: Arc::clone(&self.limiter),
                in_progress: InProgress::default(),
                lasting: self.lasting.clone(),
                connections_max: self.config.websocket.connections_max,
                monthly: self.monthly.clone(),
                clock: self.clock.clone(),
            }),
            observer: Arc::new(RequestCounter(Arc::clone(&self.metrics))),
            traces: self.traces.clone().map(|traces| Arc::new(RequestTraces(traces)) as _),
            tokens: Arc::new(self.token_desk()),
            persisted: Arc::new(ClientDocuments(self.documents.clone())),
            desks: Desks {
                templates: Arc::new(Templates::default()),
                uploads: Arc::new(Desk { uploads: self.uploads.clone(), wake: self.upload_queued.clone() }),
                reports: Arc::new(StatisticsReports(Statistics::new(self.store.clone()))),
                changes: Arc::new(ChangeDesk(self.feed.clone())),
                exports: Arc::new(ExportFiles(self.exports.clone())),
                verifications: Arc::new(VerificationFiles(self.verification_jobs.clone())),
                watch_lists: Arc::new(SubjectDesk::new(
                    self.watch_lists.clone(),
                    self.config.uploads.file_bytes_max as u64,
                )),
            },
            readiness: Arc::new(ReadyParts {
                store: self.store.clone(),
                search: self.search.clone(),
                limiter: Arc::clone(&self.limiter),
            }),
            draining,
            settings: http_settings(&self.config),
        })
    }

    /// The route of the metrics, which has a listener of its own.
    pub fn metrics_router(&self) -> Router {
        http::metrics::router(Arc::new(GatewayPage {
            metrics: Arc::clone(&self.metrics),
            store: self.store.clone(),
            search: self.search.clone(),
            traces: self.traces.clone(),
            webhooks: self.webhooks.clone(),
            lasting: self.lasting.clone(),
        }))
    }

    /// The schema with the table of scopes before it.
    fn executor(&self) -> Result<ScopedSchema, async_graphql::parser::Error> {
        let fields = DeprecatedFields::from_sdl(&self.schema.sdl())?;
        let deprecations = Deprecations::new(fields, self.deprecated_use.clone());
        Ok(ScopedSchema::try_new(self.schema.clone())?.noting(deprecations))
    }

    fn token_desk(&self) -> TokenDesk {
        let settings = &self.config.oauth;
        let bucket = Bucket::new(settings.attempts_burst.get(), settings.attempts_per_second.get());
        TokenDesk::new(self.oauth.clone(), self.config.issuer(), bucket)
    }
}

fn http_settings(config: &Config) -> http::Settings {
    let web_dir = if config.server.web_dir.is_empty() { WEB_ASSETS } else { &config.server.web_dir };
    http::Settings {
        compression: config.server.compression,
        allowed_origins: config.server.cors_origins.clone(),
        trusted_proxies: TrustedProxies::new(config.server.trusted_proxies.clone()),
        web_assets: PathBuf::from(web_dir),
        request_deadline: config.server.request_deadline,
        heartbeat: config.server.heartbeat,
        // Until balancers have noticed, whoever comes back would come back here.
        stream_grace: config.server.drain_delay,
        websocket: WebsocketSettings {
            init_timeout: config.websocket.init_timeout,
            operations_max: config.websocket.operations_max,
        },
        max_body: config.limits.body_bytes,
        max_write_body: config.limits.write_body_bytes,
        max_upload: config.uploads.file_bytes_max,
        max_verification: config.verifications.file_bytes_max,
        upload_deadline: config.uploads.receive_deadline,
        max_response: config.limits.response_bytes,
        room: Room {
            executing: usize::try_from(config.executing_max()).unwrap_or(usize::MAX),
            waiting: usize::try_from(config.limits.waiting_max).unwrap_or(usize::MAX),
            longest_wait: config.limits.waiting,
        },
    }
}
