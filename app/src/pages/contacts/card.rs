//! A card: whom to call about a device, or about the devices of a department. On paper it has a code by which a camera finds
//! the device again.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::directory::code::Subject;
use daicho_core::directory::desk::confirm;
use daicho_core::directory::party::Party;
use daicho_core::facility::hospital_name;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::facts::Card;
use super::missing::missing;
use super::party::{Act, PartyCard, gap_list};
use super::{address, words};
use crate::browser::{clock, dom};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::use_device_list;
use crate::pages::entity::form::EntityDialog;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CardPageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) subject: Subject,
}

/// The form in front of the card.
#[derive(Clone, Copy, PartialEq)]
enum Open {
    Edit(Kind, EntityId),
    Contact(EntityId),
}

/// The card of a device or department.
#[component]
pub(super) fn CardPage(props: &CardPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let list = use_device_list(&props.ledger);
    let open = use_state_eq(|| None::<Open>);
    let today: Option<PartialDate> = clock::today().parse().ok();
    let card = use_memo(
        (list, props.subject, today, t.0),
        move |(list, subject, today, _)| {
            let today = (*today)?;
            list.with(|list| Card::of(t, list, *subject, today))
                .map(Rc::new)
        },
    );
    let (Some(card), Some(today)) = (card.as_ref(), today) else {
        return html! {
            <EmptyState title={t.get("contacts-not-there")} page=true testid="contacts-not-there">
                <LinkButton href={Route::Contacts(String::new()).href()} kind={ButtonKind::Primary}>{ t.get("contacts-other") }</LinkButton>
            </EmptyState>
        };
    };
    let on_act = {
        let open = open.setter();
        Callback::from(move |act: Act| match act {
            Act::Edit(kind, id) => open.set(Some(Open::Edit(kind, id))),
            Act::Add(id) => open.set(Some(Open::Contact(id))),
            Act::Confirm(kind, id) => {
                let edit = Edit::new("edit", confirm(kind, id, today));
                session.commit(edit.said(t.get("contacts-confirmed-said")));
            }
        })
    };
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| open.set(None))
    };
    html! {
        <>
            { head(t, card) }
            <section class={classes!("card", "contact-card", matches!(card.subject, Subject::Department(_)).then_some("contact-card-wide"))}
                aria-labelledby="contacts-of" data-testid="contacts-card">
                { top(t, &props.ledger, card, today) }
                { people(t, props, card, &on_act) }
                { companies(t, props, card, &on_act) }
                { missing(t, card) }
            </section>
            { front(&open, &props.ledger, on_close) }
        </>
    }
}

/// What stands above the card on screen.
fn head(t: Texts, card: &Card) -> Html {
    html! {
        <div class="page-head no-print">
            <div>
                <h1>{ t.get("contacts-title") }</h1>
                <p class="row wrap">
                    if let Subject::Unit(id) = card.subject {
                        <a href={Route::Device(id.to_string()).href()} data-testid="contacts-device">{ t.get("contacts-to-device") }</a>
                    }
                    if let Some(department) = card.department {
                        <a href={address(Subject::Department(department)).href()} data-testid="contacts-to-department">{ t.get("contacts-to-department") }</a>
                    }
                    <a href={Route::Contacts(String::new()).href()} data-testid="contacts-other">{ t.get("contacts-other") }</a>
                </p>
            </div>
            <div class="page-head-actions">
                <Button icon={Icon::Print} kind={ButtonKind::Primary} on_click={|()| dom::print()} testid="contacts-print">{ t.get("contacts-print") }</Button>
            </div>
        </div>
    }
}

/// Of what the card is.
fn top(t: Texts, ledger: &LedgerHandle, card: &Card, today: PartialDate) -> Html {
    let printed = t.with("contacts-printed", &[("day", today.to_string().into())]);
    html! {
        <header class="contact-top">
            <div>
                <p class="contact-hospital">{ hospital_name(ledger).unwrap_or_default().to_owned() }</p>
                <h2 id="contacts-of">{ &card.title }</h2>
                <p class="contact-lines">
                    for line in &card.lines {
                        <span>{ line }</span>
                    }
                </p>
                <p class="small muted print-only">{ printed }</p>
            </div>
            if let Some(code) = &card.code {
                <svg class="contact-code" viewBox={format!("0 0 {0} {0}", code.side)} role="img" aria-label={t.get("contacts-code")}
                    data-testid="contacts-code" data-text={card.subject.to_string()}>
                    <rect width="100%" height="100%" fill="#fff" />
                    <path d={code.path.clone()} fill="#000" />
                </svg>
            }
        </header>
    }
}

fn people(t: Texts, props: &CardPageProps, card: &Card, on_act: &Callback<Act>) -> Html {
    let people: Vec<&Party> = card.directory.people().collect();
    html! {
        <section class="contact-group" aria-labelledby="contacts-people" data-testid="contacts-people">
            <h2 id="contacts-people">{ t.get("contacts-people") }</h2>
            { parties(props, card, &people, on_act) }
            { gap_list(&words::gaps(t, &card.directory.hospital_gaps())) }
        </section>
    }
}

fn companies(t: Texts, props: &CardPageProps, card: &Card, on_act: &Callback<Act>) -> Html {
    let companies: Vec<&Party> = card.directory.companies().collect();
    html! {
        <section class="contact-group" aria-labelledby="contacts-companies" data-testid="contacts-companies">
            <h2 id="contacts-companies">{ t.get("contacts-companies") }</h2>
            { parties(props, card, &companies, on_act) }
            if companies.is_empty() {
                { gap_list(&[t.get("contacts-no-company")]) }
            }
        </section>
    }
}

fn parties(props: &CardPageProps, card: &Card, parties: &[&Party], on_act: &Callback<Act>) -> Html {
    let of_devices =
        matches!(card.subject, Subject::Department(_)).then_some(card.directory.devices);
    html! {
        <div class="contact-parties">
            for party in parties {
                <PartyCard key={party.id.to_string()} ledger={props.ledger.clone()} party={(*party).clone()} {of_devices} on_act={on_act.clone()} />
            }
        </div>
    }
}

fn front(open: &Option<Open>, ledger: &LedgerHandle, on_close: Callback<()>) -> Html {
    let (kind, id, organization) = match *open {
        None => return Html::default(),
        Some(Open::Edit(kind, id)) => (kind, Some(id), None),
        Some(Open::Contact(id)) => (Kind::Contact, None, Some(id)),
    };
    html! { <EntityDialog {kind} {id} {organization} ledger={ledger.clone()} {on_close} wide=true /> }
}
