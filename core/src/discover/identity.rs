//! By what something on the network is known from one scan to the next.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::as_text;
use crate::device::mac::MacAddress;

/// By what something on the network is known: the hardware address, else the IP address, else the name.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Identity {
    /// The hardware address.
    Mac(#[serde(with = "as_text")] MacAddress),
    /// The IP address, of something whose hardware address no scan tells.
    Ip(IpAddr),
    /// The name of the host in small letters, of something that has no address.
    Host(String),
}

impl Identity {
    /// Returns it as one text, such as `mac:00:1b:2c:3d:4e:5f`.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Mac(mac) => format!("mac:{mac}"),
            Self::Ip(ip) => format!("ip:{ip}"),
            Self::Host(name) => format!("host:{name}"),
        }
    }

    /// Reads what [`Identity::code`] writes.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once(':')? {
            ("mac", mac) => mac.parse().ok().map(Self::Mac),
            ("ip", ip) => ip.parse().ok().map(Self::Ip),
            ("host", name) => Some(Self::Host(name.to_owned())),
            _ => None,
        }
    }
}
