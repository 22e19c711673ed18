//! `cargo xtask bench`: the speed of the app beside its peer and beside the limit, in one run on one machine.
//!
//! `bench/run.mjs` drives the browser and prints the table; this module sets up what it needs. Nothing here fails
//! because something is slow: a missed goal is printed, not hidden and not an error.

mod sbom;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use crate::generate;
use crate::options::Options;
use crate::run::{Failure, run_loudly};
use crate::serve::Server;
use crate::setup::{self, Workshop, browser};
use crate::site;

const DEVICES: u32 = 100_000;
const RUNS: u32 = 3;
/// Rows of the list that is looked at before it is imported.
const PREVIEWED: u32 = 10_000;
/// Where the files of two people lie that are merged.
const FILES: &str = "target/bench/merge";
const SEED: u64 = 1;
const LIMIT: Duration = Duration::from_secs(3 * 60 * 60);

/// Measures in Chromium, then runs the benches of core, sets SBOMs beside their peers, then merges beside its own.
pub(crate) fn command(options: &mut Options) -> Result<ExitCode, Failure> {
    let devices = options.value("--devices")?.unwrap_or(DEVICES);
    let runs: u32 = options.value("--runs")?.unwrap_or(RUNS);
    let no_build = options.flag("--no-build");
    let no_core = options.flag("--no-core");
    let no_merge = options.flag("--no-merge");
    let no_network = options.flag("--no-network");
    options.finish()?;
    let mut workshop = Workshop::open()?;
    setup::for_building(&mut workshop)?;
    browser::chromium(&workshop)?;
    browser::packages(&workshop, "bench")?;
    if !no_build {
        site::build(&workshop)?;
    }
    let csv = ledger(&workshop.root, devices)?;
    in_browser(&workshop, &csv, runs, "run.mjs")?;
    let list = ledger(&workshop.root, PREVIEWED)?;
    in_browser(&workshop, &list, runs, "preview.mjs")?;
    in_browser(&workshop, &list, runs, "documents.mjs")?;
    if !no_network {
        in_browser(&workshop, &list, runs, "diagram.mjs")?;
        in_browser(&workshop, &list, runs, "reconcile.mjs")?;
    }
    in_browser(&workshop, &list, runs, "contract.mjs")?;
    in_browser(&workshop, &list, runs, "register.mjs")?;
    if !no_core {
        core(&workshop)?;
        sbom::beside_peers(&workshop)?;
    }
    if !no_merge {
        let folder = workshop.root.join(FILES);
        merge(&workshop, &[&format!("write={}", folder.display())])?;
        in_browser(&workshop, &csv, runs, "merge.mjs")?;
        merge(&workshop, &[])?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the ledger that is measured with.
fn ledger(root: &Path, devices: u32) -> Result<PathBuf, Failure> {
    let folder = root.join("target/bench");
    let file = folder.join(format!("devices-{devices}.csv"));
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&file, generate::ledger(devices, SEED)))
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    Ok(file)
}

/// Serves the site and lets a script of `bench/` drive a browser.
fn in_browser(workshop: &Workshop, csv: &Path, runs: u32, script: &str) -> Result<(), Failure> {
    let server = Server::bind(workshop.root.join("dist"), "/", 0)?;
    let address = server.address();
    std::thread::spawn(move || server.serve());
    let chromium = browser::find_chromium(workshop).unwrap_or_default();
    let mut node = workshop.surroundings.command("node");
    node.arg(workshop.root.join("bench").join(script))
        .env("BENCH_URL", address)
        .env("BENCH_CSV", csv)
        .env("BENCH_FILES", workshop.root.join(FILES))
        .env("BENCH_RUNS", runs.to_string())
        .env("BENCH_BROWSER_PATH", chromium);
    run_loudly(&mut node, LIMIT)
}

fn core(workshop: &Workshop) -> Result<(), Failure> {
    let mut cargo = workshop.command("cargo");
    cargo.args(["bench", "--package", "daicho-core", "--benches"]);
    run_loudly(&mut cargo, LIMIT)
}

/// Merges two ledgers, beside Automerge and Loro; with arguments, only what they name.
fn merge(workshop: &Workshop, arguments: &[&str]) -> Result<(), Failure> {
    let mut cargo = workshop.command("cargo");
    cargo.args([
        "bench",
        "--package",
        "daicho-bench-merge",
        "--profile",
        "peers",
        "--",
    ]);
    run_loudly(cargo.args(arguments), LIMIT)
}
