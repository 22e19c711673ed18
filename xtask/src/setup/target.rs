//! A compiler that links for the browser.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{WASM, Workshop, debian, say};
use crate::run::{Failure, output_of, run_silently};

/// Makes `cargo build --target wasm32-unknown-unknown` work: as it is, by rustup, or by Debian's compiler.
///
/// After the Debian route all children use Debian's toolchain. `FORCE_DEBIAN=1` takes it at once.
pub(crate) fn provide(workshop: &mut Workshop) -> Result<(), Failure> {
    let forced =
        std::env::var_os("FORCE_DEBIAN").is_some_and(|value| !value.is_empty() && value != "0");
    if !forced && by_rustup(workshop) {
        return Ok(());
    }
    say(if forced {
        "FORCE_DEBIAN: taking Debian's compiler"
    } else {
        "rustup cannot provide the target: taking Debian's compiler"
    });
    let hint =
        format!("rustup target add {WASM}  (or, on Debian: rustc-web cargo-web rust-web-src lld)");
    debian::provide(workshop).map_err(|failure| Failure::missing(failure.to_string(), hint))
}

fn by_rustup(workshop: &Workshop) -> bool {
    if links(&mut workshop.command("rustc"), workshop) {
        return true;
    }
    if !workshop.surroundings.has("rustup") {
        return false;
    }
    say(format!("rustup target add {WASM}"));
    let mut command = workshop.command("rustup");
    command
        .args(["target", "add", WASM])
        .env("RUST_BACKTRACE", "0");
    run_silently(&mut command, Duration::from_secs(180)).is_ok()
        && links(&mut workshop.command("rustc"), workshop)
}

/// Returns whether this compiler compiles and links a small program for the browser.
pub(super) fn links(rustc: &mut Command, workshop: &Workshop) -> bool {
    let probe = workshop
        .tools
        .join(format!("probe-{}.wasm", std::process::id()));
    rustc
        .args(["--target", WASM, "--crate-name", "probe", "-o"])
        .arg(&probe)
        .arg("-");
    rustc
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let linked = rustc.spawn().and_then(|mut child| {
        if let Some(mut input) = child.stdin.take() {
            input.write_all(b"fn main() { println!(\"x\"); }\n")?;
        }
        child.wait()
    });
    let _ = std::fs::remove_file(&probe);
    linked.is_ok_and(|status| status.success())
}

/// Adds clippy and rustfmt where the toolchain came without them.
pub(crate) fn components(workshop: &Workshop) -> Result<(), Failure> {
    for (component, subcommand) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if output_of(workshop.command("cargo").args([subcommand, "--version"])).is_some() {
            continue;
        }
        say(format!("rustup component add {component}"));
        let mut command = workshop.command("rustup");
        run_silently(
            command.args(["component", "add", component]),
            Duration::from_secs(180),
        )
        .map_err(|failure| {
            Failure::missing(failure.reason, format!("rustup component add {component}"))
        })?;
    }
    Ok(())
}
