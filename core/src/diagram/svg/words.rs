//! The words of a legend, in the reader's language.

use serde::{Deserialize, Serialize};

use crate::diagram::scene::{Look, Tone, WireKind};

/// The words of a legend, in the order in which it lists them.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// What stands above it: "凡例".
    pub legend: String,
    /// What things are called.
    pub looks: Vec<(Look, String)>,
    /// What lines are called.
    pub wires: Vec<(WireKind, String)>,
    /// What a trust boundary is called.
    pub border: String,
    /// What tones say.
    pub tones: Vec<(Tone, String)>,
}
