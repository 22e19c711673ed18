//! Browsers, their drivers, and what the journeys need.

use std::path::Path;
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
/// The first that speaks all of WebDriver BiDi that playwright-core asks for (`network.addDataCollector`).
const OLDEST_FIREFOX: u32 = 143;

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

/// Returns why the journeys cannot be played in the Firefox at `path`, if so: it is too old.
pub(crate) fn firefox_obstacle(workshop: &Workshop, path: &Path) -> Option<String> {
    let version =
        output_of(workshop.surroundings.command(path).arg("--version")).unwrap_or_default();
    let is_new_enough = firefox_major(&version).is_some_and(|major| major >= OLDEST_FIREFOX);
    (!is_new_enough).then(|| {
        format!(
            "{} is too old for the journeys, which need Firefox {OLDEST_FIREFOX}",
            version.trim()
        )
    })
}

/// Returns 153 for `Mozilla Firefox 153.7.0esr`.
fn firefox_major(version: &str) -> Option<u32> {
    let number = version.trim().rsplit(' ').next()?;
    number.split('.').next()?.parse().ok()
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

    #[test]
    fn the_version_of_firefox_is_read() {
        assert_eq!(firefox_major("Mozilla Firefox 140.12.0esr\n"), Some(140));
        assert_eq!(firefox_major("Mozilla Firefox 153.0"), Some(153));
        assert_eq!(firefox_major(""), None);
    }
}
