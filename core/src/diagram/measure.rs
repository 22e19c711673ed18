//! How wide texts are, roughly: there is no font here to ask. And numbers kept where they can be counted with.

use super::scene::{Point, Rect, Scene};

/// Farther than this from the middle nothing is drawn: no diagram is so large, and sums stay far from the end of numbers.
pub(super) const FARTHEST: i32 = 10_000_000;

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
    let line = line.replace(turns, "");
    if width(&line, size) <= room {
        return line;
    }
    // In hundredths of the size, as the widths of characters are.
    let room = i64::from(room) * 100 / i64::from(size.max(1)) - i64::from(of('…'));
    let mut used = 0;
    let mut out = String::new();
    for c in line.chars() {
        used += i64::from(of(c));
        if used > room {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Whether a character turns the direction of writing: with one, a name may read as another.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns a text in lines that are no wider than there is room, the last one cut where there would be too many.
pub(super) fn wrapped(text: &str, size: i32, room: i32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut used = 0;
        lines.push(String::new());
        // Words stay whole where they are no wider than the room.
        for word in line.split_inclusive(|c: char| c == ' ' || !c.is_ascii()) {
            let wide = width(word, size);
            if used > 0 && used + wide > room {
                lines.push(String::new());
                used = 0;
            }
            used += wide;
            if let Some(last) = lines.last_mut() {
                last.push_str(word);
            }
        }
        if lines.len() > most {
            break;
        }
    }
    let is_cut = lines.len() > most;
    lines.truncate(most);
    if is_cut && let Some(last) = lines.last_mut() {
        last.push('…');
    }
    let fit = |line: &String| fitted(line, size, room.max(2 * size));
    lines.iter().map(fit).collect()
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

pub(super) fn near(number: i32) -> i32 {
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
        assert_eq!(fitted("\u{202E}gnp.exe", 10, 90), "gnp.exe");
        assert_eq!(fitted("心電計", 10, 3), "…");
        assert!(width("ﾓﾆﾀ", 10) < width("モニタ", 10));
    }

    #[test]
    fn a_long_text_goes_on_in_the_next_line() {
        assert_eq!(wrapped("医療機器系\nX", 10, 30, 9), ["医療機", "器系", "X"]);
        assert_eq!(
            wrapped("edge router one", 10, 60, 9),
            ["edge", "router one"]
        );
        assert_eq!(wrapped("医療機器系", 10, 20, 2), ["医療", "機…"]);
        assert_eq!(wrapped("", 10, 20, 2), [""; 0]);
    }
}
