//! What a picture file is, told from its content, and how large it is; SVG made harmless.
//!
//! | module | what it holds |
//! |---|---|
//! | [`header`] | the sizes that PNG and JPEG state |
//! | [`pdf`] | whether a PDF is whole |
//! | [`root`] | the size that an SVG states |
//! | [`clean`] | SVG reduced to shapes and texts |
//! | [`allowed`] | the elements and attributes that stay |
//!
//! Nothing is decoded: a size is what the file states, and a file that states more than can be shown is refused before a
//! browser makes room for it.

mod allowed;
mod clean;
mod header;
mod pdf;
mod root;

#[cfg(test)]
mod tests;

pub use clean::{Cleaned, Removed, clean_svg};

use serde::{Deserialize, Serialize};

use super::{drawio::PNG, xml::XmlError};

/// Most bytes of a picture.
pub const MAX_BYTES: u64 = 64 << 20;

/// Most pixels of a picture.
pub const MAX_PIXELS: u64 = 100_000_000;

/// What a picture file is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// SVG.
    Svg,
    /// PDF.
    Pdf,
    /// A draw.io file, alone or in a PNG or SVG.
    Drawio,
}

/// What is known of a picture file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// What it is.
    pub format: Format,
    /// Its width and height in pixels; `None` where the file states none: in a PDF each page has its own, and the pages of a
    /// draw.io file have to be read.
    pub size: Option<(u32, u32)>,
}

/// Why a file cannot be shown as a picture.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum PictureError {
    /// None of the formats that are known here.
    #[error("not a picture that can be shown")]
    Unknown,
    /// More bytes than are kept of a picture.
    #[error("{bytes} bytes, more than {limit}")]
    TooLarge {
        /// How many it has.
        bytes: u64,
        /// Most bytes.
        limit: u64,
    },
    /// More pixels than a browser can be trusted to show.
    #[error("{width} by {height} pixels, more than {limit}")]
    TooManyPixels {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
        /// Most pixels.
        limit: u64,
    },
    /// The file ends before it says how large it is, or says nonsense.
    #[error("the header is damaged")]
    Header {
        /// What the file is.
        format: Format,
    },
    /// XML that is broken.
    #[error("line {line}, column {column}: {detail}")]
    Broken {
        /// The line, from 1.
        line: u32,
        /// The column in bytes, from 1.
        column: u32,
        /// What the parser says, in English.
        detail: String,
    },
    /// XML that nests deeper than this program reads.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// Most levels.
        limit: u32,
    },
    /// A PDF without the table of what is where in it: cut off, or damaged.
    #[error("a PDF without its end")]
    NoEnd,
}

impl From<XmlError> for PictureError {
    fn from(error: XmlError) -> Self {
        match error {
            XmlError::Broken {
                line,
                column,
                detail,
            } => Self::Broken {
                line,
                column,
                detail,
            },
            XmlError::TooDeep { limit } => Self::TooDeep { limit },
        }
    }
}

/// Returns what a picture file is.
///
/// A PNG or SVG that has a draw.io file in it is a picture all the same; `drawio::read` reads what is in it.
///
/// # Errors
/// A [`PictureError`] when it is none that can be shown.
pub fn picture(bytes: &[u8]) -> Result<Picture, PictureError> {
    let count = bytes.len() as u64;
    if count > MAX_BYTES {
        return Err(PictureError::TooLarge {
            bytes: count,
            limit: MAX_BYTES,
        });
    }
    let (format, size) = if bytes.starts_with(PNG) {
        (Format::Png, Some(header::png(bytes)))
    } else if bytes.starts_with(b"\xFF\xD8\xFF") {
        (Format::Jpeg, Some(header::jpeg(bytes)))
    } else if pdf::is_one(bytes) {
        pdf::check(bytes)?;
        (Format::Pdf, None)
    } else {
        return of_xml(bytes);
    };
    let size = match size {
        Some(None) => return Err(PictureError::Header { format }),
        Some(size) => size,
        None => None,
    };
    bounded(Picture { format, size })
}

/// Refuses what is too large to be shown.
fn bounded(picture: Picture) -> Result<Picture, PictureError> {
    match picture.size {
        Some((0, _) | (_, 0)) => Err(PictureError::Header {
            format: picture.format,
        }),
        Some((width, height)) if u64::from(width) * u64::from(height) > MAX_PIXELS => {
            Err(PictureError::TooManyPixels {
                width,
                height,
                limit: MAX_PIXELS,
            })
        }
        _ => Ok(picture),
    }
}

fn of_xml(bytes: &[u8]) -> Result<Picture, PictureError> {
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text = text.map_err(|_| PictureError::Unknown)?;
    if !text.trim_start().starts_with('<') {
        return Err(PictureError::Unknown);
    }
    let root = root::root(text)?.ok_or(PictureError::Unknown)?;
    match root.local() {
        "svg" => bounded(Picture {
            format: Format::Svg,
            size: root::size(&root),
        }),
        "mxfile" | "mxGraphModel" | "diagram" => Ok(Picture {
            format: Format::Drawio,
            size: None,
        }),
        _ => Err(PictureError::Unknown),
    }
}
