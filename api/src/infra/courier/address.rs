//! Which addresses belong to the open internet. Everything else is where the gateway is, or near it: a receiver there would
//! let whoever names it reach what only the gateway should.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

/// What of IPv4 is not the open internet (IANA's registry of special-purpose addresses), and what a cloud has put there.
const CLOSED_V4: &[([u8; 4], u8)] = &[
    ([0, 0, 0, 0], 8),        // this network
    ([10, 0, 0, 0], 8),       // private
    ([100, 64, 0, 0], 10),    // shared by carriers; a cloud's metadata
    ([127, 0, 0, 0], 8),      // loopback
    ([168, 63, 129, 16], 32), // a cloud's host
    ([169, 254, 0, 0], 16),   // link-local; metadata of most clouds
    ([172, 16, 0, 0], 12),    // private
    ([192, 0, 0, 0], 24),     // protocol assignments
    ([192, 0, 2, 0], 24),     // documentation
    ([192, 88, 99, 0], 24),   // relays of 6to4
    ([192, 168, 0, 0], 16),   // private
    ([198, 18, 0, 0], 15),    // benchmarks
    ([198, 51, 100, 0], 24),  // documentation
    ([203, 0, 113, 0], 24),   // documentation
    ([224, 0, 0, 0], 3),      // multicast, reserved, broadcast
];

/// All of IPv6 that is given out.
const OPEN_V6: ([u16; 8], u8) = ([0x2000, 0, 0, 0, 0, 0, 0, 0], 3);

/// What of that is not the open internet, or holds an IPv4 address that may not be.
const CLOSED_V6: &[([u16; 8], u8)] = &[
    ([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),     // protocol assignments, Teredo among them
    ([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32), // documentation
    ([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),     // 6to4
    ([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),     // documentation
];

/// Whether a receiver may be at this address: on the open internet, or where the operator allows it.
pub(super) fn may_be_spoken_to(address: IpAddr, allowed: &[IpNet]) -> bool {
    // An IPv4 address that is written as one of IPv6 is the IPv4 address.
    let address = address.to_canonical();
    is_allowed(address, allowed) || is_open(address)
}

/// Whether the operator allows this address though it may not be on the open internet.
pub(super) fn is_allowed(address: IpAddr, allowed: &[IpNet]) -> bool {
    let address = address.to_canonical();
    allowed.iter().any(|range| range.contains(&address))
}

fn is_open(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !CLOSED_V4.iter().any(|range| v4(*range).contains(&address)),
        IpAddr::V6(address) => {
            v6(OPEN_V6).contains(&address) && !CLOSED_V6.iter().any(|range| v6(*range).contains(&address))
        }
    }
}

fn v4((octets, length): ([u8; 4], u8)) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::from(octets), length)
}

fn v6((segments, length): ([u16; 8], u8)) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::from(segments), length)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn only_the_open_internet_is_spoken_to() {
        for (closed, open) in [
            ("0.0.0.0", "1.1.1.1"),
            ("10.255.255.255", "11.0.0.0"),
            ("100.64.0.1", "100.63.255.255"),
            ("100.100.100.200", "100.128.0.0"),
            ("127.0.0.1", "128.0.0.1"),
            ("168.63.129.16", "168.63.129.17"),
            ("169.254.169.254", "169.253.255.255"),
            ("172.16.0.1", "172.15.255.255"),
            ("172.31.255.255", "172.32.0.0"),
            ("192.0.0.8", "192.0.1.1"),
            ("192.168.1.1", "192.169.0.0"),
            ("198.19.255.255", "198.20.0.0"),
            ("203.0.113.7", "203.0.114.0"),
            ("224.0.0.1", "223.255.255.255"),
            ("255.255.255.255", "8.8.8.8"),
            ("::", "2400:3200::1"),
            ("::1", "2606:4700:4700::1111"),
            ("::ffff:127.0.0.1", "::ffff:1.1.1.1"),
            ("::ffff:10.0.0.1", "240e::1"),
            ("::127.0.0.1", "2001:200::1"),
            ("64:ff9b::7f00:1", "2003::1"),
            ("64:ff9b:1::1", "2001:4860:4860::8888"),
            ("100::1", "3ffe::1"),
            ("2001::1", "2a00::1"),
            ("2001:db8::1", "2c0f::1"),
            ("2002:7f00:1::1", "2600::1"),
            ("3fff:fff::1", "3fff:1000::1"),
            ("5f00::1", "2800::1"),
            ("fc00::1", "2001:1000::1"),
            ("fd00:ec2::254", "2401::1"),
            ("fe80::1", "2402::1"),
            ("fec0::1", "2403::1"),
            ("ff02::1", "2404::1"),
        ] {
            assert!(!may_be_spoken_to(closed.parse().unwrap(), &[]), "{closed}");
            assert!(may_be_spoken_to(open.parse().unwrap(), &[]), "{open}");
        }
    }

    #[test]
    fn what_the_operator_allows_is_spoken_to_however_it_is_written() {
        let allowed = ["127.0.0.0/30".parse().unwrap(), "fd00::/16".parse().unwrap()];
        for (address, may) in [
            ("127.0.0.1", true),
            ("::ffff:127.0.0.1", true),
            ("fd00::1", true),
            ("127.0.0.4", false),
            ("fd01::1", false),
            ("1.1.1.1", true),
        ] {
            assert_eq!(may_be_spoken_to(address.parse().unwrap(), &allowed), may, "{address}");
        }
    }
}
