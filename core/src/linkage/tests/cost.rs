//! The work grows as the number of devices, whatever their values.

use super::{apply, imported};
use crate::{
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
    linkage::{MOST, between, find, pair::Likeness},
};

/// Two lists of the same devices with other ids: numbers as makers and departments give them, host names as people do.
fn two_lists(devices: usize) -> Ledger {
    let mut ledger = Ledger::new();
    for list in 0..2 {
        let mut set = ChangeSet::new();
        for nth in 0..devices {
            let id = EntityId::derived("unit", &format!("{list} {nth}"));
            let mut text = |field: &str, text: &str| set.set_text("unit", id, field, text);
            text("serial_number", &format!("{}", 100_000 + nth / 50));
            text("model_number", &format!("M-{}", nth % 50));
            text("asset_number", &format!("{}", nth % 40));
            text("room", &format!("病室{}", nth % 30));
            let port = EntityId::derived("interface", &format!("{list} {nth}"));
            let mut text = |field: &str, text: &str| set.set_text("interface", port, field, text);
            text("unit", &id.to_string());
            text(
                "mac",
                &format!(
                    "00:1b:00:{:02x}:{:02x}:{:02x}",
                    nth >> 16,
                    (nth >> 8) & 255,
                    nth & 255
                ),
            );
            text("host_name", if nth % 3 == 0 { "PC" } else { "endoscopy" });
            text("ipv4", &format!("192.168.{}.{}", nth % 4, nth % 200 + 1));
        }
        apply(&mut ledger, "import", set);
    }
    ledger
}

#[test]
fn comparisons_grow_as_the_number_of_devices() {
    for devices in [500, 1_000, 2_000, 4_000] {
        let (ledger, units) = (two_lists(devices), 2 * devices);
        let all = find(&ledger);
        assert!(
            all.comparisons <= 6 * units,
            "{units} units: {} comparisons",
            all.comparisons
        );
        assert_eq!(all.count(Likeness::Sure), devices, "of {devices} devices");
        // Half of the ids: those of the second list are as random as those of the first.
        let across = between(&ledger, |id| id.as_bytes()[0] & 1 == 0);
        assert!(across.comparisons < all.comparisons, "{units} units");
    }
}

#[test]
fn no_value_makes_more_than_a_few_comparisons_a_device() {
    // The worst that can be: groups just below the bound, other ones for each sort of value.
    let mut set = ChangeSet::new();
    let devices = 5_000;
    for nth in 0..devices {
        let id = EntityId::derived("unit", &nth.to_string());
        for (way, field) in ["serial_number", "asset_number"].into_iter().enumerate() {
            let group = nth % (devices / MOST) + way * 7 * nth / MOST;
            set.set_text("unit", id, field, &format!("GROUP{group}"));
        }
    }
    let mut ledger = Ledger::new();
    apply(&mut ledger, "import", set);
    let comparisons = find(&ledger).comparisons;
    assert!(comparisons <= devices * (MOST - 1), "{comparisons}");
}

#[test]
fn an_empty_ledger_has_no_pairs() {
    assert_eq!(find(&Ledger::new()), Default::default());
    assert_eq!(find(&imported(&["a room=1"])).comparisons, 0);
}
