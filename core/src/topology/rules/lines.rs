//! What is wrong with lines, links, boundaries and what is carried in.

use crate::{
    catalogue::fold::fold,
    ident::date::PartialDate,
    network::element::ElementKey,
    network::{
        terms::{Authentication, LinkState, MalwareCheck, Owner, Passage, Smb},
        view::{Boundary, Carried, Line, Link},
    },
    topology::{
        Topology,
        finding::{Finding, Rule},
    },
    view::{entity::Entity, reading::Reading},
};

/// After how many days a line is looked over again.
const REVIEW_DAYS: i32 = 365;

pub(super) fn look(network: &Topology<'_>, today: PartialDate, findings: &mut Vec<Finding>) {
    for line in Line::all(network.ledger) {
        self::line(&line, today, findings);
    }
    for link in Link::all(network.ledger) {
        self::link(network, &link, findings);
    }
    for boundary in Boundary::all(network.ledger) {
        self::boundary(&boundary, findings);
    }
    for carried in Carried::all(network.ledger) {
        let check = carried.malware_check().shown().known();
        if !matches!(
            check,
            Some(MalwareCheck::EachTime | MalwareCheck::VendorOnly)
        ) {
            let about = [ElementKey::Carried(carried.id())];
            findings.push(Finding::new(Rule::CarriedUnchecked, about));
        }
    }
    for node in network.zones.nodes() {
        let vendor = node.zone.brought_by().shown().known();
        if let Some(vendor) = vendor {
            let about = [
                ElementKey::Zone(Some(node.zone.id())),
                ElementKey::Vendor(Some(vendor.id())),
            ];
            findings.push(Finding::new(Rule::BroughtIn, about));
        }
    }
}

fn line(line: &Line<'_>, today: PartialDate, findings: &mut Vec<Finding>) {
    let about = || [ElementKey::Line(line.id())];
    let owner = line.line_owner().shown().known();
    let has_vendor = line.organization().shown().known().is_some();
    if matches!(owner, None | Some(Owner::Nobody)) || !has_vendor {
        findings.push(Finding::new(Rule::LineUnowned, about()));
    }
    let reviewed = line.last_reviewed().shown().known();
    // A date in the future, or one that nobody can read, is no review.
    let is_fresh = |on: PartialDate| {
        on.first_day().days_left(today) <= 0 && on.days_left(today) >= -REVIEW_DAYS
    };
    if !reviewed.is_some_and(is_fresh) {
        let mut finding = Finding::new(Rule::LineUnreviewed, about());
        finding.detail = reviewed.map(|on| on.to_string());
        findings.push(finding);
    }
    let authentication = line.authentication().shown().known();
    if matches!(authentication, Some(Authentication::None)) {
        findings.push(Finding::new(Rule::LineOpen, about()));
    }
}

fn link(network: &Topology<'_>, link: &Link<'_>, findings: &mut Vec<Finding>) {
    let key = ElementKey::Link(link.id());
    let is_there = |id| network.zones.get(id).is_some() || network.unit(id).is_some();
    let ends = link
        .ends()
        .filter(|(from, to)| is_there(*from) && is_there(*to));
    let Some((from, to)) = ends else {
        findings.push(Finding::new(Rule::LooseLink, [key]));
        return;
    };
    let end = |id| match network.zones.get(id) {
        Some(_) => ElementKey::Zone(Some(id)),
        None => ElementKey::Unit(id),
    };
    let about = || [key, end(from), end(to)];
    let state = link.state().shown().known();
    if state == Some(LinkState::Blocked) {
        return;
    }
    if speaks_smb1(link) {
        findings.push(Finding::new(Rule::Smb1, about()));
    }
    if link.passage().shown().known() == Some(Passage::Direct) {
        findings.push(Finding::new(Rule::SkipsFirewall, about()));
    }
    if state == Some(LinkState::Observed) {
        findings.push(Finding::new(Rule::OnlyObserved, about()));
    }
}

fn speaks_smb1(link: &Link<'_>) -> bool {
    let says = |text: &str| {
        let mut pieces = text.split([',', '、', ';']).map(fold);
        pieces.any(|piece| {
            ["smb1", "smbv1", "cifs"]
                .iter()
                .any(|name| piece.strip_prefix(name).is_some_and(is_port))
        })
    };
    link.smb().shown().known() == Some(Smb::One)
        || link.protocols().shown().known().is_some_and(says)
}

/// What may follow the name of a protocol: nothing, or a port.
fn is_port(rest: &str) -> bool {
    matches!(
        rest,
        "" | "0" | "139" | "445" | "tcp445" | "445tcp" | "0445" | "0139"
    )
}

fn boundary(boundary: &Boundary<'_>, findings: &mut Vec<Finding>) {
    let key = ElementKey::Boundary(boundary.id());
    let is_said = |side: Reading<'_, &str>| side.shown().known().is_some();
    for (side, code) in [
        (boundary.inside(), "inside"),
        (boundary.outside(), "outside"),
    ] {
        if !is_said(side) {
            findings.push(Finding::new(Rule::BoundaryUnanswered, [key]).with(code));
        }
    }
    if boundary.elements().next().is_none() {
        findings.push(Finding::new(Rule::BoundaryEmpty, [key]));
    }
}
