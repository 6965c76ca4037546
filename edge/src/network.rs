//! Maps an address to the network that limits count.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The network of an address, which may have a port: an IPv4 address itself, or the first 64 bits of an IPv6 address, which
/// a provider assigns to one household. `None` for this machine's own address and for what is no address: limits do not
/// apply to them.
pub(crate) fn network_of(address: &str) -> Option<String> {
    let with_port = || address.parse().map(|address: SocketAddr| address.ip());
    let address: IpAddr = address.parse().or_else(|_| with_port()).ok()?;
    match address.to_canonical() {
        address if address.is_loopback() => None,
        IpAddr::V4(address) => Some(address.to_string()),
        IpAddr::V6(address) => {
            let mut segments = address.segments();
            segments[4..].fill(0);
            Some(Ipv6Addr::from(segments).to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv6_addresses_with_the_same_first_64_bits_are_one_network() {
        for (address, network) in [
            ("203.0.113.7", "203.0.113.7"),
            ("203.0.113.7:50123", "203.0.113.7"),
            ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::"),
            ("[2001:db8:1:2::1]:443", "2001:db8:1:2::"),
            ("2001:db8:1:3::1", "2001:db8:1:3::"),
            ("::ffff:203.0.113.7", "203.0.113.7"),
        ] {
            assert_eq!(network_of(address).as_deref(), Some(network));
        }
    }

    #[test]
    fn this_machine_and_what_is_no_address_have_no_network() {
        for address in ["127.0.0.1", "127.0.0.1:50123", "::1", "[::1]:8787", "::ffff:127.0.0.1", "", "localhost"] {
            assert_eq!(network_of(address), None, "{address}");
        }
    }
}
