//! Annexes and lists of questions as word processors see them: held against the schema of Microsoft's Open XML SDK, and made pages by
//! LibreOffice.
//!
//! The SDK comes as a package of npm and is kept in the tools folder; LibreOffice is used where it is installed. Where one is
//! missing, the stage says so; where both are, it is skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::stages::PAPERS;
use super::{Checks, Outcome};
use crate::run::{Failure, output_of, run_silently};
use crate::setup::{Workshop, say};

const PACKAGE: &str = "@ooxml-tools/validate";
const VERSION: &str = "0.4.6";
/// Programs that make pages and read them.
const PROGRAMS: [&str; 3] = ["soffice", "pdftotext", "pdfinfo"];
/// Fewest and most pages of an annex; a list of questions has fewer.
const PAGES: std::ops::RangeInclusive<usize> = 2..=80;

/// Writes papers of the sample ledger and looks at each.
pub(super) fn check(checks: &Checks) -> Result<Outcome, Failure> {
    let workshop = &checks.workshop;
    let validator = provide(workshop);
    let missing = PROGRAMS.iter().find(|it| !workshop.surroundings.has(it));
    let renderer = missing.map_or(Ok(()), |program| Err(format!("there is no {program}")));
    if let (Err(why), Err(reason)) = (&validator, &renderer) {
        return Ok(Outcome::Skipped(format!("{why}; {reason}")));
    }
    let folder = workshop.root.join("target/xtask/papers");
    let _ = fs::remove_dir_all(&folder);
    let mut cargo = workshop.command("cargo");
    cargo
        .args(["run", "--quiet", "--package", "daicho-core"])
        .args(["--example", "annexes", "--"])
        .arg(&folder);
    checks.run(PAPERS, &mut cargo, 30)?;
    let files = documents(&folder)?;
    let validated = match &validator {
        Ok(program) => {
            for file in &files {
                validate(workshop, program, file)?;
            }
            "fit the schema".to_owned()
        }
        Err(why) => format!("NOT held against the schema: {why}"),
    };
    let rendered = match &renderer {
        Ok(()) => format!("{} pages in LibreOffice", pages(checks, &folder, &files)?),
        Err(why) => format!("NOT made pages: {why}"),
    };
    let count = files.len();
    Ok(Outcome::Passed(format!(
        "{count} files; {validated}; {rendered}"
    )))
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("{}: {error}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|ending| ending == "docx") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Lets the SDK look at a file. It lists what is wrong, as JSON.
fn validate(workshop: &Workshop, program: &Path, file: &Path) -> Result<(), Failure> {
    let mut node = workshop.surroundings.command("node");
    node.arg(program).args(["--of", "json"]).arg(file);
    let answer = output_of(&mut node)
        .ok_or_else(|| Failure::new(format!("{PACKAGE} does not read {}", file.display())))?;
    if answer.trim() == "[]" {
        return Ok(());
    }
    Err(Failure::new(format!("{}: {answer}", file.display())))
}

/// Lets LibreOffice make PDFs of all files, and looks for their headings; returns how many pages there are.
fn pages(checks: &Checks, folder: &Path, files: &[PathBuf]) -> Result<usize, Failure> {
    let workshop = &checks.workshop;
    let mut office = workshop.command("soffice");
    // A profile of its own: one that is open elsewhere would end this call silently.
    let profile = folder.join("profile");
    office
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(files);
    checks.run(PAPERS, &mut office, 10)?;
    let mut all = 0;
    for file in files {
        let pdf = file.with_extension("pdf");
        let mut info = workshop.surroundings.command("pdfinfo");
        let count = output_of(info.arg(&pdf)).and_then(|text| page_count(&text));
        let mut reader = workshop.surroundings.command("pdftotext");
        let text = output_of(reader.arg(&pdf).arg("-"));
        let (Some(count), Some(text)) = (count, text) else {
            return Err(Failure::new(format!("{} was not made", pdf.display())));
        };
        if !PAGES.contains(&count) {
            return Err(Failure::new(format!("{}: {count} pages", pdf.display())));
        }
        all += count;
        let source = fs::read_to_string(file.with_extension("md"))
            .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
        if let Some(heading) = lost(&source, &text) {
            let name = pdf.display();
            return Err(Failure::new(format!("{name}: `{heading}` is not there")));
        }
    }
    Ok(all)
}

fn page_count(info: &str) -> Option<usize> {
    let line = info.lines().find_map(|line| line.strip_prefix("Pages:"))?;
    line.trim().parse().ok()
}

/// The first heading of the Markdown of a paper that its pages do not have.
fn lost<'a>(markdown: &'a str, pages: &str) -> Option<&'a str> {
    let bare = |text: &str| text.replace(|c: char| c.is_whitespace() || c == '\\', "");
    let pages = bare(pages);
    let headings = markdown.lines().filter(|line| line.starts_with('#'));
    let mut headings = headings.map(|line| line.trim_start_matches('#').trim());
    headings.find(|heading| !pages.contains(&bare(heading)))
}

/// Installs the SDK into the tools folder, unless it is there; else says why that is not possible.
fn provide(workshop: &Workshop) -> Result<PathBuf, String> {
    let folder = workshop.tools.join(format!("npm/ooxml-validate-{VERSION}"));
    let program = folder
        .join("node_modules")
        .join(PACKAGE)
        .join("dist/npm/bin/ooxml-validate.js");
    if program.is_file() {
        return Ok(program);
    }
    if !workshop.surroundings.has("npm") {
        return Err(format!("there is no npm to install {PACKAGE} with"));
    }
    say(format!("npm install {PACKAGE} {VERSION}"));
    let mut npm = workshop.surroundings.command("npm");
    npm.args(["install", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg("--prefix")
        .arg(&folder)
        .arg(format!("{PACKAGE}@{VERSION}"));
    run_silently(&mut npm, Duration::from_secs(300))
        .map_err(|failure| format!("{PACKAGE} cannot be installed: {}", failure.reason))?;
    if program.is_file() {
        return Ok(program);
    }
    Err(format!("npm did not install {PACKAGE}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_that_is_on_no_page_is_found() {
        let markdown = "# 別紙\n\n## 章 / Chapter \\<1\\>\n\ntext\n\n### 第2条 回線\n";
        let pages = "別紙\n章 / Chap\nter <1>\n第 2 条\n回 線";
        assert_eq!(lost(markdown, pages), None);
        assert_eq!(
            lost(markdown, "別紙 第2条 回線"),
            Some("章 / Chapter \\<1\\>")
        );
    }

    #[test]
    fn pages_are_counted() {
        assert_eq!(page_count("Title: x\nPages:           34\n"), Some(34));
        assert_eq!(page_count(""), None);
    }
}
