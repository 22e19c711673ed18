//! `cargo xtask test`: everything that can be checked, one line a stage.

mod duckdb;
mod needs;
mod papers;
mod size;
mod stages;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use crate::options::Options;
use crate::run::{Failure, run_into, run_loudly};
use crate::setup::Workshop;
use needs::Need;
use stages::{STAGES, Stage};

/// How a stage ended.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Outcome {
    /// All is well; the text says how much was looked at.
    Passed(String),
    /// Not run on this machine, and why that is acceptable.
    Skipped(String),
    /// Something is wrong, or the stage could not run.
    Failed(Failure),
}

/// What stages share.
#[derive(Debug)]
struct Checks {
    workshop: Workshop,
    provided: BTreeMap<Need, Result<(), Failure>>,
    logs: PathBuf,
    verbose: bool,
    nightly: bool,
}

/// Runs the chosen stages and prints what came of them.
pub(crate) fn command(options: &mut Options) -> Result<ExitCode, Failure> {
    let only: Option<String> = options.value("--only")?;
    let fast = options.flag("--fast");
    let verbose = options.flag("--verbose");
    let nightly = options.flag("--nightly");
    options.finish()?;
    let chosen = choose(only.as_deref(), fast)?;
    let workshop = Workshop::open()?;
    let logs = workshop.root.join("target/xtask");
    std::fs::create_dir_all(&logs)
        .map_err(|error| Failure::new(format!("{}: {error}", logs.display())))?;
    let mut checks = Checks {
        workshop,
        provided: BTreeMap::new(),
        logs,
        verbose,
        nightly,
    };
    let mut lines = vec![checks.set_up(&chosen)];
    for stage in chosen {
        lines.push(checks.stage(stage));
    }
    Ok(summary(&lines))
}

/// Returns the stages of `--only`, of `--fast`, or all.
fn choose(only: Option<&str>, fast: bool) -> Result<Vec<&'static Stage>, Failure> {
    let Some(names) = only else {
        return Ok(STAGES
            .iter()
            .filter(|stage| !fast || stage.is_fast)
            .collect());
    };
    let find = |name: &str| {
        STAGES
            .iter()
            .find(|stage| stage.name == name)
            .ok_or_else(|| {
                let known: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
                Failure::new(format!(
                    "there is no stage `{name}`; there are {}",
                    known.join(", ")
                ))
            })
    };
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(find)
        .collect()
}

/// One line of the summary.
#[derive(Debug)]
struct Line {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

impl Line {
    fn text(&self) -> String {
        let (mark, detail) = match &self.outcome {
            Outcome::Passed(detail) => ("ok  ", detail.clone()),
            Outcome::Skipped(why) => ("skip", why.clone()),
            Outcome::Failed(failure) => ("FAIL", failure.to_string()),
        };
        format!(
            "{mark} {:<18} {:>7.1} s  {detail}",
            self.name,
            self.took.as_secs_f64()
        )
        .trim_end()
        .to_owned()
    }
}

fn summary(lines: &[Line]) -> ExitCode {
    println!("\n---- summary ----");
    for line in lines {
        println!("{}", line.text());
    }
    let count =
        |wanted: fn(&Outcome) -> bool| lines.iter().filter(|line| wanted(&line.outcome)).count();
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
    let passed = lines.len() - failed - skipped;
    println!(
        "in all {:.0} s",
        lines
            .iter()
            .map(|line| line.took.as_secs_f64())
            .sum::<f64>()
    );
    match skipped {
        0 => println!("{passed} passed, {failed} failed"),
        _ => println!("{passed} passed, {failed} failed, {skipped} skipped"),
    }
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

impl Checks {
    /// Provides what the chosen stages need; a need that cannot be met fails only the stages that have it.
    fn set_up(&mut self, chosen: &[&Stage]) -> Line {
        let started = Instant::now();
        let mut first_failure = None;
        let wanted: std::collections::BTreeSet<Need> = chosen
            .iter()
            .flat_map(|stage| stage.needs)
            .copied()
            .collect();
        for need in wanted {
            let result = need.provide(&mut self.workshop);
            if let Err(failure) = &result {
                println!("[set-up] {failure}");
                first_failure.get_or_insert_with(|| failure.clone());
            }
            self.provided.insert(need, result);
        }
        let outcome = match first_failure {
            None => Outcome::Passed(format!("tools in {}", self.workshop.tools.display())),
            Some(failure) => Outcome::Failed(failure),
        };
        let line = Line {
            name: "set-up",
            took: started.elapsed(),
            outcome,
        };
        println!("{}", line.text());
        line
    }

    fn stage(&self, stage: &Stage) -> Line {
        let started = Instant::now();
        println!("...  {}", stage.name);
        let log = self.log(stage.name);
        let _ = std::fs::remove_file(&log);
        let unmet = stage
            .needs
            .iter()
            .find_map(|need| self.provided.get(need)?.as_ref().err());
        let outcome = match unmet {
            Some(failure) => Outcome::Failed(failure.clone()),
            None => (stage.run)(self).unwrap_or_else(Outcome::Failed),
        };
        let line = Line {
            name: stage.name,
            took: started.elapsed(),
            outcome,
        };
        if matches!(line.outcome, Outcome::Failed(_)) && !self.verbose {
            print_end_of(&log);
        }
        println!("{}", line.text());
        line
    }

    fn log(&self, stage: &str) -> PathBuf {
        self.logs.join(format!("{}.log", stage.replace(' ', "-")))
    }

    /// Runs a call of a stage; its output is kept in the stage's log and shown when it fails.
    fn run(&self, stage: &str, command: &mut Command, minutes: u64) -> Result<(), Failure> {
        let limit = Duration::from_secs(minutes * 60);
        if self.verbose {
            return run_loudly(command, limit);
        }
        run_into(&self.log(stage), command, limit)
    }

    /// Returns what the stage's calls printed; nothing where it went to the terminal.
    fn output(&self, stage: &str) -> String {
        std::fs::read(self.log(stage))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }
}

/// Prints the last lines of a log, which is where compilers and test runners say what is wrong.
fn print_end_of(log: &Path) {
    const SHOWN: usize = 120;
    let Ok(bytes) = std::fs::read(log) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    let hidden = lines.len().saturating_sub(SHOWN);
    if hidden > 0 {
        println!("     ({hidden} more lines in {})", log.display());
    }
    for line in lines.iter().skip(hidden) {
        println!("     {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(only: Option<&str>, fast: bool) -> Vec<&'static str> {
        choose(only, fast)
            .unwrap()
            .iter()
            .map(|stage| stage.name)
            .collect()
    }

    #[test]
    fn stages_are_chosen_by_name() {
        assert_eq!(names(Some("deny, fmt"), false), ["deny", "fmt"]);
        assert!(
            choose(Some("fmt,nothing"), false)
                .is_err_and(|failure| failure.reason.contains("`nothing`"))
        );
    }

    #[test]
    fn fast_is_a_part_of_all() {
        let (fast, all) = (names(None, true), names(None, false));
        assert!(!fast.is_empty() && fast.len() < all.len());
        assert!(fast.iter().all(|name| all.contains(name)));
    }

    #[test]
    fn every_stage_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = STAGES.iter().map(|stage| stage.name).collect();
        assert_eq!(names.len(), STAGES.len());
    }
}
