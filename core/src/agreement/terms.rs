//! The fixed lists of contracts as types; [`super::choices`] has the words for them.

use crate::catalogue::choice::codes;

codes! {
    /// What a contract is.
    Form {
        /// On looking after devices.
        Maintenance = "maintenance",
        /// On who answers for what, beside another contract.
        Annex = "annex",
        /// On buying.
        Purchase = "purchase",
        /// On leasing or renting.
        Lease = "lease",
        /// On a line or a network.
        Network = "network",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// Whether a contract ends by itself.
    Term {
        /// It ends on its last day.
        Fixed = "fixed",
        /// It goes on unless somebody gives notice.
        Rolling = "rolling",
    }
}

codes! {
    /// How far a contract is.
    State {
        /// It is prepared or talked about.
        Draft = "draft",
        /// Both have agreed.
        Agreed = "agreed",
        /// It was ended before its last day.
        Ended = "ended",
    }
}
