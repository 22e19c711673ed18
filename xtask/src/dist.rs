//! `cargo xtask dist`: the site as a folder and as a ZIP, ready for any static host and any path on it.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::options::Options;
use crate::run::Failure;
use crate::setup::{self, Workshop};
use crate::site;

/// Builds `dist/` and packs it as `daicho-<version>.zip` beside it.
pub(crate) fn command(options: &mut Options) -> Result<ExitCode, Failure> {
    let no_build = options.flag("--no-build");
    options.finish()?;
    let mut workshop = Workshop::open()?;
    let dist = workshop.root.join("dist");
    if !no_build {
        setup::for_building(&mut workshop)?;
        site::build(&workshop)?;
    }
    let page = std::fs::read_to_string(dist.join("index.html"))
        .map_err(|error| Failure::new(format!("dist/index.html: {error}; leave out --no-build")))?;
    let absolute = absolute_links(&page);
    if !absolute.is_empty() {
        return Err(Failure::new(format!(
            "index.html has links that no sub-path would find: {}",
            absolute.join(", ")
        )));
    }
    let archive = workshop
        .root
        .join(format!("daicho-{}.zip", env!("CARGO_PKG_VERSION")));
    pack(&dist, &archive)?;
    println!(
        "The site is in {} and in {}",
        dist.display(),
        archive.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Returns the links of a page that do not lie below the page itself.
fn absolute_links(page: &str) -> Vec<&str> {
    let values = ["href=\"", "src=\""].into_iter().flat_map(|name| {
        page.split(name)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    });
    values
        .filter(|link| link.starts_with('/') || link.starts_with("../") || link.contains("://"))
        .collect()
}

/// Packs the files of `folder` below `daicho/`; the same files give the same bytes.
fn pack(folder: &Path, archive: &Path) -> Result<(), Failure> {
    let failed =
        |error: &dyn std::fmt::Display| Failure::new(format!("{}: {error}", archive.display()));
    // A broken archive of an earlier try must not look like this one.
    let unfinished: PathBuf = archive.with_extension("zip.part");
    let mut writer = ZipWriter::new(File::create(&unfinished).map_err(|error| failed(&error))?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for path in site::files_below(folder)? {
        let bytes = std::fs::read(folder.join(&path)).map_err(|error| failed(&error))?;
        writer
            .start_file(format!("daicho/{path}"), options)
            .map_err(|error| failed(&error))?;
        writer.write_all(&bytes).map_err(|error| failed(&error))?;
    }
    let file = writer.finish().map_err(|error| failed(&error))?;
    file.sync_all()
        .and_then(|()| std::fs::rename(&unfinished, archive))
        .map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn links_that_leave_the_folder_are_found() {
        let page = r##"<link href="style.css"><a href="#/devices"></a><script src="/boot.js"></script><img src="https://x/y">"##;
        assert_eq!(absolute_links(page), ["/boot.js", "https://x/y"]);
    }

    #[test]
    fn the_archive_holds_the_files_and_is_the_same_every_time() {
        let place = std::env::temp_dir().join(format!("daicho-dist-{}", std::process::id()));
        let folder = place.join("dist");
        std::fs::create_dir_all(folder.join("i18n")).unwrap();
        std::fs::write(folder.join("index.html"), "page").unwrap();
        std::fs::write(folder.join("i18n/ja.ftl"), "title = 台帳").unwrap();
        let (first, second) = (place.join("a.zip"), place.join("b.zip"));
        pack(&folder, &first).unwrap();
        pack(&folder, &second).unwrap();
        assert_eq!(
            std::fs::read(&first).unwrap(),
            std::fs::read(&second).unwrap()
        );

        let mut archive = zip::ZipArchive::new(File::open(&first).unwrap()).unwrap();
        let names: Vec<String> = archive
            .file_names()
            .map(|name| name.unwrap().into_owned())
            .collect();
        assert_eq!(names, ["daicho/i18n/ja.ftl", "daicho/index.html"]);
        let mut text = String::new();
        archive
            .by_name("daicho/i18n/ja.ftl")
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "title = 台帳");
        std::fs::remove_dir_all(place).unwrap();
    }
}
