//! The statements of the files of dhcpd.

/// A piece of the file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Statement<'a> {
    /// Words before a bracket that opens.
    Open { line: u32, words: Vec<&'a str> },
    /// A bracket that closes.
    Close,
    /// Words before a semicolon.
    Words { line: u32, words: Vec<&'a str> },
    /// Words that nothing ends.
    Broken { line: u32, text: &'a str },
}

/// Takes a file apart; comments are left out, texts in quotation marks stay one word with their marks.
pub(super) fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut found = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let (mut line, mut begun, mut from) = (1_u32, 1_u32, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let at = text.len() - rest.len();
        if words.is_empty() {
            (begun, from) = (line, at);
        }
        let length = match c {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '{' => {
                found.push(Statement::Open {
                    line: begun,
                    words: std::mem::take(&mut words),
                });
                1
            }
            '}' => {
                if !words.is_empty() {
                    let text = text.get(from..at).unwrap_or_default();
                    found.push(Statement::Broken { line: begun, text });
                    words.clear();
                }
                found.push(Statement::Close);
                1
            }
            ';' => {
                found.push(Statement::Words {
                    line: begun,
                    words: std::mem::take(&mut words),
                });
                1
            }
            c if c.is_whitespace() => c.len_utf8(),
            _ => {
                let length = word_length(rest);
                words.push(rest.get(..length).unwrap_or_default());
                length.max(1)
            }
        };
        let (passed, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        line = line.saturating_add(u32::try_from(passed.matches('\n').count()).unwrap_or(0));
        rest = after;
    }
    if !words.is_empty() {
        let text = text.get(from..).unwrap_or_default();
        found.push(Statement::Broken { line: begun, text });
    }
    found
}

/// The bytes of the word that a text begins with.
fn word_length(rest: &str) -> usize {
    if !rest.starts_with('"') {
        let ends = |c: char| c.is_whitespace() || matches!(c, '{' | '}' | ';');
        return rest.find(ends).unwrap_or(rest.len());
    }
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            // A text does not run over the end of its line: its mark is missing.
            '\n' => return at,
            _ => {}
        }
    }
    rest.len()
}

/// Returns the bytes that a text in quotation marks means: `\"`, `\\` and three octal digits behind `\` are one byte.
pub(super) fn unescaped(text: &str) -> Vec<u8> {
    let inner = text.strip_prefix('"').unwrap_or(text);
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    let mut bytes = inner.bytes().peekable();
    let mut found = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            found.push(byte);
            continue;
        }
        let mut value = None;
        for _ in 0..3 {
            if let Some(digit) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                value = Some(value.unwrap_or(0_u32) * 8 + u32::from(digit - b'0'));
            }
        }
        match value {
            Some(value) => found.push(u8::try_from(value).unwrap_or(u8::MAX)),
            None => found.extend(bytes.next()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_brackets_and_comments_are_taken_apart() {
        let text = "# head {\nlease 10.0.0.1 {\n  uid \"\\001}\\\"; {\";\n}\nhost x";
        assert_eq!(
            statements(text),
            [
                Statement::Open {
                    line: 2,
                    words: vec!["lease", "10.0.0.1"]
                },
                Statement::Words {
                    line: 3,
                    words: vec!["uid", "\"\\001}\\\"; {\""]
                },
                Statement::Close,
                Statement::Broken {
                    line: 5,
                    text: "host x"
                },
            ]
        );
        assert_eq!(unescaped("\"a\\001\\\"\\\\b\\377\""), b"a\x01\"\\b\xff");
    }
}
