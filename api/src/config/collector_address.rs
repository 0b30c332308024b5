//! The address that traces are sent to, as the configuration writes it.

use std::{net::Ipv6Addr, num::NonZeroU16};

/// Says what is wrong with it, or nothing. It is never quoted: somebody may have written a password into it.
pub(super) fn fault(text: &str) -> Option<String> {
    if text.is_empty() || is_plain_http(text) {
        return None;
    }
    if text.starts_with("https://") {
        return Some(
            "begins with https://, but traces are sent without TLS; put a collector beside the gateway that passes them \
             on, and write its address, such as http://127.0.0.1:4318/v1/traces"
                .into(),
        );
    }
    Some("is not the whole address of a collector, without a login, such as http://127.0.0.1:4318/v1/traces".into())
}

/// `http://host/path` or `http://host:port/path`.
fn is_plain_http(text: &str) -> bool {
    let Some((place, path)) = text.strip_prefix("http://").and_then(|rest| rest.split_once('/')) else { return false };
    let (host, port) = match place.rsplit_once(':') {
        // The colons of an address in brackets are its own.
        Some((host, port)) if !place.ends_with(']') => (host, port),
        _ => (place, "80"),
    };
    let host_fits = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => address.parse::<Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte)),
    };
    let in_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/.-_~%".contains(&byte);
    host_fits && port.parse::<NonZeroU16>().is_ok() && path.bytes().all(in_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collector_is_named_by_its_whole_address() {
        for right in [
            "",
            "http://127.0.0.1:4318/v1/traces",
            "http://[::1]:4318/v1/traces",
            "http://[::1]/v1/traces",
            "http://otel-collector/v1/traces",
            "http://collector:4318/",
        ] {
            assert_eq!(fault(right), None, "{right}");
        }
        for wrong in [
            "http://collector:4318",
            "http:///v1/traces",
            "http://:4318/v1/traces",
            "http://collector:0/v1/traces",
            "http://collector:http/v1/traces",
            "http://user:password@collector/v1/traces",
            "http://collector/v1/traces?key=1",
            "http://[::g]/v1/traces",
            "http://[::1/v1/traces",
            "http://col lector/v1/traces",
            "127.0.0.1:4318",
            "grpc://collector:4317/v1/traces",
        ] {
            let told = fault(wrong);
            assert!(told.as_ref().is_some_and(|told| told.contains("the whole address")), "{wrong}: {told:?}");
        }
        let told = fault("https://collector/v1/traces");
        assert!(told.as_ref().is_some_and(|told| told.contains("without TLS")), "{told:?}");
    }
}
