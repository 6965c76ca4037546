//! Where people come from, as far as limits look at it.

use std::net::{IpAddr, Ipv6Addr};

/// What limits count for one network: an address of IPv4, and of IPv6 the first 64 bits, which one household gets.
pub(crate) fn network_of(address: &str) -> String {
    match address.parse() {
        Ok(IpAddr::V6(address)) if address.to_ipv4_mapped().is_none() => {
            let mut segments = address.segments();
            segments[4..].fill(0);
            Ipv6Addr::from(segments).to_string()
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_network_are_counted_together() {
        for (address, network) in [
            ("203.0.113.7", "203.0.113.7"),
            ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::"),
            ("2001:db8:1:2::1", "2001:db8:1:2::"),
            ("2001:db8:1:3::1", "2001:db8:1:3::"),
            ("::ffff:203.0.113.7", "::ffff:203.0.113.7"),
            ("", ""),
        ] {
            assert_eq!(network_of(address), network);
        }
    }
}
