//! The hospital itself.
use daicho_core::catalogue::field::Kind;
use daicho_core::device::fields;
use daicho_core::device::form::entry::is_accepted;
use daicho_core::facility::hospital;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::value::ValueRef;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::start::facility_id;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FacilityFormProps {
    pub(super) ledger: LedgerHandle,
}

/// The fields that the form shows.
const SHOWN: [&str; 3] = ["name", "beds", "note"];

/// Name, beds and note of the facility.
#[component]
pub(super) fn FacilityForm(props: &FacilityFormProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let no_number = use_state_eq(|| false);
    let facility = hospital(&props.ledger);
    let id = facility
        .as_ref()
        .map_or_else(facility_id, |facility| facility.id());
    let text = |field: &str| {
        let text = facility.as_ref().and_then(|facility| facility.text(field));
        AttrValue::from(text.unwrap_or_default().to_owned())
    };
    let held = SHOWN.map(text);
    let on_submit = {
        let held = held.clone();
        let no_number = no_number.clone();
        Callback::from(move |values: FormValues| {
            let beds = values.get("beds").map_or("", |text| text.trim());
            let wrong = !is_beds(beds);
            no_number.set(wrong);
            if !wrong {
                let edit = Edit::new("edit", changes(id, &held, &values));
                session.commit(edit.said(t.get("facility-saved")));
            }
        })
    };
    let beds_error = no_number.then(|| t.get("expect-number"));
    let [name, beds, note] = held;
    html! {
        <section class="card" aria-labelledby="settings-facility">
            <h2 id="settings-facility">{ t.get("facility-title") }</h2>
            <Form {on_submit} testid="facility-form">
                <div class="form-grid">
                    <TextField name="name" label={t.get("facility-name")} value={name} scope="facility" testid="facility-name-input" />
                    <TextField name="beds" label={t.get("facility-beds")} value={beds} error={beds_error} scope="facility" testid="facility-beds-input" />
                    <TextField name="note" label={t.get("entity-note")} value={note} multiline=true wide=true scope="facility"
                        testid="facility-note-input" />
                </div>
                <div><Button kind={ButtonKind::Primary} submit=true testid="facility-save">{ t.get("save") }</Button></div>
            </Form>
        </section>
    }
}

/// Returns what the form changes: fields whose text differs, emptied ones as cleared.
fn changes(id: EntityId, held: &[AttrValue; 3], values: &FormValues) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for (field, held) in SHOWN.iter().zip(held) {
        let typed = values.get(*field).map_or("", |text| text.trim());
        if typed != held.as_str() {
            let value = if typed.is_empty() {
                ValueRef::Cleared
            } else {
                ValueRef::Text(typed)
            };
            changes.set("facility", id, field, value);
        }
    }
    changes
}

/// Returns whether a text may stand for the number of beds: a number, or nothing while it is not known.
pub(crate) fn is_beds(text: &str) -> bool {
    fields::spec_of(Kind::Facility, "beds").is_none_or(|spec| is_accepted(spec, text))
}
