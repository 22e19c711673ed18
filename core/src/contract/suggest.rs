//! What the ledger suggests for a contract over some devices. A person looks it over.

use std::collections::BTreeSet;

use super::{draft::Beginning, words::Situation};
use crate::{
    device::{
        terms::Acquisition,
        view::{model::ModelFields, unit::DeviceUnit},
    },
    directory::reach::Reach,
    facility::hospital,
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    network::{
        member::Member,
        view::{Boundary, Line, Zone},
    },
    topology::Topology,
    view::entity::Entity,
};

/// Returns what the ledger suggests for a contract over these devices. Its name is for the caller to give.
#[must_use]
pub fn suggest(network: &Topology<'_>, covered: &[EntityId], today: PartialDate) -> Beginning {
    let ledger = network.ledger;
    let units: Vec<DeviceUnit<'_>> = covered
        .iter()
        .filter_map(|id| DeviceUnit::find(ledger, id))
        .collect();
    let zones: BTreeSet<EntityId> = covered
        .iter()
        .filter_map(|id| network.unit(*id))
        .flat_map(|unit| unit.zones().collect::<Vec<_>>())
        .collect();
    let line = line(network, covered);
    let company = line.and_then(|line| line.record().reference("organization"));
    let makers: BTreeSet<Option<EntityId>> = units
        .iter()
        .map(|unit| Some(unit.manufacturer().shown().known()?.id()))
        .collect();
    let maker = makers
        .first()
        .copied()
        .flatten()
        .filter(|_| makers.len() == 1);
    Beginning {
        name: String::new(),
        organization: maker.or(company),
        covered: covered.to_vec(),
        line: line.map(|line| line.id()),
        boundary: boundary(ledger, covered, &zones),
        pattern: pattern(ledger).to_owned(),
        situations: situations(network, &units, &zones, line.is_some(), today),
    }
}

/// The line by which one of the devices is reached.
fn line<'a>(network: &Topology<'a>, covered: &[EntityId]) -> Option<Line<'a>> {
    let mut lines = Line::all(network.ledger).map(Reach::of);
    let found = lines.find(|line| covered.iter().any(|unit| line.reaches(network, *unit)));
    found.map(|reach| reach.line)
}

/// The boundary that has one of the devices, or one of their zones, inside.
fn boundary(ledger: &Ledger, covered: &[EntityId], zones: &BTreeSet<EntityId>) -> Option<EntityId> {
    let has = |boundary: &Boundary<'_>| {
        let mut inside = Member::of_group(ledger, boundary.id());
        inside.any(|element| covered.contains(&element) || zones.contains(&element))
    };
    Boundary::all(ledger)
        .find(has)
        .map(|boundary| boundary.id())
}

/// The kind of hospital, by its beds: as the patterns describe themselves. Where nobody said how many, the middle one.
fn pattern(ledger: &Ledger) -> &'static str {
    let beds = hospital(ledger).and_then(|it| it.text("beds")?.parse::<u32>().ok());
    match beds {
        Some(400..) => "large",
        Some(200..) | None => "medium",
        Some(20..) => "small",
        Some(_) => "clinic",
    }
}

fn situations(
    network: &Topology<'_>,
    units: &[DeviceUnit<'_>],
    zones: &BTreeSet<EntityId>,
    has_line: bool,
    today: PartialDate,
) -> BTreeSet<Situation> {
    let any = |is_so: &dyn Fn(&DeviceUnit<'_>) -> bool| units.iter().any(is_so);
    let acquired = |wanted: &[Acquisition]| {
        any(&|unit| {
            let how = unit.acquisition().shown().known();
            how.is_some_and(|how| wanted.contains(&how))
        })
    };
    let is_brought = zones.iter().any(|id| {
        Zone::find(network.ledger, id)
            .is_some_and(|zone| zone.brought_by().shown().known().is_some())
    });
    let has_remote =
        has_line || any(&|unit| unit.remote_maintenance().shown().known() == Some(true));
    let is_off = !units.is_empty() && units.iter().all(|unit| network.unit(unit.id()).is_none());
    let has_ended = any(&|unit| {
        let end = unit.end_of_support().shown().known();
        end.is_some_and(|end| end.is_over(today))
    });
    let found = [
        (Situation::Standalone, is_off && !has_remote),
        (Situation::Closed, is_brought),
        (Situation::Remote, has_remote),
        (
            Situation::Leased,
            acquired(&[Acquisition::Leased, Acquisition::Rented, Acquisition::Loan]),
        ),
        (Situation::Secondhand, acquired(&[Acquisition::SecondHand])),
        (Situation::BeyondSupport, has_ended),
    ];
    let of = found.into_iter().filter(|(_, is_so)| *is_so);
    of.map(|(situation, _)| situation).collect()
}
