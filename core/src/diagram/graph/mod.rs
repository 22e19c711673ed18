//! What a diagram of the ledger shows, before it has a place: areas, devices in them, wires between them, borders.
//!
//! | module | what it holds |
//! |---|---|
//! | [`ask`] | what somebody wants to see |
//! | [`words`] | the words of the reader's language |
//! | [`choose`] | which devices, zones and lines belong to a view |
//! | [`nodes`] | areas, devices, groups of devices, companies |
//! | [`wires`] | links, lines, and what is carried in |
//! | [`borders`] | trust boundaries |
//! | [`tone`] | colours and signs |
//! | [`restrict`] | what a company is not shown |

pub mod ask;
mod borders;
mod choose;
mod nodes;
pub mod restrict;
pub mod tone;
mod wires;
pub mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use self::{
    ask::{Ask, Detail},
    choose::Chosen,
    tone::Tones,
    words::Words,
};
use super::{
    element::ElementKey,
    scene::{Look, Tone, WireKind},
};
use crate::{
    ident::{date::PartialDate, id::EntityId},
    topology::{Topology, finding::Finding},
};

/// One thing that is to get a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Node {
    /// What it is.
    pub key: ElementKey,
    /// The area that it stands in, which comes before it.
    pub parent: Option<usize>,
    /// What it is drawn as.
    pub look: Look,
    /// Its name.
    pub label: String,
    /// What stands below the name, and what it is: `None` where it is none of what can be asked for.
    pub details: Vec<(Option<Detail>, String)>,
    /// How many devices it stands for.
    pub count: u32,
    /// Whether it is an area of which the inside is not drawn.
    pub is_folded: bool,
    /// Its colour.
    pub tone: Tone,
    /// What there is to say of it.
    pub signs: Vec<String>,
}

/// One wire that is to get a way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edge {
    /// What it is.
    pub key: ElementKey,
    /// Where it begins, by number.
    pub from: usize,
    /// Where it ends, by number.
    pub to: usize,
    /// What it is drawn as.
    pub kind: WireKind,
    /// Its name.
    pub label: String,
    /// Whether it has a head at its beginning and at its end.
    pub heads: (bool, bool),
    /// Its colour.
    pub tone: Tone,
    /// What there is to say of it.
    pub signs: Vec<String>,
}

/// A trust boundary around nodes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Around {
    /// What it is.
    pub key: ElementKey,
    /// Its name, and who is responsible on either side.
    pub label: String,
    /// The nodes inside, by number.
    pub inside: Vec<usize>,
    /// Its colour.
    pub tone: Tone,
}

/// What a diagram shows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Graph {
    /// Areas and what stands in them; an area comes before what stands in it.
    pub nodes: Vec<Node>,
    /// Wires.
    pub edges: Vec<Edge>,
    /// Trust boundaries.
    pub borders: Vec<Around>,
}

/// Everything that making a graph looks at.
struct Maker<'a> {
    network: &'a Topology<'a>,
    ask: &'a Ask,
    words: &'a dyn Words,
    tones: Tones<'a>,
    chosen: Chosen,
    graph: Graph,
    /// The node that stands for a device or a zone.
    shown: HashMap<EntityId, usize>,
    vendors: BTreeMap<Option<EntityId>, usize>,
    /// What has a wire with its name already.
    told: HashSet<ElementKey>,
}

/// Returns what a diagram shows.
#[must_use]
pub fn graph(
    network: &Topology<'_>,
    findings: &[Finding],
    ask: &Ask,
    words: &dyn Words,
    today: PartialDate,
) -> Graph {
    let mut maker = Maker {
        network,
        ask,
        words,
        tones: Tones::of(network, findings, ask.colours, words, today),
        chosen: Chosen::of(network, ask.scope),
        graph: Graph::default(),
        shown: HashMap::new(),
        vendors: BTreeMap::new(),
        told: HashSet::new(),
    };
    nodes::make(&mut maker);
    wires::make(&mut maker);
    borders::make(&mut maker);
    maker.graph
}
