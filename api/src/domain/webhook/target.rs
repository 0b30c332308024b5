//! Where an endpoint may be, as far as its address alone tells. Whether what its name leads to may be spoken to, the
//! [`Courier`](super::courier::Courier) finds out, when the endpoint is made and at every attempt.

use std::fmt;

use url::{Host, Url};

/// The longest address.
pub const URL_CHARS_MAX: usize = 2000;
/// Ports below this one belong to services that are no web servers, but for those of the web itself.
const FIRST_FREE_PORT: u16 = 1024;

/// The address of an endpoint.
#[derive(Clone, PartialEq, Eq)]
pub struct Target(Url);

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Paths and queries of receivers often hold secrets.
        write!(f, "Target({}…)", self.origin())
    }
}

/// Why an address cannot be an endpoint's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TargetFault {
    /// It is not an address.
    #[error("this is not an address; write https://host/path, with at most {URL_CHARS_MAX} characters")]
    Malformed,
    /// It is not of the web.
    #[error("an endpoint is spoken to by https; write https://host/path")]
    Scheme,
    /// It holds a login.
    #[error("the address must hold no user and no password; verify the signature instead")]
    Login,
    /// It holds a fragment.
    #[error("the address must hold no \"#\": what follows it is never sent")]
    Fragment,
    /// Another service is there.
    #[error("port {0} belongs to another service; use 443, 80 or one from {FIRST_FREE_PORT} on")]
    Port(u16),
}

impl Target {
    /// The address that a text holds.
    ///
    /// # Errors
    /// [`TargetFault`] says what is wrong with it.
    pub fn try_new(text: &str) -> Result<Self, TargetFault> {
        if text.len() > URL_CHARS_MAX || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(TargetFault::Malformed);
        }
        let url = Url::parse(text).map_err(|_| TargetFault::Malformed)?;
        if !matches!(url.scheme(), "https" | "http") {
            return Err(TargetFault::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(TargetFault::Login);
        }
        if url.fragment().is_some() {
            return Err(TargetFault::Fragment);
        }
        if url.host().is_none() || url.as_str().len() > URL_CHARS_MAX {
            return Err(TargetFault::Malformed);
        }
        let target = Self(url);
        match target.port() {
            80 | 443 | FIRST_FREE_PORT.. => Ok(target),
            other => Err(TargetFault::Port(other)),
        }
    }

    /// The address as it is stored: the one spelling of several.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether it is spoken to by TLS.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// The host, a name or an address.
    pub fn host(&self) -> Host<&str> {
        // A target without one is not made.
        self.0.host().unwrap_or(Host::Domain(""))
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or(443)
    }

    /// What a request asks the host for.
    pub fn path_and_query(&self) -> String {
        match self.0.query() {
            Some(query) => format!("{}?{query}", self.0.path()),
            None => self.0.path().to_owned(),
        }
    }

    /// What a request says whom it is for.
    pub fn authority(&self) -> String {
        match self.0.port() {
            Some(port) => format!("{}:{port}", self.0.host_str().unwrap_or_default()),
            None => self.0.host_str().unwrap_or_default().to_owned(),
        }
    }

    /// The address without its path and query, fit for logs.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.0.scheme(), self.authority())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn an_address_is_taken_in_its_one_spelling() {
        for (text, stored) in [
            ("https://Hooks.Example.CN", "https://hooks.example.cn/"),
            ("https://hooks.example.cn:443/a/../b?c=d", "https://hooks.example.cn/b?c=d"),
            ("https://银行.example/", "https://xn--jn2a72x.example/"),
            ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ] {
            assert_eq!(Target::try_new(text).unwrap().as_str(), stored);
        }
    }

    #[test]
    fn however_a_number_is_written_it_is_the_address_that_it_means() {
        for text in [
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f.0.0.1/",
            "https://017700000001/",
            "https://127.0.0.1./",
            "https://１２７.０.０.１/",
            "https://%31%32%37.0.0.1/",
        ] {
            assert_eq!(Target::try_new(text).unwrap().host(), Host::<&str>::Ipv4(Ipv4Addr::LOCALHOST), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_of_the_web_is_refused_with_what_would_be_right() {
        let long = format!("https://example.cn/{}", "a".repeat(URL_CHARS_MAX));
        for (text, fault) in [
            ("", TargetFault::Malformed),
            ("hooks.example.cn", TargetFault::Malformed),
            ("https://", TargetFault::Malformed),
            ("https://a b/", TargetFault::Malformed),
            ("https://example.cn/\r\nX: y", TargetFault::Malformed),
            (long.as_str(), TargetFault::Malformed),
            ("ftp://example.cn/", TargetFault::Scheme),
            ("file:///etc/passwd", TargetFault::Scheme),
            ("https://user:word@example.cn/", TargetFault::Login),
            ("https://example.cn/#x", TargetFault::Fragment),
            ("https://example.cn:25/", TargetFault::Port(25)),
            ("https://example.cn:0/", TargetFault::Port(0)),
        ] {
            assert_eq!(Target::try_new(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn a_path_never_shows_in_logs() {
        let target = Target::try_new("https://example.cn:8443/s3cret?token=s3cret").unwrap();
        assert_eq!(format!("{target:?}"), "Target(https://example.cn:8443…)");
        assert_eq!(target.path_and_query(), "/s3cret?token=s3cret");
    }
}
