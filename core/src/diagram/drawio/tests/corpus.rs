//! Files that nobody here wrote: none panics, and none loses a shape or a line.

use std::path::PathBuf;

use crate::{
    diagram::drawio::{
        model::CellKind,
        offer::offer,
        packed::{Budget, page},
        problem::DrawingError,
        read::read,
        scene::background,
    },
    trial::corpus,
};

pub(super) fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    if let Some(folder) = corpus::folder("diagrams/drawio") {
        corpus::files(&folder, &mut files);
    }
    files
}

/// Counts the shapes, lines and geometries of a file without the reader, by the text of each page.
fn counted(text: &str) -> [usize; 3] {
    let mut counts = [0; 3];
    for part in text.split("<diagram").skip(1) {
        let (_, part) = part.split_once('>').unwrap();
        let (content, _) = part.split_once("</diagram>").unwrap();
        let model = page(content, &mut Budget::new()).ok().unwrap();
        let signs = ["vertex=\"1\"", "edge=\"1\"", "as=\"geometry\""];
        for (count, sign) in counts.iter_mut().zip(signs) {
            *count += model.matches(sign).count();
        }
    }
    counts
}

#[test]
fn no_file_of_the_corpus_loses_a_cell() {
    let mut wrong = Vec::new();
    println!(
        "{:<44} {:>5} {:>6} {:>6} {:>6} {:>9} {:>6} {:>7}",
        "file", "pages", "shapes", "lines", "groups", "diagnosed", "things", "offered"
    );
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let read = match read(&bytes) {
            Ok(read) => read,
            Err(error) => {
                println!("{name:<44} refused: {error}");
                if error != DrawingError::CsvImport || !name.contains("__csv__") {
                    wrong.push(format!("{name}: {error}"));
                }
                continue;
            }
        };
        let text = String::from_utf8(bytes).unwrap();
        let expected = counted(&text);
        let cells = || read.value.pages.iter().flat_map(|page| &page.cells);
        let lines = cells().filter(|cell| cell.kind == CellKind::Edge).count();
        let shapes = cells().count() - lines;
        let groups = cells()
            .filter(|cell| cell.kind == CellKind::Container)
            .count();
        let things = cells().filter(|cell| cell.thing.is_some()).count();
        let placed = cells().filter(|cell| cell.rect.is_some()).count();
        let told = read.diagnostics.len();
        if expected != [shapes, lines, placed + unplaced(&read.diagnostics)] {
            wrong.push(format!(
                "{name}: {shapes}, {lines}, {placed} of {expected:?}"
            ));
        }
        let mut offered = 0;
        for page in &read.value.pages {
            let picture = background(page).svg;
            let mut reader = quick_xml::Reader::from_str(&picture);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
            let offer = offer(page, &[]);
            offered += offer.zones.len() + offer.shapes.len() + offer.links.len();
        }
        println!(
            "{name:<44} {:>5} {shapes:>6} {lines:>6} {groups:>6} {told:>9} {things:>6} {offered:>7}",
            read.value.pages.len()
        );
        for told in read.diagnostics.iter().take(3) {
            println!("    {told}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Lines of which the file says neither where they begin nor where they end have a geometry and no place.
fn unplaced(diagnostics: &[crate::diagram::drawio::problem::Diagnostic]) -> usize {
    use crate::diagram::drawio::problem::Problem;
    let is_one = |it: &&crate::diagram::drawio::problem::Diagnostic| {
        matches!(it.problem, Problem::NoPlace { .. })
    };
    diagnostics.iter().filter(is_one).count()
}
