//! What the national hospital survey asks of each device.

/// What the national hospital survey asks an information department to know of each networked device.
///
/// Source: research report 24CA2013 (2024), hospital questionnaire, question 10-1, answers A to I.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum SurveyItem {
    /// A: its IP address.
    A,
    /// B: the marketing-authorisation holder.
    B,
    /// C: the name of the model.
    C,
    /// D: what the network connection is for.
    D,
    /// E: its fixed MAC address.
    E,
    /// F: its operating system.
    F,
    /// G: the protocols it speaks.
    G,
    /// H: whether there is a line for remote maintenance.
    H,
    /// I: how that line is connected.
    I,
}

impl SurveyItem {
    /// All items in the order of the questionnaire.
    pub const ALL: [Self; 9] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
        Self::H,
        Self::I,
    ];

    /// Returns the letter of the questionnaire.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
            Self::E => 'E',
            Self::F => 'F',
            Self::G => 'G',
            Self::H => 'H',
            Self::I => 'I',
        }
    }
}
