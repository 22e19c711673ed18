//! Files that nobody here wrote, where they lie beside the project.

use std::path::{Path, PathBuf};

/// Returns where the corpus lies, or would lie.
pub(crate) fn root() -> PathBuf {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    std::env::var_os("DAICHO_CORPUS").map_or(usual, PathBuf::from)
}

/// Returns a folder of the corpus; says that it is skipped where it is absent.
pub(crate) fn folder(name: &str) -> Option<PathBuf> {
    let folder = root().join(name);
    let is_there = folder.is_dir();
    if !is_there {
        println!("skipped: no corpus at {}", folder.display());
    }
    is_there.then_some(folder)
}

/// Appends the files below a folder, in the order of their names.
pub(crate) fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}
