//! How wide texts are, roughly: there is no font here to ask. And numbers kept where they can be counted with.

use super::scene::{Point, Rect, Scene};

/// Farther than this from the middle nothing is drawn: no diagram is so large, and sums stay far from the end of numbers.
const FARTHEST: i32 = 10_000_000;

/// Returns about how wide a text is in a font of a size, both in pixels.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let hundredths: i64 = text.chars().map(|c| i64::from(of(c))).sum();
    i32::try_from(hundredths * i64::from(size) / 100).unwrap_or(FARTHEST)
}

/// The width of a character in hundredths of the size.
const fn of(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '|' | '!' | '\'' | ' ' => 32,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 90,
        'A'..='Z' => 68,
        '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}' => 0,
        '\u{FF61}'..='\u{FF9F}' => 52,
        '\0'..='\u{2FF}' => 57,
        '\u{370}'..='\u{10FF}' => 65,
        _ => 100,
    }
}

/// Returns a text on one line, cut where it is wider than there is room, with … in place of the rest.
pub(super) fn fitted(text: &str, size: i32, room: i32) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line, size) <= room {
        return line;
    }
    let mut used = width("…", size);
    let mut out = String::new();
    for c in line.chars() {
        used += (of(c) * size).div_euclid(100) + 1;
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Returns a scene of which all numbers can be added up.
pub(super) fn tamed(scene: &Scene) -> Scene {
    let mut scene = scene.clone();
    for shape in &mut scene.shapes {
        shape.rect = tame(shape.rect);
    }
    for border in &mut scene.borders {
        border.rects.iter_mut().for_each(|rect| *rect = tame(*rect));
    }
    for wire in &mut scene.wires {
        for point in &mut wire.points {
            *point = Point {
                x: near(point.x),
                y: near(point.y),
            };
        }
    }
    scene.bounds = tame(scene.bounds);
    scene
}

fn tame(rect: Rect) -> Rect {
    Rect {
        x: near(rect.x),
        y: near(rect.y),
        width: rect.width.clamp(0, FARTHEST),
        height: rect.height.clamp(0, FARTHEST),
    }
}

fn near(number: i32) -> i32 {
    number.clamp(-FARTHEST, FARTHEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(fitted("心電計", 10, 30), "心電計");
        assert_eq!(fitted("心電計測装置", 10, 35), "心電…");
        assert_eq!(fitted("a\n b", 10, 35), "a b");
        assert_eq!(fitted("心電計", 10, 3), "…");
        assert!(width("ﾓﾆﾀ", 10) < width("モニタ", 10));
    }
}
