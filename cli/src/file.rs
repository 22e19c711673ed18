//! Files: ledgers that are read whole, and files that are replaced whole or not at all.

use std::{
    borrow::Cow,
    fs,
    io::Write,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use daicho_core::{
    document::attachment,
    exchange::{
        self, Attachment, Content, Diagnostic, Manifest, Problem,
        write::{BlobBytes, CommitBytes, Contents},
    },
    ledger::{
        commit::SealedCommit,
        edit::Authorship,
        state::{ApplyError, Ledger},
    },
};

use crate::{
    context::{Bar, Context, tool},
    failure::{DAMAGED, Failure},
    problem,
};

/// A ledger as it was read.
pub(crate) struct LedgerFile {
    pub(crate) path: PathBuf,
    pub(crate) manifest: Manifest,
    pub(crate) commits: Vec<SealedCommit>,
    pub(crate) blobs: Vec<Attachment>,
    pub(crate) problems: Vec<Diagnostic>,
    /// Whether the file was encrypted: what is made of it is so, too.
    pub(crate) is_encrypted: bool,
}

/// What is applied, and what does not fit.
pub(crate) struct Applied {
    pub(crate) ledger: Ledger,
    pub(crate) refused: Vec<ApplyError>,
}

impl LedgerFile {
    pub(crate) fn open(context: &Context, path: &Path) -> Result<Self, Failure> {
        let bytes = fs::read(path)
            .map_err(|error| Failure::of("error-read", path).with("detail", error))?;
        let mut bar = Bar::new();
        let passphrase = context.passphrase.as_deref();
        let parsed = exchange::read_with(&bytes, passphrase, &mut |progress| {
            bar.tell(path, progress);
            ControlFlow::Continue(())
        });
        let parsed = parsed.map_err(|error| Failure::of_bundle(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            manifest: parsed.value.manifest,
            commits: parsed.value.commits,
            blobs: parsed.value.blobs,
            problems: parsed.diagnostics,
            is_encrypted: exchange::is_encrypted(&bytes),
        })
    }

    /// Opens a ledger to work on; a damaged one only where that is accepted.
    pub(crate) fn open_sound(
        context: &Context,
        path: &Path,
        accept_damage: bool,
    ) -> Result<Self, Failure> {
        let file = Self::open(context, path)?;
        let damage: Vec<_> = file.damage().collect();
        for diagnostic in &damage {
            eprintln!("{}", problem::text(&context.words, diagnostic));
        }
        if damage.is_empty() || accept_damage {
            drop(damage);
            return Ok(file);
        }
        Err(Failure::of("error-damage", path).code(DAMAGED))
    }

    /// Lists the problems by which something is lost; what this version does not know is no damage.
    pub(crate) fn damage(&self) -> impl Iterator<Item = &Diagnostic> {
        let is_damage = |diagnostic: &&Diagnostic| {
            !matches!(
                diagnostic.problem,
                Problem::NoManifest | Problem::UnknownEntry { .. }
            )
        };
        self.problems.iter().filter(is_damage)
    }
}

/// Applies commits in any order.
pub(crate) fn apply<'c>(commits: impl IntoIterator<Item = &'c SealedCommit>) -> Applied {
    let mut applied = Applied {
        ledger: Ledger::new(),
        refused: Vec::new(),
    };
    for commit in commits {
        if let Err(error) = applied.ledger.apply(commit) {
            applied.refused.push(error);
        }
    }
    applied.refused.extend(applied.ledger.stuck());
    applied
}

/// What a written ledger is made of.
pub(crate) struct Parts<'a> {
    pub(crate) ledger: &'a Ledger,
    pub(crate) commits: &'a [SealedCommit],
    pub(crate) blobs: &'a [Attachment],
    pub(crate) who: Authorship,
    pub(crate) without_confidential: bool,
    pub(crate) is_encrypted: bool,
}

/// Writes a ledger in the place of a file.
pub(crate) fn save_ledger(context: &Context, path: &Path, parts: Parts<'_>) -> Result<(), Failure> {
    let commits = parts.commits.iter().map(CommitBytes::from);
    let mut contents = Contents::of(parts.ledger, parts.who, tool(), commits);
    contents.blobs = parts
        .blobs
        .iter()
        .map(|blob| blob_bytes(parts.ledger, blob))
        .collect();
    contents.without_confidential = parts.without_confidential;
    let failed = |error: &dyn std::fmt::Display| Failure::new("error-bundle").with("detail", error);
    let mut bytes = exchange::write(&contents).map_err(|error| failed(&error))?;
    if parts.is_encrypted {
        let passphrase = context.passphrase.as_deref();
        let passphrase =
            passphrase.ok_or_else(|| Failure::new("error-no-passphrase-to-encrypt"))?;
        bytes = exchange::encrypt(&bytes, passphrase).map_err(|error| failed(&error))?;
    }
    save(path, |file| file.write_all(&bytes))
}

fn blob_bytes<'a>(ledger: &Ledger, blob: &'a Attachment) -> BlobBytes<'a> {
    let bytes = match &blob.content {
        Content::Bytes(bytes) => Some(Cow::Borrowed(bytes.as_slice())),
        Content::Confidential | Content::LeftOut(_) | Content::Missing | Content::Damaged => None,
    };
    BlobBytes {
        sha256: blob.sha256,
        size: blob.size.unwrap_or(0),
        bytes,
        is_confidential: attachment::is_confidential(ledger, &blob.sha256),
    }
}

/// Writes a file beside its place and renames it: what was there stays until the new one is whole. `-` is the standard
/// output.
pub(crate) fn save(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::of("error-write", path).with("detail", error);
    if path.as_os_str() == "-" {
        let mut out = std::io::BufWriter::new(std::io::stdout());
        return write(&mut out).and_then(|()| out.flush()).map_err(failed);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let result = write_beside(&beside, write).and_then(|()| fs::rename(&beside, path));
    if result.is_err() {
        let _ = fs::remove_file(&beside);
    }
    result.map_err(failed)
}

fn write_beside(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(fs::File::create(path)?);
    write(&mut file)?;
    file.flush()?;
    file.get_ref().sync_all()
}
