//! A diagram as a file for somebody else.

use super::words::legend;
use crate::browser::{files, picture};
use crate::i18n::Texts;
use daicho_core::diagram::scene::Scene;
use daicho_core::diagram::svg::{Options, Paper, Theme, svg};

/// As what a diagram goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// A picture of lines, in which texts stay texts.
    Svg,
    /// A picture of points, fit for printing.
    Png,
}

impl Format {
    pub(super) const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// Returns a word for it, for messages and addresses.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// Reads such a word.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// How many points a PNG has for a pixel of the diagram.
const FINE: f64 = 3.0;

/// The diagram as SVG for paper.
pub(super) fn printed(t: Texts, scene: &Scene, paper: Paper) -> String {
    let options = Options {
        theme: Theme::Print,
        paper,
        words: legend(t),
    };
    svg(scene, &options)
}

/// Has the browser save a diagram, and returns the bytes of the file.
pub(super) async fn save(t: Texts, scene: &Scene, name: &str, format: Format) -> Option<Vec<u8>> {
    let options = Options {
        theme: Theme::Light,
        paper: Paper::Fitting,
        words: legend(t),
    };
    let picture = svg(scene, &options);
    let (bytes, media_type) = match format {
        Format::Svg => (picture.into_bytes(), "image/svg+xml"),
        Format::Png => (
            picture::png(&picture, FINE).await.ok()?.to_vec(),
            "image/png",
        ),
    };
    files::download(&format!("{name}.{}", format.code()), media_type, &bytes)?;
    Some(bytes)
}
