//! The sample ledger that the app offers, as it is shipped.

use crate::{
    catalogue::words::{Naming, naming},
    ledger::{commit::SealedCommit, state::Ledger},
};

const SAMPLE: &[u8] = include_bytes!("../../../../../public/sample/ledger.json");

#[test]
fn the_sample_has_no_company_or_department_of_a_mark() {
    let mut ledger = Ledger::new();
    ledger
        .apply(&SealedCommit::open(SAMPLE.to_vec()).unwrap())
        .unwrap();
    // Those of the list, and three of the network.
    assert_eq!(ledger.records("unit").count(), 303);
    for kind in ["organization", "department", "person"] {
        assert!(ledger.records(kind).count() > 0);
        for record in ledger.records(kind) {
            let name = record.text("name").unwrap_or_default();
            assert_eq!(naming(name), Naming::Name, "{kind} {name:?}");
        }
    }
    // Its list has such marks: they are kept where they stood.
    let kept = |record: &crate::ledger::state::Record<'_>| record.text("dealer") == Some("-");
    assert!(ledger.records("unit").any(|record| kept(&record)));
}
