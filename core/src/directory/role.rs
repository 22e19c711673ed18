//! In what way somebody has to do with a device.

/// In what way somebody has to do with a device, in the order of a card: the hospital first, then those who come.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// The person who answers for the device.
    Responsible,
    /// A contact of the department that has it.
    DepartmentContact,
    /// 医療機器安全管理責任者.
    DeviceSafetyManager,
    /// 医療情報システム安全管理責任者.
    InformationSystemSafetyManager,
    /// The marketing-authorisation holder.
    Manufacturer,
    /// Who repairs it.
    Repairer,
    /// Who sold it.
    Dealer,
    /// Who lets it.
    Lessor,
    /// Who comes over a remote line that reaches it, or runs a line.
    NetworkOperator,
}

impl Role {
    /// All of them, in order.
    pub const ALL: [Self; 9] = [
        Self::Responsible,
        Self::DepartmentContact,
        Self::DeviceSafetyManager,
        Self::InformationSystemSafetyManager,
        Self::Manufacturer,
        Self::Repairer,
        Self::Dealer,
        Self::Lessor,
        Self::NetworkOperator,
    ];

    /// Returns a word for it, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Responsible => "responsible",
            Self::DepartmentContact => "department-contact",
            Self::DeviceSafetyManager => "device-safety-manager",
            Self::InformationSystemSafetyManager => "information-system-safety-manager",
            Self::Manufacturer => "manufacturer",
            Self::Repairer => "repairer",
            Self::Dealer => "dealer",
            Self::Lessor => "lessor",
            Self::NetworkOperator => "network-operator",
        }
    }

    /// Whether people of the hospital have it.
    #[must_use]
    pub const fn is_of_hospital(self) -> bool {
        matches!(
            self,
            Self::Responsible
                | Self::DepartmentContact
                | Self::DeviceSafetyManager
                | Self::InformationSystemSafetyManager
        )
    }
}
