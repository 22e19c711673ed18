//! Letters that are not in the file, and what else could not be drawn.

use std::sync::{Arc, Mutex, PoisonError};

use daicho_app::worker::pdf::{Missing, Unread};
use hayro::hayro_interpret::font::{FallbackFontQuery, FontQuery};
use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};

/// Most names of fonts that are told.
const NAMES: usize = 20;

/// Longest name of a font that is told.
const LETTERS: usize = 60;

/// What is noted while a page is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Noted(Arc<Mutex<Missing>>);

impl Noted {
    /// Returns how pages are read: the fourteen fonts that every reader has come along, and stand in for those that lack.
    pub(super) fn settings(&self) -> InterpreterSettings {
        let (fonts, others) = (self.clone(), self.clone());
        InterpreterSettings {
            font_resolver: Arc::new(move |query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(wanted) => {
                    fonts.note_font(wanted);
                    Some(wanted.pick_standard_font().get_font_data())
                }
            }),
            warning_sink: Arc::new(move |warning| others.note_unread(warning)),
            ..InterpreterSettings::default()
        }
    }

    /// Returns what was noted.
    pub(super) fn take(&self) -> Missing {
        self.with(std::mem::take)
    }

    fn with<T>(&self, change: impl FnOnce(&mut Missing) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note_font(&self, wanted: &FallbackFontQuery) {
        let names = [
            &wanted.post_script_name,
            &wanted.font_name,
            &wanted.font_family,
        ];
        let name = names.into_iter().flatten().next();
        let name: String = name
            .map_or("?", String::as_str)
            .chars()
            .take(LETTERS)
            .collect();
        self.with(|missing| {
            // Fonts of East Asia are made of characters that are numbered by a collection. None of those that come along
            // has more than Latin letters.
            let names = match wanted.character_collection {
                Some(_) => &mut missing.fonts,
                None => &mut missing.similar,
            };
            if names.len() < NAMES && !names.contains(&name) {
                names.push(name);
            }
        });
    }

    fn note_unread(&self, warning: InterpreterWarning) {
        let unread = match warning {
            InterpreterWarning::ImageDecodeFailure => Unread::Image,
            InterpreterWarning::UnresolvedAnnotationAppearance => Unread::Annotation,
            // The renderer may learn to tell more.
            InterpreterWarning::UnsupportedFont | _ => Unread::Font,
        };
        self.with(|missing| missing.unread.insert(unread));
    }
}
