//! Zones that the addresses and VLANs of the ledger suggest, to be taken with a tick.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::text::match_key;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::topology::Topology;
use daicho_core::topology::suggest::{self, Suggestion};
use yew::prelude::*;

use super::prepared::Prepared;
use crate::browser::random;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{CheckField, TextField};
use crate::components::form::{Form, FormValues};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, Properties)]
pub(super) struct SuggestDialogProps {
    pub(super) ledger: LedgerHandle,
    pub(super) prepared: Rc<Prepared>,
    pub(super) on_close: Callback<()>,
}

impl PartialEq for SuggestDialogProps {
    fn eq(&self, other: &Self) -> bool {
        self.ledger == other.ledger && self.on_close == other.on_close
    }
}

/// How many are offered at once; the others come when these are zones.
const FIRST: usize = 50;

/// How many devices are named.
const NAMED: usize = 2;

/// The suggestions in front of the register.
#[component]
pub(super) fn SuggestDialog(props: &SuggestDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<&'static str>);
    let all = use_state_eq(|| false);
    let found = {
        let prepared = props.prepared.clone();
        use_memo(props.ledger.clone(), move |_| {
            suggest::all(&Topology::of(&prepared.known.list))
        })
    };
    let on_submit = {
        let (found, wrong, on_close, ledger) = (
            found.clone(),
            wrong.setter(),
            props.on_close.clone(),
            props.ledger.clone(),
        );
        Callback::from(
            move |values: FormValues| match chosen(&found, &values, &ledger) {
                Err(key) => wrong.set(Some(key)),
                Ok(zones) => {
                    let mut changes = ChangeSet::new();
                    for (suggestion, name) in &zones {
                        changes.extend(&suggestion.zone(random::entity_id(), name));
                    }
                    let said = t.with("register-suggested", &[("count", zones.len().into())]);
                    session.commit(
                        Edit::new("add", changes)
                            .said(said)
                            .on_saved(on_close.clone()),
                    );
                }
            },
        )
    };
    let tick = {
        let all = all.clone();
        Callback::from(move |()| all.set(true))
    };
    let rest = found.len().saturating_sub(FIRST);
    html! {
        <Dialog title={t.get("register-suggest-title")} wide=true on_close={props.on_close.clone()} testid="suggest-dialog">
            if found.is_empty() {
                <p>{ t.get("register-suggest-none") }</p>
                <div class="form-actions"><Button on_click={props.on_close.clone()}>{ t.get("close") }</Button></div>
            } else {
                <p>{ t.get("register-suggest-text") }</p>
                if found.len() > 1 {
                    <Button small=true on_click={tick} testid="suggest-all">{ t.get("register-suggest-all") }</Button>
                }
                <Form {on_submit} testid="suggest-form">
                    <ul class="list-plain stack-s">
                        { for found.iter().take(FIRST).enumerate().map(|(nth, one)| line(t, &props.ledger, &found, (nth, one), *all)) }
                    </ul>
                    if rest > 0 {
                        <p class="muted">{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
                    }
                    if let Some(key) = *wrong {
                        <p class="field-error" role="alert">{ t.get(key) }</p>
                    }
                    <div class="form-actions">
                        <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                        <Button kind={ButtonKind::Primary} submit=true testid="suggest-save">{ t.get("register-suggest-action") }</Button>
                    </div>
                </Form>
            }
        </Dialog>
    }
}

/// Returns what was ticked, with the names typed; or what is wrong with that.
fn chosen<'a>(
    found: &'a [Suggestion],
    values: &FormValues,
    ledger: &LedgerHandle,
) -> Result<Vec<(&'a Suggestion, String)>, &'static str> {
    let key = |name: &str| match_key(name).replace(' ', "");
    let names = ledger.records(Kind::Zone.as_str());
    let mut taken: BTreeSet<String> = names
        .filter_map(|zone| zone.text("name").map(key))
        .collect();
    let mut chosen = Vec::new();
    for (nth, suggestion) in found.iter().enumerate() {
        if !values.contains_key(&format!("take-{nth}")) {
            continue;
        }
        let typed = values
            .get(&format!("name-{nth}"))
            .map(|name| name.trim().to_owned());
        let name = typed
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| suggestion.name());
        if !taken.insert(key(&name)) {
            return Err("entity-name-taken");
        }
        chosen.push((suggestion, name));
    }
    match chosen.is_empty() {
        true => Err("register-suggest-nothing"),
        false => Ok(chosen),
    }
}

/// Returns what a suggestion is called at first: what most of its devices belong to is a better name than a row of digits. Where that
/// would be the name of several zones, the range stands behind it.
fn proposed(
    ledger: &LedgerHandle,
    found: &[Suggestion],
    one: &Suggestion,
    department: Option<&AttrValue>,
) -> String {
    let Some(department) = department else {
        return one.name();
    };
    let is_shared = found
        .iter()
        .filter(|other| other.department == one.department)
        .count()
        > 1;
    let is_taken = || {
        ledger
            .records(Kind::Zone.as_str())
            .any(|zone| zone.text("name") == Some(department))
    };
    if is_shared || is_taken() {
        return format!("{department} {}", one.name());
    }
    department.to_string()
}

fn line(
    t: Texts,
    ledger: &LedgerHandle,
    found: &[Suggestion],
    (nth, one): (usize, &Suggestion),
    is_ticked: bool,
) -> Html {
    let department = one
        .department
        .map(|id| words::name(t, ledger, Kind::Department, &id.to_string()));
    let examples: Vec<String> = one
        .units
        .iter()
        .take(NAMED)
        .map(|unit| words::name(t, ledger, Kind::Unit, &unit.to_string()).to_string())
        .collect();
    let args = [
        ("name", one.name().into()),
        ("count", one.units.len().into()),
    ];
    let label = t.with("register-suggest-line", &args);
    let value = proposed(ledger, found, one, department.as_ref());
    html! {
        <li class="card suggestion" data-testid="suggestion">
            <CheckField name={format!("take-{nth}")} label={label} checked={is_ticked} />
            <TextField name={format!("name-{nth}")} label={t.get("register-suggest-name")} {value} scope="suggest" />
            <p class="small muted">
                if let Some(department) = department {
                    { t.with("register-suggest-department", &[("department", department.to_string().into())]) }
                }
                if one.subnet.is_some() && !one.vlans.is_empty() {
                    { t.with("register-suggest-vlans", &[("vlans", one.vlans.join(", ").into())]) }
                }
                { t.with("register-suggest-devices", &[("devices", examples.join(&t.get("list-separator")).into())]) }
            </p>
        </li>
    }
}
