//! Reads a token request: its form, and who the client says that it is (RFC 6749 §2.3.1, §4.4.2).

use std::{borrow::Cow, fmt};

use axum::http::{HeaderMap, header};
use base64::{Engine, engine::general_purpose::STANDARD};

/// What a client asks for.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenRequest {
    /// The client's number.
    pub client_id: String,
    /// One of its API keys.
    pub client_secret: String,
    /// Scope codes with blanks between; none means all that the client holds.
    pub scope: Option<String>,
}

impl fmt::Debug for TokenRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TokenRequest(client {}, scope {:?})", self.client_id, self.scope)
    }
}

/// What is wrong with a request, in the standard's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormFault {
    /// `invalid_request`, and why.
    Request(&'static str),
    /// `unsupported_grant_type`.
    GrantType,
    /// `invalid_client`: none is named, or not in a way that is understood.
    Client,
}

/// Whether the body is a form.
pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(Ok(text)), None) = (types.next().map(|value| value.to_str()), types.next()) else { return false };
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Reads the body, and the header `Authorization`.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<TokenRequest, FormFault> {
    if std::str::from_utf8(body).is_err() {
        return Err(FormFault::Request("the body is not UTF-8"));
    }
    let form = Form::read(body)?;
    let grant_type = form.grant_type.as_deref().ok_or(FormFault::Request("grant_type is missing"))?;
    if grant_type != "client_credentials" {
        return Err(FormFault::GrantType);
    }
    let (client_id, client_secret) = match (basic(headers)?, form.client_id, form.client_secret) {
        (Some(_), _, Some(_)) => {
            return Err(FormFault::Request("the client is named both in a header and in the body"));
        }
        (Some((id, _)), Some(named), None) if id != named => {
            return Err(FormFault::Request("the header and the body name different clients"));
        }
        (Some(named), _, None) => named,
        (None, Some(id), Some(secret)) => (id.into_owned(), secret.into_owned()),
        (None, _, _) => return Err(FormFault::Client),
    };
    Ok(TokenRequest { client_id, client_secret, scope: form.scope.map(Cow::into_owned) })
}

/// The parameters that are known; others are passed by (RFC 6749 §3.2).
#[derive(Default)]
struct Form<'a> {
    grant_type: Option<Cow<'a, str>>,
    scope: Option<Cow<'a, str>>,
    client_id: Option<Cow<'a, str>>,
    client_secret: Option<Cow<'a, str>>,
}

impl<'a> Form<'a> {
    fn read(body: &'a [u8]) -> Result<Self, FormFault> {
        let mut form = Self::default();
        let mut seen = Vec::new();
        for (name, value) in form_urlencoded::parse(body) {
            if seen.contains(&name) {
                return Err(FormFault::Request("a parameter stands twice"));
            }
            seen.push(name.clone());
            // A parameter without a value is treated as left out.
            let value = (!value.is_empty()).then_some(value);
            match &*name {
                "grant_type" => form.grant_type = value,
                "scope" => form.scope = value,
                "client_id" => form.client_id = value,
                "client_secret" => form.client_secret = value,
                _ => {}
            }
        }
        Ok(form)
    }
}

/// Number and key from `Authorization: Basic`, each of them form-encoded inside it.
fn basic(headers: &HeaderMap) -> Result<Option<(String, String)>, FormFault> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(FormFault::Request("Authorization stands twice"));
    }
    let text = value.to_str().ok().and_then(|text| text.split_once(' '));
    let encoded = text.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("basic")).map(|(_, encoded)| encoded.trim());
    let decoded = encoded.and_then(|encoded| String::from_utf8(STANDARD.decode(encoded).ok()?).ok());
    let named = decoded.as_deref().and_then(|text| text.split_once(':'));
    match named {
        Some((id, secret)) if !id.is_empty() && !secret.is_empty() => Ok(Some((unescaped(id), unescaped(secret)))),
        _ => Err(FormFault::Client),
    }
}

/// One form-encoded text without its encoding. Neither `=` nor `&` can stand in it.
fn unescaped(text: &str) -> String {
    let mut pairs = form_urlencoded::parse(text.as_bytes());
    pairs.next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn asked(authorization: Option<&str>, body: &str) -> Result<(String, String, Option<String>), FormFault> {
        let mut headers = HeaderMap::new();
        if let Some(text) = authorization {
            headers.insert(header::AUTHORIZATION, text.parse().unwrap());
        }
        read(&headers, body.as_bytes()).map(|request| (request.client_id, request.client_secret, request.scope))
    }

    fn basic_of(text: &str) -> String {
        format!("Basic {}", STANDARD.encode(text))
    }

    #[test]
    fn a_client_names_itself_in_the_header_or_in_the_body() {
        let named = |scope: Option<&str>| Ok(("7".to_owned(), "mj_a b".to_owned(), scope.map(str::to_owned)));
        let header = basic_of("7:mj_a%20b");
        assert_eq!(asked(Some(&header), "grant_type=client_credentials"), named(None));
        assert_eq!(asked(Some(&header), "grant_type=client_credentials&client_id=7&scope="), named(None));
        assert_eq!(asked(Some(&basic_of("7:mj_a+b")), "grant_type=client_credentials"), named(None));
        let body = "grant_type=client_credentials&client_id=7&client_secret=mj_a+b&scope=a%3Ab+c&resource=x";
        assert_eq!(asked(None, body), named(Some("a:b c")));
    }

    #[test]
    fn what_is_wrong_is_told_in_the_standards_words() {
        let good = basic_of("7:mj_a");
        for (authorization, body, expected) in [
            (Some(good.as_str()), "", "request"),
            (Some(&good), "grant_type=", "request"),
            (Some(&good), "grant_type=password", "grant type"),
            (Some(&good), "grant_type=client_credentials&grant_type=client_credentials", "request"),
            (Some(&good), "grant_type=client_credentials&x=1&x=2", "request"),
            (Some(&good), "grant_type=client_credentials&client_secret=mj_a", "request"),
            (Some(&good), "grant_type=client_credentials&client_id=8", "request"),
            (None, "grant_type=client_credentials", "client"),
            (None, "grant_type=client_credentials&client_id=7", "client"),
            (None, "grant_type=client_credentials&client_secret=mj_a", "client"),
            (Some("Bearer mj_a"), "grant_type=client_credentials", "client"),
            (Some("Basic"), "grant_type=client_credentials", "client"),
            (Some("Basic !!!"), "grant_type=client_credentials", "client"),
            (Some(&basic_of("7")), "grant_type=client_credentials", "client"),
            (Some(&basic_of("7:")), "grant_type=client_credentials", "client"),
            (Some(&basic_of(":mj_a")), "grant_type=client_credentials", "client"),
        ] {
            let fault = match asked(authorization, body).unwrap_err() {
                FormFault::Request(_) => "request",
                FormFault::GrantType => "grant type",
                FormFault::Client => "client",
            };
            assert_eq!(fault, expected, "{authorization:?} {body}");
        }
        assert!(matches!(read(&HeaderMap::new(), b"\xff"), Err(FormFault::Request(_))));
    }

    #[test]
    fn the_secret_is_not_printed() {
        let request = TokenRequest { client_id: "7".into(), client_secret: "mj_secret".into(), scope: None };
        assert!(!format!("{request:?}").contains("secret"));
    }
}
