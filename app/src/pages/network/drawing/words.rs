//! Why a file cannot be shown, and what marks are called.

use daicho_core::diagram::drawio::problem::{DrawingError, PackError};
use daicho_core::diagram::picture::{PictureError, Removed};
use daicho_core::diagram::record::check::MarkState;
use daicho_core::diagram::record::mark::{Form, Mark};
use daicho_core::ledger::state::Ledger;
use yew::AttrValue;

use super::look::Refused;
use crate::i18n::Texts;
use crate::pages::network::words::name;
use crate::worker::pdf::{MAX_PAGES, Missing, Problem, SECONDS, Unread};

/// Returns why a file cannot be drawn on, and what to do about it.
pub(super) fn refused(t: Texts, why: &Refused) -> AttrValue {
    match why {
        Refused::Picture(error) => picture_error(t, error),
        Refused::Drawing(error) => drawing_error(t, error),
        Refused::Pdf(problem) => pdf_problem(t, *problem),
        Refused::Unreadable => t.get("attach-unreadable"),
        Refused::NotDrawn => t.get("drawing-error-not-drawn"),
        Refused::NoPage(page) => t.with("drawing-error-no-page", &[("page", (*page).into())]),
    }
}

fn picture_error(t: Texts, error: &PictureError) -> AttrValue {
    match error {
        PictureError::Unknown => t.get("drawing-error-unknown"),
        PictureError::TooLarge { limit, .. } => too_large(t, *limit),
        PictureError::TooManyPixels {
            width,
            height,
            limit,
        } => {
            let args = [
                ("width", (*width).into()),
                ("height", (*height).into()),
                ("limit", (*limit / 1_000_000).into()),
            ];
            t.with("drawing-error-pixels", &args)
        }
        PictureError::Header { .. } => t.get("drawing-error-header"),
        PictureError::Broken { line, column, .. } => broken(t, *line, *column),
        PictureError::TooDeep { limit } => deep(t, *limit),
        PictureError::NoEnd => t.get("drawing-error-pdf-cut"),
    }
}

fn pdf_problem(t: Texts, problem: Problem) -> AttrValue {
    match problem {
        Problem::Encrypted => t.get("drawing-error-pdf-locked"),
        Problem::Broken => t.get("drawing-error-pdf-broken"),
        Problem::NoPages => t.get("drawing-error-pdf-empty"),
        Problem::TooManyPages { pages } => {
            let args = [("count", pages.into()), ("limit", MAX_PAGES.into())];
            t.with("drawing-error-pdf-many", &args)
        }
        Problem::TooLong => t.with("drawing-error-pdf-long", &[("seconds", SECONDS.into())]),
        Problem::NoPage | Problem::Stopped => t.get("drawing-error-pdf-stopped"),
        Problem::NotStarted => t.get("drawing-error-pdf-absent"),
    }
}

/// Returns what of a page could not be drawn, in sentences.
pub(super) fn undrawn(t: Texts, missing: &Missing) -> Vec<AttrValue> {
    let of_fonts = [
        ("drawing-undrawn-fonts", &missing.fonts),
        ("drawing-undrawn-similar", &missing.similar),
    ];
    let of_fonts = of_fonts.into_iter().filter(|(_, fonts)| !fonts.is_empty());
    let of_fonts = of_fonts.map(|(key, fonts)| t.with(key, &[("fonts", fonts.join(", ").into())]));
    let unread = missing.unread.iter().map(|unread| {
        t.get(match unread {
            Unread::Font => "drawing-undrawn-font",
            Unread::Image => "drawing-undrawn-image",
            Unread::Annotation => "drawing-undrawn-annotation",
        })
    });
    of_fonts.chain(unread).collect()
}

fn drawing_error(t: Texts, error: &DrawingError) -> AttrValue {
    match error {
        DrawingError::Empty => t.get("drawing-error-empty"),
        DrawingError::TooLarge { limit } => too_large(t, *limit),
        DrawingError::NotText { .. } => t.get("drawing-error-not-text"),
        DrawingError::CsvImport => t.get("drawing-error-csv"),
        DrawingError::Archive => t.get("drawing-error-archive"),
        DrawingError::NotXml => t.get("drawing-error-unknown"),
        DrawingError::NotADrawing { root } => not_a_drawing(t, root),
        DrawingError::NothingEmbedded => t.get("drawing-error-nothing-embedded"),
        DrawingError::NoPages => t.get("drawing-error-no-pages"),
        DrawingError::Broken { line, column, .. } => broken(t, *line, *column),
        DrawingError::TooDeep { limit } => deep(t, *limit),
        DrawingError::TooManyCells { limit } => {
            t.with("drawing-error-cells", &[("limit", (*limit).into())])
        }
        DrawingError::Unreadable { page, why } => {
            let why = pack_error(t, why).to_string();
            let args = [("page", (*page).into()), ("why", why.into())];
            t.with("drawing-error-page", &args)
        }
    }
}

pub(super) fn pack_error(t: Texts, error: &PackError) -> AttrValue {
    match error {
        PackError::Base64 { .. } | PackError::Deflate { .. } => t.get("drawing-error-packed"),
        PackError::NotText { .. } => t.get("drawing-error-not-text"),
        PackError::Broken { line, column, .. } => broken(t, *line, *column),
        PackError::NotADrawing { root } => not_a_drawing(t, root),
    }
}

fn too_large(t: Texts, limit: u64) -> AttrValue {
    let limit = t.bytes(limit as f64).to_string();
    t.with("drawing-error-too-large", &[("limit", limit.into())])
}

fn broken(t: Texts, line: u32, column: u32) -> AttrValue {
    let args = [("line", line.into()), ("column", column.into())];
    t.with("drawing-error-broken", &args)
}

fn deep(t: Texts, limit: u32) -> AttrValue {
    t.with("drawing-error-deep", &[("limit", limit.into())])
}

fn not_a_drawing(t: Texts, root: &str) -> AttrValue {
    t.with("drawing-error-other", &[("root", root.to_owned().into())])
}

/// Returns something that was left out of a picture, in words.
pub(super) fn removed(t: Texts, what: &Removed, times: u32) -> AttrValue {
    let (key, name) = match what {
        Removed::Element(name) => ("drawing-removed-element", name.clone()),
        Removed::Attribute(name) => ("drawing-removed-attribute", name.clone()),
        Removed::Value { attribute, value } => {
            ("drawing-removed-value", format!("{attribute}=\"{value}\""))
        }
        Removed::Doctype => ("drawing-removed-doctype", String::new()),
        Removed::Entity(name) => ("drawing-removed-entity", name.clone()),
    };
    t.with(key, &[("name", name.into()), ("count", times.into())])
}

/// Returns what a form of marks is called.
pub(super) fn form(t: Texts, form: Form) -> AttrValue {
    t.get(&format!("mark-form-{}", form.code()))
}

/// Returns whether a mark stands where it should, in words.
pub(super) fn state(t: Texts, state: MarkState) -> AttrValue {
    t.get(match state {
        MarkState::Fits => "mark-fits",
        MarkState::NotChecked => "mark-not-checked",
        MarkState::OutsideOfPicture => "mark-outside",
        MarkState::ShapeGone => "mark-shape-gone",
    })
}

/// Returns what a mark is called: what it stands for, else what is written at it, else its form.
pub(super) fn title(t: Texts, ledger: &Ledger, mark: &Mark<'_>) -> AttrValue {
    if let Some(key) = mark.target().shown().known() {
        return name(t, ledger, key);
    }
    if let Some(text) = mark.text().shown().known() {
        return text.to_owned().into();
    }
    let known = mark.form().shown().known();
    known.map_or_else(|| t.get("mark-form-unknown"), |known| form(t, known))
}
