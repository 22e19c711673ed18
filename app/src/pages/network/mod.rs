//! The network: drawn, written down, and what is really there.
//!
//! | module | what it holds |
//! |---|---|
//! | [`place`] | which of the pages the address asks for |
//! | [`mod@around`] | the surroundings of one device, as other pages show them |
//! | [`colours`] | choosing what colours say |
//! | [`words`] | the words of diagrams and findings |
//! | [`diagram`] | the network as a picture |
//! | [`drawing`] | drawings of others, with marks on them |
//! | [`findings`] | what is wrong, and what to do |
//! | [`found`] | what scans saw, against the ledger |
//! | [`out`] | a diagram as a file for somebody else |
//! | [`shown`] | who was shown what, and showing it |
//! | [`table`] | a diagram as a table |
//! | [`register`] | zones, links, lines, boundaries and what is carried in, to enter and look after |

pub mod around;
mod colours;
mod diagram;
mod drawing;
mod findings;
mod found;
mod out;
mod place;
mod register;
mod shown;
mod table;
pub(in crate::pages) mod words;

use daicho_core::device::list::DeviceList;
use daicho_core::ident::date::PartialDate;
use daicho_core::topology::Topology;
use daicho_core::topology::finding::Finding;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;
use diagram::DiagramPage;
use drawing::{DrawingPage, DrawingsPage, TakePage};
use findings::FindingsPage;
use found::FoundPage;
use place::{Place, REGISTERS};
use register::RegisterPage;
use shown::ShownPage;

/// Properties of [`NetworkPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct NetworkPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What comes behind `#/network`.
    pub below: AttrValue,
}

/// The pages about the network.
#[component]
pub fn NetworkPage(props: &NetworkPageProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let place = Place::parse(&props.below);
    let page = match &place {
        Place::Diagram(query) => {
            html! { <DiagramPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Shown(query) => {
            html! { <ShownPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Findings => html! { <FindingsPage ledger={ledger.clone()} /> },
        Place::Register(kind, query) => {
            html! { <RegisterPage key={kind.as_str()} ledger={ledger.clone()} kind={*kind} query={query.clone()} /> }
        }
        Place::Found(query) => {
            html! { <FoundPage ledger={ledger.clone()} query={query.clone()} /> }
        }
        Place::Drawings => html! { <DrawingsPage ledger={ledger.clone()} /> },
        Place::Drawing(id) => {
            html! { <DrawingPage key={id.to_string()} ledger={ledger.clone()} id={*id} /> }
        }
        Place::Take(id) => {
            html! { <TakePage key={id.to_string()} ledger={ledger.clone()} id={*id} /> }
        }
        Place::Unknown => html! {
            <EmptyState title={t.get("page-not-found-title")} page=true testid="page-not-found">
                <LinkButton href={Place::Diagram(String::new()).href()} kind={ButtonKind::Primary}>{ t.get("nav-network") }</LinkButton>
            </EmptyState>
        },
    };
    html! {
        <div class="stack" data-testid="network">
            { tabs(t, &place) }
            { page }
        </div>
    }
}

/// The ways to the parts.
fn tabs(t: Texts, here: &Place) -> Html {
    let tab = |to: Place, key: &'static str| {
        let is_here = match (&to, here) {
            (Place::Register(one, _), Place::Register(other, _)) => one == other,
            (Place::Drawings, Place::Drawing(_) | Place::Take(_)) => true,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        };
        html! {
            <li><a href={to.href()} aria-current={is_here.then_some("page")} data-testid={key}>{ t.get(key) }</a></li>
        }
    };
    const KEYS: [&str; 5] = [
        "network-tab-zones",
        "network-tab-links",
        "network-tab-lines",
        "network-tab-boundaries",
        "network-tab-carried",
    ];
    html! {
        <nav class="tabs no-print" aria-label={t.get("nav-network")}>
            <ul>
                { tab(Place::Diagram(String::new()), "network-tab-diagram") }
                { tab(Place::Findings, "network-tab-findings") }
                for ((kind, _), key) in REGISTERS.into_iter().zip(KEYS) {
                    { tab(Place::Register(kind, String::new()), key) }
                }
                { tab(Place::Drawings, "network-tab-drawings") }
                { tab(Place::Found(String::new()), "network-tab-found") }
                { tab(Place::Shown(String::new()), "network-tab-shown") }
            </ul>
        </nav>
    }
}

/// What follows from a ledger: its devices, prepared, and what is wrong with its network.
#[derive(Clone, Debug)]
struct Known {
    list: DeviceList,
    findings: Vec<Finding>,
    today: PartialDate,
}

impl Known {
    fn of(ledger: &LedgerHandle) -> Option<Self> {
        let today = clock::today().parse().ok()?;
        let list = DeviceList::new(ledger);
        let findings = Topology::of(&list).findings(today);
        Some(Self {
            list,
            findings,
            today,
        })
    }
}
