//! The fixed lists of the network as types; [`super::choices`] has the words for them.

use crate::catalogue::choice::codes;

codes! {
    /// What a zone is for.
    Purpose {
        /// The hospital information system.
        His = "his",
        /// Modalities and other devices that make images or examine.
        Modality = "modality",
        /// Patient monitoring.
        Monitoring = "monitoring",
        /// Administration.
        Office = "office",
        /// The internet, or another network outside.
        Internet = "internet",
        /// Visitors and patients.
        Guest = "guest",
        /// A closed network of its own.
        Isolated = "isolated",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// How far what is in a zone can be trusted, the most first.
    Trust {
        /// Devices that are managed.
        High = "high",
        /// In between.
        Medium = "medium",
        /// Devices that nobody manages.
        Low = "low",
        /// Anybody's devices.
        None = "none",
    }
}

codes! {
    /// Kinds of network equipment.
    Equipment {
        /// A firewall.
        Firewall = "firewall",
        /// A router.
        Router = "router",
        /// A switch.
        Switch = "switch",
        /// A wireless access point.
        AccessPoint = "access_point",
        /// A firewall that also looks into what passes.
        Utm = "utm",
        /// The end of a VPN.
        VpnGateway = "vpn_gateway",
    }
}

codes! {
    /// In which direction a connection is opened.
    Direction {
        /// From where the link begins.
        Out = "out",
        /// From where it ends.
        In = "in",
        /// From either.
        Both = "both",
    }
}

codes! {
    /// How a link passes from one zone to another.
    Passage {
        /// Through a firewall.
        Firewall = "firewall",
        /// Past every firewall.
        Direct = "direct",
    }
}

codes! {
    /// Whether a link is meant to be.
    LinkState {
        /// Somebody allowed it.
        Allowed = "allowed",
        /// It was seen, and nobody allowed it.
        Observed = "observed",
        /// It is stopped.
        Blocked = "blocked",
    }
}

codes! {
    /// Versions of SMB.
    Smb {
        /// Which attackers walk through.
        One = "1",
        /// Two.
        Two = "2",
        /// Three.
        Three = "3",
    }
}

codes! {
    /// How a line for remote maintenance is connected.
    Method {
        /// A closed network of a carrier.
        IpVpn = "ip_vpn",
        /// A tunnel over the internet.
        InternetVpn = "internet_vpn",
        /// A mobile network.
        Lte = "lte",
        /// Telephone lines.
        Isdn = "isdn",
        /// A service of somebody who stands in between.
        RemoteDesktop = "remote_desktop",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Whose something is.
    Owner {
        /// The hospital's.
        Hospital = "hospital",
        /// The vendor's.
        Vendor = "vendor",
        /// Both have a share.
        Shared = "shared",
        /// Nobody has settled it.
        Nobody = "nobody",
    }
}

codes! {
    /// How those who come in over a line prove who they are, the weakest first.
    Authentication {
        /// Not at all.
        None = "none",
        /// By a password that several people know.
        SharedPassword = "shared_password",
        /// By a password of their own.
        PersonalPassword = "personal_password",
        /// By a certificate.
        Certificate = "certificate",
        /// By two factors.
        TwoFactor = "two_factor",
    }
}

codes! {
    /// When a line is open.
    Opening {
        /// All the time.
        Always = "always",
        /// When the hospital opens it.
        OnRequest = "on_request",
    }
}

codes! {
    /// What is carried in by hand.
    CarriedForm {
        /// A service laptop.
        Laptop = "laptop",
        /// A USB stick or another medium.
        Usb = "usb",
        /// A tablet or telephone.
        Tablet = "tablet",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// How something that is carried in is looked over for malware.
    MalwareCheck {
        /// By the hospital, before each use.
        EachTime = "each_time",
        /// The vendor says that it is.
        VendorOnly = "vendor_only",
        /// Not at all.
        None = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::choice::Choice, network::choices};

    #[test]
    fn every_code_has_words_and_every_word_a_code() {
        let same = |list: &[Choice], codes: Vec<&str>| {
            let listed: Vec<_> = list.iter().map(|choice| choice.code).collect();
            assert_eq!(listed, codes);
        };
        macro_rules! check {
            ($($list:ident $term:ident),* $(,)?) => {
                $(same(choices::$list, $term::ALL.iter().map(|term| term.code()).collect());)*
            };
        }
        check! {
            PURPOSES Purpose, TRUST Trust, EQUIPMENT Equipment, DIRECTIONS Direction, PASSAGES Passage,
            LINK_STATES LinkState, SMB Smb, METHODS Method, OWNERS Owner, AUTHENTICATION Authentication,
            OPENING Opening, CARRIED_FORMS CarriedForm, MALWARE_CHECKS MalwareCheck,
        }
    }
}
