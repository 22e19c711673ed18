//! What companies do for the hospital, what its people answer for, and what either can be reached for.

use crate::catalogue::choice::codes;

codes! {
    /// What a company does for the hospital's devices; see [`super::choices::ORGANIZATION_ROLES`].
    OrganizationRole {
        /// 製造販売業者: answers for the product by law.
        MarketingAuthorisationHolder = "marketing_authorisation_holder",
        /// 販売業者.
        Dealer = "dealer",
        /// 貸与業者.
        Lessor = "lessor",
        /// 修理業者.
        Repairer = "repairer",
        /// 情報システム事業者.
        ItVendor = "it_vendor",
        /// 回線事業者: runs the line that remote maintenance or the hospital's network comes over.
        NetworkOperator = "network_operator",
    }
}

codes! {
    /// What a person of the hospital answers for; see [`super::choices::PERSON_ROLES`].
    PersonRole {
        /// 医療機器安全管理責任者.
        DeviceSafetyManager = "device_safety_manager",
        /// 医療情報システム安全管理責任者.
        InformationSystemSafetyManager = "information_system_safety_manager",
        /// 部署の窓口.
        DepartmentContact = "department_contact",
    }
}

codes! {
    /// What somebody can be reached for; see [`super::choices::CONTACT_PURPOSES`].
    ContactPurpose {
        /// Questions about security, such as whether a device is affected by a vulnerability.
        Security = "security",
        /// Emergencies in the daytime.
        Emergency = "emergency",
        /// Emergencies at night and on holidays.
        Night = "night",
        /// Everything else.
        Daily = "daily",
    }
}

impl OrganizationRole {
    /// Returns the role that an organization has by being named in a field of a device.
    #[must_use]
    pub fn by_field(field: &str) -> Option<Self> {
        Some(match field {
            "manufacturer" => Self::MarketingAuthorisationHolder,
            "dealer" => Self::Dealer,
            "lessor" => Self::Lessor,
            "repairer" => Self::Repairer,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facility::choices::{CONTACT_PURPOSES, ORGANIZATION_ROLES, PERSON_ROLES};

    #[test]
    fn the_roles_are_those_of_the_lists() {
        let listed: Vec<&str> = ORGANIZATION_ROLES.iter().map(|role| role.code).collect();
        let typed: Vec<&str> = OrganizationRole::ALL
            .iter()
            .map(|role| role.code())
            .collect();
        assert_eq!(typed, listed);
        let listed: Vec<&str> = PERSON_ROLES.iter().map(|role| role.code).collect();
        let typed: Vec<&str> = PersonRole::ALL.iter().map(|role| role.code()).collect();
        assert_eq!(typed, listed);
        let listed: Vec<&str> = CONTACT_PURPOSES.iter().map(|choice| choice.code).collect();
        let typed: Vec<&str> = ContactPurpose::ALL.iter().map(|one| one.code()).collect();
        assert_eq!(typed, listed);
    }
}
