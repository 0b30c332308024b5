//! The address that a request comes from, also behind proxies.
//!
//! Each proxy appends the address it was called from to `X-Forwarded-For`; everything to the left of what our own
//! proxies appended may be invented by the caller. So the list is read from the right, and the first hop that is not a
//! trusted proxy is the caller. Without trusted proxies the header counts for nothing.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap, request},
};
use ipnet::IpNet;

/// Hops read at most; a longer list is not read on.
const HOPS_MAX: usize = 32;

/// The proxies whose word is believed.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// The configured ranges.
    pub fn new(ranges: Vec<IpNet>) -> Self {
        Self(ranges)
    }

    /// The caller's address: `peer` is who opened the connection, `forwarded_for` the values of the header
    /// `X-Forwarded-For` in the order in which they stand.
    ///
    /// A hop that is no address ends the reading: the last proxy that was understood is taken for the caller.
    pub fn client_address<'a, I>(&self, peer: IpAddr, forwarded_for: I) -> IpAddr
    where
        I: IntoIterator<Item = &'a str>,
        I::IntoIter: DoubleEndedIterator,
    {
        let mut caller = peer.to_canonical();
        let hops = forwarded_for.into_iter().rev().flat_map(|value| value.rsplit(','));
        for hop in hops.take(HOPS_MAX) {
            if !self.trusts(caller) {
                return caller;
            }
            match parse_hop(hop.trim()) {
                Some(address) => caller = address.to_canonical(),
                None => return caller,
            }
        }
        caller
    }

    /// The caller's address, from who opened the connection and the request's headers.
    pub fn caller_of(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let hops: Vec<&str> = headers.get_all("x-forwarded-for").iter().filter_map(|hop| hop.to_str().ok()).collect();
        self.client_address(peer, hops)
    }

    /// Whether this is the address of one of them.
    pub fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|range| range.contains(&address))
    }
}

/// Who opened the connection. A request that did not come from a socket has no peer.
pub fn peer_of(head: &request::Parts) -> IpAddr {
    peer_address(&head.extensions)
}

/// Likewise, from a request's extensions.
pub fn peer_address(extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// An address as proxies write it: alone, with a port, or in brackets.
fn parse_hop(text: &str) -> Option<IpAddr> {
    text.parse()
        .ok()
        .or_else(|| text.parse().ok().map(|socket: SocketAddr| socket.ip()))
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']')?.parse().ok())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn client(trusted: &[&str], peer: &str, headers: &[&str]) -> String {
        let ranges = trusted.iter().map(|range| range.parse().unwrap()).collect();
        TrustedProxies::new(ranges).client_address(peer.parse().unwrap(), headers.iter().copied()).to_string()
    }

    #[test]
    fn the_rightmost_hop_that_is_no_trusted_proxy_is_the_caller() {
        let proxies: &[&str] = &["10.0.0.0/8", "fd00::/8"];
        let cases: &[(&str, &[&str], &str)] = &[
            // No proxy, or one that nobody vouches for: the header is the caller's own invention.
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &[], "10.0.0.1"),
            // Spoofed hops stand to the left of what the proxy appended.
            ("10.0.0.1", &["127.0.0.1, 8.8.8.8, 198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["127.0.0.1", "198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["10.9.9.9, 198.51.100.1"], "198.51.100.1"),
            // Several proxies of ours.
            ("10.0.0.1", &["198.51.100.1, 10.0.0.3", "10.0.0.2"], "198.51.100.1"),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            // What is no address ends the reading.
            ("10.0.0.1", &["198.51.100.1, nonsense"], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1, unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &[""], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1,"], "10.0.0.1"),
            // The ways of writing an address.
            ("10.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("10.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            ("10.0.0.1", &["[2001:db8::1]"], "2001:db8::1"),
            ("fd00::1", &["2001:db8::1"], "2001:db8::1"),
            ("::ffff:10.0.0.1", &["::ffff:198.51.100.1"], "198.51.100.1"),
        ];
        for (peer, headers, expected) in cases {
            assert_eq!(client(proxies, peer, headers), *expected, "{peer} {headers:?}");
        }
    }

    #[test]
    fn without_trusted_proxies_the_header_counts_for_nothing() {
        assert_eq!(client(&[], "10.0.0.1", &["198.51.100.1"]), "10.0.0.1");
    }

    #[test]
    fn an_endless_list_is_not_read_to_its_end() {
        let long = format!("198.51.100.1{}", ", 10.0.0.2".repeat(10_000));
        assert_eq!(client(&["10.0.0.0/8"], "10.0.0.1", &[&long]), "10.0.0.2");
    }
}
