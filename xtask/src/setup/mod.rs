//! Installs what is missing, and nothing twice.
//!
//! | module | what it provides |
//! |---|---|
//! | [`target`] | a compiler that links for wasm32: rustup's, or else Debian's ([`debian`]) |
//! | [`tools`] | trunk, wasm-bindgen, wasm-opt, cargo-nextest, cargo-deny |
//! | [`browser`] | Chromium and its driver, Firefox's where it is installed, Node and the journeys' packages |
//! | [`apt`] | packages of Debian and its relatives |
//!
//! Everything but Debian's packages goes into one folder, `~/.cache/daicho` or `$DAICHO_TOOLS`.

pub(crate) mod apt;
pub(crate) mod browser;
pub(crate) mod debian;
pub(crate) mod target;
pub(crate) mod tools;

use std::path::{Path, PathBuf};

use crate::run::{Failure, Surroundings};

/// Provides what building the app takes.
pub(crate) fn for_building(workshop: &mut Workshop) -> Result<(), Failure> {
    target::provide(workshop)?;
    tools::build_tools(workshop)
}

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The project folder, the tools folder and how children are started.
#[derive(Clone, Debug)]
pub(crate) struct Workshop {
    /// The root of the repository.
    pub(crate) root: PathBuf,
    /// Where our tools are kept.
    pub(crate) tools: PathBuf,
    /// How child processes are started.
    pub(crate) surroundings: Surroundings,
}

impl Workshop {
    /// Opens the workshop: creates the tools folder and puts it first on PATH.
    pub(crate) fn open() -> Result<Self, Failure> {
        let root = repository_root()?;
        let tools = tools_folder()?;
        let bin = tools.join("bin");
        std::fs::create_dir_all(&bin).map_err(|error| {
            Failure::new(format!(
                "cannot create {}: {error}; set DAICHO_TOOLS",
                bin.display()
            ))
        })?;
        let mut surroundings = Surroundings::default();
        surroundings.put_first(&bin);
        surroundings.set(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        );
        surroundings.set("TRUNK_SKIP_VERSION_CHECK", "true");
        // Trunk takes the usual `NO_COLOR=1` for a malformed option.
        surroundings.remove("NO_COLOR");
        Ok(Self {
            root,
            tools,
            surroundings,
        })
    }

    /// Starts to describe a call of `program` in the root of the repository.
    pub(crate) fn command(&self, program: &str) -> std::process::Command {
        let mut command = self.surroundings.command(program);
        command.current_dir(&self.root);
        command
    }
}

fn repository_root() -> Result<PathBuf, Failure> {
    // Where xtask was compiled; a moved repository is found from the working directory.
    let compiled_in = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned);
    let here = std::env::current_dir().ok();
    let above = here
        .iter()
        .flat_map(|folder| folder.ancestors())
        .map(Path::to_owned);
    above
        .chain(compiled_in)
        .find(|folder| {
            folder.join("xtask/Cargo.toml").is_file() && folder.join("Trunk.toml").is_file()
        })
        .ok_or_else(|| Failure::new("run this inside the repository"))
}

fn tools_folder() -> Result<PathBuf, Failure> {
    if let Some(folder) = std::env::var_os("DAICHO_TOOLS").filter(|value| !value.is_empty()) {
        return std::path::absolute(&folder)
            .map_err(|error| Failure::new(format!("DAICHO_TOOLS={}: {error}", folder.display())));
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let home = home.ok_or_else(|| {
        Failure::new("there is no home folder: set DAICHO_TOOLS to a folder for tools")
    })?;
    Ok(PathBuf::from(home).join(".cache/daicho"))
}

/// Says what set-up is about to do or found.
pub(crate) fn say(text: impl std::fmt::Display) {
    println!("[set-up] {text}");
}

/// Returns the version of `package` in the text of a `Cargo.lock`; the first, where there are several.
pub(crate) fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    lines.find(|line| *line == name)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn the_repository_is_found() {
        assert!(repository_root().is_ok_and(|root| root.join("core").is_dir()));
    }
}
