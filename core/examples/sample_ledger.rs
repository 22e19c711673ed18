//! Makes the sample ledger of the app: the generated list in, one commit out.
//!
//! `cargo run --package daicho-core --example sample_ledger -- public/sample/sample-ledger.csv public/sample/ledger.json`
//!
//! Run it again after the list or the format of commits has changed. The ids depend on the place in the list alone.
use std::collections::BTreeSet;
use std::error::Error;
use std::ops::ControlFlow;

use daicho_core::ident::id::{EntityId, ReplicaId};
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::commit::Source;
use daicho_core::ledger::edit::Authorship;
use daicho_core::ledger::state::Ledger;
use daicho_core::tabular::import::mapping::Words;
use daicho_core::tabular::import::merge::Past;
use daicho_core::tabular::import::plan::ImportPlan;
use daicho_core::tabular::{Options, header, open};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = paths.as_slice() else {
        return Err("usage: sample_ledger LIST.csv LEDGER.json".into());
    };
    let mut changes = hospital();
    changes.extend(&devices(&std::fs::read(from)?)?);
    let who = Authorship {
        replica: ReplicaId::from_random([0; 16]),
        author: "見本".to_owned(),
        at: Timestamp::default(),
    };
    let sealed = Ledger::new().next_commit(who, Source::action("sample"), "", changes);
    std::fs::write(to, sealed.bytes())?;
    println!("{} bytes in {to}", sealed.bytes().len());
    Ok(())
}

/// The hospital, and one person of two who are needed: the other is left for the reader to enter.
fn hospital() -> ChangeSet {
    let mut changes = ChangeSet::new();
    let facility = EntityId::derived("facility", "");
    changes.set_text("facility", facility, "name", "あおぞら台病院（見本）");
    changes.set_text("facility", facility, "beds", "150");
    changes.set_text("facility", facility, "sample", "true");
    let engineer = EntityId::derived("person", "sample");
    changes.set_text("person", engineer, "name", "見本 花子");
    changes.set_text("person", engineer, "roles", "device_safety_manager");
    let department = EntityId::derived("department", "臨床工学室");
    changes.set_text("person", engineer, "department", &department.to_string());
    changes.set_text("person", engineer, "phone", "内線 2345");
    changes
}

fn devices(bytes: &[u8]) -> Result<ChangeSet, Box<dyn Error>> {
    let words = Words::new();
    let grid = open(bytes, &Options::default())?.value.grid;
    let header = header::find(&grid, None, &|name| words.knows(name))?.value;
    let mapping = words.suggest(&header);
    let mut number: u128 = 0;
    let mut ids = || {
        number += 1;
        EntityId::derived("unit", &format!("sample/{number}"))
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    let plan = ImportPlan::new(
        &Ledger::new(),
        &grid,
        &header,
        &mapping,
        &Past::default(),
        &mut ids,
        go_on,
    )
    .map_err(|_| "cancelled")?;
    println!("{:?}", plan.counts());
    let mut changes = plan.changes(go_on).map_err(|_| "cancelled")?.main;
    let stated = connections(&changes);
    changes.extend(&stated);
    Ok(changes)
}

/// Says of most devices whether they are on a network: the list has addresses, but no column for that.
fn connections(changes: &ChangeSet) -> ChangeSet {
    let addressed: BTreeSet<String> = changes
        .iter()
        .filter(|change| change.kind == "interface" && change.field == "unit")
        .filter_map(|change| change.value.text().map(str::to_owned))
        .collect();
    let mut stated = ChangeSet::new();
    for change in changes
        .iter()
        .filter(|change| change.field == "asset_number")
    {
        let connection = match change.id.as_bytes() {
            // About one in eight was never asked about.
            [first, ..] if first % 8 == 0 => continue,
            _ if addressed.contains(&change.id.to_string()) => "yes",
            _ => "no",
        };
        stated.set_text("unit", change.id, "network_connection", connection);
    }
    stated
}
