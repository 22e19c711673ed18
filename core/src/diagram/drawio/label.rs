//! Labels in HTML as plain texts.

use crate::diagram::xml::resolved;

/// Elements that begin a line of their own.
const BLOCKS: [&str; 16] = [
    "br", "div", "p", "li", "tr", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    "pre",
];

/// Elements whose content nobody sees.
const UNSEEN: [&str; 4] = ["script", "style", "head", "title"];

/// Returns the text that a browser would show of a label.
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        rest = if from.starts_with('<') {
            tag(from, &mut out)
        } else {
            reference(from, &mut out)
        };
    }
    out.push_str(rest);
    lines(&out)
}

/// Takes a tag off; what looks like one and is none is text.
fn tag<'a>(from: &'a str, out: &mut String) -> &'a str {
    let after = from.get(1..).unwrap_or_default();
    if let Some(comment) = after.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let name = after.strip_prefix('/').unwrap_or(after);
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic()) || name.starts_with('!');
    let Some((inside, rest)) = after.split_once('>').filter(|_| is_tag) else {
        out.push('<');
        return after;
    };
    let name: String = name
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect();
    let name = name.to_ascii_lowercase();
    if BLOCKS.contains(&name.as_str()) && !(out.is_empty() || out.ends_with('\n') && name != "br") {
        out.push('\n');
    }
    let is_begin = !inside.starts_with('/') && !inside.ends_with('/');
    if is_begin && UNSEEN.contains(&name.as_str()) {
        return past(rest, &name);
    }
    rest
}

/// What comes after the end of an element.
fn past<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let found = after.get(..name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, rest)| rest);
        }
        rest = after;
    }
    ""
}

/// Resolves a reference; what is none is text.
fn reference<'a>(from: &'a str, out: &mut String) -> &'a str {
    let after = from.get(1..).unwrap_or_default();
    let end = after.bytes().take(12).position(|byte| byte == b';');
    let split = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
    let Some((name, rest)) = split else {
        out.push('&');
        return after;
    };
    let known = match name {
        "nbsp" => Some("\u{A0}".into()),
        "copy" => Some("©".into()),
        "reg" => Some("®".into()),
        "trade" => Some("™".into()),
        "times" => Some("×".into()),
        "deg" => Some("°".into()),
        "middot" => Some("·".into()),
        "hellip" => Some("…".into()),
        "ndash" => Some("–".into()),
        "mdash" => Some("—".into()),
        "rarr" => Some("→".into()),
        "larr" => Some("←".into()),
        "harr" => Some("↔".into()),
        "micro" => Some("µ".into()),
        other => resolved(other),
    };
    match known {
        Some(words) => {
            out.push_str(&words);
            rest
        }
        None => {
            out.push('&');
            after
        }
    }
}

/// Runs of blanks become one, blanks at the ends of lines and empty lines at both ends go.
fn lines(text: &str) -> String {
    let tidy = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines: Vec<String> = text.lines().map(tidy).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Returns a label with its placeholders filled in: `%name%` is an attribute of the object.
pub(super) fn filled(label: &str, attributes: &[(String, String)]) -> String {
    let mut out = String::with_capacity(label.len());
    let mut rest = label;
    // A value that is long and named often must not make a text that is far longer than the file.
    let most = label.len().saturating_add(100_000);
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let end = after.bytes().take(100).position(|byte| byte == b'%');
        let split = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
        let found = split.and_then(|(name, rest)| {
            let mut known = attributes.iter();
            let (_, value) = known.find(|(known, _)| known == name)?;
            Some((value, rest))
        });
        match found {
            Some((value, after)) if out.len() + value.len() <= most => {
                out.push_str(value);
                rest = after;
            }
            _ => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
