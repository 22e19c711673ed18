//! Why two devices may be the same, and why not, in words.

use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::linkage::pair::{Pair, Reason};
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;

/// Returns by what two devices are called.
pub(super) fn titles(t: Texts, ledger: &Ledger, pair: &Pair) -> AttrValue {
    let [one, other] = [pair.stays, pair.goes].map(|id| title(t, ledger, &id));
    if one == other {
        return one;
    }
    let args = [
        ("one", one.to_string().into()),
        ("other", other.to_string().into()),
    ];
    t.with("why-pair", &args)
}

/// Returns by what a device is called.
pub(super) fn title(t: Texts, ledger: &Ledger, id: &EntityId) -> AttrValue {
    let label = DeviceUnit::find(ledger, id).map(|unit| unit.label());
    words::title(t, &label.unwrap_or_default())
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReasonsProps {
    pub(super) pair: Pair,
}

/// What speaks for the pair, and what against it.
#[component]
pub(super) fn Reasons(props: &ReasonsProps) -> Html {
    let t = use_texts();
    let list = |title: &str, reasons: Vec<&Reason>, testid: &'static str| {
        if reasons.is_empty() {
            return Html::default();
        }
        html! {
            <div>
                <h3 class="pair-why">{ t.get(title) }</h3>
                <ul class="pair-reasons" data-testid={testid}>
                    for reason in reasons {
                        <li>{ sentence(t, reason) }</li>
                    }
                </ul>
            </div>
        }
    };
    html! {
        <div class="grid-2">
            { list("duplicates-for", props.pair.reasons_for().collect(), "pair-for") }
            { list("duplicates-against", props.pair.reasons_against().collect(), "pair-against") }
        </div>
    }
}

fn sentence(t: Texts, reason: &Reason) -> AttrValue {
    let [one, other] = &reason.values;
    let code = reason.about.code();
    let key = if reason.speaks_for {
        format!("why-for-{code}")
    } else {
        format!("why-against-{code}")
    };
    let value = match () {
        () if one == other || other.is_empty() => one.clone(),
        () if one.is_empty() => other.clone(),
        () => {
            let args = [("one", one.clone().into()), ("other", other.clone().into())];
            t.with("why-pair", &args).to_string()
        }
    };
    let args = [
        ("value", value.into()),
        ("one", one.clone().into()),
        ("other", other.clone().into()),
    ];
    t.with(&key, &args)
}

#[cfg(test)]
mod tests {
    use daicho_core::linkage::pair::About;

    use super::*;
    use crate::i18n::Language;

    #[test]
    fn every_reason_has_words_in_both_languages() {
        let for_a_pair = |about: &About| !matches!(about, About::SameList | About::Undecided);
        let against = |about: &About| {
            !matches!(
                about,
                About::SerialOfModel | About::JoinedBefore | About::Ip
            )
        };
        for t in Language::ALL.map(Texts) {
            for (speaks_for, wanted) in [
                (true, &for_a_pair as &dyn Fn(&About) -> bool),
                (false, &against),
            ] {
                for about in About::ALL.into_iter().filter(|about| wanted(about)) {
                    let reason = Reason {
                        about,
                        speaks_for,
                        values: ["A-1".to_owned(), "A-2".to_owned()],
                    };
                    let said = sentence(t, &reason);
                    assert!(!said.starts_with("why-"), "{said}");
                }
            }
        }
    }
}
