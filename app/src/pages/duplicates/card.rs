//! One pair: why, why not, the two side by side, and what to do about it.

use std::collections::BTreeMap;

use daicho_core::ledger::state::Ledger;
use daicho_core::linkage::distinct;
use daicho_core::linkage::join::{Chosen, Difference, Joining, Names};
use daicho_core::linkage::pair::{Likeness, Pair};
use yew::prelude::*;

use super::reasons::{Reasons, titles};
use super::sheet::Sheet;
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::i18n::use_texts;
use crate::pages::devices::shared::SharedList;
use crate::session::edit::Edit;
use crate::session::handle::use_session;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PairCardProps {
    pub(super) list: SharedList,
    pub(super) pair: Pair,
    /// Called when the person puts it off.
    pub(super) on_later: Callback<()>,
}

/// Which choice was taken of which difference, by their numbers.
pub(super) type Taken = BTreeMap<usize, usize>;

/// One pair.
#[component]
pub(super) fn PairCard(props: &PairCardProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let list = &props.list;
    let taken = use_state_eq(Taken::new);
    let pair = &props.pair;
    let differences = use_memo((list.clone(), pair.clone()), |(list, pair)| {
        joining(list, pair, |joining| joining.differences()).unwrap_or_default()
    });
    let on_join = {
        let (session, list, pair) = (session.clone(), list.clone(), pair.clone());
        let (differences, taken, said) = (
            differences.clone(),
            taken.clone(),
            t.get("duplicates-joined"),
        );
        move |()| {
            let chosen = chosen(&differences, &taken);
            if let Some(changes) = joining(&list, &pair, |joining| joining.changes(&chosen)) {
                session.commit(Edit::new("join", changes).said(said.clone()));
            }
        }
    };
    let on_different = {
        let (ledger, pair, said) = (
            list.ledger().clone(),
            pair.clone(),
            t.get("duplicates-told"),
        );
        move |()| {
            let changes = distinct::tell(&ledger, &pair.stays, &pair.goes);
            session.commit(Edit::new("distinct", changes).said(said.clone()));
        }
    };
    let on_take = {
        let taken = taken.clone();
        Callback::from(move |(difference, choice): (usize, usize)| {
            let mut all = (*taken).clone();
            all.insert(difference, choice);
            taken.set(all);
        })
    };
    let code = match pair.likeness {
        Likeness::Sure => "sure",
        Likeness::Doubtful => "doubtful",
    };
    html! {
        <section class="card stack-s pair" data-testid="pair" data-likeness={code}>
            <h2>{ titles(t, list.ledger(), pair) }</h2>
            <Reasons pair={pair.clone()} />
            <Sheet list={list.clone()} pair={pair.clone()} differences={differences.clone()} taken={(*taken).clone()} {on_take} />
            <div class="row">
                <Button icon={Icon::Check} on_click={on_join} testid="pair-join">{ t.get("duplicates-join") }</Button>
                <Button on_click={on_different} testid="pair-different">{ t.get("duplicates-different") }</Button>
                <Button kind={ButtonKind::Quiet} on_click={props.on_later.clone()} testid="pair-later">{ t.get("duplicates-later") }</Button>
            </div>
        </section>
    }
}

/// Asks the joining of a pair something; `None` if one of the two is not there any more.
fn joining<T>(list: &SharedList, pair: &Pair, ask: impl FnOnce(&Joining<'_>) -> T) -> Option<T> {
    list.with(|list| {
        let ledger: &Ledger = list.ledger();
        let names = Names::of(ledger);
        let joining = Joining::of(list, &names, &[pair.stays, pair.goes])?;
        Some(ask(&joining))
    })
}

/// The values that were taken, and the usual ones where nothing was.
fn chosen(differences: &[Difference], taken: &Taken) -> Chosen {
    let mut chosen = Chosen::new();
    for (nth, difference) in differences.iter().enumerate() {
        let choice = taken.get(&nth).copied().or(difference.usual);
        if let Some(choice) = choice.and_then(|choice| difference.choices.get(choice)) {
            let key = (difference.id, difference.field.clone());
            chosen.insert(key, choice.value.clone());
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use daicho_core::catalogue::field::Kind;
    use daicho_core::ident::id::{EntityId, ReplicaId};
    use daicho_core::ident::timestamp::Timestamp;
    use daicho_core::ledger::changes::ChangeSet;
    use daicho_core::ledger::commit::Source;
    use daicho_core::ledger::edit::Authorship;
    use daicho_core::ledger::value::Value;
    use daicho_core::linkage::join::Choice;

    use super::*;

    #[test]
    fn what_nobody_touched_stays_as_shown() {
        let mut ledger = Ledger::new();
        let who = Authorship {
            replica: ReplicaId::from_bytes([1; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::default(), "", ChangeSet::new());
        ledger.apply(&sealed).expect("a commit on top");
        let commit = ledger.find_commit(sealed.commit().dot).expect("it");
        let id = EntityId::from_bytes([1; 16]);
        let difference = |field: &str, usual| Difference {
            kind: Kind::Unit,
            id,
            field: field.to_owned(),
            choices: ["a", "b"]
                .map(|text| Choice {
                    value: Value::Text(text.to_owned()),
                    unit: id,
                    commit,
                })
                .to_vec(),
            usual,
        };
        let differences = [
            difference("room", Some(1)),
            difference("floor", Some(1)),
            difference("note", None),
        ];
        let taken = Taken::from([(1, 0)]);
        let values: Vec<(String, Value)> = chosen(&differences, &taken)
            .into_iter()
            .map(|((_, field), value)| (field, value))
            .collect();
        let text = |text: &str| Value::Text(text.to_owned());
        let expected = [
            ("floor".to_owned(), text("a")),
            ("room".to_owned(), text("b")),
        ];
        assert_eq!(
            values, expected,
            "a dispute stays one until somebody decides"
        );
    }
}
