//! The programs that build and check, each in a fixed version.

use std::time::Duration;

use super::{Workshop, apt, locked_version, say};
use crate::run::{Failure, output_of, run_into, run_silently};

const TRUNK: &str = "0.21.14";
const NEXTEST: &str = "0.9.143";
const DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
const BINARYEN: &str = "132.0.0";
/// Debian 12 has 108 and the crate `wasm-opt` 116: both refuse what rustc and wasm-bindgen write today.
const OLDEST_WASM_OPT: u32 = 120;

/// A program that `cargo install` can make.
struct CargoTool<'a> {
    binary: &'a str,
    package: &'a str,
    version: &'a str,
    options: &'a [&'a str],
    /// Its parts that do the work and are unbearable unoptimised.
    hot: &'a [&'a str],
}

/// Provides trunk, wasm-bindgen with its test runner, and wasm-opt.
pub(crate) fn build_tools(workshop: &Workshop) -> Result<(), Failure> {
    let lock = std::fs::read_to_string(workshop.root.join("Cargo.lock")).unwrap_or_default();
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen"))?;
    for binary in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
        let tool = CargoTool {
            binary,
            package: "wasm-bindgen-cli",
            version,
            // The test runner speaks plain HTTP to a driver on this machine: no TLS needed.
            options: &[
                "--no-default-features",
                "--bin",
                "wasm-bindgen",
                "--bin",
                "wasm-bindgen-test-runner",
            ],
            hot: &[
                "walrus",
                "wasmparser",
                "wasm-encoder",
                "gimli",
                "wasm-bindgen-cli-support",
            ],
        };
        provide(workshop, &tool)?;
    }
    let options = &["--no-default-features", "--features", "rustls"];
    provide(
        workshop,
        &CargoTool {
            binary: "trunk",
            package: "trunk",
            version: TRUNK,
            options,
            hot: &[],
        },
    )?;
    wasm_opt(workshop)
}

/// Provides cargo-nextest: any version on PATH will do.
pub(crate) fn nextest(workshop: &Workshop) -> Result<(), Failure> {
    if workshop.surroundings.has("cargo-nextest") {
        return Ok(());
    }
    let options = &["--no-default-features", "--features", "default-no-update"];
    let package = "cargo-nextest";
    provide(
        workshop,
        &CargoTool {
            binary: package,
            package,
            version: NEXTEST,
            options,
            hot: &[],
        },
    )
}

/// Provides cargo-deny: any version on PATH will do.
pub(crate) fn deny(workshop: &Workshop) -> Result<(), Failure> {
    if workshop.surroundings.has("cargo-deny") {
        return Ok(());
    }
    let package = "cargo-deny";
    provide(
        workshop,
        &CargoTool {
            binary: package,
            package,
            version: DENY,
            options: &[],
            hot: &[],
        },
    )
}

/// Provides geckodriver: any version on PATH will do.
pub(crate) fn geckodriver(workshop: &Workshop) -> Result<(), Failure> {
    if workshop.surroundings.has("geckodriver") {
        return Ok(());
    }
    let package = "geckodriver";
    provide(
        workshop,
        &CargoTool {
            binary: package,
            package,
            version: GECKODRIVER,
            options: &[],
            hot: &[],
        },
    )
}

fn provide(workshop: &Workshop, tool: &CargoTool<'_>) -> Result<(), Failure> {
    let installed = output_of(workshop.surroundings.command(tool.binary).arg("--version"));
    if installed.as_deref().and_then(version_in) == Some(tool.version) {
        return Ok(());
    }
    say(format!(
        "compiling {} {} (some minutes)",
        tool.package, tool.version
    ));
    let log = workshop
        .tools
        .join("build")
        .join(format!("{}.log", tool.package));
    let result = compile(workshop, tool, &log);
    let _ = std::fs::remove_dir_all(workshop.tools.join("build").join(tool.package));
    result.map_err(|failure| {
        let command = format!("cargo install {} --version {}", tool.package, tool.version);
        Failure::missing(
            format!("{} (see {})", failure.reason, log.display()),
            command,
        )
    })
}

fn compile(
    workshop: &Workshop,
    tool: &CargoTool<'_>,
    log: &std::path::Path,
) -> Result<(), Failure> {
    let build = workshop.tools.join("build").join(tool.package);
    std::fs::create_dir_all(&build)
        .map_err(|error| Failure::new(format!("{}: {error}", build.display())))?;
    let _ = std::fs::remove_file(log);
    let call = |more: &[&str]| {
        let mut command = workshop.surroundings.command("cargo");
        command.current_dir(&workshop.tools).args([
            "install",
            "--force",
            "--version",
            tool.version,
            "--root",
        ]);
        command.arg(&workshop.tools).args(tool.options).args(more);
        for package in tool.hot {
            command.args([
                "--config",
                &format!("profile.release.package.{package}.opt-level=1"),
            ]);
        }
        // Compiled quickly rather than to run quickly: their own release profiles take two to three times as long.
        command
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        command
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .arg(tool.package);
        run_into(log, &mut command, Duration::from_secs(45 * 60))
    };
    // --locked fails where a registry's mirror lacks a version that the tool's own lock names.
    call(&["--locked", "--ignore-rust-version"]).or_else(|_| call(&[]))
}

/// Returns the version in the first line of what `--version` prints: its second word.
fn version_in(text: &str) -> Option<&str> {
    text.lines().next()?.split_whitespace().nth(1)
}

fn wasm_opt(workshop: &Workshop) -> Result<(), Failure> {
    let version = || output_of(workshop.surroundings.command("wasm-opt").arg("--version"));
    let is_new_enough =
        |text: String| wasm_opt_version(&text).is_some_and(|version| version >= OLDEST_WASM_OPT);
    if version().is_some_and(is_new_enough) {
        return Ok(());
    }
    npm(workshop)?;
    say(format!("npm install binaryen {BINARYEN} (wasm-opt)"));
    let folder = workshop.tools.join("npm");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::new(format!("{}: {error}", folder.display())))?;
    let mut command = workshop.surroundings.command("npm");
    command.current_dir(&folder).args([
        "install",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--prefix",
        ".",
    ]);
    run_silently(
        command.arg(format!("binaryen@{BINARYEN}")),
        Duration::from_secs(300),
    )
    .map_err(|failure| Failure::missing(failure.reason, "wasm-opt 120 or newer on PATH"))?;
    link_binary(
        workshop,
        &folder.join("node_modules/.bin/wasm-opt"),
        "wasm-opt",
    )?;
    if version().is_some_and(is_new_enough) {
        return Ok(());
    }
    Err(Failure::missing(
        "the wasm-opt of npm's binaryen does not start",
        "wasm-opt 120 or newer on PATH",
    ))
}

fn wasm_opt_version(text: &str) -> Option<u32> {
    text.split_whitespace().nth(2)?.parse().ok()
}

/// Provides npm and Node.
pub(crate) fn npm(workshop: &Workshop) -> Result<(), Failure> {
    if workshop.surroundings.has("npm") && workshop.surroundings.has("node") {
        return Ok(());
    }
    apt::install(workshop, &["nodejs", "npm"])
        .map_err(|failure| Failure::missing(failure.reason, "Node.js 18 or newer, with npm"))
}

#[cfg(unix)]
fn link_binary(workshop: &Workshop, file: &std::path::Path, name: &str) -> Result<(), Failure> {
    let link = workshop.tools.join("bin").join(name);
    let _ = std::fs::remove_file(&link);
    std::os::unix::fs::symlink(file, &link)
        .map_err(|error| Failure::new(format!("{}: {error}", link.display())))
}

#[cfg(not(unix))]
fn link_binary(_: &Workshop, _: &std::path::Path, name: &str) -> Result<(), Failure> {
    Err(Failure::missing(
        "this system has no symbolic links for tools",
        format!("{name} on PATH"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_programs_print() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(
            version_in("cargo-nextest 0.9.143 (60fa45f63 2026-08-04)\nrelease: 0.9.143\n"),
            Some("0.9.143")
        );
        assert_eq!(version_in(""), None);
        assert_eq!(
            wasm_opt_version("wasm-opt version 132 (version_132)\n"),
            Some(132)
        );
        assert_eq!(wasm_opt_version("wasm-opt version 108\n"), Some(108));
    }
}
