//! How much the first screen weighs on the wire.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::Outcome;
use crate::run::Failure;
use crate::site::files_below;

/// What the first screen may weigh, all its files compressed one by one.
const LIMIT: usize = 1_000_000;

/// Parts of the site that are loaded later or only when asked for. English words are fetched by those who want them; the
/// first screen of most is Japanese.
const LATER: [&str; 9] = [
    "i18n/en/",
    "daicho-more",
    "daicho-pdf",
    "daicho-worker",
    "worker-boot.js",
    "sw.js",
    "rescue",
    "sample/",
    "icons/",
];

/// Fails when the files of the first screen, compressed as a host would by gzip, weigh more than the limit.
///
/// Brotli, which most hosts prefer, saves about a sixth more.
pub(super) fn check(dist: &Path) -> Result<Outcome, Failure> {
    let mut first = Vec::new();
    for path in files_below(dist)?.into_iter().filter(|path| is_first(path)) {
        let bytes = std::fs::read(dist.join(&path))
            .map_err(|error| Failure::new(format!("{path}: {error}")))?;
        first.push((path, compressed(&bytes)));
    }
    if first.is_empty() {
        return Err(Failure::new(
            "there is no dist/ to weigh: the build stage has to pass first",
        ));
    }
    let total: usize = first.iter().map(|(_, size)| size).sum();
    first.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let largest: Vec<String> = first
        .iter()
        .take(3)
        .map(|(path, size)| format!("{path} {}", kilobytes(*size)))
        .collect();
    let text = format!(
        "first screen {} gzip of {} ({})",
        kilobytes(total),
        kilobytes(LIMIT),
        largest.join(", ")
    );
    if total > LIMIT {
        Err(Failure::new(text))
    } else {
        Ok(Outcome::Passed(text))
    }
}

fn is_first(path: &str) -> bool {
    !LATER.iter().any(|later| path.starts_with(later))
}

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail; if it did, the file would weigh what it is.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |packed| packed.len())
}

fn kilobytes(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_screen_does_not_load_is_not_weighed() {
        assert!(is_first("daicho_bg.wasm") && is_first("daicho.js") && is_first("styles/main.css"));
        assert!(!is_first("daicho-worker_bg.wasm") && !is_first("sample/sample-ledger.csv"));
        assert!(!is_first("daicho-pdf_bg.wasm") && !is_first("daicho-more.js"));
        assert!(!is_first("rescue.html") && !is_first("rescue/records.js"));
    }

    #[test]
    fn text_that_repeats_is_compressed() {
        assert!(compressed(&[b'a'; 10_000]) < 100);
    }
}
