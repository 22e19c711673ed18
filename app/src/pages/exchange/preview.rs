//! What merging a bundle would do, before anything happens; and what it did.

use std::rc::Rc;

use daicho_core::exchange::meeting::{Contribution, Relation};
use daicho_core::ident::timestamp::Timestamp;
use yew::prelude::*;

use super::differences::Differences;
use super::opener::Opener;
use super::words;
use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::definitions::{Definition, Definitions};
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::worker::protocol::exchange::{Merged, Preview, Tally};

/// Diagnostics that are listed.
const LISTED: usize = 50;
/// People that are listed.
const PEOPLE: usize = 10;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PreviewCardProps {
    pub(super) opener: Opener,
    pub(super) preview: Rc<Preview>,
}

/// Who the bundle is from, what is new on either side, what would be in conflict; the button that merges.
#[component]
pub(super) fn PreviewCard(props: &PreviewCardProps) -> Html {
    let t = use_texts();
    let preview = &props.preview;
    let sure = use_state_eq(|| false);
    let asks = matches!(preview.relation, Relation::OtherFacility | Relation::Sample);
    let nothing = preview.new_here == 0;
    let merge = {
        let opener = props.opener.clone();
        let message = t.with("exchange-said", &[("count", preview.new_here.into())]);
        move |()| opener.merge(message.clone())
    };
    let anyway = {
        let opener = props.opener.clone();
        let message = t.with("exchange-said", &[("count", preview.new_here.into())]);
        move |()| opener.merge_anyway(message.clone())
    };
    let other = {
        let opener = props.opener.clone();
        move |()| opener.reset()
    };
    let on_sure = {
        let sure = sure.clone();
        move |_: Event| sure.set(!*sure)
    };
    html! {
        <>
            <section class="card" data-testid="exchange-preview">
                <h2>{ t.with("exchange-preview", &[("file", preview.name.clone().into())]) }</h2>
                { origin(t, preview) }
                { relation(t, preview) }
                { damage(t, preview) }
            </section>
            <section class="card" data-testid="exchange-news">
                <h2>{ t.get("exchange-news") }</h2>
                if nothing {
                    <p data-testid="exchange-nothing">{ t.get("exchange-nothing") }</p>
                } else {
                    { news(t, preview) }
                }
                { waiting(t, preview) }
                if preview.new_there > 0 {
                    <p data-testid="exchange-new-there">{ t.with("exchange-new-there", &[("count", preview.new_there.into())]) }</p>
                }
            </section>
            if !nothing {
                <Differences opener={props.opener.clone()} tallies={preview.tallies.clone()} />
            }
            <section class="card" data-testid="exchange-apply-card">
                if asks && !nothing {
                    <label class="choice">
                        <input type="checkbox" checked={*sure} onchange={on_sure} data-testid="exchange-sure" />
                        { t.get(if preview.relation == Relation::Sample { "exchange-sure-sample" } else { "exchange-sure-facility" }) }
                    </label>
                }
                if props.opener.state.uncopied {
                    <Notice tone={Tone::Warn} title={t.get("exchange-uncopied")} testid="exchange-uncopied">
                        <Button on_click={anyway} testid="exchange-anyway">{ t.get("exchange-anyway") }</Button>
                    </Notice>
                }
                <div class="row">
                    if !nothing {
                        <Button kind={ButtonKind::Primary} on_click={merge} disabled={asks && !*sure} testid="exchange-apply">
                            { t.get("exchange-apply") }
                        </Button>
                    }
                    <Button on_click={other} testid="exchange-other">{ t.get("exchange-other-file") }</Button>
                </div>
                <p class="muted small">{ t.get("exchange-apply-hint") }</p>
            </section>
        </>
    }
}

fn origin(t: Texts, preview: &Preview) -> Html {
    let known = |text: &str| {
        if text.is_empty() {
            html! { <span class="value-blank">{ t.get("exchange-not-stated") }</span> }
        } else {
            html! { { text.to_owned() } }
        }
    };
    let at = preview
        .at
        .map(|at| clock::local(Timestamp::from_milliseconds(at)));
    html! {
        <Definitions testid="exchange-origin">
            <Definition term={t.get("exchange-author")}>{ known(&preview.author) }</Definition>
            <Definition term={t.get("exchange-at")}>{ known(&at.unwrap_or_default()) }</Definition>
            <Definition term={t.get("exchange-facility")}>{ known(&preview.facility) }</Definition>
        </Definitions>
    }
}

fn relation(t: Texts, preview: &Preview) -> Html {
    let (tone, key, text) = match preview.relation {
        Relation::Beginning | Relation::Same => return Html::default(),
        Relation::Apart => (Tone::Info, "exchange-apart", "exchange-apart-text"),
        Relation::OtherFacility => (
            Tone::Danger,
            "exchange-other-facility",
            "exchange-other-facility-text",
        ),
        Relation::Sample => (Tone::Danger, "exchange-sample", "exchange-sample-text"),
    };
    html! {
        <Notice {tone} title={t.get(key)} testid={key}><p>{ t.get(text) }</p></Notice>
    }
}

fn damage(t: Texts, preview: &Preview) -> Html {
    let count = preview.diagnostics.len();
    if count == 0 {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warn} title={t.with("exchange-damage", &[("count", count.into())])} testid="exchange-damage">
            <p>{ t.get("exchange-damage-text") }</p>
            <ul>
                for diagnostic in preview.diagnostics.iter().take(LISTED) {
                    <li>{ words::problem(t, diagnostic) }</li>
                }
            </ul>
        </Notice>
    }
}

fn waiting(t: Texts, preview: &Preview) -> Html {
    html! {
        <>
            if preview.waiting > 0 {
                <Notice tone={Tone::Warn} title={t.with("exchange-waiting", &[("count", preview.waiting.into())])} testid="exchange-waiting">
                    <p>{ t.get("exchange-waiting-text") }</p>
                </Notice>
            }
            if preview.is_copied {
                <Notice tone={Tone::Info} title={t.get("exchange-copied")} testid="exchange-copied">
                    <p>{ t.get("exchange-copied-text") }</p>
                </Notice>
            }
            if preview.refused > 0 {
                <Notice tone={Tone::Danger} title={t.with("exchange-refused", &[("count", preview.refused.into())])} testid="exchange-refused">
                    <p>{ t.get("exchange-refused-text") }</p>
                </Notice>
            }
        </>
    }
}

fn news(t: Texts, preview: &Preview) -> Html {
    let (sure, perhaps) = preview.alike;
    let (with, without) = preview.attachments;
    html! {
        <>
            <ul>
                for of in preview.contributions.iter().take(PEOPLE) {
                    <li>{ contribution(t, of) }</li>
                }
            </ul>
            <table class="table-plain" data-testid="exchange-tallies">
                <thead><tr>
                    <th scope="col"><span class="visually-hidden">{ t.get("exchange-kind") }</span></th>
                    for fate in ["added", "changed", "deleted", "restored"] {
                        <th scope="col" class="number">{ t.get(&format!("fate-{fate}")) }</th>
                    }
                </tr></thead>
                <tbody>
                    for (kind, tally) in &preview.tallies {
                        { tally_row(t, kind, *tally) }
                    }
                </tbody>
            </table>
            if preview.conflicts > 0 {
                <Notice tone={Tone::Warn} title={t.with("exchange-conflicts", &[("count", preview.conflicts.into())])} testid="exchange-conflicts">
                    <p>{ t.get("exchange-conflicts-text") }</p>
                </Notice>
            }
            if sure + perhaps > 0 {
                <Notice tone={Tone::Warn} title={t.with("exchange-alike", &[("sure", sure.into()), ("perhaps", perhaps.into())])} testid="exchange-alike">
                    <p>{ t.get("exchange-alike-text") }</p>
                </Notice>
            }
            if with > 0 {
                <p>{ t.with("exchange-attachments", &[("count", with.into())]) }</p>
            }
            if without > 0 {
                <p data-testid="exchange-left-out">{ t.with("exchange-left-out", &[("count", without.into())]) }</p>
            }
        </>
    }
}

fn tally_row(t: Texts, kind: &str, tally: Tally) -> Html {
    let counts = [tally.added, tally.changed, tally.deleted, tally.restored];
    html! {
        <tr>
            <th scope="row">{ words::kind(t, kind) }</th>
            for count in counts {
                <td class="number">
                    if count > 0 {
                        { t.number(count) }
                    } else {
                        <span class="muted">{ "–" }</span>
                    }
                </td>
            }
        </tr>
    }
}

fn contribution(t: Texts, of: &Contribution) -> AttrValue {
    let args = [
        ("author", words::person(t, &of.author).into()),
        ("count", of.commits.into()),
        ("first", clock::local(of.first).into()),
        ("last", clock::local(of.last).into()),
    ];
    t.with("exchange-contribution", &args)
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DoneCardProps {
    pub(super) opener: Opener,
    pub(super) done: Merged,
    /// Devices came in that may be there already.
    pub(super) alike: bool,
    /// The pages show what came in.
    pub(super) shown: bool,
}

/// What was merged, and where to go on.
#[component]
pub(super) fn DoneCard(props: &DoneCardProps) -> Html {
    let t = use_texts();
    let conflicts = props
        .opener
        .session
        .ready()
        .map_or(0, |ledger| ledger.disputes().len());
    let undo = {
        let opener = props.opener.clone();
        move |()| {
            opener.session.undo();
            opener.reset();
        }
    };
    let again = {
        let opener = props.opener.clone();
        move |()| opener.reset()
    };
    let count = props.done.commits;
    html! {
        <section class="card" data-testid="exchange-done">
            <Notice tone={Tone::Ok} title={t.with("exchange-said", &[("count", count.into())])} />
            if !props.shown {
                <Busy label={t.get("exchange-showing")} />
            } else {
                if conflicts > 0 {
                    <p>{ t.with("exchange-done-conflicts", &[("count", conflicts.into())]) }</p>
                }
                <div class="row">
                    if conflicts > 0 {
                        <LinkButton kind={ButtonKind::Primary} href={Route::Conflicts.href()} testid="exchange-to-conflicts">{ t.get("exchange-to-conflicts") }</LinkButton>
                    }
                    <LinkButton href={Route::Devices(String::new()).href()} testid="exchange-to-devices">{ t.get("home-open-devices") }</LinkButton>
                    if props.alike {
                        <LinkButton href={Route::Duplicates.href()} testid="exchange-to-duplicates">{ t.get("exchange-to-duplicates") }</LinkButton>
                    }
                    if props.done.revision.is_some() && !props.done.rehomed {
                        <Button icon={Icon::Undo} on_click={undo} testid="exchange-undo">{ t.get("exchange-undo") }</Button>
                    }
                    <Button on_click={again} testid="exchange-again">{ t.get("exchange-other-file") }</Button>
                </div>
            }
        </section>
    }
}
