//! What is wrong with a network, and with what.

use crate::{catalogue::choice::codes, network::element::ElementKey};

codes! {
    /// What is wrong. What is to be acted upon comes first.
    Rule {
        /// A device at the end of support has a way to the internet.
        EndedWithInternet = "ended-internet",
        /// SMB 1 crosses.
        Smb1 = "smb1",
        /// A link goes past the firewall.
        SkipsFirewall = "skips-firewall",
        /// Two devices have one address.
        AddressTwice = "address-twice",
        /// Nobody owns a remote line, or no vendor is named.
        LineUnowned = "line-unowned",
        /// Nobody has looked over a remote line for a year.
        LineUnreviewed = "line-unreviewed",
        /// Whoever comes in over a remote line does not prove who they are.
        LineOpen = "line-open",
        /// A device has a remote line, says the ledger, and no line is known.
        RemoteWithoutLine = "remote-without-line",
        /// A closed network that a vendor brought in.
        BroughtIn = "brought-in",
        /// Nobody is responsible on one side of a boundary.
        BoundaryUnanswered = "boundary-unanswered",
        /// Nothing lies inside of a boundary.
        BoundaryEmpty = "boundary-empty",
        /// What is carried in is not looked over for malware.
        CarriedUnchecked = "carried-unchecked",
        /// A link was seen that nobody allowed.
        OnlyObserved = "only-observed",
        /// A link begins or ends at something that is not there.
        LooseLink = "loose-link",
        /// An address lies in two zones.
        TwoZones = "two-zones",
        /// The address says one zone, the VLAN another.
        VlanDisagrees = "vlan-disagrees",
        /// A device is on the network and in no zone.
        NoZone = "no-zone",
    }
}

impl Rule {
    /// Whether it is to be acted upon, and not only to be looked at.
    #[must_use]
    pub const fn is_urgent(self) -> bool {
        matches!(
            self,
            Self::EndedWithInternet
                | Self::Smb1
                | Self::SkipsFirewall
                | Self::AddressTwice
                | Self::LineUnowned
                | Self::LineUnreviewed
                | Self::LineOpen
        )
    }
}

/// Something that is wrong.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// What.
    pub rule: Rule,
    /// With what: the first is where it is told, the others have a part in it.
    pub about: Vec<ElementKey>,
    /// A text that belongs to it: an address, a date.
    pub detail: Option<String>,
}

impl Finding {
    /// Returns a finding about something.
    #[must_use]
    pub fn new(rule: Rule, about: impl IntoIterator<Item = ElementKey>) -> Self {
        Self {
            rule,
            about: about.into_iter().collect(),
            detail: None,
        }
    }

    /// Returns the finding with a text.
    #[must_use]
    pub fn with(mut self, detail: impl ToString) -> Self {
        self.detail = Some(detail.to_string());
        self
    }
}
