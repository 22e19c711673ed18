//! What of a page may be in the ledger: offered to a person, who decides.
//!
//! Containers may be zones, shapes devices, lines connections. Texts are compared with what the ledger knows of its devices
//! by one key for all spellings. A shape that names one device only is taken to be it; where several fit, or a word is only a
//! part of another, a person is asked.

mod frames;
mod index;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::{frames::Frames, index::Index};
use super::model::{Cell, CellKind, Page, Thing};
use crate::{diagram::element::ElementKey, ident::id::EntityId};

/// How well a text names a device; the best first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Fit {
    /// A line of the label is the word.
    Line,
    /// A word of the label is the word.
    Word,
    /// The label has the word in it.
    Within,
}

/// A device that a shape may be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The device.
    pub id: EntityId,
    /// How well it fits.
    pub fit: Fit,
    /// What of it was found, as the ledger has it.
    pub word: String,
}

/// What a shape may be in the ledger.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What the file says, where this program wrote it, and no other cell says the same.
    pub key: Option<ElementKey>,
    /// The devices that its text names, the best first; at most [`MOST_CANDIDATES`].
    pub candidates: Vec<Candidate>,
}

impl Found {
    /// Returns what it surely is: what the file says, or the only device that a line or word of it names.
    #[must_use]
    pub fn sure(&self) -> Option<ElementKey> {
        if self.key.is_some() {
            return self.key;
        }
        let best = self.candidates.first()?;
        let rivals = self.candidates.iter().filter(|it| it.fit == best.fit);
        (best.fit != Fit::Within && rivals.count() == 1).then_some(ElementKey::Unit(best.id))
    }
}

/// A container, or a rectangle behind other shapes, that may be a zone.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ZoneOffer {
    /// Its number on the page.
    pub cell: u32,
    /// What is written on it.
    pub name: String,
    /// The container that it stands in.
    pub parent: Option<u32>,
    /// What the file says that it is, where this program wrote it.
    pub key: Option<ElementKey>,
}

/// A shape that may be a device.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ShapeOffer {
    /// Its number on the page.
    pub cell: u32,
    /// What is written on it, or close to it.
    pub name: String,
    /// What it seems to be.
    pub thing: Option<Thing>,
    /// The container that it stands in, or the frame that lies around it.
    pub zone: Option<u32>,
    /// What it may be in the ledger.
    pub found: Found,
}

/// A line that may be a connection.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct LinkOffer {
    /// Its number on the page.
    pub cell: u32,
    /// Where it begins.
    pub from: Option<u32>,
    /// Where it ends.
    pub to: Option<u32>,
    /// What is written at it.
    pub label: String,
    /// What the file says that it is, where this program wrote it.
    pub key: Option<ElementKey>,
}

/// What of a page may be in the ledger.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Containers.
    pub zones: Vec<ZoneOffer>,
    /// Shapes.
    pub shapes: Vec<ShapeOffer>,
    /// Lines.
    pub links: Vec<LinkOffer>,
}

/// Most devices that are listed for a shape.
pub const MOST_CANDIDATES: usize = 20;

/// Returns what of a page may be in the ledger. `known` holds what devices are called: asset and serial numbers, host names,
/// addresses, names.
#[must_use]
pub fn offer(page: &Page, known: &[(EntityId, Vec<String>)]) -> Offer {
    let index = Index::of(known);
    let texts = Texts::on(page);
    let said_once = said_once(page);
    let frames = Frames::of(page);
    let mut offer = Offer::default();
    for (number, cell) in (0_u32..).zip(&page.cells) {
        if cell.is_hidden {
            continue;
        }
        let key = cell.daicho.filter(|key| said_once.contains(key));
        let name = texts.of(number, cell);
        let around = frames.around(page, cell);
        match cell.kind {
            CellKind::Container if cell.label.is_empty() && cell.thing.is_none() => {}
            CellKind::Container => offer.add_zone(number, name, around, key),
            CellKind::Shape if frames.has(number) => offer.add_zone(number, name, around, key),
            // Pieces of a drawing without a word and without a meaning are furniture.
            CellKind::Shape if name.is_empty() && cell.thing.is_none() && key.is_none() => {}
            CellKind::Shape => offer.shapes.push(ShapeOffer {
                cell: number,
                thing: cell.thing,
                zone: around,
                found: Found {
                    key,
                    candidates: index.candidates(&name),
                },
                name,
            }),
            CellKind::Edge => offer.links.push(LinkOffer {
                cell: number,
                from: cell.source,
                to: cell.target,
                label: name,
                key,
            }),
            CellKind::Text => {}
        }
    }
    offer
}

impl Offer {
    fn add_zone(&mut self, cell: u32, name: String, parent: Option<u32>, key: Option<ElementKey>) {
        self.zones.push(ZoneOffer {
            cell,
            name,
            parent,
            key,
        });
    }
}

/// Copying a shape in draw.io copies what it says that it is: what two shapes say, neither is known to be.
fn said_once(page: &Page) -> BTreeSet<ElementKey> {
    let mut times: BTreeMap<ElementKey, u32> = BTreeMap::new();
    for key in page.cells.iter().filter_map(|cell| cell.daicho) {
        *times.entry(key).or_default() += 1;
    }
    let once = times.into_iter().filter(|(_, times)| *times == 1);
    once.map(|(key, _)| key).collect()
}

/// Texts that stand for themselves and belong to something: names at lines.
struct Texts {
    at_lines: BTreeMap<u32, Vec<String>>,
}

impl Texts {
    fn on(page: &Page) -> Self {
        let mut at_lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for cell in &page.cells {
            let Some(parent) = cell.parent else { continue };
            let around = page.cells.get(parent as usize);
            let is_line = around.is_some_and(|around| around.kind == CellKind::Edge);
            if is_line && !cell.label.is_empty() {
                at_lines.entry(parent).or_default().push(cell.label.clone());
            }
        }
        Self { at_lines }
    }

    fn of_line(&self, number: u32) -> &[String] {
        self.at_lines
            .get(&number)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// What is written on a cell, with what stands at it.
    fn of(&self, number: u32, cell: &Cell) -> String {
        let own = Some(&cell.label).filter(|label| !label.is_empty());
        let all: Vec<&str> = own
            .into_iter()
            .chain(self.of_line(number))
            .map(String::as_str)
            .collect();
        all.join("\n")
    }
}
