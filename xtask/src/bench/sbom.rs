//! Reading SBOMs beside the libraries of Python that the makers of the two formats keep.
//!
//! They come as packages of Python and are kept in the tools folder; where there is no Python, or they cannot be installed, a
//! line says so.

use std::path::PathBuf;
use std::time::Duration;

use super::LIMIT;
use crate::run::{Failure, output_of, run_loudly, run_silently};
use crate::setup::{Workshop, say};

const PACKAGES: [&str; 2] = ["cyclonedx-python-lib==11.12.0", "spdx-tools==0.8.5"];

/// Lets the peers read what the bench of core has read, and prints both.
pub(super) fn beside_peers(workshop: &Workshop) -> Result<(), Failure> {
    let packages = match provide(workshop) {
        Ok(packages) => packages,
        Err(why) => {
            say(format!("skipped: SBOMs beside their peers: {why}"));
            return Ok(());
        }
    };
    let mut python = workshop.surroundings.command("python3");
    python
        .arg(workshop.root.join("bench/sbom/peer.py"))
        .arg(workshop.root.join("target"))
        .env("PYTHONPATH", packages);
    run_loudly(&mut python, LIMIT)
}

/// Installs the peers into the tools folder, unless they are there; else says why that is not possible.
fn provide(workshop: &Workshop) -> Result<PathBuf, String> {
    let folder = workshop.tools.join("python/sbom-peers-1");
    let is_there = || {
        let mut python = workshop.surroundings.command("python3");
        python
            .args(["-c", "import cyclonedx, spdx_tools"])
            .env("PYTHONPATH", &folder);
        folder.is_dir() && output_of(&mut python).is_some()
    };
    if is_there() {
        return Ok(folder);
    }
    if !workshop.surroundings.has("python3") {
        return Err("there is no python3".to_owned());
    }
    say("pip install cyclonedx-python-lib spdx-tools");
    let mut pip = workshop.surroundings.command("python3");
    pip.args(["-m", "pip", "install", "--quiet"]);
    pip.arg("--disable-pip-version-check");
    pip.arg("--target").arg(&folder).args(PACKAGES);
    run_silently(&mut pip, Duration::from_secs(600))
        .map_err(|failure| format!("they cannot be installed: {}", failure.reason))?;
    if is_there() {
        return Ok(folder);
    }
    Err("what pip installed does not start".to_owned())
}
