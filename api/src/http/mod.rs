//! The HTTP side: routes and layers. It knows neither the schema ([`GraphqlExecutor`]) nor keys and tiers ([`Gate`]) nor
//! where documents are kept ([`PersistedDocuments`]) nor what the gateway needs in order to serve ([`Readiness`]); whoever
//! wires the gateway hands them over.
//!
//! The steps of a GraphQL request are listed in [`graphql`].

pub mod access_log;
pub mod address;
pub mod caller;
pub mod compression;
pub mod cors;
pub mod error;
pub mod executor;
pub mod graphiql;
pub mod graphql;
pub mod health;
pub mod lasting;
pub mod limit;
pub mod measure;
pub mod metrics;
pub mod oauth;
pub mod persisted;
pub mod rate_limit;
pub mod request_id;
pub mod server;
pub mod settings;
pub mod shed;
pub mod trace;
pub mod v1;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{any, get},
};

pub use self::{
    caller::{Admission, Answered, Gate, InProgress, Presented, Refusal, Reserved, Work},
    executor::GraphqlExecutor,
    health::{Draining, Readiness},
    measure::Observer,
    oauth::TokenServer,
    persisted::{DocumentRule, PersistedDocuments},
    rate_limit::{Quota, Standing},
    settings::Settings,
    trace::Traces,
    v1::Reports,
};
use self::{
    cors::OriginError,
    graphql::{Endpoint, documents::Documents},
    request_id::RequestIds,
    shed::Shedder,
};
use crate::graphql::shape::SchemaShape;

/// What the HTTP side is made of.
pub struct Parts<E, G: Gate> {
    /// The schema.
    pub executor: E,
    /// Keys, tiers and rates.
    pub gate: Arc<G>,
    /// Who is told of each GraphQL request.
    pub observer: Arc<dyn Observer>,
    /// Who decides which requests are traced; none when there are no traces.
    pub traces: Option<Arc<dyn Traces>>,
    /// Access tokens.
    pub tokens: Arc<dyn TokenServer>,
    /// Documents that callers name by their hash.
    pub persisted: Arc<dyn PersistedDocuments<G::Caller>>,
    /// Templates and uploads.
    pub desks: v1::Desks<G::Caller>,
    /// What `/readyz` asks.
    pub readiness: Arc<dyn Readiness>,
    /// Raised by the server when it is about to stop.
    pub draining: Draining,
    /// What the operator set.
    pub settings: Settings,
}

/// Why there is no router.
#[derive(Debug, thiserror::Error)]
pub enum RouterError {
    /// A setting is at fault.
    #[error(transparent)]
    Origin(#[from] OriginError),
    /// The schema's definition, as exported, cannot be read back.
    #[error("the schema's definition cannot be parsed")]
    Schema(#[from] async_graphql::parser::Error),
}

/// All routes, inside all layers.
///
/// # Errors
/// [`RouterError`] when a setting cannot be used.
pub fn router<E: GraphqlExecutor, G: Gate>(parts: Parts<E, G>) -> Result<Router, RouterError> {
    let Parts { executor, gate, observer, traces, tokens, persisted, desks, readiness, draining, settings } = parts;
    let settings = Arc::new(settings);
    let shape = SchemaShape::from_sdl(&executor.sdl())?;
    let shedder = Arc::new(Shedder::new(settings.room));
    let cors = cors::layer(&settings.allowed_origins)?;
    let routes = Router::new()
        .route("/graphql", any(graphql::serve::<E, G>))
        .route(graphql::stream::PATH, any(graphql::stream::serve::<E, G>))
        .route_layer(middleware::from_fn_with_state(Arc::clone(&observer), measure::layer))
        .route("/", get(|| async { Redirect::temporary("/graphql") }))
        .with_state(Arc::new(Endpoint {
            executor,
            gate: Arc::clone(&gate),
            settings: Arc::clone(&settings),
            shape,
            documents: Arc::new(Documents::default()),
            persisted,
            shedder: Arc::clone(&shedder),
            draining: draining.clone(),
            observer,
            traces: traces.clone(),
        }))
        .merge(graphiql::assets(&settings.web_assets))
        .merge(oauth::router(tokens, Arc::clone(&settings)))
        .merge(v1::router(gate, desks, Arc::clone(&settings), Arc::clone(&shedder), draining.clone()))
        .merge(health::router(readiness, draining))
        .fallback(nowhere);
    // The last layer is the first that a request meets.
    let routes = if settings.compression { routes.layer(compression::layer()) } else { routes };
    let routes = if let Some(cors) = cors { routes.layer(cors) } else { routes };
    let routes = routes
        .layer(middleware::from_fn(no_sniffing))
        .layer(middleware::from_fn(access_log::layer))
        .layer(middleware::from_fn_with_state(RequestIds::default(), request_id::layer));
    let Some(traces) = traces else { return Ok(routes) };
    let state = (traces, settings.trusted_proxies.clone());
    Ok(routes.layer(middleware::from_fn_with_state(state, trace::layer)))
}

/// The answer where nothing is.
async fn nowhere(request: Request) -> Response {
    if v1::is_below(request.uri().path()) {
        return v1::nothing(request.extensions());
    }
    (StatusCode::NOT_FOUND, "not found; the API is at /graphql\n").into_response()
}

/// Browsers must believe our content types.
async fn no_sniffing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod persisted_tests;
#[cfg(test)]
mod tests;
