//! The parts of a form.

/// The part of a form in which a field stands, in the order of the form.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Section {
    /// What it is: names, numbers, maker.
    Identity,
    /// Where it stands, whose it is, who answers for it.
    Place,
    /// Whether and how it is connected, and its addresses.
    Network,
    /// What software is in it and how that is protected.
    Software,
    /// Who looks after it, over which line.
    Maintenance,
    /// From when to when it is sold, supported and used.
    LifeCycle,
    /// How and from whom it came.
    Acquisition,
    /// What the law calls it: nomenclature, class, approval, UDI.
    Regulatory,
    /// How to reach somebody.
    Reach,
    /// Free text.
    Note,
    /// Links between entities and marks set by the program; no form shows them.
    Internal,
}

impl Section {
    /// All sections, in the order of a form.
    pub const ALL: [Self; 11] = [
        Self::Identity,
        Self::Place,
        Self::Network,
        Self::Software,
        Self::Maintenance,
        Self::LifeCycle,
        Self::Acquisition,
        Self::Regulatory,
        Self::Reach,
        Self::Note,
        Self::Internal,
    ];

    /// Returns a stable name, used as key of translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Place => "place",
            Self::Network => "network",
            Self::Software => "software",
            Self::Maintenance => "maintenance",
            Self::LifeCycle => "life-cycle",
            Self::Acquisition => "acquisition",
            Self::Regulatory => "regulatory",
            Self::Reach => "reach",
            Self::Note => "note",
            Self::Internal => "internal",
        }
    }
}
