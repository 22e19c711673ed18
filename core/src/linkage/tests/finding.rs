//! Which pairs are found, and why.

use super::{apply, changes, found, imported, line, unit};
use crate::{
    device::list::DeviceList,
    linkage::{between, distinct, find, glance::pairs_at_a_glance, pair::About},
};

#[test]
fn the_same_serial_number_of_the_same_model_is_the_same_device() {
    let ledger = imported(&[
        "a serial_number=SN-1234 model=TE-161\nb serial_number=SN-9999 model=TE-161",
        "c serial_number=ＳＮ１２３４ model=te-161\nd serial_number=SN-1234 model=OTHER",
    ]);
    assert_eq!(found(&ledger), ["a c sure +serial-of-model"]);
}

#[test]
fn each_clue_is_enough_for_what_it_is_worth() {
    let ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:5f\nb asset_number=ME-00123\nc host_name=ct-01\nd serial_number=XY-7788",
        "e mac=001B.2C3D.4E5F\nf asset_number=me00123\ng host_name=CT-01.radiology.local\nh serial_number=xy7788",
    ]);
    let expected = [
        "a e sure +mac",
        "b f doubtful +asset-number",
        "c g doubtful +host-name",
        "d h doubtful +serial",
    ];
    assert_eq!(found(&ledger), expected);
}

#[test]
fn clues_add_up() {
    let ledger = imported(&[
        "a asset_number=ME-00123 model=M1 room=ICU\nb host_name=ct-01 ipv4=10.0.0.1 model=M2",
        "c asset_number=ME-00123 model=M1 room=ICU\nd host_name=ct-01 ipv4=10.0.0.1 model=M2",
    ]);
    let expected = [
        "a c sure +asset-number +model +place",
        "b d sure +model +host-name +ip",
    ];
    assert_eq!(found(&ledger), expected);
}

#[test]
fn what_speaks_against_a_pair_leaves_it_to_a_person_or_to_nobody() {
    let ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:5f serial_number=AB-1001 model=M1
         b asset_number=ME-00124 serial_number=AB-2001 model=M1
         c serial_number=AB-3001 model=M1 status=in_use room=ICU
         d serial_number=AB-4001 model=M1 asset_number=ME-00400
         e host_name=ct-01 model=M3",
        "f mac=00:1b:2c:3d:4e:5f serial_number=AB-1002 model=M1 host_name=a
         g asset_number=ME-00124 serial_number=AB-2002 model=M1
         h serial_number=AB-3001 model=M1 status=in_use room=HCU
         i serial_number=AB-4001 model=M1 asset_number=ME-00401
         j host_name=ct-01 model=M4",
    ]);
    let expected = [
        "c h doubtful +serial-of-model -place",
        "d i doubtful +serial-of-model -asset-number",
        "a f doubtful -serial +model +mac",
    ];
    assert_eq!(found(&ledger), expected);
}

#[test]
fn a_device_that_moved_is_the_same_if_two_things_say_so() {
    let ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:5f serial_number=AB-1001 model=M1 status=in_use room=ICU",
        "b mac=00:1b:2c:3d:4e:5f serial_number=AB-1001 model=M1 status=in_use room=HCU",
    ]);
    assert_eq!(found(&ledger), ["a b sure +serial-of-model +mac -place"]);
}

#[test]
fn two_rows_of_one_list_are_two_devices_unless_much_says_otherwise() {
    let ledger = imported(&["a model=M1 room=ICU
         b model=M1 room=ICU
         c serial_number=AB-1001 model=M2
         d serial_number=AB-1001 model=M2"]);
    assert_eq!(found(&ledger), ["c d doubtful +serial-of-model -same-list"]);
    let lists = imported(&["a model=M1 room=ICU", "b model=M1 room=ICU"]);
    assert_eq!(found(&lists), ["a b doubtful +model +place"]);
}

#[test]
fn values_of_nobody_or_of_everybody_are_no_evidence() {
    let row = |nth: u8| {
        let called = char::from(b'A' + nth);
        format!(
            "{called} host_name=PC asset_number=- serial_number=不明 mac=02:1b:2c:3d:4e:5f ipv4=10.9.9.9\n"
        )
    };
    let lists: Vec<String> = (0..20).map(row).collect();
    let lists: Vec<&str> = lists.iter().map(String::as_str).collect();
    let mut all = lists.clone();
    all.extend([
        "a serial_number=0000 model=M1",
        "b serial_number=0000 model=M1",
    ]);
    let found = find(&imported(&all));
    assert_eq!(found.pairs, []);
    let passed: Vec<_> = found
        .passed_over
        .iter()
        .map(|passed| (passed.about, passed.value.as_str(), passed.devices))
        .collect();
    assert_eq!(
        passed,
        [(About::HostName, "pc", 20), (About::Ip, "10.9.9.9", 20)]
    );
    assert_eq!(found.comparisons, 0);
}

#[test]
fn a_number_that_every_model_has_counts_within_each_model() {
    // Twenty makers number from 1001; two lists name the device of the last one.
    let row = |nth: usize| format!("{nth:02} serial_number=100001 model=M{nth}\n");
    let first: String = (0..20).map(row).collect();
    let ledger = imported(&[
        &first,
        "x serial_number=100001 model=M19",
        "y serial_number=100001",
    ]);
    assert_eq!(found(&ledger), ["19 x sure +serial-of-model"]);
}

#[test]
fn a_serial_number_in_a_udi_is_one() {
    let ledger = imported(&[
        "a udi_di=(01)06291041500213(21)SN77881",
        "b udi_di=06291041500213 serial_number=SN-77881",
    ]);
    assert_eq!(found(&ledger), ["a b sure +serial-of-model"]);
    let shown = &find(&ledger).pairs[0].reasons[0].values;
    assert_eq!(shown, &["sn77881", "SN-77881"]);
}

#[test]
fn what_is_disputed_is_left_to_a_person() {
    let mut ledger = imported(&["a serial_number=AB-1001 model=M1"]);
    let base = ledger.clone();
    for (who, room) in [(2, "ICU"), (3, "HCU")] {
        let set = changes(&format!("a room={room}"));
        let sealed = super::next(&base, who, 5, "edit", set);
        ledger.apply(&sealed).expect("a concurrent commit");
    }
    apply(
        &mut ledger,
        "import",
        changes("b serial_number=AB-1001 model=M1"),
    );
    assert_eq!(found(&ledger), ["a b doubtful +serial-of-model -undecided"]);
}

#[test]
fn only_pairs_across_are_found_between_two_sets() {
    let ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:5f",
        "b mac=00:1b:2c:3d:4e:5f",
        "c mac=00:1b:2c:3d:4e:5f",
    ]);
    let found = between(&ledger, |id| *id == unit("c"));
    let lines: Vec<String> = found.pairs.iter().map(line).collect();
    assert_eq!(lines, ["a c sure +mac", "b c sure +mac"]);
    assert_eq!(between(&ledger, |_| true).pairs, []);
}

#[test]
fn pairs_that_were_told_different_come_back_only_when_that_is_taken_back() {
    let mut ledger = imported(&["a mac=00:1b:2c:3d:4e:5f", "b mac=00:1b:2c:3d:4e:5f"]);
    let (a, b) = (unit("a"), unit("b"));
    let told = distinct::tell(&ledger, &b, &a);
    apply(&mut ledger, "distinct", told);
    assert_eq!(found(&ledger), [""; 0]);
    assert_eq!(distinct::Distinct::of(&ledger).pairs(), [(a, b)]);
    let taken = distinct::take_back(&ledger, &b, &a);
    apply(&mut ledger, "distinct", taken);
    assert_eq!(found(&ledger), ["a b sure +mac"]);
    let told = distinct::tell(&ledger, &a, &b);
    let undo = ledger.inverse(&told);
    apply(&mut ledger, "distinct", told);
    assert_eq!(found(&ledger).len(), 0);
    apply(&mut ledger, "undo", undo);
    assert_eq!(found(&ledger).len(), 1);
    assert!(distinct::tell(&ledger, &a, &a).is_empty());
}

#[test]
fn what_is_seen_at_a_glance_is_found_by_the_search_as_well() {
    let ledger = imported(&[
        "a serial_number=SN-1234 model=M1\nb mac=00:1b:2c:3d:4e:5f serial_number=X-1001\nc serial_number=0000 model=M1
         d serial_number=SN-5678 model=M1 mac=02:00:00:00:00:01\ne serial_number=SN-7777",
        "f serial_number=SN-1234 model=M1\ng mac=00:1b:2c:3d:4e:5f serial_number=X-1002\nh serial_number=0000 model=M1
         i serial_number=SN-5678 model=M2 mac=02:00:00:00:00:01\nj serial_number=SN-7777",
    ]);
    let mut ledger = ledger;
    assert_eq!(pairs_at_a_glance(&DeviceList::new(&ledger)), 2);
    let pairs = found(&ledger);
    for pair in ["a f ", "b g "] {
        assert!(pairs.iter().any(|line| line.starts_with(pair)), "{pairs:?}");
    }
    let told = distinct::tell(&ledger, &unit("a"), &unit("f"));
    apply(&mut ledger, "distinct", told);
    assert_eq!(pairs_at_a_glance(&DeviceList::new(&ledger)), 1);
}
