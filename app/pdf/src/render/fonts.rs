//! Letters that are not in the file, and what else could not be drawn.
//!
//! The renderer asks for a font that lacks without its name, and takes Helvetica for any font that has `sans` in it: so the
//! fonts of a page are looked at here.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use daicho_app::worker::pdf::{Missing, Unread};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

/// Most names of fonts that are told.
const NAMES: usize = 20;

/// Longest name of a font that is told.
const LETTERS: usize = 60;

/// How deep drawings in drawings are looked into.
const DEPTH: u32 = 6;

/// Most fonts and drawings of a page that are looked at: a drawing may hold itself.
const LOOKS: u32 = 5000;

/// Fonts, parts of their names, that are the standard ones but for details that nobody sees.
const STANDARD: [&str; 7] = [
    "helvetica",
    "arial",
    "courier",
    "times",
    "symbol",
    "zapfdingbats",
    "liberation",
];

/// What is noted while a page is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted(Arc<Mutex<BTreeSet<Unread>>>);

impl Noted {
    /// Returns how pages are read: the fourteen fonts that every reader has come along, and stand in for those that lack.
    pub(super) fn settings(&self) -> InterpreterSettings {
        let noted = self.clone();
        InterpreterSettings {
            warning_sink: Arc::new(move |warning| noted.note(warning)),
            ..InterpreterSettings::default()
        }
    }

    /// Returns what was noted, and the fonts that are not in the file.
    pub(super) fn of(&self, page: &Page<'_>) -> Missing {
        let mut look = Look::default();
        look.resources(page.resources(), DEPTH);
        let notes = page.raw().get::<Array<'_>>("Annots");
        for note in notes.iter().flat_map(|notes| notes.iter::<Dict<'_>>()) {
            let looks = note.get::<Dict<'_>>("AP");
            let stream = looks.and_then(|looks| looks.get::<Stream<'_>>("N"));
            look.stream(stream, DEPTH);
        }
        look.missing.unread = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        look.missing
    }

    fn note(&self, warning: InterpreterWarning) {
        let unread = match warning {
            InterpreterWarning::ImageDecodeFailure => Unread::Image,
            InterpreterWarning::UnresolvedAnnotationAppearance => Unread::Annotation,
            // The renderer may learn to tell more.
            InterpreterWarning::UnsupportedFont | _ => Unread::Font,
        };
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.insert(unread);
    }
}

/// Looking through what a page is made of.
#[derive(Debug, Default)]
struct Look {
    missing: Missing,
    looks: u32,
}

impl Look {
    fn resources(&mut self, resources: &Resources<'_>, depth: u32) {
        for name in resources.fonts.keys() {
            if let Some(font) = resources.get_font(&name) {
                self.font(&font);
            }
        }
        let Some(depth) = depth.checked_sub(1) else {
            return;
        };
        for drawings in [&resources.x_objects, &resources.patterns] {
            for name in drawings.keys() {
                self.stream(drawings.get::<Stream<'_>>(&*name), depth);
            }
        }
    }

    fn stream(&mut self, stream: Option<Stream<'_>>, depth: u32) {
        self.looks += 1;
        let dict = stream.and_then(|stream| stream.dict().get::<Dict<'_>>("Resources"));
        if let Some(dict) = dict.filter(|_| self.looks < LOOKS) {
            self.resources(&Resources::new(dict), depth);
        }
    }

    fn font(&mut self, font: &Dict<'_>) {
        self.looks += 1;
        if self.looks > LOOKS {
            return;
        }
        // Fonts of East Asia are made of parts. None of those that come along has more than Latin letters.
        let parts = font.get::<Array<'_>>("DescendantFonts");
        let part = parts.and_then(|parts| parts.iter::<Dict<'_>>().next());
        let is_drawn = |kind: Name<'_>| kind.as_str() == "Type3";
        if is_inside(part.as_ref().unwrap_or(font))
            || font.get::<Name<'_>>("Subtype").is_some_and(is_drawn)
        {
            return;
        }
        let name = font.get::<Name<'_>>("BaseFont");
        let name: String = name.map_or_else(String::new, |name| name.as_str().to_owned());
        // Six letters and a plus sign stand before the name of what was meant to be a part of the font.
        let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name);
        let lower = name.to_ascii_lowercase();
        let names = if part.is_some() {
            &mut self.missing.fonts
        } else if STANDARD.iter().any(|known| lower.contains(known)) {
            return;
        } else {
            &mut self.missing.similar
        };
        let name: String = name.chars().take(LETTERS).collect();
        if names.len() < NAMES && !names.contains(&name) {
            names.push(name);
        }
    }
}

/// Returns whether the letters of a font are in the file.
fn is_inside(font: &Dict<'_>) -> bool {
    let descriptor = font.get::<Dict<'_>>("FontDescriptor");
    let files = ["FontFile", "FontFile2", "FontFile3"];
    descriptor.is_some_and(|descriptor| files.iter().any(|file| descriptor.contains_key(file)))
}
