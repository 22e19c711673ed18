//! The outermost element of an XML, and the size that an SVG states in it.

use crate::diagram::xml::{Node, Tag, Xml, XmlError};

/// Reads the outermost element of a document.
pub(super) fn root(text: &str) -> Result<Option<Tag>, XmlError> {
    let mut xml = Xml::of(text);
    loop {
        match xml.next()? {
            Some(Node::Start(tag)) => return Ok(Some(tag)),
            Some(Node::End | Node::Text(_)) => {}
            None => return Ok(None),
        }
    }
}

/// Returns the size that an SVG states: its width and height, or those of its view box.
pub(super) fn size(root: &Tag) -> Option<(u32, u32)> {
    let stated = |name: &str| pixels(root.get(name)?);
    if let (Some(width), Some(height)) = (stated("width"), stated("height")) {
        return Some((width, height));
    }
    let view = root.get("viewBox")?;
    let numbers = view
        .split([' ', ',', '\n', '\t'])
        .filter(|part| !part.is_empty());
    let numbers: Vec<f64> = numbers.map_while(|part| part.parse().ok()).collect();
    let [_, _, width, height] = *numbers.as_slice() else {
        return None;
    };
    Some((whole(width)?, whole(height)?))
}

/// Returns a length in pixels of 96 to the inch (CSS 2.1, 4.3.2); `None` for a share of the space that there is.
fn pixels(text: &str) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic() && c != 'e' && c != 'E' || c == '%');
    // `em` and `ex` begin like the exponent of a number.
    let end = end.map(|end| {
        if text.get(end.wrapping_sub(1)..end) == Some("e") {
            end - 1
        } else {
            end
        }
    });
    let (number, unit) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let number: f64 = number.trim().parse().ok()?;
    let factor = match unit {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "mm" => 96.0 / 25.4,
        "cm" => 96.0 / 2.54,
        "in" => 96.0,
        "em" => 16.0,
        "ex" => 8.0,
        _ => return None,
    };
    whole(number * factor)
}

fn whole(number: f64) -> Option<u32> {
    // A number that is too large for the type becomes the largest, which is refused.
    (number.is_finite() && number > 0.0).then_some(number.ceil() as u32)
}
