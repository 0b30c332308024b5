//! Which web pages may open a connection. Browsers ask nobody before they open one to another origin: the server has to
//! look.

use axum::http::{HeaderMap, Uri, header};

/// Whether whoever asks is no page, or a page of the gateway's own origin or of one that the operator named.
pub(super) fn may_connect(headers: &HeaderMap, allowed: &[String]) -> bool {
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let Some(origin) = origins.next() else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    if origins.next().is_some() {
        return false;
    }
    allowed.iter().any(|allowed| allowed == "*" || allowed.eq_ignore_ascii_case(origin)) || is_own(headers, origin)
}

/// Whether the page comes from the host that is asked. What the scheme was before a proxy took TLS is not known.
fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let Some((host, origin)) = host.zip(origin.parse::<Uri>().ok()) else { return false };
    let (Some(scheme), Some(authority)) = (origin.scheme_str(), origin.authority()) else { return false };
    let default_port = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return false,
    };
    let bare = |authority: &str| authority.strip_suffix(default_port).unwrap_or(authority).to_ascii_lowercase();
    bare(host) == bare(authority.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    #[test]
    fn pages_of_other_origins_connect_only_where_they_are_named() {
        let named = ["https://app.example".to_owned()];
        let any = ["*".to_owned()];
        for (origins, allowed, may) in [
            (&[][..], &[][..], true),
            (&["http://gateway.example:8000"], &[], true),
            (&["https://Gateway.example:8000"], &[], true),
            (&["http://gateway.example"], &[], false),
            (&["http://gateway.example:8001"], &[], false),
            (&["http://evil.example"], &[], false),
            (&["http://gateway.example:8000.evil.example"], &[], false),
            (&["http://evil.example/gateway.example:8000"], &[], false),
            (&["ftp://gateway.example:8000"], &[], false),
            (&["null"], &[], false),
            (&[""], &[], false),
            (&["https://app.example"], &named, true),
            (&["https://app.example.evil"], &named, false),
            (&["https://app.example", "https://app.example"], &named, false),
            (&["null"], &any, true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "gateway.example:8000".parse().unwrap());
            for origin in origins {
                headers.append(header::ORIGIN, origin.parse().unwrap());
            }
            assert_eq!(may_connect(&headers, allowed), may, "{origins:?}");
        }
    }

    #[test]
    fn the_port_of_the_scheme_may_be_left_out() {
        for (host, origin, own) in [
            ("gateway.example", "https://gateway.example", true),
            ("gateway.example:443", "https://gateway.example", true),
            ("gateway.example", "http://gateway.example:80", true),
            ("gateway.example:80", "https://gateway.example", false),
            ("[::1]:8000", "http://[::1]:8000", true),
        ] {
            let headers = HeaderMap::from_iter([
                (header::HOST, host.parse().unwrap()),
                (header::ORIGIN, origin.parse().unwrap()),
            ]);
            assert_eq!(may_connect(&headers, &[]), own, "{host} {origin}");
        }
    }
}
