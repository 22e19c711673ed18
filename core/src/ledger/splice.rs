//! Replacing values of a commit's keys in its bytes, all other bytes staying as they are.

/// Replaces the values of keys of the outermost object. `bytes` must be JSON; where they turn out not to be, the answer
/// is `None`.
pub(super) fn replace(bytes: &[u8], values: &[(&str, String)]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(bytes.len() + 200);
    let mut at = skip(bytes, 0, b'{')?;
    out.extend_from_slice(bytes.get(..at)?);
    loop {
        let key_end = string_end(bytes, at)?;
        let key: String = serde_json::from_slice(bytes.get(at..key_end)?).ok()?;
        let start = skip(bytes, key_end, b':')?;
        out.extend_from_slice(bytes.get(at..start)?);
        let end = value_end(bytes, start)?;
        match values.iter().find(|(name, _)| *name == key) {
            Some((_, value)) => out.extend_from_slice(value.as_bytes()),
            None => out.extend_from_slice(bytes.get(start..end)?),
        }
        if bytes.get(end) == Some(&b'}') {
            out.extend_from_slice(bytes.get(end..)?);
            return Some(out);
        }
        at = skip(bytes, end, b',')?;
        out.extend_from_slice(bytes.get(end..at)?);
    }
}

/// Steps over blanks, the given sign and blanks.
fn skip(bytes: &[u8], at: usize, sign: u8) -> Option<usize> {
    let at = blanks(bytes, at);
    (bytes.get(at) == Some(&sign)).then(|| blanks(bytes, at + 1))
}

fn blanks(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest
        .iter()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count()
}

/// Returns the place behind the string that begins at `at`.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut at = at + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Returns the place behind the value that begins at `at`, and behind blanks after it.
fn value_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    loop {
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b']' | b'}' | b',' if depth == 0 => return Some(at),
            b']' | b'}' => {
                depth -= 1;
                at += 1;
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str) -> Option<String> {
        let values = [("seq", "7".to_owned()), ("prev", "null".to_owned())];
        replace(text.as_bytes(), &values).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn only_the_values_of_the_named_keys_change() {
        let cases = [
            (r#"{"seq":1}"#, r#"{"seq":7}"#),
            (
                r#"{"a":"}\",{","seq":12,"x":[1,{"seq":3}],"prev":"ab"}"#,
                r#"{"a":"}\",{","seq":7,"x":[1,{"seq":3}],"prev":null}"#,
            ),
            (
                r#" { "s\u0065q" : 1 , "z" : {} } "#,
                r#" { "s\u0065q" : 7, "z" : {} } "#,
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(replaced(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "{", "[]", r#"{"seq"}"#, r#"{"seq":1"#, r#"{"seq":"1}"#] {
            assert_eq!(replaced(text), None, "{text}");
        }
    }
}
