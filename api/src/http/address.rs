//! Whose address a request comes from: the peer's, or the right-most hop of `X-Forwarded-For` that no trusted proxy
//! vouches for. Hops further left are the caller's own claim and are ignored.

use std::{
    net::{IpAddr, Ipv4Addr},
    str::FromStr,
};

use axum::http::HeaderMap;

/// A network such as `10.0.0.0/8`, `fd00::/8` or a single address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u32,
}

/// Why a text is not a network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a network must be an address with an optional prefix length, such as 10.0.0.0/8, fd00::/8 or 192.0.2.7")]
pub struct NetworkError;

impl Network {
    /// Whether the address lies in this network.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, canonical(address)) {
            (IpAddr::V4(network), IpAddr::V4(address)) => {
                let shift = 32 - self.prefix;
                u32::from(network).checked_shr(shift) == u32::from(address).checked_shr(shift)
            }
            (IpAddr::V6(network), IpAddr::V6(address)) => {
                let shift = 128 - self.prefix;
                u128::from(network).checked_shr(shift) == u128::from(address).checked_shr(shift)
            }
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let (address, prefix) = match text.split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let longest = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(longest), |prefix| prefix.parse().map_err(|_| NetworkError))?;
        if prefix > longest {
            return Err(NetworkError);
        }
        Ok(Self { address, prefix })
    }
}

/// The caller's address. Without a peer (requests that do not come from a socket) it is `0.0.0.0`.
pub fn caller_address(peer: Option<IpAddr>, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let mut address = canonical(peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)));
    let hops: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for hop in hops.iter().rev() {
        if !trusted.iter().any(|network| network.contains(address)) {
            break;
        }
        // A trusted proxy that writes something else than an address: stay with the proxy itself.
        let Some(hop) = parse_hop(hop) else { break };
        address = hop;
    }
    address
}

/// Reads `192.0.2.7`, `192.0.2.7:1234`, `2001:db8::1`, `[2001:db8::1]` and `[2001:db8::1]:1234`.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = hop.strip_prefix('[').and_then(|rest| rest.split_once(']')).map_or(hop, |(address, _)| address);
    let parsed = bare.parse().ok().or_else(|| hop.parse().ok().map(|address: std::net::SocketAddr| address.ip()));
    parsed.map(canonical)
}

/// An IPv4 address that arrives through an IPv6 socket is an IPv4 address.
fn canonical(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    fn address_of(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        caller_address(Some(peer.parse().unwrap()), &headers, &trusted).to_string()
    }

    #[test]
    fn the_right_most_untrusted_hop_is_the_caller() {
        for (peer, forwarded, trusted, expected) in [
            ("203.0.113.9", vec!["1.1.1.1"], vec![], "203.0.113.9"),
            ("10.0.0.1", vec!["1.1.1.1"], vec!["10.0.0.0/8"], "1.1.1.1"),
            ("10.0.0.1", vec!["9.9.9.9, 1.1.1.1"], vec!["10.0.0.0/8"], "1.1.1.1"),
            ("10.0.0.1", vec!["9.9.9.9, 1.1.1.1", "10.2.3.4"], vec!["10.0.0.0/8"], "1.1.1.1"),
            ("10.0.0.1", vec!["10.9.9.9"], vec!["10.0.0.0/8"], "10.9.9.9"),
            ("10.0.0.1", vec!["1.1.1.1, nonsense"], vec!["10.0.0.0/8"], "10.0.0.1"),
            ("10.0.0.1", vec!["1.1.1.1:4711"], vec!["10.0.0.1"], "1.1.1.1"),
            ("fd00::1", vec!["[2001:db8::1]:4711"], vec!["fd00::/8"], "2001:db8::1"),
            ("::ffff:10.0.0.1", vec!["1.1.1.1"], vec!["10.0.0.0/8"], "1.1.1.1"),
            ("10.0.0.1", vec!["1.1.1.1"], vec!["0.0.0.0/0"], "1.1.1.1"),
        ] {
            assert_eq!(address_of(peer, &forwarded, &trusted), expected, "{peer} {forwarded:?} {trusted:?}");
        }
    }

    #[test]
    fn a_network_that_is_none_is_refused() {
        for text in ["", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "example.org"] {
            assert_eq!(text.parse::<Network>(), Err(NetworkError), "{text}");
        }
    }
}
