//! What a request asks for.

use std::path::{Path, PathBuf};

/// A file that was asked for.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Wanted {
    /// Relative to the served folder; no part of it leads upwards.
    pub(super) path: PathBuf,
    /// `false` for HEAD.
    pub(super) with_body: bool,
}

/// Why a request is not answered with a file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Refusal {
    Malformed,
    Method,
    NoSuchPath,
}

impl Refusal {
    /// Returns the status of the answer.
    pub(super) fn status(self) -> &'static str {
        match self {
            Self::Malformed => "400 Bad Request",
            Self::Method => "405 Method Not Allowed",
            Self::NoSuchPath => "404 Not Found",
        }
    }
}

/// Reads the first line of a request, such as `GET /a%20b.js?x HTTP/1.1`, for a site under `prefix`.
pub(super) fn read(first_line: &str, prefix: &str) -> Result<Wanted, Refusal> {
    let mut words = first_line.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Err(Refusal::Malformed);
    };
    let with_body = match method {
        "GET" => true,
        "HEAD" => false,
        _ => return Err(Refusal::Method),
    };
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix(prefix).ok_or(Refusal::NoSuchPath)?;
    let path = decode(path).ok_or(Refusal::Malformed)?;
    Ok(Wanted {
        path: relative(&path).ok_or(Refusal::NoSuchPath)?,
        with_body,
    })
}

/// Returns the path with its `%XX` decoded; `None` when that is no text.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Returns the decoded path as one that stays below the folder it is joined to; `None` when it would not.
fn relative(path: &str) -> Option<PathBuf> {
    let mut result = PathBuf::new();
    for part in path.split('/') {
        if part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        if !part.is_empty() && part != "." {
            result.push(part);
        }
    }
    Some(result)
}

/// Returns the media type by the file's extension.
pub(super) fn media_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(target: &str) -> Result<String, Refusal> {
        let wanted = read(&format!("GET {target} HTTP/1.1\r\n"), "/")?;
        Ok(wanted.path.to_string_lossy().into_owned())
    }

    #[test]
    fn paths_are_decoded_and_lose_their_query() {
        assert_eq!(path("/"), Ok(String::new()));
        assert_eq!(path("/a/b.js?v=1"), Ok("a/b.js".to_owned()));
        assert_eq!(path("/%E5%8F%B0%E5%B8%B3.csv"), Ok("台帳.csv".to_owned()));
        assert_eq!(path("//a/./b"), Ok("a/b".to_owned()));
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for target in [
            "/..",
            "/a/../b",
            "/%2e%2e/x",
            "/..%2f..%2fetc/passwd",
            "/c:/x",
            "/..\\x",
            "/a%00",
        ] {
            assert_eq!(path(target), Err(Refusal::NoSuchPath), "{target}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused() {
        assert_eq!(read("", "/"), Err(Refusal::Malformed));
        assert_eq!(path("/%zz"), Err(Refusal::Malformed));
        assert_eq!(path("/%ff"), Err(Refusal::Malformed));
        assert_eq!(read("POST / HTTP/1.1", "/"), Err(Refusal::Method));
        assert_eq!(
            read("GET /other/ HTTP/1.1", "/sub/"),
            Err(Refusal::NoSuchPath)
        );
    }

    #[test]
    fn a_head_request_wants_no_body() {
        assert_eq!(
            read("HEAD /a HTTP/1.1", "/"),
            Ok(Wanted {
                path: PathBuf::from("a"),
                with_body: false
            })
        );
    }
}
