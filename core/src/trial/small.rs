//! Small ledgers for tests, written as text.

use crate::{
    device::list::DeviceList,
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    network::member,
};

/// The id of entity `n`.
pub(crate) fn id(n: u8) -> EntityId {
    EntityId::from_random([n; 16])
}

/// Makes a list of devices from lines of `kind number field=value field=value`; `#n` is the id of entity n.
pub(crate) fn list(text: &str) -> DeviceList {
    let mut ledger = Ledger::new();
    let mut changes = ChangeSet::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let kind = words.next().unwrap();
        let at = id(words.next().unwrap().parse().unwrap());
        if kind == "member" {
            let element = id(words.next().unwrap().parse().unwrap());
            changes.extend(&member::set(&Ledger::new(), at, &[element]));
            continue;
        }
        for word in words {
            let (field, value) = word.split_once('=').unwrap();
            let value = match value.strip_prefix('#') {
                Some(n) => id(n.parse().unwrap()).to_string(),
                None => value.to_owned(),
            };
            changes.set_text(kind, at, field, &value);
        }
    }
    write(&mut ledger, changes);
    DeviceList::new(&ledger)
}

/// Writes changes into a ledger, as a person does.
pub(crate) fn write(ledger: &mut Ledger, changes: ChangeSet) {
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
    ledger.apply(&commit).unwrap();
}
