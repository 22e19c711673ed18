//! `cargo xtask`: all set-up, builds and checks of the project.
//!
//! | module | what it does |
//! |---|---|
//! | [`options`] | the command line |
//! | [`run`] | child processes: output, time limit, what they inherit |
//! | [`setup`] | compiler target, tools, browser: installs what is missing |
//! | [`site`] | builds `dist/` and fills in the service worker's list of files |
//! | [`serve`] | a small static server |
//! | [`dist`] | the site as a folder and a ZIP |
//! | [`generate`] | the ledger of a hospital that does not exist |
//! | [`test`](mod@test) | all checks, one line a stage |
//! | [`bench`](mod@bench) | the speed of the app beside its peer |
//!
//! Absent on purpose: an async runtime, an HTTP library, an argument parser. `cargo xtask` is compiled before anything
//! else on a fresh machine, so it has to be light.

mod bench;
mod dist;
mod generate;
mod options;
mod run;
mod serve;
mod setup;
mod site;
mod test;

use std::process::ExitCode;

use options::Options;
use run::Failure;

const HELP: &str = "\
cargo xtask COMMAND

  serve      set up what is missing, build the app and serve it
               --port N       the first port to try (8080)
               --no-build     serve dist/ as it is
  test       set up what is missing and check everything, one line a stage
               --only A,B     only these stages
               --fast         formatting, lints and native tests only
               --nightly      as many deaths of a tab as a night allows: 50, or $DAICHO_KILLS
               --verbose      show all output (else it is kept in target/xtask/)
  dist       build the site into dist/ and pack it as daicho-<version>.zip
               --no-build     pack dist/ as it is
  generate   write the ledger of a hospital that does not exist, as CSV
               --devices N    how many (1000)
               --seed S       the same number, the same ledger (1)
               --out FILE     where to (standard output)
  bench      measure the app beside its peer and beside the limit, in Chromium
               --devices N    rows of the ledger (100000)
               --runs N       runs of each side (3)
               --no-build     measure dist/ as it is
               --no-core      leave out the benches of core
               --no-merge     leave out merging beside Automerge and Loro
               --no-network   leave out diagrams and scans
  help       this text

Tools are kept in ~/.cache/daicho (or $DAICHO_TOOLS). FORCE_DEBIAN=1 takes Debian's compiler instead of rustup's.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    let mut options = Options::new(arguments);
    match dispatch(&command, &mut options) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, options: &mut Options) -> Result<ExitCode, Failure> {
    match command {
        "serve" => serve::command(options),
        "bench" => bench::command(options),
        "dist" => dist::command(options),
        "test" => test::command(options),
        "generate" => generate::command(options),
        "" | "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::new(format!(
            "there is no command `{command}`; see `cargo xtask help`"
        ))),
    }
}
