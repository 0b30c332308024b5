//! GraphiQL for browsers: the page that `clients/web` builds, and its assets, from a folder of our own. Nothing comes
//! from a third party, and the page's policy says so to the browser.

use std::{convert::Infallible, path::Path};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use tower::{ServiceBuilder, service_fn, util::ServiceExt};
use tower_http::services::ServeDir;

/// Styles are inserted by the editor's script, hence `unsafe-inline` for them alone.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

const NOT_BUILT: &str = include_str!("graphiql_not_built.html");

/// The page, or one that says how to get it.
pub async fn page(web_assets: &Path) -> Response {
    let mut response = match tokio::fs::read_to_string(web_assets.join("index.html")).await {
        Ok(page) => Html(page).into_response(),
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                tracing::warn!(%error, "the page of GraphiQL cannot be read");
            }
            Html(NOT_BUILT).into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept"));
    response
}

/// `/assets/*`. Their names hold a hash of their content, so browsers may keep them.
pub fn assets(web_assets: &Path) -> Router {
    let files = ServeDir::new(web_assets.join("assets")).append_index_html_on_directories(false);
    let cached = ServiceBuilder::new().service(service_fn(move |request: Request| {
        let files = files.clone();
        async move {
            let mut response = match files.oneshot(request).await {
                Ok(response) => response.map(Body::new),
                Err(never) => match never {},
            };
            let caching = if response.status() == StatusCode::OK || response.status() == StatusCode::NOT_MODIFIED {
                "public, max-age=31536000, immutable"
            } else {
                "no-store"
            };
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
            Ok::<_, Infallible>(response)
        }
    }));
    Router::new().nest_service("/assets", cached)
}
