//! Spellings that may be one, for a person to say so.

use daicho_core::sbom::repository::aliases::Aliased;
use daicho_core::sbom::repository::confirmed::{confirm, forget};
use yew::prelude::*;

use crate::browser::random;
use crate::components::badge::Badge;
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::paper::{Paper, use_paper_of};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{Ask, SpellingView, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SpellingsProps {
    pub(super) ledger: LedgerHandle,
}

/// How many are shown.
const SHOWN: usize = 40;

/// Lists the spellings when somebody wants to see them.
#[component]
pub(super) fn Spellings(props: &SpellingsProps) -> Html {
    let t = use_texts();
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.clone();
        move |_: Event| open.set(true)
    };
    html! {
        <details class="card no-print" {ontoggle} data-testid="spellings">
            <summary>{ t.get("components-alike") }</summary>
            <p class="small muted">{ t.get("components-alike-text") }</p>
            if *open {
                <List ledger={props.ledger.clone()} />
            }
        </details>
    }
}

#[component]
fn List(props: &SpellingsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let paper = use_paper_of(Some(Ask::Spellings), &props.ledger);
    let Paper::Told(told, _) = &paper else {
        return Html::default();
    };
    let Told::Spellings(spellings) = &**told else {
        return Html::default();
    };
    if spellings.is_empty() {
        return html! { <p>{ t.get("components-alike-none") }</p> };
    }
    let lines = spellings.iter().take(SHOWN);
    html! { <ul class="attachments">{ for lines.map(|it| line(t, &session, &props.ledger, it)) }</ul> }
}

fn line(t: Texts, session: &Session, ledger: &LedgerHandle, view: &SpellingView) -> Html {
    let args = [
        ("spelling", view.spelling.clone().into()),
        ("canonical", view.canonical.clone().into()),
    ];
    let (label, testid) = if view.is_confirmed {
        ("components-alike-forget", "spelling-forget")
    } else {
        ("components-alike-confirm", "spelling-confirm")
    };
    let on_click = {
        let (session, ledger, view) = (session.clone(), ledger.clone(), view.clone());
        Callback::from(move |()| session.commit(edit(t, &ledger, &view)))
    };
    let of = match view.what {
        Aliased::Supplier => "components-alike-supplier",
        Aliased::Name => "components-alike-component",
    };
    html! {
        <li>
            <Badge>{ t.get(of) }</Badge>
            <span class="attachment-name">{ t.with("components-alike-same", &args) }</span>
            <Button small=true {on_click} {testid}>{ t.get(label) }</Button>
        </li>
    }
}

fn edit(t: Texts, ledger: &LedgerHandle, view: &SpellingView) -> Edit {
    if view.is_confirmed {
        let changes = forget(ledger, view.what, &view.spelling);
        return Edit::new("alias", changes).said(t.get("components-alike-unsaid"));
    }
    let changes = confirm(
        random::entity_id(),
        view.what,
        &view.spelling,
        &view.canonical,
    );
    let args = [("canonical", view.canonical.clone().into())];
    Edit::new("alias", changes).said(t.with("components-alike-said", &args))
}
