//! Compensating controls: what a hospital does around a device that cannot protect itself.

use crate::{catalogue::choice::codes, device::connection::Connection};

codes! {
    /// A type of compensating control.
    ///
    /// Source: manufacturer guidebook 6.6.3, table 3. The list there is not exhaustive, and several may go together.
    Control {
        /// The device stands where only permitted people can come.
        PhysicalAccess = "physical-access",
        /// Use of removable media is restricted by settings or by hand.
        RemovableMedia = "removable-media",
        /// The device is taken off the network.
        Isolation = "isolation",
        /// The device has a network segment (VLAN) of its own.
        Segmentation = "segmentation",
        /// Suspicious activity is watched for (IDS, IPS, SIEM).
        Monitoring = "monitoring",
        /// Remote access is taken off the device.
        RemoteAccess = "remote-access",
        /// A firewall opens only the ports that are needed.
        Firewall = "firewall",
        /// Anti-malware software is installed; off a network one without definitions to update.
        MalwareProtection = "malware-protection",
        /// Backup and recovery are prepared.
        Backup = "backup",
    }
}

impl Control {
    /// Whether the control does anything for a device with such a connection.
    ///
    /// What acts on a network does nothing for a device that is on none. One of which nobody knows may be connected, so that all fit it.
    #[must_use]
    pub fn fits(self, connection: Connection) -> bool {
        match self {
            Self::PhysicalAccess
            | Self::RemovableMedia
            | Self::MalwareProtection
            | Self::Backup => true,
            Self::Isolation
            | Self::Segmentation
            | Self::Monitoring
            | Self::RemoteAccess
            | Self::Firewall => connection.may_be_connected(),
        }
    }

    /// Lists the types that fit a connection, in the order of the table.
    pub fn fitting(connection: Connection) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |control| control.fits(connection))
    }
}
