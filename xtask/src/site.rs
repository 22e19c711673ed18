//! The site: `dist/` as Trunk builds it, plus what the service worker has to know about it.

pub(crate) mod precache;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::run::{Failure, run_loudly};
use crate::setup::Workshop;

/// Builds the release app into `dist/` and completes it.
pub(crate) fn build(workshop: &Workshop) -> Result<PathBuf, Failure> {
    let mut trunk = workshop.command("trunk");
    trunk.args(["build", "--release"]);
    run_loudly(&mut trunk, Duration::from_secs(45 * 60))?;
    let dist = workshop.root.join("dist");
    complete(&dist)?;
    Ok(dist)
}

/// Completes a `dist/` that Trunk has just built: cleans its page and tells the service worker its files.
pub(crate) fn complete(dist: &Path) -> Result<(), Failure> {
    let page = dist.join("index.html");
    let text = read(&page)?;
    write(&page, &without_build_instructions(&text))?;
    precache::fill_in(dist)
}

/// Drops lines that told Trunk what to build and mean nothing to a browser.
fn without_build_instructions(page: &str) -> String {
    let kept = page
        .lines()
        .filter(|line| !line.contains("data-trunk-id") && !line.trim().is_empty());
    kept.flat_map(|line| [line, "\n"]).collect()
}

/// Returns the relative paths of all files below `folder`, with `/` between parts, sorted.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", folder.display()));
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            // Trunk's `.stage` and the like of editors.
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{prefix}{name}/")));
            } else {
                found.push(format!("{prefix}{name}"));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn read(file: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(file)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(file, text).map_err(|error| Failure::new(format!("{}: {error}", file.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_no_build_instructions() {
        let page = "<head>\n  <link data-trunk rel=\"rust\" data-trunk-id=\"1\">\n  \n  <title>x</title>\n</head>\n";
        assert_eq!(
            without_build_instructions(page),
            "<head>\n  <title>x</title>\n</head>\n"
        );
    }
}
