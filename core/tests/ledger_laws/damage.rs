//! Arbitrary and damaged bytes: no panic, no huge allocation, and no damage goes unnoticed.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use daicho_core::{
    ident::hash::Hash,
    ledger::{
        commit::{DecodeError, SealedCommit},
        history::entity_changes,
        state::Ledger,
    },
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::Value as Json;

use crate::{
    encoding::json_value,
    thousand,
    world::{World, entity_id, world},
};

/// The system's allocator, and the largest piece that anybody asked it for.
struct Watched(AtomicUsize);

#[expect(unsafe_code, reason = "an allocator cannot be written without")]
// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.0.fetch_max(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promises are those that the system's allocator asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static MEMORY: Watched = Watched(AtomicUsize::new(0));

/// No input of these tests is larger than a tenth of this.
const HUGE: usize = 64 << 20;

/// Opens bytes in every way there is, and applies what opens.
fn use_bytes(bytes: &[u8]) {
    let _ = Ledger::from_snapshot(bytes);
    let _ = entity_changes(bytes, &entity_id(1));
    if let Ok(sealed) = SealedCommit::open(bytes.to_vec()) {
        let mut ledger = Ledger::new();
        let _ = ledger.apply(&sealed);
        let read = Ledger::from_snapshot(&ledger.to_snapshot()).unwrap();
        assert_eq!(read.vector(), ledger.vector());
        let again = SealedCommit::seal(sealed.commit().clone());
        let reopened = SealedCommit::open(again.bytes().to_vec()).unwrap();
        assert_eq!(reopened.commit().changes, sealed.commit().changes);
    }
    assert!(MEMORY.0.load(Ordering::Relaxed) < HUGE);
}

/// One of the commits of some generated histories.
fn real_commit(which: usize) -> Vec<u8> {
    static COMMITS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    let commits = COMMITS.get_or_init(|| {
        let mut runner = TestRunner::deterministic();
        let worlds = (0..10).map(|_| world().new_tree(&mut runner).unwrap().current());
        let commits = worlds.flat_map(|world: World| world.commits);
        commits.map(|commit| commit.bytes().to_vec()).collect()
    });
    commits[which % commits.len()].clone()
}

/// Puts `new` in the place of the `nth` part of a JSON value, counted from outside.
fn replace(json: &mut Json, nth: &mut usize, new: &Json) {
    if *nth == 0 {
        *json = new.clone();
        *nth = usize::MAX;
        return;
    }
    *nth -= 1;
    match json {
        Json::Array(list) => list.iter_mut().for_each(|part| replace(part, nth, new)),
        Json::Object(map) => map.values_mut().for_each(|part| replace(part, nth, new)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..400)) {
        use_bytes(&bytes);
        let mut with_id = format!("{{\"changes\":[\"{}\"", entity_id(1)).into_bytes();
        with_id.extend(bytes);
        use_bytes(&with_id);
    }

    #[test]
    fn damaged_commits_do_no_harm(which: usize, damage in vec((any::<usize>(), any::<u8>()), 1..4), cut: usize) {
        let mut bytes = real_commit(which);
        for (at, byte) in damage {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        use_bytes(&bytes);
        bytes.truncate(cut % bytes.len());
        prop_assert!(SealedCommit::open(bytes.clone()).is_err());
        use_bytes(&bytes);
    }

    /// JSON of the wrong shape in any place.
    #[test]
    fn misshapen_commits_do_no_harm(which: usize, nth in 0..60_usize, new in json_value()) {
        let mut json: Json = serde_json::from_slice(&real_commit(which)).unwrap();
        replace(&mut json, &mut { nth }, &new);
        use_bytes(json.to_string().as_bytes());
    }

    /// A change of one byte is told by the hash, wherever it is and whether or not it still reads as a commit.
    #[test]
    fn a_flipped_bit_is_told_by_the_hash(which: usize, at: usize, bit in 0..8_u32) {
        let bytes = real_commit(which);
        let expected = Hash::of(&bytes);
        prop_assert!(SealedCommit::open_verified(bytes.clone(), expected).is_ok());
        let mut damaged = bytes.clone();
        let at = at % bytes.len();
        damaged[at] ^= 1 << bit;
        let found = Hash::of(&damaged);
        let error = DecodeError::WrongHash { expected, found };
        prop_assert_eq!(SealedCommit::open_verified(damaged, expected), Err(error));
    }
}

/// Brackets without end neither overflow the stack nor take memory.
#[test]
fn deep_nesting_is_refused() {
    for start in [
        "",
        "{\"source\":{\"x\":",
        "{\"changes\":",
        "{\"format\":1,\"changes\":[{\"kind\":\"\",\"fields\":[\"a\"],\"rows\":[[\"01010101-0101-4101-8101-010101010101\",",
    ] {
        for brackets in ["[", "{\"a\":"] {
            let text = format!("{start}{}", brackets.repeat(200_000));
            assert!(SealedCommit::open(text.clone().into_bytes()).is_err());
            use_bytes(text.as_bytes());
        }
    }
}

/// Hundreds of thousands of fields cost time in proportion, not its square: this test would take hours.
#[test]
fn many_fields_are_read_in_reasonable_time() {
    let fields: Vec<String> = (0..200_000).map(|nth| format!("\"{nth}\"")).collect();
    let text = format!(
        "{{\"format\":1,\"replica\":\"{0}\",\"seq\":1,\"prev\":null,\"seen\":{{}},\"at\":\"2026-01-01T00:00:00.000Z\",\
         \"author\":\"\",\"note\":\"\",\"source\":{{}},\"changes\":[{{\"kind\":\"unit\",\"fields\":[{1}],\
         \"rows\":[[\"{0}\"{2}]]}}]}}",
        entity_id(1),
        fields.join(","),
        ",0".repeat(fields.len()),
    );
    let sealed = SealedCommit::open(text.into_bytes()).unwrap();
    assert!(sealed.commit().changes.is_empty());
}
