//! The window in which many devices are edited at once.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::fields;
use daicho_core::device::form::bulk;
use daicho_core::device::form::draft::Scope;
use daicho_core::device::form::entry::Refused;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::form::entry_field::EntryField;
use super::form::read;
use super::form::suggestions::Names;
use super::words;
use crate::browser::random;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::SelectField;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Properties of [`BulkDialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct BulkDialogProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// The devices.
    pub units: Rc<[EntityId]>,
    /// Called when it is saved or given up.
    pub on_close: Callback<()>,
}

/// Fields are added one by one; what stands in them goes to all chosen devices, as one commit.
#[component]
pub fn BulkDialog(props: &BulkDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let names = use_memo(props.ledger.clone(), |ledger| Names::of(ledger));
    let chosen = use_state_eq(Vec::<AttrValue>::new);
    let refused = use_state_eq(Vec::<Refused>::new);
    let on_submit = {
        let (ledger, units, on_close) = (
            props.ledger.clone(),
            props.units.clone(),
            props.on_close.clone(),
        );
        let refused = refused.setter();
        Callback::from(move |values: FormValues| {
            let entries = read::fields(&values);
            let scope = scope(&values);
            match bulk::changes(&ledger, &units, &entries, scope, &mut random::entity_id) {
                Err(texts) => refused.set(texts),
                Ok(changes) => {
                    let said = t.with("bulk-saved", &[("count", units.len().into())]);
                    let edit = Edit::new("bulk", changes).with("devices", &units.len().to_string());
                    session.commit(edit.said(said).on_saved(on_close.clone()));
                }
            }
        })
    };
    let set = chosen.setter();
    let on_fields = Callback::from(move |fields| set.set(fields));
    let count = [("count", props.units.len().into())];
    html! {
        <Dialog title={t.with("bulk-title", &count)} wide=true on_close={props.on_close.clone()} testid="bulk-dialog">
            <p>{ t.get("bulk-text") }</p>
            <AddField chosen={(*chosen).clone()} {on_fields} />
            <Form {on_submit} testid="bulk-form">
                <div class="form-grid">
                    for field in chosen.iter() {
                        <EntryField key={field.to_string()} field={field.clone()} names={names.for_field(field)}
                            refused={refused.iter().any(|refused| *refused.field == **field)} autofocus=true />
                    }
                </div>
                { scope_choice(t, &chosen) }
                { clears(t, !chosen.is_empty()) }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()} testid="bulk-cancel">{ t.get("cancel") }</Button>
                    <Button submit=true kind={ButtonKind::Primary} disabled={chosen.is_empty()} testid="bulk-save">
                        { t.with("bulk-save", &count) }
                    </Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn clears(t: Texts, shown: bool) -> Html {
    html! {
        if shown {
            <Notice tone={Tone::Warn}>{ t.get("bulk-blank") }</Notice>
        }
    }
}

/// The name of the radio buttons.
const SCOPE: &str = "scope";

fn scope(values: &FormValues) -> Scope {
    match values.get(SCOPE).map(String::as_str) {
        Some("all") => Scope::AllOfModel,
        _ => Scope::ThisUnit,
    }
}

/// Asks whose the fields of models become, if there are such.
fn scope_choice(t: Texts, chosen: &[AttrValue]) -> Html {
    let any = chosen
        .iter()
        .any(|field| fields::spec(field).is_some_and(|spec| spec.kind == Kind::Model));
    if !any {
        return Html::default();
    }
    let choice = |code: &'static str, key: &str, checked: bool| {
        html! {
            <label class="choice">
                <input type="radio" name={SCOPE} value={code} {checked} data-testid={format!("bulk-scope-{code}")} />
                <span>{ t.get(key) }</span>
            </label>
        }
    };
    html! {
        <fieldset>
            <legend>{ t.get("bulk-scope") }</legend>
            <div class="stack-s">
                { choice("one", "bulk-scope-one", true) }
                { choice("all", "bulk-scope-all", false) }
            </div>
        </fieldset>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AddFieldProps {
    chosen: Vec<AttrValue>,
    on_fields: Callback<Vec<AttrValue>>,
}

/// A select of the fields that are not yet there.
#[component]
fn AddField(props: &AddFieldProps) -> Html {
    let t = use_texts();
    let mut options = vec![(AttrValue::Static(""), t.get("bulk-choose"))];
    options.extend(
        fields::columns()
            .into_iter()
            .filter(|spec| {
                spec.kind != Kind::Interface && !props.chosen.iter().any(|field| field == spec.key)
            })
            .map(|spec| (AttrValue::Static(spec.key), words::label(t, spec.key))),
    );
    let chosen = props.chosen.clone();
    let on_choose = props.on_fields.reform(move |field: String| {
        let mut more = chosen.clone();
        if !field.is_empty() {
            more.push(field.into());
        }
        more
    });
    html! {
        <SelectField key={props.chosen.len()} name="bulk-field" label={t.get("bulk-field")} {options} {on_choose} testid="bulk-field" />
    }
}
