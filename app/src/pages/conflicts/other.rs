//! A value that nobody has given yet, typed in place of those in conflict.

use daicho_core::catalogue::field::{FieldSpec, FieldType};
use daicho_core::device::form::entry::typed;
use daicho_core::ledger::merge::Dispute;
use daicho_core::ledger::table::DELETED;
use daicho_core::ledger::value::Value;
use yew::prelude::*;

use super::part;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OtherValueProps {
    pub(super) ledger: LedgerHandle,
    pub(super) dispute: Dispute,
    pub(super) on_value: Callback<Value>,
}

/// A folded line to type another value into. Fields of fixed lists and references have all their values on the device's form, and
/// those of a contract on its page.
#[component]
pub(super) fn OtherValue(props: &OtherValueProps) -> Html {
    let t = use_texts();
    let open = use_state_eq(|| false);
    let refused = use_state_eq(|| false);
    let dispute = &props.dispute;
    let spec = words::spec_of(&dispute.kind, &dispute.field);
    if dispute.field == DELETED || !spec.is_none_or(is_typed) || part::is_coded(dispute) {
        return Html::default();
    }
    let unfold = {
        let open = open.setter();
        move |()| open.set(true)
    };
    if !*open {
        return html! {
            <div><Button kind={ButtonKind::Quiet} small=true on_click={unfold} testid="conflict-other">{ t.get("conflict-other") }</Button></div>
        };
    }
    let on_submit = {
        let (refused, on_value) = (refused.setter(), props.on_value.clone());
        Callback::from(move |values: FormValues| {
            let text = values.get("value").map_or("", |text| text.trim());
            match typed(spec, text) {
                Some(value) => on_value.emit(value),
                None => refused.set(true),
            }
        })
    };
    let error = refused.then(|| words::expected_of(t, spec.map(|spec| spec.ty)));
    html! {
        <Form {on_submit} testid="conflict-other-form">
            <TextField name="value" label={t.get("conflict-other-label")} {error} autofocus=true
                scope={format!("{}-{}", dispute.id, dispute.field)} testid="conflict-other-value" />
            <div><Button submit=true small=true testid="conflict-other-save">{ t.get("conflict-other-save") }</Button></div>
        </Form>
    }
}

fn is_typed(spec: &FieldSpec) -> bool {
    !matches!(
        spec.ty,
        FieldType::Reference(_)
            | FieldType::Choice(_)
            | FieldType::Choices(_)
            | FieldType::YesNo(_)
            | FieldType::Flag
    )
}
