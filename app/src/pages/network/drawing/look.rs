//! A file as something that can be shown, or why it cannot.

use daicho_core::diagram::drawio::model::Page;
use daicho_core::diagram::drawio::problem::{Diagnostic, DrawingError};
use daicho_core::diagram::drawio::{read, scene};
use daicho_core::diagram::picture::{Format, PictureError, Removed, clean_svg, picture};
use daicho_core::diagram::record::mark::WHOLE;
use daicho_core::diagram::scene::{Point, Rect};
use js_sys::Uint8Array;

use crate::worker::pdf::{self, Missing, Problem};

/// A drawing that can be shown.
#[derive(Debug)]
pub(super) struct Look {
    /// What the browser shows. Of SVG and draw.io never the file itself: only what this program wrote of it.
    pub(super) bytes: Vec<u8>,
    pub(super) media_type: &'static str,
    /// Width and height; the browser knows better once it has drawn it.
    pub(super) size: (u32, u32),
    /// What of it is not shown.
    pub(super) removed: LeftOut,
    /// The page of a draw.io file.
    pub(super) page: Option<Page>,
    /// The pages of the file.
    pub(super) pages: Pages,
    /// What of a draw.io file was not understood.
    pub(super) problems: Vec<Diagnostic>,
}

/// What of a file is not shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LeftOut {
    /// What was taken out of an SVG.
    pub(super) parts: Vec<(Removed, u32)>,
    /// What of a page of a PDF could not be drawn.
    pub(super) missing: Missing,
}

/// The pages of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Pages {
    /// It has one picture.
    #[default]
    One,
    /// Those of a draw.io file have names.
    Named(Vec<String>),
    /// Those of a PDF have numbers: so many.
    Numbered(u32),
}

/// Why a file cannot be drawn on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Refused {
    /// No picture that can be shown.
    Picture(PictureError),
    /// No draw.io file that can be read.
    Drawing(DrawingError),
    /// No page of a PDF that can be drawn.
    Pdf(Problem),
    /// The browser cannot read the file.
    Unreadable,
    /// The browser cannot draw the picture.
    NotDrawn,
    /// A draw.io file without the page that was drawn on.
    NoPage(u32),
}

/// The size of what states none.
const ANY: (u32, u32) = (1200, 900);

/// Returns a file as something that can be shown; of a draw.io file or PDF this page, from 1.
pub(super) async fn look(bytes: &[u8], page: u32) -> Result<Look, Refused> {
    let known = match picture(bytes) {
        Ok(known) => known,
        // UTF-16, CSV and archives are told apart by the reader of draw.io files only.
        Err(PictureError::Unknown) => return drawio(bytes, page, true),
        Err(error) => return Err(Refused::Picture(error)),
    };
    let plain = |media_type| Look {
        bytes: bytes.to_vec(),
        media_type,
        size: known.size.unwrap_or(ANY),
        removed: LeftOut::default(),
        page: None,
        pages: Pages::One,
        problems: Vec::new(),
    };
    match known.format {
        Format::Png => Ok(plain("image/png")),
        Format::Jpeg => Ok(plain("image/jpeg")),
        Format::Svg => {
            let cleaned = clean_svg(bytes).map_err(Refused::Picture)?;
            Ok(Look {
                bytes: cleaned.svg.into_bytes(),
                media_type: "image/svg+xml",
                size: cleaned.size.unwrap_or(ANY),
                removed: LeftOut {
                    parts: cleaned.removed,
                    missing: Missing::default(),
                },
                page: None,
                pages: Pages::One,
                problems: Vec::new(),
            })
        }
        Format::Pdf => of_pdf(bytes, page).await,
        Format::Drawio => drawio(bytes, page, false),
    }
}

async fn of_pdf(bytes: &[u8], number: u32) -> Result<Look, Refused> {
    let drawn = pdf::draw(Uint8Array::from(bytes), number).await;
    let (page, png) = drawn.map_err(|problem| {
        if problem == Problem::NoPage {
            Refused::NoPage(number)
        } else {
            Refused::Pdf(problem)
        }
    })?;
    Ok(Look {
        bytes: png.to_vec(),
        media_type: "image/png",
        size: page.size,
        removed: LeftOut {
            parts: Vec::new(),
            missing: page.missing,
        },
        page: None,
        pages: Pages::Numbered(page.pages),
        problems: Vec::new(),
    })
}

fn drawio(bytes: &[u8], number: u32, is_guess: bool) -> Result<Look, Refused> {
    let read = match read::read(bytes) {
        Ok(read) => read,
        Err(
            DrawingError::NotXml | DrawingError::NotText { .. } | DrawingError::NotADrawing { .. },
        ) if is_guess => {
            return Err(Refused::Picture(PictureError::Unknown));
        }
        Err(error) => return Err(Refused::Drawing(error)),
    };
    let (drawing, problems) = (read.value, read.diagnostics);
    let pages = drawing.pages.iter().map(|page| page.name.clone()).collect();
    let nth = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let Some(page) = drawing.pages.into_iter().nth(nth) else {
        return Err(Refused::NoPage(number));
    };
    let background = scene::background(&page);
    let length = |length: i32| u32::try_from(length).unwrap_or(1).max(1);
    Ok(Look {
        bytes: background.svg.into_bytes(),
        media_type: "image/svg+xml",
        size: (
            length(background.frame.width),
            length(background.frame.height),
        ),
        removed: LeftOut::default(),
        page: Some(page),
        pages: Pages::Named(pages),
        problems,
    })
}

impl Look {
    /// Returns the smallest shape of a draw.io page at a place, in fractions of the picture: its number on the page.
    pub(super) fn cell_at(&self, at: Point) -> Option<usize> {
        let page = self.page.as_ref()?;
        let frame = scene::frame(page);
        let part = |at: i32, from: i32, length: i32| {
            i64::from(from) + i64::from(at) * i64::from(length) / i64::from(WHOLE)
        };
        let x = part(at.x, frame.x, frame.width);
        let y = part(at.y, frame.y, frame.height);
        let holds = |rect: &Rect| {
            (i64::from(rect.x)..i64::from(rect.right())).contains(&x)
                && (i64::from(rect.y)..i64::from(rect.bottom())).contains(&y)
        };
        let cells = page.cells.iter().enumerate();
        let under = cells.filter_map(|(nth, cell)| {
            let rect = cell.rect.filter(|rect| !cell.is_hidden && holds(rect))?;
            (cell.source.is_none() && cell.target.is_none() && cell.points.is_empty())
                .then_some((i64::from(rect.width) * i64::from(rect.height), nth))
        });
        under.min().map(|(_, nth)| nth)
    }
}
