//! The neighbourhood of a network, whose wrong guesses are also counted together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The /24 of an IPv4 address or the /48 of an IPv6 network: the smallest blocks that are commonly given to one customer
/// with many addresses.
pub(super) fn neighbourhood_of(network: &str) -> String {
    match network.parse() {
        Ok(IpAddr::V4(address)) => {
            let [first, second, third, _] = address.octets();
            format!("{}/24", Ipv4Addr::new(first, second, third, 0))
        }
        Ok(IpAddr::V6(address)) => {
            let [first, second, third, ..] = address.segments();
            format!("{}/48", Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0))
        }
        Err(_) => network.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_neighbourhood_is_a_24_or_a_48() {
        for (network, neighbourhood) in [
            ("203.0.113.7", "203.0.113.0/24"),
            ("2001:db8:1:2::", "2001:db8:1::/48"),
            ("2001:db8:1:ffff::", "2001:db8:1::/48"),
            ("2001:db8:2:2::", "2001:db8:2::/48"),
            ("", ""),
        ] {
            assert_eq!(neighbourhood_of(network), neighbourhood);
        }
    }
}
