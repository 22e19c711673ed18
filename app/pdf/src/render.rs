//! A page of a PDF as a picture, or why not.
//!
//! A picture of pixels, not of shapes: it takes the browser the same time whatever is on the page, and nothing in it can do
//! more than be seen. What cannot be drawn is told.

mod fonts;
#[cfg(test)]
mod tests;

use daicho_app::worker::pdf::{MAX_PAGES, Page, Problem};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use fonts::Noted;

/// Pixels for each point (1/72 inch): 216 to the inch, at which the small print of a plan is read.
const SCALE: f32 = 3.0;

/// A small page is drawn larger: its longer side has at least this many pixels.
const LEAST: f32 = 2400.0;

/// Most pixels of a picture: an A1 plan at 175 to the inch.
const MOST: f32 = 24_000_000.0;

/// Most pixels of a side: what graphics cards show in one piece.
const SIDE: f32 = 8192.0;

/// Fewest pixels of a side. A page that is thinner is none that anybody drew.
const THIN: f32 = 8.0;

/// A page that was drawn.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// What is known of it.
    pub(crate) page: Page,
    /// The picture.
    pub(crate) png: Vec<u8>,
}

/// Draws a page, from 1. A file that is encrypted with an empty password is read like any other.
///
/// # Errors
/// A [`Problem`] when there is no such page, or the file cannot be read. The renderer panics on some damaged files, and takes
/// unbounded time on others: whoever calls it has to be able to do without an answer.
pub(crate) fn page(bytes: Vec<u8>, number: u32) -> Result<Drawn, Problem> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Problem::Encrypted,
        LoadPdfError::Invalid => Problem::Broken,
    })?;
    let pages = u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX);
    if pages == 0 {
        return Err(Problem::NoPages);
    }
    if pages > MAX_PAGES {
        return Err(Problem::TooManyPages { pages });
    }
    let nth = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let page = pdf.pages().get(nth).ok_or(Problem::NoPage)?;
    let scale = scale(page.render_dimensions()).ok_or(Problem::Broken)?;
    let noted = Noted::default();
    let pixmap = render(
        page,
        &RenderCache::new(),
        &noted.settings(),
        &RenderSettings {
            hinting: false,
            ..RenderSettings::default()
        },
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let size = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let png = pixmap.into_png().map_err(|_| Problem::Stopped)?;
    Ok(Drawn {
        page: Page {
            size,
            pages,
            missing: noted.of(page),
        },
        png,
    })
}

/// Returns how many pixels a point gets; `None` for what is no page.
fn scale((width, height): (f32, f32)) -> Option<f32> {
    let (long, short) = (width.max(height), width.min(height));
    let is_page = width.is_finite() && height.is_finite() && short > 0.0;
    let wanted = SCALE.max(LEAST / long);
    let scale = wanted.min((MOST / (long * short)).sqrt()).min(SIDE / long);
    (is_page && short * scale >= THIN).then_some(scale)
}
