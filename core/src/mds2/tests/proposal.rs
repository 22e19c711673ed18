//! What a form fills in the ledger.

use super::meaning::form;
use crate::{
    device::view::unit::DeviceUnit,
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    mds2::{
        form::Form,
        proposal::{self, State},
    },
    view::entity::Entity,
};

fn ledger(fields: &[(&str, &str, &str)]) -> Ledger {
    let (unit, model) = (
        EntityId::from_random([1; 16]),
        EntityId::from_random([2; 16]),
    );
    let mut changes = ChangeSet::new();
    changes.set_text("unit", unit, "model", &model.to_string());
    changes.set_text("model", model, "trade_name", "Pump");
    for (kind, field, value) in fields {
        let id = if *kind == "unit" { unit } else { model };
        changes.set_text(kind, id, field, value);
    }
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let mut ledger = Ledger::new();
    let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
    ledger.apply(&commit).unwrap();
    ledger
}

fn proposed(form: &Form, fields: &[(&str, &str, &str)]) -> String {
    let ledger = ledger(fields);
    let unit = DeviceUnit::all(&ledger).next().unwrap();
    let proposals = proposal::for_unit(form, &unit).into_iter().map(|proposal| {
        let state = if let State::Contradicts(value) = proposal.state {
            format!("contradicts {value:?}")
        } else {
            format!("{:?}", proposal.state)
        };
        let value = proposal.value.as_ref().text().unwrap_or("-").to_owned();
        format!(
            "{}.{}={value} {state}",
            proposal.kind.as_str(),
            proposal.field
        )
    });
    proposals.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_form_fills_what_the_ledger_lacks() {
    let form = form(&[
        "CSUP-2=Yes|The host runs Windows 10 IoT Enterprise 2019, 64 bit. Patched.",
        "CONN-1=Yes",
        "CONN-1.1=No",
        "CONN-1.2=Yes",
        "CONN-1.2.1=Yes",
        "CONN-1.2.3=Yes",
        "RMOT-1=Yes",
    ]);
    assert_eq!(
        proposed(&form, &[]),
        "model.os=Windows 10 IoT Enterprise 2019 Lacks\nmodel.connectivity=wired Lacks\nmodel.removable_media=yes Lacks\n\
         unit.remote_maintenance=yes Lacks"
    );
    let fields = [
        ("model", "os", "Ｗｉｎｄｏｗｓ 10"),
        ("unit", "connectivity", "both"),
        ("unit", "remote_maintenance", "no"),
    ];
    assert_eq!(
        proposed(&form, &fields),
        "model.os=Windows 10 IoT Enterprise 2019 Same\nmodel.connectivity=wired contradicts Text(\"both\")\n\
         model.removable_media=yes Lacks\nunit.remote_maintenance=yes NotUsed"
    );
}

#[test]
fn what_is_not_answered_proposes_nothing() {
    assert_eq!(
        proposed(
            &form(&[
                "RMOT-1=See Notes",
                "CONN-1.2.3=maybe",
                "CSUP-2=Yes",
                "CONN-1.1=No"
            ]),
            &[]
        ),
        ""
    );
    let none = form(&[
        "CSUP-2=No",
        "RMOT-1=No",
        "RMOT-2=N/A",
        "RMOT-3=No",
        "CONN-1=No",
    ]);
    assert_eq!(
        proposed(
            &none,
            &[
                ("model", "os", "Linux"),
                ("unit", "remote_maintenance", "yes")
            ]
        ),
        "model.os=- contradicts Text(\"Linux\")\nmodel.connectivity=none Lacks\n\
         unit.remote_maintenance=no contradicts Text(\"yes\")"
    );
}
