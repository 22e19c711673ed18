//! The network interfaces in the form: any number of them.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::fields;
use daicho_core::device::form::draft::InterfaceDraft;
use daicho_core::device::form::entry::Refused;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::entry_field::EntryField;
use super::start::blank;
use crate::browser::random;
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::i18n::use_texts;

/// Properties of [`Interfaces`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct InterfacesProps {
    pub(super) interfaces: Vec<InterfaceDraft>,
    pub(super) on_change: Callback<Vec<InterfaceDraft>>,
    pub(super) refused: Vec<Refused>,
}

/// A set of fields for each interface, and a button for one more.
#[component]
pub(super) fn Interfaces(props: &InterfacesProps) -> Html {
    let t = use_texts();
    let add = {
        let interfaces = props.interfaces.clone();
        props.on_change.reform(move |()| {
            let mut more = interfaces.clone();
            more.push(blank(random::entity_id()));
            more
        })
    };
    html! {
        <div class="stack" data-testid="form-interfaces">
            for (nth, interface) in props.interfaces.iter().enumerate() {
                { one(props, nth, interface, &t.with("form-interface", &[("number", (nth + 1).into())]), &t.get("form-interface-remove")) }
            }
            <div><Button small=true icon={Icon::Plus} on_click={add} testid="interface-add">{ t.get("form-interface-add") }</Button></div>
        </div>
    }
}

fn one(
    props: &InterfacesProps,
    nth: usize,
    interface: &InterfaceDraft,
    title: &AttrValue,
    remove: &AttrValue,
) -> Html {
    let refused = |id: EntityId, field: &str| {
        props
            .refused
            .iter()
            .any(|refused| refused.entity == id && refused.field == field)
    };
    let on_remove = {
        let interfaces = props.interfaces.clone();
        props.on_change.reform(move |()| {
            let mut fewer = interfaces.clone();
            fewer.remove(nth);
            fewer
        })
    };
    let specs = fields::fields_of(Kind::Interface).iter();
    html! {
        <fieldset key={interface.id.to_string()} data-testid="form-interface">
            <legend>{ title }</legend>
            <div class="form-grid">
                for spec in specs.filter(|spec| !spec.is_internal()) {
                    <EntryField field={spec.key} start={interface.fields.get(spec.key).cloned().unwrap_or_default()}
                        suffix={format!("@{}", interface.id)} testid_suffix={format!("-{nth}")}
                        refused={refused(interface.id, spec.key)} />
                }
            </div>
            <div class="form-actions">
                <Button small=true kind={ButtonKind::Quiet} icon={Icon::Trash} on_click={on_remove}
                    testid={format!("interface-remove-{nth}")}>{ remove }</Button>
            </div>
        </fieldset>
    }
}
