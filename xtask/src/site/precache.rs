//! The list of files that the service worker keeps, so that the app opens without a network.
//!
//! `public/sw.js` has one line with an empty list; here it is replaced by the paths and SHA-256 of exactly the files of
//! `dist/`, and by a version made of them. A file that changes therefore changes `sw.js`, which is how a browser learns
//! of a new version. The page names its version in what it asks for (`boot.js?v=…`), so that the service worker gives it
//! no file of another one.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files_below, read, write};
use crate::run::Failure;

const MARKER: &str = "const SITE = { version: \"unlisted\", files: {} };";
/// Stands for the version until it is known.
const UNLISTED: &str = "unlisted";
/// Those that ask for files by their version.
const PAGES: [&str; 2] = ["index.html", "rescue.html"];
const SERVICE_WORKER: &str = "sw.js";

/// Writes the version into the pages, and the files of `dist/` in the place of the empty list in `dist/sw.js`.
pub(super) fn fill_in(dist: &Path) -> Result<(), Failure> {
    let version = version(&hashes(dist)?);
    for name in PAGES {
        let page = dist.join(name);
        let marked = with_version(&read(&page)?, &version)
            .ok_or_else(|| Failure::new(format!("{name} has no place for the version")))?;
        write(&page, &marked)?;
    }
    let script = dist.join(SERVICE_WORKER);
    let filled = with_list(&read(&script)?, &version, &hashes(dist)?)
        .ok_or_else(|| Failure::new("public/sw.js has no line for the list of files"))?;
    write(&script, &filled)
}

/// Returns the path and SHA-256 of every file but the service worker.
fn hashes(dist: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut files = Vec::new();
    for path in files_below(dist)?
        .into_iter()
        .filter(|path| path != SERVICE_WORKER)
    {
        let bytes = std::fs::read(dist.join(&path))
            .map_err(|error| Failure::new(format!("{path}: {error}")))?;
        files.push((path, hex(&Sha256::digest(&bytes))));
    }
    Ok(files)
}

/// Returns a name for exactly these files.
fn version(files: &[(String, String)]) -> String {
    let mut whole = Sha256::new();
    for (path, hash) in files {
        whole.update(path.as_bytes());
        whole.update([0]);
        whole.update(hash.as_bytes());
    }
    hex(&whole.finalize()).chars().take(16).collect()
}

/// Returns the page with the version in all its places; `None` when there is none.
fn with_version(page: &str, version: &str) -> Option<String> {
    page.contains(UNLISTED)
        .then(|| page.replace(UNLISTED, version))
}

/// Returns the script with the list in the place of the marker; `None` when the marker is not there.
fn with_list(script: &str, version: &str, files: &[(String, String)]) -> Option<String> {
    script
        .contains(MARKER)
        .then(|| script.replacen(MARKER, &list(version, files), 1))
}

fn list(version: &str, files: &[(String, String)]) -> String {
    let mut entries = String::new();
    for (path, hash) in files {
        let path = path.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(entries, "    \"{path}\": \"{hash}\",");
    }
    format!("const SITE = {{\n  version: \"{version}\",\n  files: {{\n{entries}  }},\n}};")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned()))
            .collect()
    }

    #[test]
    fn the_list_names_each_file_with_its_hash() {
        let script = format!("// before\n{MARKER}\n// after\n");
        let filled = with_list(
            &script,
            "v1",
            &files(&[("a.js", "01"), ("i18n/ja.ftl", "02")]),
        )
        .unwrap();
        assert!(filled.starts_with("// before\nconst SITE = {\n  version: \"v1\",\n"));
        assert!(
            filled.contains(
                "    \"a.js\": \"01\",\n    \"i18n/ja.ftl\": \"02\",\n  },\n};\n// after\n"
            )
        );
        assert!(!filled.contains("unlisted"));
    }

    #[test]
    fn another_content_or_path_is_another_version() {
        let first = version(&files(&[("a", "01")]));
        assert_eq!(first, version(&files(&[("a", "01")])));
        assert_ne!(first, version(&files(&[("a", "02")])));
        assert_ne!(first, version(&files(&[("b", "01")])));
    }

    #[test]
    fn every_file_that_the_page_starts_with_is_asked_for_by_its_version() {
        let page = with_version(include_str!("../../../app/index.html"), "v1").unwrap();
        for asked in [
            "href=\"style.css?v=v1\"",
            "href=\"boot.js?v=v1\"",
            "href=\"daicho.js?v=v1\"",
            "src=\"boot.js?v=v1\"",
            "name=\"daicho-version\" content=\"v1\"",
        ] {
            assert!(page.contains(asked), "{asked}");
        }
        assert!(!page.contains("unlisted"));
        let rescue = with_version(include_str!("../../../public/rescue.html"), "v1").unwrap();
        assert!(rescue.contains("src=\"rescue.js?v=v1\"") && !rescue.contains("unlisted"));
        assert_eq!(with_version("<html></html>", "v1"), None);
    }

    #[test]
    fn a_script_without_the_marker_is_refused() {
        assert_eq!(with_list("const SITE = {};", "v1", &[]), None);
    }

    #[test]
    fn the_script_of_the_project_has_the_marker() {
        assert!(include_str!("../../../public/sw.js").contains(MARKER));
    }
}
