//! The fixed lists of a device as types; [`super::fields::choices`] has the words for them.

use crate::catalogue::choice::codes;

codes! {
    /// The class of a medical device by its risk, the lowest first.
    ///
    /// Source: Pharmaceuticals and Medical Devices Act, article 2 (5) to (7); notification 0720022 of 2004.
    DeviceClass {
        /// 一般医療機器.
        I = "I",
        /// 管理医療機器.
        II = "II",
        /// 高度管理医療機器.
        III = "III",
        /// 高度管理医療機器.
        IV = "IV",
    }
}

codes! {
    /// By what a model connects.
    Connectivity {
        /// By cable.
        Wired = "wired",
        /// By radio.
        Wireless = "wireless",
        /// By either.
        Both = "both",
        /// Not at all.
        None = "none",
    }
}

codes! {
    /// What a unit is used for at present.
    Status {
        /// In use.
        InUse = "in_use",
        /// Kept ready to stand in for another.
        Spare = "spare",
        /// Being repaired.
        InRepair = "in_repair",
        /// Put away.
        Stored = "stored",
        /// Not to be used any more, and still there.
        Retired = "retired",
        /// Gone.
        Disposed = "disposed",
    }
}

codes! {
    /// How the hospital came by a unit.
    Acquisition {
        /// It owns it, bought new.
        Bought = "bought",
        /// Leased.
        Leased = "leased",
        /// Rented.
        Rented = "rented",
        /// It owns it, bought used.
        SecondHand = "second_hand",
        /// Lent to it.
        Loan = "loan",
    }
}

codes! {
    /// How an interface comes by its IP address.
    Addressing {
        /// It is set on the device.
        Fixed = "fixed",
        /// A server gives it out.
        Dhcp = "dhcp",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::fields::choices;

    #[test]
    fn the_terms_are_those_of_the_lists() {
        macro_rules! check {
            ($($ty:ident, $list:ident;)+) => {$(
                let typed: Vec<&str> = $ty::ALL.iter().map(|term| term.code()).collect();
                let listed: Vec<&str> = choices::$list.iter().map(|choice| choice.code).collect();
                assert_eq!(typed, listed);
                assert!($ty::ALL.iter().all(|term| $ty::from_code(term.code()) == Some(*term)));
            )+};
        }
        check! {
            DeviceClass, DEVICE_CLASS;
            Connectivity, CONNECTIVITY;
            Status, STATUS;
            Acquisition, ACQUISITION;
            Addressing, ADDRESSING;
        }
        assert!(DeviceClass::III > DeviceClass::II);
    }
}
