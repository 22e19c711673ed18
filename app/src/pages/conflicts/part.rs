//! What is kept beside a contract (its clauses, answers, tasks, promises), and clauses that a hospital wrote itself. No catalogue
//! describes these kinds, and the templates that name them are in the second program: they go by their codes here.

use daicho_core::contract::{agreed, answered, assigned, own, promise};
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::merge::Dispute;
use daicho_core::ledger::state::Ledger;
use yew::AttrValue;

use crate::i18n::Texts;
use crate::pages::devices::words;

/// Returns the field that tells one of such a kind from another; `None` for other kinds.
fn named_by(kind: &str) -> Option<&'static str> {
    match kind {
        agreed::KIND | own::CLAUSE => Some("clause"),
        answered::KIND => Some("field"),
        assigned::KIND => Some("task"),
        promise::KIND => Some("what"),
        own::PATTERN => Some("pattern"),
        _ => None,
    }
}

/// Whether a kind is such a one.
pub(super) fn is_part(kind: &str) -> bool {
    named_by(kind).is_some()
}

/// Returns what one of such a kind is called.
pub(super) fn name<'a>(ledger: &'a Ledger, kind: &str, id: &EntityId) -> Option<&'a str> {
    ledger.record(kind, id)?.text(named_by(kind)?)
}

/// Returns the label of a disputed field of such a kind, with what it is about.
pub(super) fn label(t: Texts, ledger: &Ledger, dispute: &Dispute) -> Option<AttrValue> {
    let name = name(ledger, &dispute.kind, &dispute.id)?;
    let kind = t.get(&format!("kind-{}", dispute.kind));
    let field = t
        .find(&format!("part-{}", dispute.field), &[])
        .unwrap_or_else(|| words::label(t, &dispute.field));
    Some(AttrValue::from(format!("{kind} {name}: {field}")))
}

/// Whether a disputed field of such a kind is no free text.
pub(super) fn is_coded(dispute: &Dispute) -> bool {
    let is_text = matches!(dispute.field.as_str(), "text" | "wording" | "what");
    is_part(&dispute.kind) && !is_text
}

#[cfg(test)]
mod tests {
    use daicho_core::contract::words::{Party, Strength};

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn kinds_and_codes_have_words_in_both_languages() {
        let kinds = [
            agreed::KIND,
            answered::KIND,
            assigned::KIND,
            promise::KIND,
            own::CLAUSE,
            own::PATTERN,
        ];
        let codes = ["yes", "no", "nobody"]
            .into_iter()
            .chain(agreed::Outcome::ALL.iter().map(|it| it.code()))
            .chain(Strength::ALL.iter().map(|it| it.code()))
            .chain(Party::ALL.iter().map(|it| it.code()));
        let keys: Vec<String> = kinds
            .into_iter()
            .map(|kind| format!("kind-{kind}"))
            .chain(codes.map(|code| format!("choice-part-{code}")))
            .collect();
        for language in Language::ALL {
            for key in &keys {
                assert!(Texts(language).find(key, &[]).is_some(), "{key}");
            }
        }
    }
}
