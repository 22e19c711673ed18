//! Debian's compiler (`rustc-web`) with a standard library for the browser built once from Debian's source.
//!
//! For machines where rustup cannot download. rustup's own compiler cannot build Debian's source, as their versions
//! differ.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::target::links;
use super::{WASM, Workshop, apt, say};
use crate::run::{Failure, output_of, run_into, run_silently};

/// The name by which rustup knows Debian's toolchain.
const TOOLCHAIN: &str = "debian-web";
const RUSTLIB: &str = "/usr/lib/rustlib";
const MINUTE: Duration = Duration::from_secs(60);

/// Installs Debian's toolchain, builds the standard library, and makes all children use them.
pub(super) fn provide(workshop: &mut Workshop) -> Result<(), Failure> {
    if !is_ready(workshop) {
        install(workshop)?;
    }
    let library = standard_library(workshop)?;
    link_into_system(workshop, &library)?;
    use_toolchain(workshop)?;
    if links(&mut workshop.command("rustc"), workshop) {
        say(format!("target: Debian's {}", version(workshop)?));
        return Ok(());
    }
    Err(Failure::new(
        "Debian's compiler does not link for the browser",
    ))
}

/// Returns whether Debian's compiler is there, new enough and with its standard library.
fn is_ready(workshop: &Workshop) -> bool {
    version(workshop).is_ok_and(|version| {
        is_new_enough(workshop, &version) && stamp(workshop, &version).exists()
    })
}

fn install(workshop: &Workshop) -> Result<(), Failure> {
    // The lists of an image that is some months old name a compiler that is too old.
    apt::refresh(workshop)?;
    let packages = [
        "rustc-web",
        "cargo-web",
        "rust-web-src",
        "rust-web-clippy",
        "rustfmt-web",
    ];
    if !apt::knows(&packages) {
        return Err(Failure::new("this system offers no package rustc-web"));
    }
    let lld = if apt::knows(&["lld-22"]) {
        "lld-22"
    } else {
        "lld"
    };
    apt::install_newest(workshop, &[&packages[..], &[lld]].concat())?;
    let version = version(workshop)?;
    if is_new_enough(workshop, &version) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "Debian's {version} is older than the rust-version in Cargo.toml"
    )))
}

/// Returns whether a compiler, by its `rustc -V`, is at least the `rust-version` of the workspace.
fn is_new_enough(workshop: &Workshop, version: &str) -> bool {
    let manifest = std::fs::read_to_string(workshop.root.join("Cargo.toml")).unwrap_or_default();
    let wanted = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "));
    match (
        minor(version.strip_prefix("rustc ").unwrap_or_default()),
        minor(wanted.unwrap_or_default().trim_matches('"')),
    ) {
        (Some(found), Some(wanted)) => found >= wanted,
        _ => false,
    }
}

/// Returns 96 for `1.96.0 (…)`.
fn minor(version: &str) -> Option<u32> {
    version
        .strip_prefix("1.")?
        .split(|c: char| !c.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

fn rustc(workshop: &Workshop) -> Command {
    let mut command = workshop.surroundings.command("/usr/bin/rustc");
    command.env_remove("RUSTUP_TOOLCHAIN");
    command
}

fn version(workshop: &Workshop) -> Result<String, Failure> {
    let text = output_of(rustc(workshop).arg("-V"))
        .ok_or_else(|| Failure::new("/usr/bin/rustc does not start"))?;
    Ok(text.trim().to_owned())
}

/// Returns the folder with the standard library of exactly this compiler, built now if it is not there.
fn standard_library(workshop: &Workshop) -> Result<PathBuf, Failure> {
    let version = version(workshop)?;
    let library = workshop.tools.join(folder_name(&version));
    let stamp = stamp(workshop, &version);
    if stamp.exists() {
        return Ok(library);
    }
    say(format!(
        "building the standard library of {version} for the browser (about a minute)"
    ));
    let place = workshop.tools.join("build/std");
    let built = build_standard_library(workshop, &place).and_then(|deps| {
        let _ = std::fs::remove_dir_all(&library);
        copy_libraries(&deps, &library.join("lib"))
    });
    // The log is only of use where the build failed.
    if built.is_ok() {
        let _ = std::fs::remove_dir_all(&place);
        std::fs::write(&stamp, "")
            .map_err(|error| Failure::new(format!("{}: {error}", stamp.display())))?;
    }
    built.map(|()| library)
}

/// Returns the file that is there once the compiler's standard library is complete.
fn stamp(workshop: &Workshop, version: &str) -> PathBuf {
    workshop
        .tools
        .join(folder_name(version))
        .join("lib/.complete")
}

/// Returns the folder name for a compiler, from its `rustc -V`: libraries fit only the very compiler that made them.
fn folder_name(version: &str) -> String {
    let words = version
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .filter(|word| !word.is_empty());
    std::iter::once("std")
        .chain(words)
        .collect::<Vec<_>>()
        .join("-")
}

fn build_standard_library(workshop: &Workshop, place: &Path) -> Result<PathBuf, Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", place.display()));
    let _ = std::fs::remove_dir_all(place);
    std::fs::create_dir_all(place.join("src")).map_err(failed)?;
    std::fs::write(place.join("src/lib.rs"), "").map_err(failed)?;
    let manifest =
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n";
    std::fs::write(place.join("Cargo.toml"), manifest).map_err(failed)?;
    let mut command = workshop.surroundings.command("/usr/bin/cargo");
    command
        .current_dir(place)
        .args(["build", "--release", "--target", WASM]);
    command.arg("-Zbuild-std=std,panic_abort,proc_macro,test");
    for name in [
        "RUSTUP_TOOLCHAIN",
        "RUSTC_WRAPPER",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC_WORKSPACE_WRAPPER",
    ] {
        command.env_remove(name);
    }
    command
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1");
    // cargo leaves the bitcode out of a release build without LTO, and then no dependent can use LTO.
    command
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", place.join("target"));
    let log = place.join("build.log");
    run_into(&log, &mut command, 20 * MINUTE)
        .map_err(|failure| Failure::new(format!("{} (see {})", failure.reason, log.display())))?;
    Ok(place.join("target").join(WASM).join("release/deps"))
}

/// Copies the libraries, except that of the empty crate they were built for.
fn copy_libraries(from: &Path, to: &Path) -> Result<(), Failure> {
    let copy = || -> std::io::Result<usize> {
        std::fs::create_dir_all(to)?;
        let mut copied = 0;
        for entry in std::fs::read_dir(from)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".rlib") && !name.starts_with("libempty-") {
                std::fs::copy(entry.path(), to.join(&name))?;
                copied += 1;
            }
        }
        Ok(copied)
    };
    match copy() {
        Ok(0) => Err(Failure::new(
            "the build of the standard library left no libraries",
        )),
        Ok(_) => Ok(()),
        Err(error) => Err(Failure::new(format!(
            "copying the standard library: {error}"
        ))),
    }
}

/// Links the library to where Debian's own package would put it, and the linker to where rustc looks for it.
fn link_into_system(workshop: &Workshop, library: &Path) -> Result<(), Failure> {
    let link = |target: &Path, name: &Path| -> Result<(), Failure> {
        if std::fs::read_link(name).is_ok_and(|current| current == target) {
            return Ok(());
        }
        let mut command = apt::as_root(workshop, "ln");
        run_silently(command.arg("-sfn").arg(target).arg(name), MINUTE)
    };
    link(library, &Path::new(RUSTLIB).join(WASM))?;
    let host = output_of(rustc(workshop).arg("-vV")).unwrap_or_default();
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap_or_default()
        .to_owned();
    let bin = Path::new(RUSTLIB).join(host).join("bin");
    let place = bin.join("rust-lld");
    if place.exists() && !place.is_symlink() {
        return Ok(());
    }
    let linker = ["lld-22", "lld"]
        .into_iter()
        .find_map(|name| workshop.surroundings.find(name));
    let linker = linker.ok_or_else(|| Failure::missing("there is no lld", "lld"))?;
    run_silently(apt::as_root(workshop, "mkdir").arg("-p").arg(&bin), MINUTE)?;
    link(&linker, &place)
}

/// Makes plain `cargo` mean Debian's: through rustup where there is one, else it is the only one.
fn use_toolchain(workshop: &mut Workshop) -> Result<(), Failure> {
    if workshop.surroundings.has("rustup") {
        let mut command = workshop.surroundings.command("rustup");
        run_silently(
            command.args(["toolchain", "link", TOOLCHAIN, "/usr"]),
            MINUTE,
        )?;
        workshop.surroundings.set("RUSTUP_TOOLCHAIN", TOOLCHAIN);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_minor_number() {
        assert_eq!(minor("1.96.0 (abcdef012 2026-05-01)"), Some(96));
        assert_eq!(minor("1.90"), Some(90));
        assert_eq!(minor(""), None);
    }

    #[test]
    fn the_folder_of_a_standard_library_names_the_very_compiler() {
        let version = "rustc 1.96.0 (abcdef012 2026-05-01) (built from a source tarball)";
        let name = folder_name(version);
        assert_eq!(
            name,
            "std-rustc-1.96.0-abcdef012-2026-05-01-built-from-a-source-tarball"
        );
        assert_ne!(
            name,
            folder_name(&version.replace("abcdef012", "abcdef013"))
        );
    }
}
