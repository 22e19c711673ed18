//! The colours of a diagram.

use super::Theme;
use crate::diagram::scene::Tone;

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub(super) paper: &'static str,
    pub(super) ink: &'static str,
    pub(super) soft: &'static str,
    pub(super) area: &'static str,
    pub(super) isolated: &'static str,
    pub(super) outside: &'static str,
    pub(super) edge: &'static str,
    pub(super) shape: &'static str,
    pub(super) wire: &'static str,
    pub(super) remote: &'static str,
    tones: [&'static str; 5],
}

impl Palette {
    pub(super) const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self {
                paper: "#ffffff",
                ink: "#1b2733",
                soft: "#55636f",
                area: "#f1f5f9",
                isolated: "#eef6ee",
                outside: "#f7f2ea",
                edge: "#8193a3",
                shape: "#ffffff",
                wire: "#3d5a73",
                remote: "#7a2e8c",
                tones: ["#3d5a73", "#1b7a43", "#6b6b6b", "#9a5b00", "#b3261e"],
            },
            Theme::Dark => Self {
                paper: "#12181e",
                ink: "#e8eef3",
                soft: "#a9b7c3",
                area: "#1b242d",
                isolated: "#17261c",
                outside: "#2a241a",
                edge: "#6f8294",
                shape: "#222d37",
                wire: "#9db8ce",
                remote: "#d9a3e6",
                tones: ["#9db8ce", "#6fd39a", "#b8b8b8", "#f0b45a", "#ff9b93"],
            },
            // What a black-and-white printer does with it is legible: no grey behind texts.
            Theme::Print => Self {
                paper: "#ffffff",
                ink: "#000000",
                soft: "#333333",
                area: "#ffffff",
                isolated: "#ffffff",
                outside: "#ffffff",
                edge: "#555555",
                shape: "#ffffff",
                wire: "#000000",
                remote: "#000000",
                tones: ["#333333", "#0b5d2e", "#555555", "#7a4700", "#9b1008"],
            },
        }
    }

    pub(super) const fn tone(&self, tone: Tone) -> &'static str {
        let [plain, good, unknown, warning, danger] = self.tones;
        match tone {
            Tone::Plain => plain,
            Tone::Good => good,
            Tone::Unknown => unknown,
            Tone::Warning => warning,
            Tone::Danger => danger,
        }
    }
}
