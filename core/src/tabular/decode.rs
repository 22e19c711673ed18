//! From bytes to text: which encoding a text file is in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, EUC_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

use crate::ident::parsed::{Parsed, Position};

use super::problem::{Diagnostic, Problem, ReadError};

/// Most diagnostics of one file that are listed one by one.
pub const MAX_DIAGNOSTICS: usize = 1_000;

/// Encodings that Japanese tables come in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first, with or without a byte order mark ("Unicode text" of a spreadsheet program).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Shift_JIS with Microsoft's additions (Windows code page 932).
    Cp932,
    /// EUC-JP.
    EucJp,
}

impl Encoding {
    /// All encodings, in the order in which a person is offered them.
    pub const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Cp932,
        Self::EucJp,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Cp932 => SHIFT_JIS,
            Self::EucJp => EUC_JP,
        }
    }
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Cp932 => "CP932",
            Self::EucJp => "EUC-JP",
        })
    }
}

/// Text of a file and the encoding it was read in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Decoded<'a> {
    /// The text without its byte order mark; borrowed when the file is valid UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding.
    pub encoding: Encoding,
}

/// Decodes a text file in the encoding its content shows, or in the one that the person `chosen`.
///
/// Bytes that mean nothing become U+FFFD and a diagnostic each. Valid UTF-8 is taken as such at once and is not copied.
///
/// # Errors
///
/// [`ReadError::Binary`] when the bytes are no text in any of the encodings.
pub fn decode(
    bytes: &[u8],
    chosen: Option<Encoding>,
) -> Result<Parsed<Decoded<'_>, Problem>, ReadError> {
    let bytes = bytes.strip_suffix(b"\x1a").unwrap_or(bytes);
    let Some(encoding) = chosen.or_else(|| detect(bytes)) else {
        let parsed = guess(bytes);
        refuse_binary(&parsed, bytes, chosen)?;
        return Ok(parsed);
    };
    let body = without_mark(bytes, encoding);
    let parsed = match (encoding, std::str::from_utf8(body)) {
        (Encoding::Utf8, Ok(text)) => Parsed {
            value: Decoded {
                text: Cow::Borrowed(text),
                encoding,
            },
            diagnostics: Vec::new(),
        },
        _ => transcode(body, encoding).0,
    };
    refuse_binary(&parsed, body, chosen)?;
    Ok(parsed)
}

fn without_mark(bytes: &[u8], encoding: Encoding) -> &[u8] {
    let mark: &[u8] = match encoding {
        Encoding::Utf8 => b"\xEF\xBB\xBF",
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Cp932 | Encoding::EucJp => b"",
    };
    bytes.strip_prefix(mark).unwrap_or(bytes)
}

/// The encoding that the bytes show beyond doubt.
fn detect(bytes: &[u8]) -> Option<Encoding> {
    if bytes.starts_with(b"\xFF\xFE") {
        return Some(Encoding::Utf16Le);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some(Encoding::Utf16Be);
    }
    let is_utf8 = || bytes.starts_with(b"\xEF\xBB\xBF") || std::str::from_utf8(bytes).is_ok();
    utf16_without_mark(bytes).or_else(|| is_utf8().then_some(Encoding::Utf8))
}

/// Text in UTF-16 has a zero beside every ASCII character, commas and line ends at least; no other text has zeros.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let enough = sample.len() / 40;
    // 一 and the ideographic space have a zero in their other byte.
    match (even, odd) {
        (even, odd) if odd > enough && even * 4 < odd => Some(Encoding::Utf16Le),
        (even, odd) if even > enough && odd * 4 < even => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// How much the detector looks at, from the first character on that is not ASCII: it is slow, and what it says is checked
/// by decoding everything.
const SAMPLE: usize = 256 * 1024;

/// How many bytes one call works on. A browser optimises a function between two calls of it, not within one.
const AT_A_TIME: usize = 16 * 1024;

/// The text in the encoding that the detector guesses among the Japanese ones, or in another of ours that reads the file with
/// fewer faults.
fn guess(bytes: &[u8]) -> Parsed<Decoded<'static>, Problem> {
    let guessed = if is_guessed_euc(bytes) {
        [Encoding::EucJp, Encoding::Cp932, Encoding::Utf8]
    } else {
        [Encoding::Cp932, Encoding::EucJp, Encoding::Utf8]
    };
    let [first, others @ ..] = guessed;
    let (mut best, mut least) = transcode(bytes, first);
    for encoding in others {
        if least == 0 {
            break;
        }
        let (parsed, faults) = transcode(bytes, encoding);
        if faults < least {
            (best, least) = (parsed, faults);
        }
    }
    best
}

fn is_guessed_euc(bytes: &[u8]) -> bool {
    let start = bytes.iter().position(|byte| !byte.is_ascii());
    let sample = bytes.get(start.unwrap_or(0)..).unwrap_or_default();
    let sample = sample.get(..SAMPLE).unwrap_or(sample);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for part in sample.chunks(AT_A_TIME) {
        detector.feed(part, false);
    }
    detector.guess(Some(b"jp"), Utf8Detection::Allow) == EUC_JP
}

/// Decodes everything; says also how many faults there were.
fn transcode(bytes: &[u8], encoding: Encoding) -> (Parsed<Decoded<'static>, Problem>, usize) {
    let mut diagnostics = Vec::new();
    let mut left_out = 0_u32;
    let (mut counted, mut line) = (0, 1);
    let text = run(bytes, encoding, |text, bad| {
        if diagnostics.len() >= MAX_DIAGNOSTICS {
            left_out += 1;
            return;
        }
        line += lines(text.as_bytes().get(counted..).unwrap_or_default());
        counted = text.len();
        diagnostics.push(Diagnostic {
            at: Position::line(line),
            problem: Problem::Undecodable {
                bytes: bad.to_vec(),
                encoding,
            },
        });
    });
    let faults = diagnostics.len() + left_out as usize;
    if left_out > 0 {
        diagnostics.push(Diagnostic {
            at: Position::line(line),
            problem: Problem::NotListed { count: left_out },
        });
    }
    let value = Decoded {
        text: Cow::Owned(text),
        encoding,
    };
    (Parsed { value, diagnostics }, faults)
}

/// Decodes everything; `fault` sees the text so far and the bytes that do not continue it.
fn run(bytes: &[u8], encoding: Encoding, mut fault: impl FnMut(&str, &[u8])) -> String {
    let mut decoder = encoding.codec().new_decoder_without_bom_handling();
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 2 + 16);
    let mut at = 0;
    loop {
        let end = bytes.len().min(at + AT_A_TIME);
        let (part, is_last) = (bytes.get(at..end).unwrap_or_default(), end == bytes.len());
        let (result, read) = decoder.decode_to_string_without_replacement(part, &mut out, is_last);
        at += read;
        match result {
            DecoderResult::InputEmpty if is_last => break,
            DecoderResult::InputEmpty => {}
            DecoderResult::OutputFull => out.reserve(bytes.len() - at + AT_A_TIME),
            DecoderResult::Malformed(length, after) => {
                let end = at.saturating_sub(usize::from(after));
                let start = end.saturating_sub(usize::from(length));
                fault(&out, bytes.get(start..end).unwrap_or_default());
                out.push('\u{FFFD}');
            }
        }
    }
    out
}

/// Text holds no zero characters, few other control characters, and few bytes that mean nothing.
///
/// Where a person chose the encoding, the last says only that another one would be better.
fn refuse_binary(
    parsed: &Parsed<Decoded<'_>, Problem>,
    bytes: &[u8],
    chosen: Option<Encoding>,
) -> Result<(), ReadError> {
    let text = parsed.value.text.as_bytes();
    if let Some(offset) = memchr::memchr(0, text) {
        return Err(ReadError::Binary {
            offset: offset as u64,
        });
    }
    let control = |byte: &u8| matches!(byte, 1..=8 | 0x0E..=0x1A | 0x1C..=0x1F);
    let sample = text.get(..text.len().min(65_536)).unwrap_or(text);
    let controls = sample.iter().filter(|byte| control(byte)).count();
    let undecodable = chosen.is_none() && parsed.diagnostics.len() * 10 > bytes.len();
    if controls * 20 > sample.len() || undecodable {
        let offset = sample.iter().position(control).unwrap_or(0);
        return Err(ReadError::Binary {
            offset: offset as u64,
        });
    }
    Ok(())
}

/// Returns the number of line feeds.
pub(super) fn lines(bytes: &[u8]) -> u32 {
    super::grid::u32_of(memchr::memchr_iter(b'\n', bytes).count())
}
