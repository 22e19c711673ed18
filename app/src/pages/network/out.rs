//! A diagram as a file for somebody else.

use daicho_core::diagram::content::json;
use daicho_core::diagram::content::table::csv;
use daicho_core::diagram::drawio::write::drawio;
use daicho_core::diagram::scene::Scene;
use daicho_core::diagram::svg::{Options, Paper, Theme, svg};

use super::table::{headers, kind_word};
use super::words::legend;
use crate::browser::{files, picture};
use crate::i18n::Texts;

/// As what a diagram goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// A picture of lines, in which texts stay texts.
    Svg,
    /// A picture of points, fit for printing.
    Png,
    /// A drawing that draw.io opens.
    Drawio,
    /// What is on it, for other programs.
    Json,
    /// What is on it, as a table.
    Csv,
}

impl Format {
    pub(super) const ALL: [Self; 5] = [Self::Svg, Self::Png, Self::Drawio, Self::Json, Self::Csv];

    /// Returns a word for it, for messages and names of files.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Drawio => "drawio",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// Reads such a word.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }
}

/// How many points a PNG has for a pixel of the diagram.
pub(super) const FINE: f64 = 3.0;

/// The diagram as SVG for paper.
pub(super) fn printed(t: Texts, scene: &Scene, paper: Paper) -> String {
    picture_of(t, scene, Theme::Print, paper)
}

fn picture_of(t: Texts, scene: &Scene, theme: Theme, paper: Paper) -> String {
    let options = Options {
        theme,
        paper,
        words: legend(t),
    };
    svg(scene, &options)
}

/// Has the browser save a diagram, and returns the bytes of the file.
pub(super) async fn save(t: Texts, scene: &Scene, name: &str, format: Format) -> Option<Vec<u8>> {
    let picture = || picture_of(t, scene, Theme::Light, Paper::Fitting);
    let (bytes, media_type) = match format {
        Format::Svg => (picture().into_bytes(), "image/svg+xml"),
        Format::Png => (
            picture::png(&picture(), FINE).await.ok()?.to_vec(),
            "image/png",
        ),
        Format::Drawio => (drawio(scene).into_bytes(), "application/xml"),
        Format::Json => (json(scene, None).into_bytes(), "application/json"),
        Format::Csv => {
            let table = csv(scene, &headers(t), |kind| kind_word(t, kind));
            (table.into_bytes(), "text/csv")
        }
    };
    files::download(&format!("{name}.{}", format.code()), media_type, &bytes)?;
    Some(bytes)
}
