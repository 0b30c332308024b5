//! What a client shows of itself: in the headers of the upgrade, or in the payload of `connection_init`, which is all that
//! a browser can do.

use axum::http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;

use crate::http::caller::{self, Presented};

/// What the payload may say; all else in it is no business of ours.
#[derive(Deserialize)]
struct Payload {
    #[serde(rename = "apiKey")]
    api_key: Option<String>,
    authorization: Option<String>,
}

/// What headers and payload show together. Nothing when they differ, or the payload shows what cannot be read.
pub(super) fn together(by_headers: &Presented, payload: Option<&str>) -> Option<Presented> {
    let by_payload = payload.map_or(Some(Presented::Nothing), read)?;
    match (by_headers, by_payload) {
        (Presented::Nothing, shown) => Some(shown),
        (shown, Presented::Nothing) => Some(shown.clone()),
        (one, other) => (*one == other).then_some(other),
    }
}

/// What is shown is read as the headers of the same meaning are.
fn read(payload: &str) -> Option<Presented> {
    let Payload { api_key, authorization } = serde_json::from_str(payload).ok()?;
    let mut headers = HeaderMap::new();
    for (name, text) in [("x-api-key", api_key), (header::AUTHORIZATION.as_str(), authorization)] {
        if let Some(text) = text {
            headers.insert(name, HeaderValue::from_str(&text).ok()?);
        }
    }
    caller::presented(&headers).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_payload_show_one_key() {
        let key = |key: &str| Presented::Key(key.to_owned());
        for (by_headers, payload, shown) in [
            (Presented::Nothing, None, Some(Presented::Nothing)),
            (Presented::Nothing, Some("{}"), Some(Presented::Nothing)),
            (Presented::Nothing, Some(r#"{"token":"mj_a"}"#), Some(Presented::Nothing)),
            (Presented::Nothing, Some(r#"{"apiKey":"mj_a"}"#), Some(key("mj_a"))),
            (Presented::Nothing, Some(r#"{"authorization":"Bearer mj_a","apiKey":null}"#), Some(key("mj_a"))),
            (Presented::Nothing, Some(r#"{"authorization":"Bearer mj_a","apiKey":"mj_a"}"#), Some(key("mj_a"))),
            (Presented::Nothing, Some(r#"{"authorization":"Bearer mj_a","apiKey":"mj_b"}"#), None),
            (Presented::Nothing, Some(r#"{"authorization":"mj_a"}"#), None),
            (Presented::Nothing, Some(r#"{"apiKey":""}"#), None),
            (Presented::Nothing, Some(r#"{"apiKey":"钥匙"}"#), None),
            (Presented::Nothing, Some(r#"{"apiKey":"a\r\nb"}"#), None),
            (Presented::Nothing, Some(r#"{"apiKey":7}"#), None),
            (key("mj_a"), None, Some(key("mj_a"))),
            (key("mj_a"), Some(r#"{"apiKey":"mj_a"}"#), Some(key("mj_a"))),
            (key("mj_a"), Some(r#"{"apiKey":"mj_b"}"#), None),
        ] {
            assert_eq!(together(&by_headers, payload), shown, "{payload:?}");
        }
    }
}
