//! Ranges of addresses.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

use crate::ident::text::fold_width;

/// A range of IPv4 or IPv6 addresses, written as `192.168.10.0/24`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Subnet {
    network: IpAddr,
    prefix: u8,
}

/// A text that is no range of addresses.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a range such as 192.168.10.0/24: {0:?}")]
pub struct InvalidSubnet(pub String);

impl Subnet {
    /// Returns the range around an address; `None` where the prefix is longer than the address.
    #[must_use]
    pub fn around(address: IpAddr, prefix: u8) -> Option<Self> {
        let bits = length(address);
        (prefix <= bits).then(|| Self {
            network: masked(address, prefix),
            prefix,
        })
    }

    /// Whether an address lies in it.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        length(address) == length(self.network) && masked(address, self.prefix) == self.network
    }

    /// Whether every address of `other` lies in it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self.prefix <= other.prefix && self.holds(other.network)
    }

    /// Returns the length of the prefix: the longer, the smaller the range.
    #[must_use]
    pub const fn prefix(&self) -> u8 {
        self.prefix
    }
}

const fn length(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(_) => 32,
        IpAddr::V6(_) => 128,
    }
}

fn masked(address: IpAddr, prefix: u8) -> IpAddr {
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
            Ipv4Addr::from(u32::from(address) & mask).into()
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0);
            Ipv6Addr::from(u128::from(address) & mask).into()
        }
    }
}

impl fmt::Display for Subnet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.network, self.prefix)
    }
}

impl FromStr for Subnet {
    type Err = InvalidSubnet;

    /// Reads `192.168.10.0/24`, `192.168.10.0/255.255.255.0`, `192.168.10.*`, `2001:db8::/32`, and a single address. An address
    /// inside of the range stands for the range.
    fn from_str(text: &str) -> Result<Self, InvalidSubnet> {
        read(text.trim()).ok_or_else(|| InvalidSubnet(text.chars().take(60).collect()))
    }
}

fn read(text: &str) -> Option<Subnet> {
    if let Some(head) = text.strip_suffix(".*") {
        let stars = 1 + head.matches(".*").count();
        let head = head.trim_end_matches(".*");
        let filled = format!("{head}{}", ".0".repeat(stars));
        let prefix = u8::try_from(32_usize.checked_sub(8 * stars)?).ok()?;
        return Subnet::around(filled.parse::<Ipv4Addr>().ok()?.into(), prefix);
    }
    let Some((address, prefix)) = text.split_once('/') else {
        let address: IpAddr = text.parse().ok()?;
        return Subnet::around(address, length(address));
    };
    let address: IpAddr = address.trim().parse().ok()?;
    let prefix = prefix.trim();
    let prefix = match prefix.parse::<Ipv4Addr>() {
        Ok(mask) if address.is_ipv4() => of_mask(mask)?,
        Ok(_) => return None,
        Err(_) => prefix.parse().ok()?,
    };
    Subnet::around(address, prefix)
}

fn of_mask(mask: Ipv4Addr) -> Option<u8> {
    let bits = u32::from(mask);
    let ones = bits.leading_ones();
    (bits.count_ones() == ones).then(|| u8::try_from(ones).ok())?
}

/// The ranges of a zone, separated by commas.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Subnets(pub Vec<Subnet>);

impl fmt::Display for Subnets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, subnet) in self.0.iter().enumerate() {
            if nth > 0 {
                f.write_str(", ")?;
            }
            subnet.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for Subnets {
    type Err = InvalidSubnet;

    fn from_str(text: &str) -> Result<Self, InvalidSubnet> {
        let text = fold_width(text);
        let pieces = text.split([',', '、', ';', '\n', ' ']).map(str::trim);
        let pieces = pieces.filter(|piece| !piece.is_empty()).map(str::parse);
        pieces.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_in_every_usual_form() {
        for (text, wanted) in [
            ("192.168.10.0/24", "192.168.10.0/24"),
            ("192.168.10.7/24", "192.168.10.0/24"),
            ("10.0.0.0/255.255.0.0", "10.0.0.0/16"),
            ("172.16.4.*", "172.16.4.0/24"),
            ("172.16.*.*", "172.16.0.0/16"),
            ("10.1.2.3", "10.1.2.3/32"),
            ("0.0.0.0/0", "0.0.0.0/0"),
            ("2001:db8:1::5/48", "2001:db8:1::/48"),
            ("::/0", "::/0"),
        ] {
            let subnet: Subnet = text.parse().unwrap();
            assert_eq!(subnet.to_string(), wanted);
            assert_eq!(wanted.parse(), Ok(subnet));
        }
        for text in [
            "",
            "10.0.0.0/33",
            "10.0.0.0/255.0.255.0",
            "院内",
            "10.*.3.*",
            "::/129",
            "*.*.*.*.*",
            "1.*.*.*.*.*.*",
        ] {
            assert!(text.parse::<Subnet>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_address_lies_in_its_range_and_in_no_other() {
        let ranges: Subnets = "１９２．１６８．１０．０／２４、2001:db8::/32"
            .parse()
            .unwrap();
        assert_eq!(ranges.to_string(), "192.168.10.0/24, 2001:db8::/32");
        let within = |text: &str| {
            let address = text.parse().unwrap();
            ranges.0.iter().any(|range| range.holds(address))
        };
        assert!(within("192.168.10.255") && within("2001:db8::1"));
        assert!(
            !within("192.168.11.1") && !within("2001:db9::1") && !within("::ffff:192.168.10.1")
        );
        let wide: Subnet = "192.168.0.0/16".parse().unwrap();
        assert!(
            ranges
                .0
                .first()
                .is_some_and(|narrow| wide.covers(narrow) && !narrow.covers(&wide))
        );
    }
}
