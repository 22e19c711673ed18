//! What a document is.

/// What a document is.
///
/// Source: manufacturer guidebook, 5.5 (customer security documents) and table 2 (what is provided at each milestone).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum DocumentKind {
    /// A software bill of materials.
    Sbom,
    /// A manufacturer disclosure statement for medical device security (ANSI/NEMA HN 1).
    Mds2,
    /// The Japanese disclosure statement on the protection of medical information (JAHIS/JIRA), by a maker of devices.
    Mds,
    /// The same by a provider of services.
    Sds,
    /// Instructions for use, and other documents on security for users.
    Manual,
    /// The maker's policy on the security of the product.
    SecurityPolicy,
    /// The plan of maintenance, limited support included.
    MaintenancePlan,
    /// A notice, or the plan, of the end of life or of support.
    EndOfLifeNotice,
    /// A security advisory.
    Advisory,
    /// A contract or an agreement.
    Contract,
    /// A drawing of a network or of a building: a plan, a configuration diagram.
    NetworkDiagram,
    /// What a program found that looked at a network.
    NetworkScan,
    /// Anything else.
    Other,
}

impl DocumentKind {
    /// All kinds, those that tell most first.
    pub const ALL: [Self; 13] = [
        Self::Sbom,
        Self::Mds2,
        Self::Mds,
        Self::Sds,
        Self::Manual,
        Self::SecurityPolicy,
        Self::MaintenancePlan,
        Self::EndOfLifeNotice,
        Self::Advisory,
        Self::Contract,
        Self::NetworkDiagram,
        Self::NetworkScan,
        Self::Other,
    ];

    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sbom => "sbom",
            Self::Mds2 => "mds2",
            Self::Mds => "mds",
            Self::Sds => "sds",
            Self::Manual => "manual",
            Self::SecurityPolicy => "security_policy",
            Self::MaintenancePlan => "maintenance_plan",
            Self::EndOfLifeNotice => "eol_notice",
            Self::Advisory => "advisory",
            Self::Contract => "contract",
            Self::NetworkDiagram => "network_diagram",
            Self::NetworkScan => "network_scan",
            Self::Other => "other",
        }
    }

    /// Returns the kind of a stored text; `None` for a kind of a newer version.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is about a product, and so about all devices of a model.
    #[must_use]
    pub const fn is_of_product(self) -> bool {
        !matches!(
            self,
            Self::Contract | Self::NetworkDiagram | Self::NetworkScan | Self::Other
        )
    }
}
