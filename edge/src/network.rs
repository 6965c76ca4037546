//! Maps an address to the network that limits count.

use std::net::{IpAddr, Ipv6Addr};

/// The network of an address: an IPv4 address itself, or the first 64 bits of an IPv6 address, which a provider assigns
/// to one household.
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
    fn ipv6_addresses_with_the_same_first_64_bits_are_one_network() {
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
