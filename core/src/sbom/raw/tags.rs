//! Where a component stands among tags and values.

/// Tags that begin something else than the package before them.
const BEGINNINGS: [&str; 6] = [
    "PackageName",
    "FileName",
    "SnippetSPDXID",
    "LicenseID",
    "Annotator",
    "Reviewer",
];

pub(super) fn of(text: &str, nth: usize) -> Option<&str> {
    let (mut at, mut seen, mut start) = (0, 0, None);
    let mut is_text = false;
    for line in text.split_inclusive('\n') {
        let tag = line.split_once(':').map(|(tag, _)| tag.trim());
        let begins = tag.filter(|tag| !is_text && BEGINNINGS.contains(tag));
        if let (Some(start), Some(_)) = (start, begins) {
            return text.get(start..at).map(str::trim_end);
        }
        if begins == Some("PackageName") {
            start = (seen == nth).then_some(at);
            seen += 1;
        }
        let opens = !is_text && is_opening(line);
        is_text = (is_text || opens) && !line.contains("</text>");
        at += line.len();
    }
    text.get(start?..).map(str::trim_end)
}

/// Whether a value begins that may go over lines.
fn is_opening(line: &str) -> bool {
    let value = line.split_once(':').map(|(_, value)| value.trim_start());
    value.is_some_and(|value| value.starts_with("<text>")) && !line.trim_start().starts_with('#')
}
