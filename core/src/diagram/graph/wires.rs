//! Links, lines, and what is carried in.

use super::{
    Edge, Maker,
    nodes::{named, vendor},
};
use crate::{
    diagram::{element::ElementKey, scene::WireKind},
    ident::id::EntityId,
    network::{
        choices::{METHODS, SMB},
        terms::{Direction, LinkState},
        view::{Carried, Line, Link},
    },
    view::entity::Entity,
};

pub(super) fn make(maker: &mut Maker<'_>) {
    let ledger = maker.network.ledger;
    for link in Link::all(ledger) {
        if maker.chosen.links.contains(&link.id()) {
            self::link(maker, &link);
        }
    }
    for line in Line::all(ledger) {
        if maker.chosen.lines.contains(&line.id()) {
            self::line(maker, &line);
        }
    }
    for carried in Carried::all(ledger) {
        if let Some(from) = maker.shown.get(&carried.id()).copied() {
            let elements: Vec<EntityId> = carried.elements().collect();
            let key = ElementKey::Carried(carried.id());
            for to in shown(maker, elements) {
                push(
                    maker,
                    key,
                    from,
                    to,
                    WireKind::Carried,
                    String::new(),
                    (false, true),
                );
            }
        }
    }
}

/// The nodes that stand for devices and zones, each once.
fn shown(maker: &Maker<'_>, elements: impl IntoIterator<Item = EntityId>) -> Vec<usize> {
    let mut nodes: Vec<usize> = Vec::new();
    for element in elements {
        let node = maker.shown.get(&element).copied();
        nodes.extend(node.filter(|node| !nodes.contains(node)));
    }
    nodes
}

fn push(
    maker: &mut Maker<'_>,
    key: ElementKey,
    from: usize,
    to: usize,
    kind: WireKind,
    label: String,
    heads: (bool, bool),
) {
    let (tone, signs) = maker.tones.found(key);
    // What is told at one wire of a line need not be told at all of them.
    let (label, signs) = if maker.told.insert(key) {
        (label, signs)
    } else {
        Default::default()
    };
    maker.graph.edges.push(Edge {
        key,
        from,
        to,
        kind,
        label,
        heads,
        tone,
        signs,
    });
}

fn link(maker: &mut Maker<'_>, link: &Link<'_>) {
    let Some((from, to)) = link.ends() else {
        return;
    };
    let ends = (
        maker.shown.get(&from).copied(),
        maker.shown.get(&to).copied(),
    );
    let (Some(from), Some(to)) = ends else {
        return;
    };
    // What stays inside of a folded area is not drawn.
    if from == to {
        return;
    }
    let kind = match link.state().shown().known() {
        Some(LinkState::Allowed) => WireKind::Allowed,
        Some(LinkState::Blocked) => WireKind::Blocked,
        // What nobody allowed is not shown as if somebody had.
        Some(LinkState::Observed) | None => WireKind::Observed,
    };
    let heads = match link.direction().shown().known() {
        Some(Direction::Out) => (false, true),
        Some(Direction::In) => (true, false),
        Some(Direction::Both) => (true, true),
        None => (false, false),
    };
    let key = ElementKey::Link(link.id());
    let label = label_of_link(maker, link);
    // A link that goes through a firewall which is drawn goes there.
    let firewall = link
        .firewall()
        .and_then(|firewall| maker.shown.get(&firewall).copied());
    match firewall.filter(|at| *at != from && *at != to) {
        Some(at) => {
            push(maker, key, from, at, kind, label, (heads.0, false));
            push(maker, key, at, to, kind, String::new(), (false, heads.1));
        }
        None => push(maker, key, from, to, kind, label, heads),
    }
}

fn label_of_link(maker: &Maker<'_>, link: &Link<'_>) -> String {
    let name = link.name().shown().known().map(str::to_owned);
    let protocols = link.protocols().shown().known().map(str::to_owned);
    let smb = link.smb().shown().known();
    let smb = smb.map(|smb| maker.words.choice(SMB, smb.code()));
    let parts: Vec<String> = [name, protocols, smb].into_iter().flatten().collect();
    parts.join(" · ")
}

fn line(maker: &mut Maker<'_>, line: &Line<'_>) {
    let mut elements: Vec<EntityId> = line.devices().collect();
    if elements.is_empty() {
        let zone = line.zone().shown().known();
        elements.extend(zone.map(|zone| zone.id()));
    }
    let far = vendor(maker, line.organization().shown().known());
    let key = ElementKey::Line(line.id());
    let name = named(maker, line.name());
    let method = line.method().shown().known();
    let method = method.map(|method| maker.words.choice(METHODS, method.code()));
    let label = std::iter::once(name)
        .chain(method)
        .collect::<Vec<_>>()
        .join(" · ");
    let router = line
        .router()
        .and_then(|router| maker.shown.get(&router).copied());
    let from = match router {
        Some(router) => {
            push(
                maker,
                key,
                far,
                router,
                WireKind::Remote,
                label.clone(),
                (false, false),
            );
            router
        }
        None => far,
    };
    for to in shown(maker, elements) {
        if to != from {
            push(
                maker,
                key,
                from,
                to,
                WireKind::Remote,
                label.clone(),
                (false, true),
            );
        }
    }
}
