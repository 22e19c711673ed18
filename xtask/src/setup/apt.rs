//! Packages of Debian and its relatives.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::{Workshop, say};
use crate::run::{Failure, output_of, run_silently};

const LIMIT: Duration = Duration::from_secs(900);

/// Installs those of `packages` that are missing.
pub(crate) fn install(workshop: &Workshop, packages: &[&str]) -> Result<(), Failure> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let list = missing.join(" ");
    if !workshop.surroundings.has("apt-get") {
        return Err(Failure::missing("there is no apt-get here", list));
    }
    say(format!("apt-get install {list}"));
    // Package lists that are absent (a fresh container) or old name files that are no longer served: refresh them once.
    let first = if knows(&missing) {
        apt_get_install(workshop, &missing)
    } else {
        Err(Failure::new("no package lists"))
    };
    if first.is_ok() {
        return Ok(());
    }
    update(workshop)?;
    apt_get_install(workshop, &missing).map_err(|failure| Failure::missing(failure.reason, list))
}

/// Installs `packages` in the newest versions that the package lists name.
pub(crate) fn install_newest(workshop: &Workshop, packages: &[&str]) -> Result<(), Failure> {
    let list = packages.join(" ");
    say(format!("apt-get install {list}"));
    apt_get_install(workshop, packages).map_err(|failure| Failure::missing(failure.reason, list))
}

/// Refreshes the package lists.
pub(crate) fn refresh(workshop: &Workshop) -> Result<(), Failure> {
    if !workshop.surroundings.has("apt-get") {
        return Err(Failure::new("there is no apt-get here"));
    }
    update(workshop)
}

/// Returns whether all `packages` are in the package lists.
pub(crate) fn knows(packages: &[&str]) -> bool {
    // `apt-cache show` succeeds when it knows any one of several packages.
    packages
        .iter()
        .all(|package| output_of(Command::new("apt-cache").args(["show", package])).is_some())
}

fn is_installed(package: &str) -> bool {
    output_of(Command::new("dpkg").args(["-s", package]))
        .is_some_and(|text| text.contains("\nStatus: install ok installed"))
}

fn update(workshop: &Workshop) -> Result<(), Failure> {
    run_silently(as_root(workshop, "apt-get").args(["update", "-qq"]), LIMIT)
}

fn apt_get_install(workshop: &Workshop, packages: &[&str]) -> Result<(), Failure> {
    let mut command = as_root(workshop, "env");
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
    ]);
    command
        .args([
            "-o",
            "Dpkg::Options::=--force-unsafe-io",
            "-o",
            "DPkg::Lock::Timeout=300",
        ])
        .args(packages);
    run_silently(&mut command, LIMIT)
}

/// Starts to describe a call with the rights of root: as it is for root, through sudo for others.
pub(crate) fn as_root(workshop: &Workshop, program: &str) -> Command {
    if is_root() {
        return workshop.surroundings.command(program);
    }
    let mut command = workshop.surroundings.command("sudo");
    // A password can be typed where there is a terminal (sudo opens it by itself), and nowhere else.
    if !Path::new("/dev/tty").exists() || std::env::var_os("CI").is_some() {
        command.arg("-n");
    }
    command.arg(program);
    command
}

/// Returns whether this process runs as root.
pub(crate) fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_some_and(|text| text.trim() == "0")
}
