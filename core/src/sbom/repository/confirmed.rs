//! What a person confirmed about spellings, in the ledger: so it travels with it.

use super::aliases::{Aliased, Aliases};
use crate::{
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        state::{Ledger, Record},
    },
};

/// The kind of confirmed spellings: one for each spelling that is another's.
pub const KIND: &str = "alias";

impl Aliased {
    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::Name => "component",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Supplier, Self::Name]
            .into_iter()
            .find(|what| what.code() == code)
    }
}

/// What a record says; `None` if it lacks something. Where several people said different things, it is what is shown.
fn read<'a>(record: &Record<'a>) -> Option<(Aliased, &'a str, &'a str)> {
    let what = Aliased::from_code(record.text("of")?)?;
    Some((what, record.text("spelling")?, record.text("canonical")?))
}

/// Returns all spellings that were confirmed, in the order of their ids, which every computer has alike.
#[must_use]
pub fn of_ledger(ledger: &Ledger) -> Aliases {
    let mut records: Vec<Record<'_>> = ledger.records(KIND).collect();
    records.sort_by_key(Record::id);
    let mut aliases = Aliases::default();
    for (what, spelling, canonical) in records.iter().filter_map(read) {
        aliases.confirm(what, spelling, canonical);
    }
    aliases
}

/// Returns the changes that make a spelling another one's.
#[must_use]
pub fn confirm(id: EntityId, what: Aliased, spelling: &str, canonical: &str) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "of", what.code());
    changes.set_text(KIND, id, "spelling", spelling);
    changes.set_text(KIND, id, "canonical", canonical);
    changes
}

/// Returns the changes that make a spelling its own again.
#[must_use]
pub fn forget(ledger: &Ledger, what: Aliased, spelling: &str) -> ChangeSet {
    let key = what.key(spelling);
    let mut changes = ChangeSet::new();
    for record in ledger.records(KIND) {
        let is_it = read(&record).is_some_and(|(of, own, _)| of == what && of.key(own) == key);
        if is_it {
            changes.delete(KIND, record.id());
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::{id::ReplicaId, timestamp::Timestamp},
        ledger::{commit::Source, edit::Authorship},
    };

    fn write(ledger: &mut Ledger, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "山田".to_owned(),
            at: Timestamp::default(),
        };
        let commit = ledger.next_commit(who, Source::default(), "", changes);
        ledger.apply(&commit).unwrap();
    }

    #[test]
    fn what_was_confirmed_is_read_again_and_can_be_taken_back() {
        let mut ledger = Ledger::new();
        let id = EntityId::from_random([1; 16]);
        let said = confirm(id, Aliased::Supplier, "OpenSSL Project", "OpenSSL");
        write(&mut ledger, said);
        let canonical = |ledger: &Ledger| {
            let aliases = of_ledger(ledger);
            aliases
                .canonical(Aliased::Supplier, "OPENSSL project")
                .to_owned()
        };
        assert_eq!(canonical(&ledger), "OpenSSL");
        let back = forget(&ledger, Aliased::Supplier, "openssl project");
        write(&mut ledger, back);
        assert_eq!(canonical(&ledger), "OPENSSL project");
    }
}
