//! Browsers, their drivers, and what the journeys need.

use std::time::Duration;

use super::{Workshop, apt, say, tools};
use crate::run::{Failure, output_of, run_silently};

const CHROMIUMS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const FIREFOXES: [&str; 2] = ["firefox", "firefox-esr"];
/// What Debian 12 has, and what playwright-core asks for up to 1.60.
const OLDEST_NODE: u32 = 18;

/// Provides Chromium (or Chrome) and its driver.
pub(crate) fn chromium(workshop: &Workshop) -> Result<(), Failure> {
    let is_there =
        || find_chromium(workshop).is_some() && workshop.surroundings.has("chromedriver");
    if is_there() {
        return Ok(());
    }
    let hint = "Chromium (or Chrome) and chromedriver of the same version";
    apt::install(workshop, &["chromium", "chromium-driver"])
        .map_err(|failure| Failure::missing(failure.reason, hint))?;
    if is_there() {
        Ok(())
    } else {
        Err(Failure::missing("Chromium is not on PATH", hint))
    }
}

/// Returns where Chromium or Chrome is.
pub(crate) fn find_chromium(workshop: &Workshop) -> Option<std::path::PathBuf> {
    CHROMIUMS
        .iter()
        .find_map(|name| workshop.surroundings.find(name))
}

/// Returns where Firefox is; it is used where it is installed and never installed.
pub(crate) fn find_firefox(workshop: &Workshop) -> Option<std::path::PathBuf> {
    FIREFOXES
        .iter()
        .find_map(|name| workshop.surroundings.find(name))
}

/// Provides the packages of `wasm-tests/package.json`, in exactly its versions.
pub(crate) fn journeys(workshop: &Workshop) -> Result<(), Failure> {
    tools::npm(workshop)?;
    let node =
        output_of(workshop.surroundings.command("node").arg("--version")).unwrap_or_default();
    if node_major(&node).is_none_or(|major| major < OLDEST_NODE) {
        let reason = format!("node is {}, too old for the journeys", node.trim());
        return Err(Failure::missing(
            reason,
            format!("Node.js {OLDEST_NODE} or newer"),
        ));
    }
    packages(workshop, "wasm-tests")
}

/// Provides the packages that `folder/package.json` names, in exactly its versions.
pub(crate) fn packages(workshop: &Workshop, folder: &str) -> Result<(), Failure> {
    tools::npm(workshop)?;
    let place = workshop.root.join(folder);
    let mut list = workshop.surroundings.command("npm");
    // Fails unless everything that package.json names is there in that version.
    if output_of(list.current_dir(&place).args(["ls", "--depth=0"])).is_some() {
        return Ok(());
    }
    say(format!("npm install in {folder}"));
    let mut install = workshop.surroundings.command("npm");
    install.current_dir(&place).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--loglevel=error",
    ]);
    run_silently(&mut install, Duration::from_secs(300)).map_err(|failure| {
        Failure::missing(
            failure.reason,
            format!("the packages of {folder}/package.json, by npm install"),
        )
    })
}

fn node_major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major(""), None);
    }
}
