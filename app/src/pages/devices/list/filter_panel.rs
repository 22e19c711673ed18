//! The panel in which conditions are chosen.

use std::rc::Rc;

use daicho_core::device::fields;
use daicho_core::device::list::{Facet, Filter, Test};
use daicho_core::ledger::value::{Value, ValueRef};
use yew::prelude::*;

use crate::components::button::Button;
use crate::components::field::SelectField;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::SharedList;
use crate::pages::devices::view::{Condition, Support, View};
use crate::pages::devices::words::{self, Words};

/// Fields whose values are offered.
const BY_VALUE: [&str; 6] = [
    "department",
    "status",
    "network_connection",
    "device_class",
    "manufacturer",
    "os",
];

/// How many values of a field are offered, the most frequent ones; the search box finds the rest.
const OFFERED: usize = 200;

/// Properties of [`FilterPanel`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilterPanelProps {
    pub(super) list: SharedList,
    pub(super) view: Rc<View>,
    pub(super) on_view: Callback<View>,
}

/// Choices that act at once: each adds a chip.
#[component]
pub(super) fn FilterPanel(props: &FilterPanelProps) -> Html {
    let t = use_texts();
    let facets = use_memo(props.list.clone(), |list| {
        list.with(|list| BY_VALUE.map(|field| list.facets(field)))
    });
    let add = {
        let (view, on_view) = (props.view.clone(), props.on_view.clone());
        Callback::from(move |condition: Condition| {
            let mut next = (*view).clone();
            next.add(condition);
            on_view.emit(next);
        })
    };
    let by_value = |field: &'static str, facets: &[Facet]| {
        let options = value_options(t, &props.list, field, facets);
        let on_choose = add.reform(move |code: String| Condition::Field(filter(field, &code)));
        html! { <FilterSelect label={words::label(t, field)} {options} {on_choose} testid={format!("filter-{field}")} /> }
    };
    html! {
        <div class="card filter-panel no-print" data-testid="devices-filter-panel">
            for (field, facets) in BY_VALUE.into_iter().zip(facets.iter()) {
                { by_value(field, facets) }
            }
            <FilterSelect label={t.get("devices-support")} options={support_options(t)}
                on_choose={add.reform(support)} testid="filter-support" />
            <FilterSelect label={t.get("devices-missing")} options={missing_options(t)}
                on_choose={add.reform(|field: String| Condition::Field(Filter { field, test: Test::Missing }))}
                testid="filter-missing" />
            <div class="field">
                <span class="field-label">{ t.get("devices-conflict-label") }</span>
                <Button on_click={add.reform(|()| Condition::Conflict)} testid="filter-conflict">{ t.get("devices-conflict") }</Button>
            </div>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FilterSelectProps {
    label: AttrValue,
    options: Vec<(AttrValue, AttrValue)>,
    on_choose: Callback<String>,
    testid: AttrValue,
}

/// A select that goes back to its first option after each choice: the chips say what is chosen.
#[component]
fn FilterSelect(props: &FilterSelectProps) -> Html {
    let t = use_texts();
    let times = use_state_eq(|| 0_u32);
    let mut options = vec![(AttrValue::Static(""), t.get("devices-filter-choose"))];
    options.extend(props.options.iter().cloned());
    let on_choose = {
        let (on_choose, times) = (props.on_choose.clone(), times.clone());
        Callback::from(move |code: String| {
            if !code.is_empty() {
                times.set(*times + 1);
                on_choose.emit(code);
            }
        })
    };
    html! {
        <SelectField key={*times} name={props.testid.clone()} label={props.label.clone()} {options} {on_choose}
            testid={props.testid.clone()} scope="filter" />
    }
}

/// Codes of options: a text behind `=`, a state behind `?`, and `-` for never filled in.
fn filter(field: &str, code: &str) -> Filter {
    let state = code
        .strip_prefix('?')
        .and_then(daicho_core::ledger::value::Unknown::from_code);
    let test = match (state, code.strip_prefix('=')) {
        (Some(state), _) => Test::Unknown(state),
        (None, Some(text)) => Test::Is(text.to_owned()),
        (None, None) => Test::Blank,
    };
    Filter {
        field: field.to_owned(),
        test,
    }
}

fn value_options(
    t: Texts,
    list: &SharedList,
    field: &str,
    facets: &[Facet],
) -> Vec<(AttrValue, AttrValue)> {
    let option = |facet: &Facet| {
        let value = facet.value.as_ref().map(Value::as_ref);
        let code = match value {
            Some(ValueRef::Text(text)) => format!("={text}"),
            Some(ValueRef::Unknown(state)) => format!("?{}", state.code()),
            Some(ValueRef::Cleared | ValueRef::Foreign(_)) | None => "-".to_owned(),
        };
        let said = match words::words(t, list.ledger(), field, value) {
            Words::Text(said) | Words::Odd(said) => said,
            Words::Unknown(state) => words::unknown(t, state),
            Words::Blank => t.get("value-blank"),
        };
        let said = format!("{said} ({})", t.number(facet.count));
        (AttrValue::from(code), AttrValue::from(said))
    };
    facets.iter().take(OFFERED).map(option).collect()
}

fn support(code: String) -> Condition {
    let support = Support::ALL
        .into_iter()
        .find(|support| support.code() == code);
    Condition::Support(support.unwrap_or(Support::Unstated))
}

fn support_options(t: Texts) -> Vec<(AttrValue, AttrValue)> {
    Support::ALL
        .map(|support| {
            let key = format!("devices-support-{}", support.code());
            (support.code().into(), t.get(&key))
        })
        .to_vec()
}

fn missing_options(t: Texts) -> Vec<(AttrValue, AttrValue)> {
    fields::columns()
        .into_iter()
        .map(|field| (field.key.into(), words::label(t, field.key)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use daicho_core::ledger::value::Unknown;

    #[test]
    fn a_text_that_looks_like_a_code_is_a_text() {
        assert_eq!(filter("os", "=?asked").test, Test::Is("?asked".into()));
        assert_eq!(filter("os", "?asked").test, Test::Unknown(Unknown::Asked));
        assert_eq!(filter("os", "-").test, Test::Blank);
        assert_eq!(filter("os", "=-").test, Test::Is("-".into()));
    }
}
