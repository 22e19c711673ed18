//! What is written in what, and under which reference, before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use super::cyclonedx::Device;
use crate::sbom::model::{Component, Kind, Sbom};

/// Most levels of components within components: readers of JSON stop at some depth, ours at 128 lists and objects.
const DEEPEST: usize = 32;

/// How the devices are written.
pub(super) struct Plans {
    pub(super) devices: Vec<Plan>,
}

/// How a device is written, and what it is made of.
pub(super) struct Plan {
    pub(super) about: Component,
    pub(super) reference: String,
    /// The references of its components.
    pub(super) references: Vec<String>,
    /// For each component those that are written in it.
    pub(super) children: Vec<Vec<usize>>,
    /// Those that are written in the device itself.
    pub(super) roots: Vec<usize>,
    /// Those that are part of something that is nested too deep to hold them.
    pub(super) lifted: BTreeSet<usize>,
}

impl Plans {
    pub(super) fn of(devices: &[Device<'_>], taken: &str) -> Self {
        let mut refs = References(BTreeMap::from([(taken.to_owned(), 2)]));
        let plans = devices.iter().map(|device| {
            // The format has no empty reference.
            let wanted = match device.reference.as_str() {
                "" => "device",
                wanted => wanted,
            };
            let reference = refs.unique(wanted.to_owned());
            Plan::of(device, reference, &mut refs)
        });
        Self {
            devices: plans.collect(),
        }
    }
}

/// The references that are taken, and the number that the next of the same wish gets.
struct References(BTreeMap<String, usize>);

impl References {
    fn unique(&mut self, wanted: String) -> String {
        let Some(mut nth) = self.0.get(&wanted).copied() else {
            self.0.insert(wanted.clone(), 2);
            return wanted;
        };
        let reference = loop {
            let reference = format!("{wanted}~{nth}");
            nth += 1;
            if !self.0.contains_key(&reference) {
                break reference;
            }
        };
        self.0.insert(reference.clone(), 2);
        self.0.insert(wanted, nth);
        reference
    }
}

impl Plan {
    fn of(device: &Device<'_>, reference: String, refs: &mut References) -> Self {
        let mut about = Component {
            kind: Kind::Device,
            supplier: device.manufacturer.clone(),
            name: device.name.clone(),
            version: device.version.clone(),
            properties: device.properties.clone(),
            ..Component::default()
        };
        let components = device.sbom.map_or(&[][..], |sbom| &sbom.components);
        about
            .properties
            .extend(device.sbom.map(provenance).unwrap_or_default());
        let mut unique = |(at, component): (usize, &Component)| {
            let own = component.reference.as_str();
            refs.unique(match own {
                "" => format!("{reference}#{at}"),
                own => format!("{reference}#{own}"),
            })
        };
        let references = components.iter().enumerate().map(&mut unique).collect();
        let mut plan = Self {
            about,
            reference,
            references,
            children: vec![Vec::new(); components.len()],
            roots: Vec::new(),
            lifted: BTreeSet::new(),
        };
        plan.nest(components);
        plan
    }

    /// Finds what is written in what: circles are opened where they begin, and what stands too deep is lifted.
    fn nest(&mut self, components: &[Component]) {
        const UNSEEN: usize = usize::MAX;
        // How deep each is written; a walk upwards ends at what has a depth.
        let mut depths = vec![UNSEEN; components.len()];
        for start in 0..components.len() {
            let mut path = vec![start];
            let mut on_path = BTreeSet::from([start]);
            let mut base = None;
            while let Some(&at) = path.last() {
                if depths.get(at) != Some(&UNSEEN) {
                    path.pop();
                    base = Some(at);
                    break;
                }
                match components.get(at).and_then(|component| component.parent) {
                    Some(parent) if parent < components.len() && on_path.insert(parent) => {
                        path.push(parent);
                    }
                    _ => break,
                }
            }
            for at in path.into_iter().rev() {
                base = self.place(at, base, &mut depths);
            }
        }
        self.roots.sort_unstable();
        self.children
            .iter_mut()
            .for_each(|list| list.sort_unstable());
    }

    /// Writes a component into another, or into the device; returns what the next one is written into.
    fn place(&mut self, at: usize, base: Option<usize>, depths: &mut [usize]) -> Option<usize> {
        let depth = |of: usize| depths.get(of).copied().unwrap_or(0);
        let (holder, deep) = match base {
            Some(base) if depth(base) < DEEPEST => (Some(base), depth(base) + 1),
            Some(_) => {
                self.lifted.insert(at);
                (None, 0)
            }
            None => (None, 0),
        };
        if let Some(place) = depths.get_mut(at) {
            *place = deep;
        }
        match holder.and_then(|holder| self.children.get_mut(holder)) {
            Some(list) => list.push(at),
            None => self.roots.push(at),
        }
        Some(at)
    }
}

/// Where what is said of a device's parts comes from.
fn provenance(sbom: &Sbom) -> Vec<(String, String)> {
    let texts = [
        ("format", Some(&sbom.format)),
        ("id", sbom.id.as_ref()),
        ("name", sbom.name.as_ref()),
        ("created", sbom.created.as_ref()),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)));
    let authors = sbom.authors.iter().map(|author| ("author", author));
    let tools = sbom.tools.iter().map(|tool| ("tool", tool));
    texts
        .chain(authors)
        .chain(tools)
        .map(|(name, text)| (format!("daicho:sbom:{name}"), text.clone()))
        .collect()
}
