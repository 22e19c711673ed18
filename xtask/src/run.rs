//! Child processes: what they inherit, where their output goes, how long they may take.

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Why a step did not succeed and, where there is one, the one thing to install.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Failure {
    /// What went wrong, without a full stop.
    pub(crate) reason: String,
    /// What a person would install or start to get past it.
    pub(crate) install: Option<String>,
}

impl Failure {
    /// A failure that nothing to install would mend.
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            install: None,
        }
    }

    /// A failure that is over once `install` is there.
    pub(crate) fn missing(reason: impl Into<String>, install: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            install: Some(install.into()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)?;
        match &self.install {
            None => Ok(()),
            Some(install) => write!(f, "\n       to install: {install}"),
        }
    }
}

/// What cargo and rustup tell `cargo xtask` about itself and what would mislead another cargo or rustc below it.
fn is_of_the_outer_cargo(name: &str) -> bool {
    name == "CARGO"
        || name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name == "RUST_RECURSION_COUNT"
}

/// How child processes are started: the PATH with our tools first, and variables.
#[derive(Clone, Debug, Default)]
pub(crate) struct Surroundings {
    first_on_path: Vec<PathBuf>,
    variables: Vec<(String, OsString)>,
    removed: Vec<String>,
}

impl Surroundings {
    /// Puts `folder` before everything else on PATH.
    pub(crate) fn put_first(&mut self, folder: &Path) {
        self.first_on_path.insert(0, folder.to_owned());
    }

    /// Sets a variable for all children.
    pub(crate) fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.removed.retain(|other| other != name);
        self.variables.retain(|(other, _)| other != name);
        self.variables.push((name.to_owned(), value.into()));
    }

    /// Takes a variable away from all children.
    pub(crate) fn remove(&mut self, name: &str) {
        self.variables.retain(|(other, _)| other != name);
        self.removed.push(name.to_owned());
    }

    /// Starts to describe a call of `program`.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        for (name, value) in std::env::vars_os() {
            let Some(text) = name.to_str() else { continue };
            if is_of_the_outer_cargo(text) {
                command.env_remove(&name);
            } else if text == "LD_LIBRARY_PATH" {
                // cargo adds its own libraries here; another compiler must not find them.
                let kept =
                    std::env::split_paths(&value).filter(|folder| !is_a_folder_of_cargo(folder));
                command.env(
                    "LD_LIBRARY_PATH",
                    std::env::join_paths(kept).unwrap_or_default(),
                );
            }
        }
        command.env("PATH", self.path());
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        for name in &self.removed {
            command.env_remove(name);
        }
        command
    }

    /// Returns where `program` is, searched as a child process would.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        std::env::split_paths(&self.path())
            .map(|folder| folder.join(program))
            .find(|file| is_executable(file))
    }

    /// Returns whether `program` can be called.
    pub(crate) fn has(&self, program: &str) -> bool {
        self.find(program).is_some()
    }

    fn path(&self) -> OsString {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self
            .first_on_path
            .iter()
            .cloned()
            .chain(std::env::split_paths(&inherited));
        std::env::join_paths(folders).unwrap_or(inherited)
    }
}

fn is_a_folder_of_cargo(folder: &Path) -> bool {
    folder
        .components()
        .any(|part| part.as_os_str() == "toolchains" || part.as_os_str() == "target")
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

/// Returns the standard output of a quick call; `None` when it failed or could not be started.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a call whose output the person sees.
pub(crate) fn run_loudly(command: &mut Command, limit: Duration) -> Result<(), Failure> {
    run(command.stdin(Stdio::null()), limit)
}

/// Runs a call whose output goes to the file `log`.
pub(crate) fn run_into(log: &Path, command: &mut Command, limit: Duration) -> Result<(), Failure> {
    let append = || File::options().create(true).append(true).open(log);
    let files = append().and_then(|out| Ok((out, append()?)));
    let (out, err) =
        files.map_err(|error| Failure::new(format!("cannot write {}: {error}", log.display())))?;
    run(command.stdin(Stdio::null()).stdout(out).stderr(err), limit)
}

/// Runs a call whose output nobody sees.
pub(crate) fn run_silently(command: &mut Command, limit: Duration) -> Result<(), Failure> {
    run(
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
        limit,
    )
}

fn run(command: &mut Command, limit: Duration) -> Result<(), Failure> {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut child = command
        .spawn()
        .map_err(|error| Failure::new(format!("cannot start {name}: {error}")))?;
    match wait(&mut child, limit) {
        Ok(Some(status)) if status.success() => Ok(()),
        Ok(Some(status)) => Err(Failure::new(format!("{name} ended with {status}"))),
        Ok(None) => Err(Failure::new(format!(
            "{name} took longer than {} s and was stopped",
            limit.as_secs()
        ))),
        Err(error) => Err(Failure::new(format!("{name}: {error}"))),
    }
}

/// Waits for the child; one that takes longer than `limit` is ended with everything it started.
fn wait(child: &mut Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_millis(2);
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
    end_with_descendants(child)?;
    Ok(None)
}

/// Ends a child and all processes below it, so that no browser or compiler is left running.
pub(crate) fn end_with_descendants(child: &mut Child) -> std::io::Result<()> {
    let below = descendants(child.id());
    child.kill()?;
    for id in below {
        let _ = Command::new("kill")
            .arg("-9")
            .arg(id.to_string())
            .stderr(Stdio::null())
            .status();
    }
    child.wait().map(drop)
}

/// Returns the processes below `ancestor`, as far as `/proc` tells (nothing where there is none).
fn descendants(ancestor: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat
                .rsplit_once(')')?
                .1
                .split_whitespace()
                .nth(1)?
                .parse()
                .ok()?;
            Some((id, parent))
        })
        .collect();
    let mut found = vec![ancestor];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(
            parents
                .iter()
                .filter(|(_, above)| *above == parent)
                .map(|(id, _)| *id),
        );
        next += 1;
    }
    found.split_off(1)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_call_over_its_limit_is_ended_with_what_it_started() {
        let started = Instant::now();
        let result = run_silently(
            Command::new("sh").args(["-c", "sleep 60 & sleep 60"]),
            Duration::from_millis(100),
        );
        assert!(result.is_err_and(|failure| failure.reason.contains("longer than")));
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn a_failing_call_names_itself() {
        let result = run_silently(
            Command::new("sh").args(["-c", "exit 3"]),
            Duration::from_secs(60),
        );
        assert!(result.is_err_and(|failure| failure.reason.starts_with("sh ended with")));
    }

    #[test]
    fn our_tools_come_first_on_the_path() {
        let mut surroundings = Surroundings::default();
        surroundings.put_first(Path::new("/first"));
        assert!(
            std::env::split_paths(&surroundings.path()).next() == Some(PathBuf::from("/first"))
        );
        assert!(surroundings.has("sh"));
        assert!(!surroundings.has("a-program-that-nobody-has"));
    }
}
