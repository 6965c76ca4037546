//! The neighbourhood of a network, whose wrong guesses are also counted together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The /24 of an IPv4 address or the /48 of an IPv6 network: the smallest blocks that are commonly given to one customer
/// with many addresses.
pub(super) fn neighbourhood_of(network: &str) -> String {
    match address(network) {
        Some(IpAddr::V4(address)) => {
            let [first, second, third, _] = address.octets();
            format!("{}/24", Ipv4Addr::new(first, second, third, 0))
        }
        Some(IpAddr::V6(address)) => {
            let [first, second, third, ..] = address.segments();
            format!("{}/48", Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0))
        }
        None => network.to_owned(),
    }
}

/// Whether the network is the server's own machine, on which the game is developed and tested. As a /64, `::1` is `::`.
pub(super) fn is_loopback(network: &str) -> bool {
    address(network).is_some_and(|address| address.is_loopback() || address == IpAddr::V6(Ipv6Addr::UNSPECIFIED))
}

fn address(network: &str) -> Option<IpAddr> {
    network.parse().ok().map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbourhood_is_a_24_or_a_48() {
        for (network, neighbourhood) in [
            ("203.0.113.7", "203.0.113.0/24"),
            ("::ffff:203.0.113.7", "203.0.113.0/24"),
            ("2001:db8:1:2::", "2001:db8:1::/48"),
            ("2001:db8:1:ffff::", "2001:db8:1::/48"),
            ("2001:db8:2:2::", "2001:db8:2::/48"),
            ("", ""),
        ] {
            assert_eq!(neighbourhood_of(network), neighbourhood);
        }
    }

    #[test]
    fn only_the_own_machine_is_loopback() {
        for network in ["127.0.0.1", "::1", "::", "::ffff:127.0.0.1"] {
            assert!(is_loopback(network), "{network}");
        }
        for network in ["203.0.113.7", "2001:db8::", "10.0.0.1", ""] {
            assert!(!is_loopback(network), "{network}");
        }
    }
}
