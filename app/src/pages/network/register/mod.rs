//! The registers of the network: zones, links, remote lines, boundaries, what is carried in.
//!
//! | module | what it holds |
//! |---|---|
//! | [`prepared`] | what is worked out once for all rows |
//! | [`columns`] | the columns, and what stands in them |
//! | [`table`] | the rows |
//! | [`form`] | the form of an entry |
//! | [`inside`] | the devices in a zone |
//! | [`suggest`] | zones that the addresses of the ledger suggest |
//! | [`mod@delete`] | asking before something goes that others refer to |

mod columns;
mod delete;
mod form;
mod inside;
mod prepared;
mod suggest;
mod table;

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::place::Place;
use crate::browser::{address, dom};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use delete::{DeleteEntry, delete, uses};
use form::EntryForm;
use inside::InsideDialog;
use prepared::Prepared;
use suggest::SuggestDialog;
use table::RegisterTable;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RegisterPageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) kind: Kind,
    /// What comes behind `?`: `edit=<id>` or `new=1` opens a form at once.
    pub(super) query: AttrValue,
}

/// What is open in front of the register.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    New,
    Edit(EntityId),
    Delete(EntityId),
    /// The devices in this zone.
    Inside(EntityId),
    Suggest,
}

impl Open {
    fn asked(query: &str) -> Option<Self> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find_map(|pair| match pair {
            ("new", _) => Some(Self::New),
            ("suggest", _) => Some(Self::Suggest),
            ("edit", id) => id.parse().ok().map(Self::Edit),
            _ => None,
        })
    }
}

/// How many entries need no search.
const FEW: usize = 20;

/// The register of one kind. It is drawn anew for another kind.
#[component]
pub(super) fn RegisterPage(props: &RegisterPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (kind, ledger) = (props.kind, &props.ledger);
    let prepared = use_memo(ledger.clone(), |ledger| Prepared::of(ledger).map(Rc::new));
    let typed = use_state_eq(String::new);
    let query = props.query.clone();
    let open = use_state_eq(|| Open::asked(&query));
    {
        let open = open.setter();
        use_effect_with(query, move |query| open.set(Open::asked(query)));
    }
    let show = {
        let open = open.setter();
        Callback::from(move |to: Open| open.set(Some(to)))
    };
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| {
            open.set(None);
            // A page that is loaded again does not open the form again.
            address::replace_hash(&Place::Register(kind, String::new()).href());
        })
    };
    let Some(prepared) = prepared.as_ref() else {
        return Html::default();
    };
    let on_delete = {
        let (show, ledger) = (show.clone(), ledger.clone());
        Callback::from(move |id: EntityId| {
            if uses(&ledger, kind, id).is_empty() {
                delete(&session, kind, id);
            } else {
                show.emit(Open::Delete(id));
            }
        })
    };
    let count = ledger.records(kind.as_str()).count();
    html! {
        <section class="stack" data-testid={format!("register-{kind}")}>
            { head(t, kind, &show, count > 0) }
            if count > FEW {
                { search(t, &typed) }
            }
            if count == 0 {
                { empty(t, ledger, kind, &show) }
            } else {
                <RegisterTable ledger={ledger.clone()} {kind} prepared={prepared.clone()} typed={(*typed).clone()}
                    on_edit={show.reform(Open::Edit)} on_inside={show.reform(Open::Inside)} {on_delete} />
            }
            { front(&open, props, prepared, on_close) }
        </section>
    }
}

fn head(t: Texts, kind: Kind, show: &Callback<Open>, is_filled: bool) -> Html {
    html! {
        <div class="page-head">
            <div>
                <h1>{ t.get(&format!("register-title-{kind}")) }</h1>
                <p class="muted">{ t.get(&format!("register-why-{kind}")) }</p>
            </div>
            if is_filled {
                <div class="page-head-actions">{ buttons(t, kind, show) }</div>
            }
        </div>
    }
}

fn buttons(t: Texts, kind: Kind, show: &Callback<Open>) -> Html {
    html! {
        <>
            if kind == Kind::Zone {
                <Button on_click={show.reform(|()| Open::Suggest)} testid="register-suggest">{ t.get("register-suggest") }</Button>
            }
            <Button icon={Icon::Plus} kind={ButtonKind::Primary} on_click={show.reform(|()| Open::New)} testid="register-add">
                { t.get("entity-add") }
            </Button>
        </>
    }
}

fn search(t: Texts, typed: &UseStateHandle<String>) -> Html {
    let set = typed.setter();
    let oninput = move |event: InputEvent| set.set(dom::input_value(&event));
    html! {
        <input type="search" class="input register-search" aria-label={t.get("register-search")} placeholder={t.get("register-search")}
            value={(**typed).clone()} {oninput} data-testid="register-search" />
    }
}

/// What to do first, and why.
fn empty(t: Texts, ledger: &LedgerHandle, kind: Kind, show: &Callback<Open>) -> Html {
    let has_zones = ledger.records(Kind::Zone.as_str()).next().is_some();
    let has_companies = ledger.records(Kind::Organization.as_str()).next().is_some();
    html! {
        <EmptyState title={t.get(&format!("register-none-{kind}"))} testid="register-none">
            <p>{ t.get(&format!("register-first-{kind}")) }</p>
            <p class="muted">{ t.get(&format!("register-example-{kind}")) }</p>
            if !matches!(kind, Kind::Zone | Kind::Carried) && !has_zones {
                <p>{ t.get("register-zones-first") }</p>
                <LinkButton href={Place::Register(Kind::Zone, String::new()).href()}>{ t.get("network-tab-zones") }</LinkButton>
            }
            if matches!(kind, Kind::Line | Kind::Carried) && !has_companies {
                <p>{ t.get("register-companies-first") }</p>
                <LinkButton href={Route::Settings(Kind::Organization.to_string()).href()}>{ t.get("title-organization") }</LinkButton>
            }
            <div class="row">{ buttons(t, kind, show) }</div>
        </EmptyState>
    }
}

fn front(
    open: &Option<Open>,
    props: &RegisterPageProps,
    prepared: &Rc<Prepared>,
    on_close: Callback<()>,
) -> Html {
    let (ledger, kind) = (props.ledger.clone(), props.kind);
    let is_there = |id: EntityId| ledger.record(kind.as_str(), &id).is_some();
    match *open {
        None => Html::default(),
        Some(Open::New) => {
            html! { <EntryForm {ledger} {kind} id={None::<EntityId>} prepared={prepared.clone()} {on_close} /> }
        }
        Some(Open::Edit(id)) if is_there(id) => {
            html! { <EntryForm key={id.to_string()} {ledger} {kind} {id} prepared={prepared.clone()} {on_close} /> }
        }
        Some(Open::Edit(_)) => Html::default(),
        Some(Open::Delete(id)) => html! { <DeleteEntry {ledger} {kind} {id} {on_close} /> },
        Some(Open::Inside(zone)) => {
            html! { <InsideDialog {ledger} {zone} prepared={prepared.clone()} {on_close} /> }
        }
        Some(Open::Suggest) => {
            html! { <SuggestDialog {ledger} prepared={prepared.clone()} {on_close} /> }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_opens_the_form_that_it_names() {
        let id = EntityId::from_random([4; 16]);
        assert_eq!(Open::asked(&format!("edit={id}")), Some(Open::Edit(id)));
        assert_eq!(Open::asked("new=1"), Some(Open::New));
        assert_eq!(Open::asked("edit=house"), None);
        assert_eq!(Open::asked(""), None);
    }
}
