//! Names of operating systems in the notes of a form.

/// Beginnings of the names of operating systems that stand in notes.
const SYSTEMS: [&str; 24] = [
    "Windows",
    "Linux",
    "Ubuntu",
    "Debian",
    "Red Hat",
    "RHEL",
    "CentOS",
    "SUSE",
    "Yocto",
    "Android",
    "iPadOS",
    "iOS",
    "macOS",
    "Mac OS",
    "VxWorks",
    "QNX",
    "INTEGRITY",
    "FreeRTOS",
    "ThreadX",
    "Nucleus",
    "μITRON",
    "ITRON",
    "T-Kernel",
    "embOS",
];
/// Longest name of an operating system that is proposed.
const LONGEST: usize = 60;

/// The name of an operating system in a note, up to the next sign that ends a phrase.
pub(super) fn named_system(note: &str) -> Option<&str> {
    let starts = SYSTEMS.iter().filter_map(|name| note.find(name));
    let name = note.get(starts.min()?..)?;
    let ends = |(at, c): &(usize, char)| {
        let next = name
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        match c {
            ',' | ';' | '(' | ')' | '、' | '。' | '（' | '）' | '\n' | '\r' | '/' => true,
            '.' => next.is_none_or(char::is_whitespace),
            _ => false,
        }
    };
    let end = name
        .char_indices()
        .find(ends)
        .map_or(name.len(), |(at, _)| at);
    let name = name.get(..end)?.trim();
    (name.chars().count() <= LONGEST).then_some(name)
}
