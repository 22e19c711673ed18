//! A company or a person on a card.

use daicho_core::catalogue::field::Kind;
use daicho_core::directory::desk::{Desk, Way};
use daicho_core::directory::party::Party;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::words;
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words::name;
use crate::session::state::LedgerHandle;

/// What a press on a card asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Act {
    /// The form of a person or contact.
    Edit(Kind, EntityId),
    /// A new contact of a company.
    Add(EntityId),
    /// It was made sure today that what is known of a person or contact holds.
    Confirm(Kind, EntityId),
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PartyCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) party: Party,
    /// How many devices the card is about, where it says with how many of them a company has to do.
    pub(super) of_devices: Option<usize>,
    pub(super) on_act: Callback<Act>,
}

/// Who it is, whom one reaches there, and what is not known.
#[component]
pub(super) fn PartyCard(props: &PartyCardProps) -> Html {
    let t = use_texts();
    let party = &props.party;
    let called = name(t, &props.ledger, party.kind, &party.id.to_string());
    let is_company = party.kind == Kind::Organization;
    let gaps = if is_company {
        words::gaps(t, &party.gaps())
    } else {
        Vec::new()
    };
    let on_add = {
        let (on_act, id) = (props.on_act.clone(), party.id);
        Callback::from(move |()| on_act.emit(Act::Add(id)))
    };
    html! {
        <article class="contact-party" data-testid="contacts-party" data-roles={party.roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(" ")}>
            <div class="contact-who">
                <h3>{ called.clone() }</h3>
                <p class="small muted">{ does(t, props) }</p>
                if party.is_disputed {
                    <Badge tone={Tone::Warn}>{ t.get("contacts-disputed") }</Badge>
                }
            </div>
            <ul class="list-plain contact-desks">
                for desk in &party.desks {
                    <li key={desk.id.to_string()}><DeskLine desk={desk.clone()} called={called.clone()} on_act={props.on_act.clone()} /></li>
                }
            </ul>
            { gap_list(&gaps) }
            if is_company {
                <div class="row no-print">
                    <Button small=true kind={if party.desks.is_empty() { ButtonKind::Normal } else { ButtonKind::Quiet }} icon={Icon::Plus}
                        on_click={on_add} testid="contacts-add">
                        { t.get("contacts-add") }
                        <span class="visually-hidden">{ called }</span>
                    </Button>
                </div>
            }
        </article>
    }
}

/// What it has to do with the devices, and with how many.
fn does(t: Texts, props: &PartyCardProps) -> String {
    let party = &props.party;
    let mut said: Vec<String> = party
        .roles
        .iter()
        .map(|role| words::role(t, *role).to_string())
        .collect();
    said.extend(party.lines.iter().map(|line| {
        let line = name(t, &props.ledger, Kind::Line, &line.to_string());
        t.with("contacts-by-line", &[("line", line.to_string().into())])
            .to_string()
    }));
    if props.of_devices.is_some() && party.devices > 0 {
        let count = t.with("contacts-devices", &[("count", party.devices.into())]);
        said.push(count.to_string());
    }
    said.join(&t.get("list-separator"))
}

/// Says what is not known, a line each.
pub(super) fn gap_list(gaps: &[AttrValue]) -> Html {
    if gaps.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="list-plain contact-gaps" data-testid="contacts-gaps">
            for gap in gaps {
                <li><Badge tone={Tone::Unknown}>{ gap.clone() }</Badge></li>
            }
        </ul>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeskLineProps {
    desk: Desk,
    /// The name of the company or person.
    called: AttrValue,
    on_act: Callback<Act>,
}

/// Somebody who can be reached: what for, how, when, and since when that is sure.
#[component]
fn DeskLine(props: &DeskLineProps) -> Html {
    let t = use_texts();
    let desk = &props.desk;
    let is_contact = desk.kind == Kind::Contact;
    let own = desk.name.clone().unwrap_or_default();
    let whose = if is_contact {
        format!("{} {own}", props.called)
    } else {
        props.called.to_string()
    };
    html! {
        <div class="contact-desk" data-testid="contacts-desk">
            if is_contact || !desk.purposes.is_empty() {
                <p class="contact-what">
                    if is_contact {
                        <strong>{ own }</strong>
                        if let Some(does) = &desk.does {
                            <span class="muted">{ does }</span>
                        }
                    }
                    for purpose in &desk.purposes {
                        <Badge>{ words::purpose(t, *purpose) }</Badge>
                    }
                </p>
            }
            { ways(&desk.phones, "contact-phone", "contacts-phone") }
            if desk.phones.is_empty() {
                <p><Badge tone={Tone::Unknown} testid="contacts-no-phone">{ t.get("contacts-no-phone") }</Badge></p>
            }
            { ways(&desk.mails, "contact-mail", "contacts-mail") }
            if let Some(hours) = &desk.hours {
                <p class="small">{ t.with("contacts-hours", &[("hours", hours.clone().into())]) }</p>
            }
            <p class="contact-sure">{ words::confirmed(t, &desk.confirmed) }{ acts(t, props, &whose) }</p>
        </div>
    }
}

/// Numbers or addresses, each a link where one can be made of it.
fn ways(ways: &[Way], class: &'static str, testid: &'static str) -> Html {
    let way = |way: &Way| match &way.link {
        Some(link) => html! { <a href={link.clone()} data-testid={testid}>{ &way.text }</a> },
        None => html! { <span data-testid={testid}>{ &way.text }</span> },
    };
    html! {
        for one in ways {
            <p {class}>{ way(one) }</p>
        }
    }
}

fn acts(t: Texts, props: &DeskLineProps, whose: &str) -> Html {
    let (kind, id) = (props.desk.kind, props.desk.id);
    let act = |act: Act| {
        let on_act = props.on_act.clone();
        Callback::from(move |()| on_act.emit(act))
    };
    let edit = t.with("entity-edit", &[("name", whose.to_owned().into())]);
    html! {
        <span class="row no-print">
            <Button small=true icon={Icon::Check} on_click={act(Act::Confirm(kind, id))} testid="contacts-confirm">
                { t.get("contacts-confirm") }
                <span class="visually-hidden">{ whose.to_owned() }</span>
            </Button>
            <Button small=true kind={ButtonKind::Quiet} icon={Icon::Edit} label={edit} on_click={act(Act::Edit(kind, id))} testid="contacts-edit" />
        </span>
    }
}
