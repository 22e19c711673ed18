//! What a draw.io page shows, offered to become part of the ledger.
//!
//! | module | what it holds |
//! |---|---|
//! | [`zones`] | containers, which may be zones |
//! | [`shapes`] | shapes, which may be devices |
//! | [`links`] | lines, which may be links |
//! | [`mod@choice`] | choosing what something becomes |
//! | [`other`] | choosing another device than those that were found |
//! | [`problems`] | what of the file was not understood |

mod choice;
mod links;
mod other;
mod problems;
mod shapes;
mod zones;

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::diagram::drawio::offer::{Offer, offer};
use daicho_core::diagram::drawio::take::{self, Sheet, Take, Taken, names, proposed};
use daicho_core::diagram::record::drawing::Drawing;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::Presence;
use daicho_core::topology::Topology;
use yew::prelude::*;

use super::list::name;
use super::opened::{Opened, Picture, use_opened};
use super::page::unopened;
use crate::browser::random;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::network::Known;
use crate::pages::network::place::Place;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TakePageProps {
    pub(crate) ledger: LedgerHandle,
    pub(crate) id: EntityId,
}

/// The page of a drawing that is a draw.io file.
#[component]
pub(crate) fn TakePage(props: &TakePageProps) -> Html {
    let t = use_texts();
    let drawing = Drawing::find(&props.ledger, &props.id)
        .filter(|drawing| drawing.record().presence() != Presence::Deleted);
    let page = drawing.and_then(|drawing| drawing.page().shown().known());
    let current = drawing.and_then(|drawing| drawing.current());
    let edition = current.map(|current| current.id());
    let opened = use_opened(edition, page.unwrap_or(1));
    let known = use_memo(props.ledger.clone(), Known::of);
    let Some(drawing) = drawing.filter(|_| edition.is_some()) else {
        return nothing(t, "drawing-gone", &Place::Drawings);
    };
    let Opened::Ready(picture) = &opened else {
        return unopened(t, &opened);
    };
    if picture.look.page.is_none() {
        return nothing(t, "take-not-drawio", &Place::Drawing(props.id));
    }
    html! {
        <article class="stack" data-testid="take">
            <div class="page-head"><div>
                <h1>{ t.get("take-title") }</h1>
                <p class="muted"><a href={Place::Drawing(props.id).href()}>{ name(t, &drawing) }</a></p>
            </div></div>
            <Notice tone={Tone::Info} title={t.get("take-what")}><p>{ t.get("take-text") }</p></Notice>
            { problems::list(t, &picture.look.problems) }
            if known.is_some() {
                <Offers ledger={props.ledger.clone()} drawing={props.id} {edition} given={Given { known: known.clone(), picture: picture.clone() }} />
            }
        </article>
    }
}

fn nothing(t: Texts, title: &str, back: &Place) -> Html {
    html! {
        <EmptyState title={t.get(title)} page=true testid="take-nothing">
            <LinkButton href={back.href()}>{ t.get("drawings-title") }</LinkButton>
        </EmptyState>
    }
}

/// What the offers are made of; equal to itself only.
#[derive(Clone)]
struct Given {
    known: Rc<Option<Known>>,
    picture: Rc<Picture>,
}

impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.known, &other.known) && Rc::ptr_eq(&self.picture, &other.picture)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OffersProps {
    ledger: LedgerHandle,
    drawing: EntityId,
    edition: Option<EntityId>,
    given: Given,
}

/// Something that a person changed of what is taken.
type Change = Box<dyn FnOnce(&mut Taken)>;

/// Everything that the tables are drawn of.
struct Work<'a> {
    t: Texts,
    ledger: &'a LedgerHandle,
    network: &'a Topology<'a>,
    offer: &'a Offer,
    taken: &'a Taken,
    on_change: Callback<Change>,
    /// Asks for another device for the shape of this number.
    on_other: Callback<u32>,
}

impl Work<'_> {
    /// Returns what calls `act` with what a person chose, to change what is taken.
    fn on<E: 'static>(&self, act: impl Fn(&mut Taken, E) + Clone + 'static) -> Callback<E> {
        let on_change = self.on_change.clone();
        Callback::from(move |event: E| {
            let act = act.clone();
            on_change.emit(Box::new(move |taken| act(taken, event)));
        })
    }
}

/// The offers, and what a person makes of them.
#[component]
fn Offers(props: &OffersProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let offer = use_memo(props.given.clone(), |given| {
        let known = given.known.as_ref().as_ref();
        let page = given.picture.look.page.as_ref();
        let found = known.zip(page);
        found
            .map(|(known, page)| offer(page, &names(known.list.ledger())))
            .unwrap_or_default()
    });
    // What a person said; nothing yet: what is proposed counts.
    let said = use_state(|| None::<Rc<Taken>>);
    let other = use_state_eq(|| None::<u32>);
    let (Some(known), Some(page)) = (
        props.given.known.as_ref(),
        props.given.picture.look.page.as_ref(),
    ) else {
        return Html::default();
    };
    let network = Topology::of(&known.list);
    let taken = said
        .as_ref()
        .map_or_else(|| Rc::new(proposed(&network, &offer)), Rc::clone);
    let on_change = {
        let (said, taken) = (said.setter(), taken.clone());
        Callback::from(move |change: Change| {
            let mut next = (*taken).clone();
            change(&mut next);
            said.set(Some(Rc::new(next)));
        })
    };
    let work = Work {
        t,
        ledger: &props.ledger,
        network: &network,
        offer: &offer,
        taken: &taken,
        on_change: on_change.clone(),
        on_other: Callback::from({
            let other = other.setter();
            move |cell| other.set(Some(cell))
        }),
    };
    let sheet = Sheet {
        drawing: props.drawing,
        edition: props.edition,
        page,
    };
    let changes = take::changes(&network, &sheet, &offer, &taken, &mut random::entity_id);
    let is_empty = changes.is_empty();
    let on_take = {
        let (changes, drawing) = (changes, props.drawing);
        Callback::from(move |()| {
            let edit = Edit::new("take", changes.clone()).said(t.get("take-done"));
            let on_saved = Callback::from(move |()| Place::Drawing(drawing).go());
            session.commit(edit.on_saved(on_saved));
        })
    };
    if offer.zones.is_empty() && offer.shapes.is_empty() && offer.links.is_empty() {
        return html! { <p data-testid="take-empty">{ t.get("take-empty") }</p> };
    }
    html! {
        <>
            { zones::table(&work) }
            { shapes::table(&work) }
            { links::table(&work) }
            <section class="card"><div class="row row-between wrap">
                <p data-testid="take-summary">{ if is_empty { t.get("take-nothing-chosen") } else { summary(t, &taken) } }</p>
                <Button kind={ButtonKind::Primary} disabled={is_empty} on_click={on_take} testid="take-save">{ t.get("take-save") }</Button>
            </div></section>
            if let Some(cell) = *other {
                <other::OtherDialog ledger={props.ledger.clone()} on_close={Callback::from({ let other = other.setter(); move |()| other.set(None) })}
                    on_pick={{
                        let other = other.setter();
                        Callback::from(move |unit| {
                            other.set(None);
                            let change: Change = Box::new(move |taken| { taken.shapes.insert(cell, Take::Known(unit)); });
                            on_change.emit(change);
                        })
                    }} />
            }
        </>
    }
}

/// Ticks, or takes a tick away.
fn toggle(ticked: &mut BTreeSet<u32>, cell: u32) {
    if !ticked.remove(&cell) {
        ticked.insert(cell);
    }
}

/// What will happen, in numbers.
fn summary(t: Texts, taken: &Taken) -> AttrValue {
    let new = |it: &&Take| matches!(it, Take::New(_));
    let known = |it: &&Take| matches!(it, Take::Known(_));
    let args = [
        ("zones", taken.zones.values().filter(new).count().into()),
        ("devices", taken.shapes.values().filter(new).count().into()),
        ("known", taken.shapes.values().filter(known).count().into()),
        ("moved", taken.moved.len().into()),
        ("links", taken.links.len().into()),
    ];
    t.with("take-summary", &args)
}
