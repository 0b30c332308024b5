//! What is counted, and under what.

use std::{fmt, net::IpAddr};

use crate::domain::access::{Caller, ClientId};

/// Who a bucket belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitKey {
    /// A client.
    Client(ClientId),
    /// An address, or the network that stands for it. Made by [`LimitKey::address`].
    Address(IpAddr),
}

impl LimitKey {
    /// The key of an address: IPv4 as it is, IPv6 by its /64, which is what one subscriber has.
    pub fn address(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let [a, b, c, d, ..] = v6.segments();
                IpAddr::from([a, b, c, d, 0, 0, 0, 0])
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }

    /// The key of a caller: its client, or its address when it has none. Callers with a key are never counted by
    /// address, so neighbours behind one proxy do not hit each other.
    pub fn of(caller: &Caller, address: IpAddr) -> Self {
        caller.client_id().map_or_else(|| Self::address(address), Self::Client)
    }
}

impl fmt::Display for LimitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Client(client) => write!(f, "client:{client}"),
            Self::Address(address) => write!(f, "address:{address}"),
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Requests, whatever they ask.
    Requests,
    /// Cost points of what they ask.
    Points,
    /// Rows that they submit.
    Rows,
}

impl Policy {
    /// Its name, as headers tell it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requests => "requests",
            Self::Points => "points",
            Self::Rows => "rows",
        }
    }

    /// The unit that headers name; requests, which is the standard's default, need no name.
    pub const fn unit(self) -> Option<&'static str> {
        match self {
            Self::Requests => None,
            Self::Points => Some("points"),
            Self::Rows => Some("rows"),
        }
    }
}

/// One bucket of a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BucketKey {
    /// Whose it is.
    pub owner: LimitKey,
    /// What it counts.
    pub policy: Policy,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::sync::Arc;

    use super::*;
    use crate::domain::access::{caller::CallerClient, fixture, key::KeyId};

    #[test]
    fn callers_with_a_key_are_counted_by_client() {
        let ip: IpAddr = "192.0.2.1".parse().unwrap();
        let mut caller = Caller::anonymous(Arc::new(fixture::tier("developer", &[])));
        assert_eq!(LimitKey::of(&caller, ip), LimitKey::Address(ip));
        caller.client =
            Some(CallerClient { id: ClientId(7), name: "a".to_owned(), key: KeyId::parse("abcdefghijkl").unwrap() });
        assert_eq!(LimitKey::of(&caller, ip), LimitKey::Client(ClientId(7)));
    }

    #[test]
    fn an_ipv6_address_counts_as_its_64_and_a_mapped_one_as_ipv4() {
        let key = |text: &str| LimitKey::address(text.parse().unwrap()).to_string();
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff:1"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_eq!(key("::ffff:192.0.2.1"), "address:192.0.2.1");
    }
}
