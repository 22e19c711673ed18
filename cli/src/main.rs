//! `daicho`: ledgers on the command line, for scripts of the IT office. Thin over `daicho-core`.
//!
//! | module | what it does |
//! |---|---|
//! | `options` | the command line |
//! | `words` | its messages in Japanese and English |
//! | `context` | language, passphrase, clock, random ids, progress |
//! | `failure` | errors and exit codes |
//! | `problem` | what is wrong with a ledger |
//! | `file` | ledgers as files; files replaced whole or not at all |
//! | `info` | `info` and `verify` |
//! | `merge` | `merge` |
//! | `import` | `import` |
//! | `export` | `export`: CSV, XLSX, NDJSON, Parquet |
//! | `report` | what remains for a person, as CSV or JSON |
//!
//! Exit codes: 0 done, 1 failed, 2 wrong use, 3 done and something remains for a person (conflicts, doubtful rows), 4 a
//! ledger is damaged.

mod context;
mod export;
mod failure;
mod file;
mod import;
mod info;
mod merge;
mod options;
mod problem;
mod report;
mod words;

use std::process::ExitCode;

use clap::ArgMatches;

use context::Context;
use failure::{Failure, USAGE};
use words::{Language, Words};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let words = Words::new(Language::chosen(&arguments, |name| {
        std::env::var(name).ok()
    }));
    let matches = match options::command(&words).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            if error.use_stderr() {
                eprintln!("{}", words.get("error-usage"));
            }
            // Help and version are no errors, and a closed pipe is none of ours.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(USAGE));
        }
    };
    let context = match Context::new(words, &matches) {
        Ok(context) => context,
        Err(failure) => {
            let words = Words::new(Language::chosen(&arguments, |name| {
                std::env::var(name).ok()
            }));
            eprintln!("{}", failure.text(&words));
            return ExitCode::from(failure.code);
        }
    };
    match dispatch(&context, &matches) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            eprintln!("{}", failure.text(&context.words));
            ExitCode::from(failure.code)
        }
    }
}

fn dispatch(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    match matches.subcommand() {
        Some(("info", matches)) => info::info(context, matches),
        Some(("verify", matches)) => info::verify(context, matches),
        Some(("merge", matches)) => merge::merge(context, matches),
        Some(("import", matches)) => import::import(context, matches),
        Some(("export", matches)) => export::export(context, matches),
        _ => Ok(USAGE),
    }
}
