//! The stages, cheapest first.

use std::process::Command;

use super::needs::Need;
use super::{Checks, Outcome, duckdb, papers, size};
use crate::run::Failure;
use crate::serve::Server;
use crate::setup::{WASM, apt, browser};
use crate::site;

/// One thing that is checked.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) name: &'static str,
    /// Whether `--fast` runs it.
    pub(super) is_fast: bool,
    pub(super) needs: &'static [Need],
    pub(super) run: fn(&Checks) -> Result<Outcome, Failure>,
}

/// All stages in the order in which they run.
#[rustfmt::skip]
pub(super) const STAGES: &[Stage] = &[
    Stage { name: FMT, is_fast: true, needs: &[Need::Target, Need::Components], run: fmt },
    Stage { name: CLIPPY, is_fast: true, needs: &[Need::Target, Need::Components], run: clippy },
    Stage { name: CLIPPY_WASM, is_fast: false, needs: &[Need::Target, Need::Components], run: clippy_wasm },
    Stage { name: NATIVE, is_fast: true, needs: &[Need::Target, Need::Nextest], run: native },
    Stage { name: DOCTESTS, is_fast: false, needs: &[Need::Target], run: doctests },
    Stage { name: DOC, is_fast: false, needs: &[Need::Target], run: doc },
    Stage { name: DUCKDB, is_fast: false, needs: &[Need::Target], run: duckdb::check },
    Stage { name: PAPERS, is_fast: false, needs: &[Need::Target], run: papers::check },
    Stage { name: DENY, is_fast: false, needs: &[Need::Target, Need::Deny], run: deny },
    Stage { name: STORE, is_fast: false, needs: &[Need::Target, Need::BuildTools, Need::Chromium], run: store },
    Stage { name: STORE_FIREFOX, is_fast: false, needs: &[Need::Target, Need::BuildTools, Need::Geckodriver], run: store_firefox },
    Stage { name: BUILD, is_fast: false, needs: &[Need::Target, Need::BuildTools], run: build },
    Stage { name: SIZE, is_fast: false, needs: &[], run: first_screen },
    Stage { name: JOURNEYS, is_fast: false, needs: &[Need::Chromium, Need::Journeys], run: journeys },
    Stage { name: JOURNEYS_FIREFOX, is_fast: false, needs: &[Need::Journeys], run: journeys_firefox },
];

const FMT: &str = "fmt";
const CLIPPY: &str = "clippy";
const CLIPPY_WASM: &str = "clippy-wasm";
const NATIVE: &str = "native";
const DOCTESTS: &str = "doctests";
const DOC: &str = "doc";
pub(super) const DUCKDB: &str = "duckdb";
pub(super) const PAPERS: &str = "papers";
const DENY: &str = "deny";
const STORE: &str = "store";
const STORE_FIREFOX: &str = "store-firefox";
const BUILD: &str = "build";
const SIZE: &str = "size";
const JOURNEYS: &str = "journeys";
const JOURNEYS_FIREFOX: &str = "journeys-firefox";

fn passed(detail: impl Into<String>) -> Result<Outcome, Failure> {
    Ok(Outcome::Passed(detail.into()))
}

fn cargo(checks: &Checks, arguments: &[&str]) -> Command {
    let mut command = checks.workshop.command("cargo");
    command.args(arguments);
    command
}

fn fmt(checks: &Checks) -> Result<Outcome, Failure> {
    checks.run(FMT, &mut cargo(checks, &["fmt", "--all", "--check"]), 5)?;
    passed("")
}

fn clippy(checks: &Checks) -> Result<Outcome, Failure> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    checks.run(CLIPPY, &mut cargo(checks, &arguments), 40)?;
    passed("no warnings")
}

fn clippy_wasm(checks: &Checks) -> Result<Outcome, Failure> {
    let packages = [
        "clippy",
        "-p",
        "daicho-app",
        "-p",
        "daicho-pdf",
        "-p",
        "daicho-wasm-tests",
        "--target",
        WASM,
    ];
    let mut command = cargo(checks, &packages);
    checks.run(
        CLIPPY_WASM,
        command.args(["--all-targets", "--", "-D", "warnings"]),
        40,
    )?;
    passed("no warnings")
}

fn native(checks: &Checks) -> Result<Outcome, Failure> {
    let arguments = [
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--color",
        "never",
    ];
    checks.run(NATIVE, &mut cargo(checks, &arguments), 40)?;
    let output = checks.output(NATIVE);
    let skipped = output
        .lines()
        .filter(|line| line.contains("corpus") && line.contains("skip"))
        .count();
    let tests = output
        .lines()
        .find_map(|line| line.trim().strip_prefix("Summary ")?.split(']').nth(1))
        .unwrap_or_default();
    match skipped {
        0 => passed(tests.trim()),
        _ => passed(format!(
            "{} ({skipped} lines on an absent corpus)",
            tests.trim()
        )),
    }
}

fn doctests(checks: &Checks) -> Result<Outcome, Failure> {
    checks.run(
        DOCTESTS,
        &mut cargo(checks, &["test", "--doc", "-p", "daicho-core"]),
        30,
    )?;
    passed(tests_counted(&checks.output(DOCTESTS)))
}

fn doc(checks: &Checks) -> Result<Outcome, Failure> {
    let mut command = cargo(
        checks,
        &[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
        ],
    );
    checks.run(DOC, command.env("RUSTDOCFLAGS", "-D warnings"), 40)?;
    passed("no warnings")
}

fn deny(checks: &Checks) -> Result<Outcome, Failure> {
    // All platforms' dependencies are looked at, so all of them have to be here.
    checks.run(DENY, &mut cargo(checks, &["fetch"]), 15)?;
    let check = |what: &[&str]| {
        let mut command = cargo(checks, &["deny", "--offline", "--all-features", "check"]);
        command.args(what);
        command
    };
    checks.run(DENY, &mut check(&["bans", "licenses", "sources"]), 10)?;
    if !has_advisories() {
        return passed(
            "bans, licences, sources; advisories NOT checked: no copy of the database (`cargo deny fetch db`)",
        );
    }
    checks.run(
        DENY,
        check(&["--disable-fetch", "advisories"]).env_remove("CARGO_NET_OFFLINE"),
        10,
    )?;
    passed("bans, licences, sources, advisories")
}

/// Returns whether a copy of the advisory database is where cargo-deny looks for it.
fn has_advisories() -> bool {
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home = home.or_else(|| {
        std::env::var_os("HOME").map(|home| std::path::PathBuf::from(home).join(".cargo"))
    });
    let databases = home.and_then(|home| std::fs::read_dir(home.join("advisory-dbs")).ok());
    databases.is_some_and(|mut entries| entries.next().is_some())
}

fn store(checks: &Checks) -> Result<Outcome, Failure> {
    let driver = checks.workshop.surroundings.find("chromedriver");
    let driver =
        driver.ok_or_else(|| Failure::missing("there is no chromedriver", "chromedriver"))?;
    browser_tests(checks, STORE, "CHROMEDRIVER", &driver)
}

fn store_firefox(checks: &Checks) -> Result<Outcome, Failure> {
    if browser::find_firefox(&checks.workshop).is_none() {
        return Ok(Outcome::Skipped("Firefox is not installed".to_owned()));
    }
    let driver = checks.workshop.surroundings.find("geckodriver");
    let driver =
        driver.ok_or_else(|| Failure::missing("there is no geckodriver", "geckodriver"))?;
    browser_tests(checks, STORE_FIREFOX, "GECKODRIVER", &driver)
}

/// Runs the tests of `wasm-tests` in the browser whose driver the variable names.
fn browser_tests(
    checks: &Checks,
    stage: &str,
    variable: &str,
    driver: &std::path::Path,
) -> Result<Outcome, Failure> {
    let mut command = cargo(
        checks,
        &["test", "-p", "daicho-wasm-tests", "--target", WASM],
    );
    command
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER")
        .env_remove("SAFARIDRIVER");
    command
        .env(variable, driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    checks.run(stage, &mut command, 30)?;
    passed(tests_counted(&checks.output(stage)))
}

/// Returns how many tests passed, over all `test result:` lines of cargo.
fn tests_counted(output: &str) -> String {
    let counts = output.lines().filter_map(|line| {
        let rest = line.strip_prefix("test result: ok. ")?;
        rest.split(' ').next()?.parse::<u32>().ok()
    });
    format!("{} passed", counts.sum::<u32>())
}

fn build(checks: &Checks) -> Result<Outcome, Failure> {
    let mut trunk = checks.workshop.command("trunk");
    checks.run(BUILD, trunk.args(["build", "--release"]), 45)?;
    site::complete(&checks.workshop.root.join("dist"))?;
    passed("dist/")
}

fn first_screen(checks: &Checks) -> Result<Outcome, Failure> {
    size::check(&checks.workshop.root.join("dist"))
}

fn journeys(checks: &Checks) -> Result<Outcome, Failure> {
    let path = browser::find_chromium(&checks.workshop);
    let path = path.ok_or_else(|| Failure::missing("there is no Chromium", "Chromium"))?;
    run_journeys(checks, JOURNEYS, "chromium", &path)
}

fn journeys_firefox(checks: &Checks) -> Result<Outcome, Failure> {
    let Some(path) = browser::find_firefox(&checks.workshop) else {
        return Ok(Outcome::Skipped("Firefox is not installed".to_owned()));
    };
    match browser::firefox_obstacle(&checks.workshop, &path) {
        Some(obstacle) => Ok(Outcome::Skipped(obstacle)),
        None => run_journeys(checks, JOURNEYS_FIREFOX, "firefox", &path),
    }
}

/// Runs `wasm-tests/journeys` against `dist/`, served under a sub-path, where an absolute link would not be found.
fn run_journeys(
    checks: &Checks,
    stage: &str,
    name: &str,
    path: &std::path::Path,
) -> Result<Outcome, Failure> {
    let dist = checks.workshop.root.join("dist");
    if !dist.join("index.html").is_file() {
        return Err(Failure::new(
            "there is no dist/ to look at: the build stage has to pass first",
        ));
    }
    let server = Server::bind(dist.clone(), "/some/sub-path/", 0)?;
    let address = server.address();
    std::thread::spawn(move || server.serve());
    let mut node = checks.workshop.command("node");
    node.arg("wasm-tests/journeys/run.mjs")
        .env("DAICHO_URL", address)
        .env("DAICHO_DIST", dist);
    node.env("DAICHO_BROWSER", name)
        .env("DAICHO_BROWSER_PATH", path);
    if apt::is_root() {
        node.env("DAICHO_NO_SANDBOX", "1");
    }
    if checks.nightly && std::env::var_os("DAICHO_KILLS").is_none() {
        node.env("DAICHO_KILLS", "50");
    }
    checks.run(stage, &mut node, if checks.nightly { 90 } else { 30 })?;
    passed(checks.output(stage).lines().last().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_are_summed_over_test_binaries() {
        let output = "test result: ok. 3 passed; 0 failed; 0 ignored\nx\ntest result: ok. 4 passed; 0 failed\n";
        assert_eq!(tests_counted(output), "7 passed");
        assert_eq!(tests_counted(""), "0 passed");
    }
}
