//! Marks that somebody has to look at again.

use daicho_core::diagram::record::check::MarkState;
use daicho_core::diagram::record::mark::{Mark, fit, move_to};
use daicho_core::diagram::scene::Point;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::words;
use crate::components::badge::Tone;
use crate::components::button::Button;
use crate::components::notice::Notice;
use crate::i18n::use_texts;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChecksProps {
    pub(super) ledger: LedgerHandle,
    /// The marks with how they stand, those that fit left out.
    pub(super) marks: Vec<(EntityId, MarkState)>,
    pub(super) edition: Option<EntityId>,
    /// The marks whose shape stands elsewhere by now, and where.
    pub(super) moved: Vec<(EntityId, Point)>,
    pub(super) on_choose: Callback<Option<EntityId>>,
}

/// What has to be looked at on the new edition; each is looked at with one press and approved with another.
#[component]
pub(super) fn Checks(props: &ChecksProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let Some(edition) = props.edition.filter(|_| !props.marks.is_empty()) else {
        return Html::default();
    };
    let approve = |ids: Vec<EntityId>| {
        let session = session.clone();
        Callback::from(move |()| {
            let edit = Edit::new("mark", fit(&ids, edition));
            session.commit(edit.said(t.get("mark-approved")));
        })
    };
    let follow = |moved: &[(EntityId, Point)]| {
        let mut changes = ChangeSet::new();
        for (id, to) in moved {
            changes.extend(&move_to(*id, &[*to], Some(edition)));
        }
        let session = session.clone();
        Callback::from(move |()| {
            let edit = Edit::new("mark", changes.clone());
            session.commit(edit.said(t.get("mark-followed")));
        })
    };
    let is_moved = |id: &EntityId| props.moved.iter().any(|(moved, _)| moved == id);
    // What lies beyond the picture, or lost its shape, has to be moved: a word alone does not put it right.
    let plain = props
        .marks
        .iter()
        .filter(|(id, state)| *state == MarkState::NotChecked && !is_moved(id));
    let plain: Vec<EntityId> = plain.map(|(id, _)| *id).collect();
    let lines = props.marks.iter().filter_map(|(id, state)| {
        let mark = Mark::find(&props.ledger, id)?;
        let (id, on_choose) = (*id, props.on_choose.clone());
        let look = Callback::from(move |()| on_choose.emit(Some(id)));
        let moved = props.moved.iter().find(|(moved, _)| *moved == id);
        Some(html! {
            <li key={id.to_string()} class="row wrap" data-testid="mark-check">
                <Button small=true on_click={look}>{ words::title(t, &props.ledger, &mark) }</Button>
                <span>{ if moved.is_some() { t.get("mark-shape-moved") } else { words::state(t, *state) } }</span>
                if let Some(moved) = moved {
                    <Button small=true on_click={follow(&[*moved])} testid="mark-follow">{ t.get("mark-follow") }</Button>
                }
                if *state == MarkState::NotChecked {
                    <Button small=true on_click={approve(vec![id])} testid="mark-fits">{ t.get("mark-approve") }</Button>
                }
            </li>
        })
    });
    html! {
        <Notice tone={Tone::Warn} title={t.with("drawing-to-check", &[("count", props.marks.len().into())])} testid="mark-checks">
            <p>{ t.get("drawing-check-text") }</p>
            <ul class="list-plain stack-s">{ for lines }</ul>
            if props.moved.len() > 1 {
                <Button on_click={follow(&props.moved)} testid="marks-follow">{ t.get("mark-follow-all") }</Button>
            }
            if plain.len() > 1 {
                <Button on_click={approve(plain)} testid="marks-fit">{ t.get("mark-approve-all") }</Button>
            }
        </Notice>
    }
}
