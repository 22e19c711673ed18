//! Who was shown which part of the network, and showing it to somebody.
//!
//! | module | what it holds |
//! |---|---|
//! | [`new`] | what a company is to see, before it goes out |

mod new;

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::record::showing::{Showing, delete};
use daicho_core::view::reading::Reading;
use yew::prelude::*;

use super::place::Place;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::dialog::Confirm;
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use new::NewShowing;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ShownPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`: `new=<vendor>`.
    pub(super) query: AttrValue,
}

/// The list of what was shown, or the form for showing something.
#[component]
pub(super) fn ShownPage(props: &ShownPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let asked = use_state_eq(|| None);
    if let Some(vendor) = props.query.strip_prefix("new=") {
        return html! { <NewShowing ledger={props.ledger.clone()} vendor={vendor.parse().ok()} /> };
    }
    let mut all: Vec<Showing<'_>> = Showing::all(&props.ledger).collect();
    all.sort_by_key(|showing| {
        std::cmp::Reverse(showing.shown_on().shown().known().map(|on| on.to_string()))
    });
    let new = Place::Shown("new=".to_owned()).href();
    if all.is_empty() {
        return html! {
            <EmptyState title={t.get("shown-none")} page=true testid="shown-none">
                <p>{ t.get("shown-none-text") }</p>
                <LinkButton href={new} kind={ButtonKind::Primary} testid="shown-new">{ t.get("shown-new") }</LinkButton>
            </EmptyState>
        };
    }
    let ask = |to| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(to))
    };
    html! {
        <>
            <div class="page-head">
                <div><h1>{ t.get("shown-title") }</h1><p class="muted">{ t.get("shown-text") }</p></div>
                <LinkButton href={new} kind={ButtonKind::Primary} testid="shown-new">{ t.get("shown-new") }</LinkButton>
            </div>
            <div class="scroll-x list-box">
                <table class="table-plain" data-testid="shown-list">
                    <thead><tr>
                        for key in ["shown-on", "shown-vendor", "shown-to", "shown-purpose", "shown-by", "shown-elements", "shown-removed"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                        <th><span class="visually-hidden">{ t.get("entity-actions") }</span></th>
                    </tr></thead>
                    <tbody>{ for all.iter().map(|showing| line(t, props, showing, ask(Some(showing.id())))) }</tbody>
                </table>
            </div>
            if let Some(id) = *asked {
                <Confirm title={t.get("shown-delete-title")} action={t.get("entity-delete-action")} danger=true on_close={ask(None)} testid="shown-delete"
                    on_confirm={ask(None).reform(move |()| session.commit(Edit::new("delete", delete(id)).said(t.get("entity-deleted"))))}>
                    <p>{ t.get("shown-delete-text") }</p>
                </Confirm>
            }
        </>
    }
}

fn line(t: Texts, props: &ShownPageProps, showing: &Showing<'_>, on_delete: Callback<()>) -> Html {
    let said = |reading: Reading<'_, &str>| reading.shown().known().unwrap_or_default().to_owned();
    let vendor = showing
        .vendor()
        .map(|id| words::name(t, &props.ledger, Kind::Organization, &id.to_string()));
    let on = showing.shown_on().shown().known().map(|on| on.to_string());
    let removed: Vec<String> = showing
        .removed()
        .iter()
        .map(|code| {
            t.find(&format!("removal-{code}"), &[])
                .map_or_else(|| code.clone(), |word| word.to_string())
        })
        .collect();
    html! {
        <tr key={showing.id().to_string()} data-testid="shown-row">
            <td>{ on }</td>
            <td>{ vendor }</td>
            <td>{ said(showing.to()) }</td>
            <td>{ said(showing.purpose()) }</td>
            <td>{ said(showing.shown_by()) }</td>
            <td>{ t.with("shown-count", &[("count", showing.elements().len().into())]) }</td>
            <td>{ removed.join(&t.get("list-separator")) }</td>
            <td><Button kind={ButtonKind::Quiet} small=true icon={Icon::Trash} label={t.get("shown-delete-title")} on_click={on_delete} /></td>
        </tr>
    }
}
