//! The documented query over the exports of two hospitals, in DuckDB.
//!
//! DuckDB comes as a package of Python and is kept in the tools folder; where there is no Python, or it cannot be
//! installed, the stage says so and is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::stages::DUCKDB;
use super::{Checks, Outcome};
use crate::run::{Failure, output_of, run_silently};
use crate::setup::{Workshop, say};

const VERSION: &str = "2.0.0";
/// The document whose query is run.
const DOCUMENT: &str = "docs/duckdb.md";
/// Hospitals and their lists: the header, then devices.
const HOSPITALS: [(&str, &str, &str); 2] = [
    (
        "midori",
        "みどり病院",
        "管理番号,製造販売業者,サポート終了日\r\nM-1,青空医療,2020-03-31\r\nM-2,青空医療,2099-12-31\r\nM-3,青空医療,回答拒否\r\n",
    ),
    (
        "aoba",
        "あおば病院",
        "管理番号,製造販売業者,サポート終了日\r\nA-1,青空医療,2021\r\nA-2,,\r\n",
    ),
];
/// What the query gives: a line a row, cells with a bar between them.
const EXPECTED: &str =
    "あおば病院|?|1|0|1|0\nあおば病院|青空医療|1|0|0|0\nみどり病院|青空医療|3|1|1|1\n";
/// Runs the query in the folder of the exports.
const SCRIPT: &str = "import duckdb, sys
sys.stdout.reconfigure(encoding='utf-8', newline='\\n')
for row in duckdb.sql(open('question.sql', encoding='utf-8').read()).fetchall():
    print('|'.join(str(cell) for cell in row))
";

/// Exports two ledgers and asks DuckDB.
pub(super) fn check(checks: &Checks) -> Result<Outcome, Failure> {
    let package = match provide(&checks.workshop) {
        Ok(package) => package,
        Err(why) => return Ok(Outcome::Skipped(why)),
    };
    let folder = checks.workshop.root.join("target/xtask/duckdb");
    let _ = fs::remove_dir_all(&folder);
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", folder.display()));
    fs::create_dir_all(&folder).map_err(failed)?;
    for (name, hospital, list) in HOSPITALS {
        fs::write(folder.join(format!("{name}.csv")), list).map_err(failed)?;
        export(checks, &folder, name, hospital)?;
    }
    let document = fs::read_to_string(checks.workshop.root.join(DOCUMENT)).map_err(failed)?;
    let query =
        query(&document).ok_or_else(|| Failure::new(format!("{DOCUMENT} has no block of SQL")))?;
    fs::write(folder.join("question.sql"), query).map_err(failed)?;
    let mut python = checks.workshop.surroundings.command("python3");
    python
        .current_dir(&folder)
        .args(["-c", SCRIPT])
        .env("PYTHONPATH", package);
    let answer = output_of(&mut python)
        .ok_or_else(|| Failure::new(format!("DuckDB does not take the query of {DOCUMENT}")))?;
    if answer != EXPECTED {
        return Err(Failure::new(format!(
            "the query gives\n{answer}instead of\n{EXPECTED}"
        )));
    }
    Ok(Outcome::Passed(format!(
        "the query of {DOCUMENT}, DuckDB {VERSION}"
    )))
}

/// Makes a ledger of a list and writes it as Parquet.
fn export(checks: &Checks, folder: &Path, name: &str, hospital: &str) -> Result<(), Failure> {
    let path = |ending: &str| {
        folder
            .join(format!("{name}.{ending}"))
            .display()
            .to_string()
    };
    let (ledger, list, parquet) = (path("daicho"), path("csv"), path("parquet"));
    let import = ["import", &ledger, "--csv", &list, "--create", hospital];
    let export = ["export", &ledger, "--parquet", &parquet];
    for arguments in [import.as_slice(), export.as_slice()] {
        let mut cargo = checks.workshop.command("cargo");
        cargo
            .args(["run", "--quiet", "--package", "daicho-cli", "--"])
            .args(arguments);
        checks.run(DUCKDB, &mut cargo, 30)?;
    }
    Ok(())
}

/// The first block of SQL in a document.
fn query(document: &str) -> Option<&str> {
    let (_, rest) = document.split_once("```sql\n")?;
    rest.split_once("```").map(|(query, _)| query)
}

/// Installs DuckDB into the tools folder, unless it is there; else says why that is not possible.
fn provide(workshop: &Workshop) -> Result<PathBuf, String> {
    let package = workshop
        .tools
        .join("python")
        .join(format!("duckdb-{VERSION}"));
    let is_there = || {
        let mut python = workshop.surroundings.command("python3");
        python
            .args(["-c", "import duckdb"])
            .env("PYTHONPATH", &package);
        package.is_dir() && output_of(&mut python).is_some()
    };
    if is_there() {
        return Ok(package);
    }
    if !workshop.surroundings.has("python3") {
        return Err("there is no python3 to install DuckDB with".to_owned());
    }
    say(format!("pip install duckdb {VERSION}"));
    let mut pip = workshop.surroundings.command("python3");
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--disable-pip-version-check",
    ]);
    pip.arg("--target")
        .arg(&package)
        .arg(format!("duckdb=={VERSION}"));
    run_silently(&mut pip, Duration::from_secs(300))
        .map_err(|failure| format!("DuckDB cannot be installed: {}", failure.reason))?;
    if is_there() {
        return Ok(package);
    }
    Err("the DuckDB of pip does not start".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_query_is_found() {
        let document = include_str!("../../../docs/duckdb.md");
        assert!(query(document).is_some_and(|query| query.trim_end().ends_with(';')));
        assert_eq!(query("none"), None);
    }
}
