//! `GET /v1/templates/{kind}.csv` and `.xlsx`: for everybody, and for caches.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};

use super::{FileFormat, TemplateShelf, answer};
use crate::{
    error::{ClientError, echo},
    http::error::Failure,
};

/// A day: a template changes with a release.
const CACHED: &str = "public, max-age=86400";

pub(super) async fn serve(
    State(shelf): State<Arc<dyn TemplateShelf>>,
    Path(file): Path<String>,
    request: Request,
) -> Response {
    let (head, _) = request.into_parts();
    if head.method != Method::GET && head.method != Method::HEAD {
        let failure = Failure::method_not_allowed("GET, HEAD", "templates are fetched by GET");
        return answer::failed(&head.extensions, failure);
    }
    let asked = file.rsplit_once('.').and_then(|(kind, ending)| {
        let format = [FileFormat::Csv, FileFormat::Xlsx].into_iter().find(|format| format.ending() == ending)?;
        Some((format, shelf.find(kind, format)?))
    });
    let Some((format, template)) = asked else {
        let message =
            format!("there is no template {}; ask for a kind as .csv or .xlsx, such as honour.xlsx", echo(&file));
        return answer::failed(&head.extensions, ClientError::not_found(message).into());
    };
    let tag = format!("W/\"{}\"", template.version);
    let is_known = is_known(&head.headers, &tag);
    let mut answer = Response::new(if is_known { Body::empty() } else { Body::from(template.bytes) });
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(CACHED));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if is_known {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        return answer;
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(format.content_type()));
    headers.insert(header::CONTENT_DISPOSITION, answer::attachment(&template.name));
    answer
}

/// Whether the caller has this version already (RFC 9110, 13.1.2: compared weakly).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    known.flat_map(|value| value.split(',')).any(|known| known.trim() == "*" || plain(known) == plain(tag))
}
