//! What is owed at which stage.

use super::stage::Stage;
use crate::document::kind::DocumentKind;

/// Something a maker discloses about a product.
///
/// Source: manufacturer guidebook 6.6.1, table 2; notice on devices marketed before 2024-03-31, items (1) to (4). By item (5)
/// the same is owed through dealers of second-hand devices.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Item {
    /// The SBOM. Table 2 at release; notice (1): on request, and after the end of support only where nobody was told of that.
    Sbom,
    /// The MDS2. Table 2 at release.
    Mds2,
    /// When life and support end. Table 2 at every milestone; notice (2).
    EndDates,
    /// Instructions for use, documents on security, the cyber risks in the intended environment. Table 2 at release; notice (1).
    Manual,
    /// The policy on the security of the product. Table 2 at release.
    SecurityPolicy,
    /// The plan of maintenance: patches, when they are applied, limited support. Table 2 at release; notice (2) and (3).
    MaintenancePlan,
    /// How it can be upgraded. Table 2 at release; notice (2) ①.
    UpgradeOptions,
    /// Compensating controls that the maker names. Notice (2) ② and ③.
    CompensatingControls,
}

impl Item {
    /// All items, the most important first.
    pub const ALL: [Self; 8] = [
        Self::Sbom,
        Self::Mds2,
        Self::EndDates,
        Self::Manual,
        Self::MaintenancePlan,
        Self::SecurityPolicy,
        Self::CompensatingControls,
        Self::UpgradeOptions,
    ];

    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sbom => "sbom",
            Self::Mds2 => "mds2",
            Self::EndDates => "end_dates",
            Self::Manual => "manual",
            Self::SecurityPolicy => "security_policy",
            Self::MaintenancePlan => "maintenance_plan",
            Self::UpgradeOptions => "upgrade_options",
            Self::CompensatingControls => "compensating_controls",
        }
    }

    /// Returns the item of a stored text; `None` for one of a newer version.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.code() == code)
    }

    /// Returns the kind of document that discloses it; `None` where any answer does.
    #[must_use]
    pub const fn document(self) -> Option<DocumentKind> {
        match self {
            Self::Sbom => Some(DocumentKind::Sbom),
            Self::Mds2 => Some(DocumentKind::Mds2),
            Self::EndDates => Some(DocumentKind::EndOfLifeNotice),
            Self::Manual => Some(DocumentKind::Manual),
            Self::SecurityPolicy => Some(DocumentKind::SecurityPolicy),
            Self::MaintenancePlan => Some(DocumentKind::MaintenancePlan),
            Self::UpgradeOptions | Self::CompensatingControls => None,
        }
    }

    /// Whether the maker owes it at a stage. Where nobody said when support ends, what is owed of a supported product is.
    #[must_use]
    pub const fn is_owed(self, stage: Stage) -> bool {
        match self {
            Self::EndDates | Self::Manual | Self::Mds2 => true,
            // Notice (1): not after the end of support, once that was told. It was: its date is in the ledger.
            Self::Sbom | Self::SecurityPolicy | Self::MaintenancePlan | Self::UpgradeOptions => {
                !matches!(stage, Stage::Ended)
            }
            Self::CompensatingControls => matches!(stage, Stage::Limited | Stage::Ended),
        }
    }
}
