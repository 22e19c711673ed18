//! IP addresses of interfaces, with the length of their network's prefix where the ledger states it.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// An IPv4 address of one interface, written as `192.168.1.5` or `192.168.1.5/24`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ipv4Address {
    /// The address.
    pub address: Ipv4Addr,
    /// The length of the network's prefix, 0 to 32.
    pub prefix: Option<u8>,
}

/// An IPv6 address of one interface, written as RFC 5952 says, with its prefix length where stated.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Ipv6Address {
    /// The address.
    pub address: Ipv6Addr,
    /// The length of the network's prefix, 0 to 128.
    pub prefix: Option<u8>,
}

/// Why a text is no IP address of an interface.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum IpError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Not the form of an address; ranges and patterns such as `192.168.1.*` are none.
    #[error("not an address")]
    Unrecognised,
    /// A part of an IPv4 address is greater than 255.
    #[error("{0} is greater than 255")]
    PartTooGreat(u32),
    /// The prefix is longer than the address, or no number.
    #[error("the prefix length is out of range")]
    Prefix,
    /// Unspecified, multicast or broadcast: no interface has it.
    #[error("the address of no single interface")]
    NoInterface,
}

impl FromStr for Ipv4Address {
    type Err = IpError;

    /// Reads four decimal parts. Leading zeros are filling, as ledgers write `192.168.001.005`, never octal.
    fn from_str(text: &str) -> Result<Self, IpError> {
        let (text, prefix) = split_prefix(text, 32)?;
        let mut octets = [0; 4];
        let mut parts = text.split('.');
        for octet in &mut octets {
            *octet = octet_of(parts.next().unwrap_or_default())?;
        }
        if parts.next().is_some() {
            return Err(IpError::Unrecognised);
        }
        let address = Ipv4Addr::from(octets);
        if octets[0] == 0 || address.is_multicast() || address.is_broadcast() {
            return Err(IpError::NoInterface);
        }
        Ok(Self { address, prefix })
    }
}

fn octet_of(part: &str) -> Result<u8, IpError> {
    let digits = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err(IpError::Unrecognised);
    }
    let value: u32 = part.parse().map_err(|_| IpError::Unrecognised)?;
    u8::try_from(value).map_err(|_| IpError::PartTooGreat(value))
}

impl FromStr for Ipv6Address {
    type Err = IpError;

    /// Reads the forms of RFC 4291; an interface behind `%` is refused, because it would be lost.
    fn from_str(text: &str) -> Result<Self, IpError> {
        let (text, prefix) = split_prefix(text, 128)?;
        let address: Ipv6Addr = text.parse().map_err(|_| IpError::Unrecognised)?;
        if address.is_unspecified() || address.is_multicast() {
            return Err(IpError::NoInterface);
        }
        Ok(Self { address, prefix })
    }
}

fn split_prefix(text: &str, longest: u8) -> Result<(&str, Option<u8>), IpError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(IpError::Empty);
    }
    let Some((address, prefix)) = text.split_once('/') else {
        return Ok((text, None));
    };
    let prefix = prefix.trim();
    let digits =
        (1..=3).contains(&prefix.len()) && prefix.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err(IpError::Prefix);
    }
    let length: u8 = prefix.parse().map_err(|_| IpError::Prefix)?;
    if length > longest {
        return Err(IpError::Prefix);
    }
    Ok((address.trim(), Some(length)))
}

fn write_with_prefix(
    f: &mut fmt::Formatter<'_>,
    address: impl fmt::Display,
    prefix: Option<u8>,
) -> fmt::Result {
    match prefix {
        Some(prefix) => write!(f, "{address}/{prefix}"),
        None => write!(f, "{address}"),
    }
}

impl fmt::Display for Ipv4Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_with_prefix(f, self.address, self.prefix)
    }
}

impl fmt::Display for Ipv6Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_with_prefix(f, self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn v4(text: &str) -> Result<String, IpError> {
        text.parse::<Ipv4Address>()
            .map(|address| address.to_string())
    }

    fn v6(text: &str) -> Result<String, IpError> {
        text.parse::<Ipv6Address>()
            .map(|address| address.to_string())
    }

    #[test]
    fn addresses_are_written_one_way() {
        assert_eq!(v4(" 192.168.001.010 ").as_deref(), Ok("192.168.1.10"));
        assert_eq!(v4("10.0.0.1/08").as_deref(), Ok("10.0.0.1/8"));
        assert_eq!(v6("2001:DB8:0:0:0:0:0:1").as_deref(), Ok("2001:db8::1"));
        assert_eq!(v6("fe80::1 / 64").as_deref(), Ok("fe80::1/64"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", IpError::Empty),
            ("192.168.1", IpError::Unrecognised),
            ("192.168.1.1.1", IpError::Unrecognised),
            ("192.168.1.*", IpError::Unrecognised),
            ("192.168.1.10-20", IpError::Unrecognised),
            ("192.168.1.300", IpError::PartTooGreat(300)),
            ("192.168.1.0001", IpError::Unrecognised),
            ("192.168.1.1/33", IpError::Prefix),
            ("192.168.1.1/", IpError::Prefix),
            ("0.0.0.0", IpError::NoInterface),
            ("255.255.255.255", IpError::NoInterface),
            ("DHCP", IpError::Unrecognised),
            ("+1.2.3.4", IpError::Unrecognised),
        ] {
            assert_eq!(v4(text), Err(error), "{text}");
        }
        assert_eq!(v6("::"), Err(IpError::NoInterface));
        assert_eq!(v6("ff02::1"), Err(IpError::NoInterface));
        assert_eq!(v6("fe80::1%eth0"), Err(IpError::Unrecognised));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,30}|[0-9./]{0,20}|[0-9a-f:/]{0,40}") {
            if let Ok(address) = text.parse::<Ipv4Address>() {
                proptest::prop_assert_eq!(address.to_string().parse(), Ok(address));
            }
            if let Ok(address) = text.parse::<Ipv6Address>() {
                proptest::prop_assert_eq!(address.to_string().parse(), Ok(address));
            }
        }
    }
}
