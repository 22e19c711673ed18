//! Network interfaces of units.

use super::unit::DeviceUnit;
use crate::{
    catalogue::field::Kind,
    device::{
        fields::interface::INTERFACE,
        host_name::HostName,
        ip::{Ipv4Address, Ipv6Address},
        mac::MacAddress,
        protocol::Protocols,
        terms::Addressing,
    },
    view::{
        entity::{Entity, entity},
        reading::Reading,
    },
};

entity!(
    /// One network interface of a unit.
    NetworkInterface,
    Kind::Interface,
    [INTERFACE]
);

impl<'a> NetworkInterface<'a> {
    /// Returns the unit that has it.
    #[must_use]
    pub fn unit(&self) -> Reading<'a, DeviceUnit<'a>> {
        self.refer("unit")
    }

    /// Returns the hardware address.
    #[must_use]
    pub fn mac(&self) -> Reading<'a, MacAddress> {
        self.read("mac", |text| text.parse().ok())
    }

    /// Returns the IPv4 address, with the length of its network's prefix where it is stated.
    #[must_use]
    pub fn ipv4(&self) -> Reading<'a, Ipv4Address> {
        self.read("ipv4", |text| text.parse().ok())
    }

    /// Returns the IPv6 address.
    #[must_use]
    pub fn ipv6(&self) -> Reading<'a, Ipv6Address> {
        self.read("ipv6", |text| text.parse().ok())
    }

    /// Returns the host name.
    #[must_use]
    pub fn host_name(&self) -> Reading<'a, HostName> {
        self.read("host_name", |text| text.parse().ok())
    }

    /// Returns how it comes by its IP address.
    #[must_use]
    pub fn addressing(&self) -> Reading<'a, Addressing> {
        self.read("addressing", Addressing::from_code)
    }

    /// Returns the VLAN or segment, as the hospital calls it.
    #[must_use]
    pub fn vlan(&self) -> Reading<'a, &'a str> {
        self.text("vlan")
    }

    /// Returns the switch, port or outlet that it is plugged into.
    #[must_use]
    pub fn switch_port(&self) -> Reading<'a, &'a str> {
        self.text("switch_port")
    }

    /// Returns the protocols that it speaks. Of a list with a piece that is none, [`Protocols::read`] reads the others.
    #[must_use]
    pub fn protocols(&self) -> Reading<'a, Protocols> {
        self.read("protocols", |text| text.parse().ok())
    }
}
