//! The command line.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

use crate::words::Words;

/// Describes all commands in the chosen language.
pub(crate) fn command(words: &Words) -> Command {
    Command::new("daicho")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.get("about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(text("lang", "LANG", words.get("arg-lang")).global(true))
        .arg(path("passphrase-file", words.get("arg-passphrase-file")).global(true))
        .subcommand(
            Command::new("info")
                .about(words.get("about-info"))
                .arg(ledger(words))
                .arg(flag("json", words.get("arg-json"))),
        )
        .subcommand(
            Command::new("verify")
                .about(words.get("about-verify"))
                .arg(ledger(words)),
        )
        .subcommand(merge(words))
        .subcommand(import(words))
        .subcommand(export(words))
}

fn merge(words: &Words) -> Command {
    let files = Arg::new("files")
        .value_name("FILE")
        .help(words.get("arg-files"))
        .value_parser(value_parser!(PathBuf))
        .num_args(2..)
        .required(true);
    Command::new("merge")
        .about(words.get("about-merge"))
        .arg(files)
        .arg(
            path("output", words.get("arg-output"))
                .short('o')
                .required(true),
        )
        .arg(path("report", words.get("arg-report")))
        .arg(text("author", "NAME", words.get("arg-author")))
        .arg(flag("encrypt", words.get("arg-encrypt")))
        .arg(flag("accept-damage", words.get("arg-accept-damage")))
        .arg(flag("other-facility", words.get("arg-other-facility")))
        .arg(flag(
            "without-confidential",
            words.get("arg-without-confidential"),
        ))
}

fn import(words: &Words) -> Command {
    Command::new("import")
        .about(words.get("about-import"))
        .arg(ledger(words))
        .arg(path("csv", words.get("arg-csv-in")).required(true))
        .arg(path("map", words.get("arg-map")))
        .arg(flag("suggest-map", words.get("arg-suggest-map")))
        .arg(path("output", words.get("arg-output")).short('o'))
        .arg(path("report", words.get("arg-report")))
        .arg(text("author", "NAME", words.get("arg-author")))
        .arg(text("create", "NAME", words.get("arg-create")))
        .arg(flag("encrypt", words.get("arg-encrypt")))
        .arg(flag("accept-damage", words.get("arg-accept-damage")))
}

fn export(words: &Words) -> Command {
    let formats = ["csv", "xlsx", "ndjson", "parquet"];
    let keys = [
        "arg-out-csv",
        "arg-out-xlsx",
        "arg-out-ndjson",
        "arg-out-parquet",
    ];
    let outputs = formats
        .iter()
        .zip(keys)
        .map(|(name, key)| path(name, words.get(key)));
    let one = clap::ArgGroup::new("format").args(formats).required(true);
    Command::new("export")
        .about(words.get("about-export"))
        .arg(ledger(words))
        .args(outputs)
        .group(one)
        .arg(flag("accept-damage", words.get("arg-accept-damage")))
}

fn ledger(words: &Words) -> Arg {
    Arg::new("ledger")
        .value_name("LEDGER")
        .help(words.get("arg-file"))
        .value_parser(value_parser!(PathBuf))
        .required(true)
}

fn path(name: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .value_name("FILE")
        .help(help)
        .value_parser(value_parser!(PathBuf))
}

fn text(name: &'static str, value: &'static str, help: String) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn flag(name: &'static str, help: String) -> Arg {
    Arg::new(name)
        .long(name)
        .help(help)
        .action(ArgAction::SetTrue)
}

/// Reads what was given for an option that holds a file.
pub(crate) fn file<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m PathBuf> {
    matches.try_get_one::<PathBuf>(name).ok().flatten()
}

/// Reads what was given for an option that holds a text.
pub(crate) fn word<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m String> {
    matches.try_get_one::<String>(name).ok().flatten()
}

/// Whether a flag was given.
pub(crate) fn is_set(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten() == Some(&true)
}
