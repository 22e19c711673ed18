//! The list of files that the service worker keeps, so that the app opens without a network.
//!
//! `public/sw.js` has one line with an empty list; here it is replaced by the paths and SHA-256 of exactly the files of
//! `dist/`, and by a version made of them. A file that changes therefore changes `sw.js`, which is how a browser learns
//! of a new version.

use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{files_below, read, write};
use crate::run::Failure;

const MARKER: &str = "const SITE = { version: \"unlisted\", files: {} };";
const SERVICE_WORKER: &str = "sw.js";

/// Replaces the empty list in `dist/sw.js` by the files of `dist/`.
pub(super) fn fill_in(dist: &Path) -> Result<(), Failure> {
    let script = dist.join(SERVICE_WORKER);
    let text = read(&script)?;
    let mut files = Vec::new();
    for path in files_below(dist)?
        .into_iter()
        .filter(|path| path != SERVICE_WORKER)
    {
        let bytes = std::fs::read(dist.join(&path))
            .map_err(|error| Failure::new(format!("{path}: {error}")))?;
        files.push((path, hex(&Sha256::digest(&bytes))));
    }
    let filled = with_list(&text, &files)
        .ok_or_else(|| Failure::new("public/sw.js has no line for the list of files"))?;
    write(&script, &filled)
}

/// Returns the script with the list in the place of the marker; `None` when the marker is not there.
fn with_list(script: &str, files: &[(String, String)]) -> Option<String> {
    script
        .contains(MARKER)
        .then(|| script.replacen(MARKER, &list(files), 1))
}

fn list(files: &[(String, String)]) -> String {
    let mut whole = Sha256::new();
    let mut entries = String::new();
    for (path, hash) in files {
        whole.update(path.as_bytes());
        whole.update([0]);
        whole.update(hash.as_bytes());
        let path = path.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(entries, "    \"{path}\": \"{hash}\",");
    }
    let version: String = hex(&whole.finalize()).chars().take(16).collect();
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
        let filled = with_list(&script, &files(&[("a.js", "01"), ("i18n/ja.ftl", "02")])).unwrap();
        assert!(filled.starts_with("// before\nconst SITE = {\n  version: \""));
        assert!(
            filled.contains(
                "    \"a.js\": \"01\",\n    \"i18n/ja.ftl\": \"02\",\n  },\n};\n// after\n"
            )
        );
        assert!(!filled.contains("unlisted"));
    }

    #[test]
    fn another_content_or_path_is_another_version() {
        let first = list(&files(&[("a", "01")]));
        assert_eq!(first, list(&files(&[("a", "01")])));
        let version = |text: &str| text.lines().nth(1).unwrap().to_owned();
        assert_ne!(version(&first), version(&list(&files(&[("a", "02")]))));
        assert_ne!(version(&first), version(&list(&files(&[("b", "01")]))));
    }

    #[test]
    fn a_script_without_the_marker_is_refused() {
        assert_eq!(with_list("const SITE = {};", &[]), None);
    }

    #[test]
    fn the_script_of_the_project_has_the_marker() {
        assert!(include_str!("../../../public/sw.js").contains(MARKER));
    }
}
