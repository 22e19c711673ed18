//! What wrote a file.

/// Defines a list of codes that travel and are stored.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }

            /// Returns what a code stands for; `None` for one of a newer version.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(super) use coded;

coded! {
    /// What wrote a file.
    Tool {
        /// nmap, its XML output.
        Nmap = "nmap",
        /// arp-scan.
        ArpScan = "arp_scan",
        /// The leases or static hosts of ISC dhcpd.
        IscDhcp = "isc_dhcp",
        /// The leases of dnsmasq.
        Dnsmasq = "dnsmasq",
        /// The leases of a Windows DHCP server, as CSV.
        WindowsDhcp = "windows_dhcp",
        /// The MAC address table of a switch, from a terminal.
        MacTable = "mac_table",
        /// The ARP or IPv6 neighbour table of a router or computer, from a terminal.
        Arp = "arp",
        /// What a switch heard from its neighbours (LLDP, CDP), from a terminal.
        Neighbours = "neighbours",
        /// The leases of a router or firewall, from a terminal.
        RouterDhcp = "router_dhcp",
        /// A log of Zeek.
        Zeek = "zeek",
        /// A table of addresses that a person or some other program made.
        Table = "table",
    }
}

impl Tool {
    /// Whether the file lists what a DHCP server gave out, and so no device whose address is fixed.
    #[must_use]
    pub const fn lists_leases(self) -> bool {
        matches!(
            self,
            Self::IscDhcp | Self::Dnsmasq | Self::WindowsDhcp | Self::RouterDhcp
        )
    }

    /// Whether a port in the file is where the cable of the device leads to, not an interface of a router.
    #[must_use]
    pub const fn tells_places(self) -> bool {
        matches!(self, Self::MacTable | Self::Neighbours | Self::Table)
    }
}
