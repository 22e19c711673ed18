//! Marks that somebody has to look at again.

use daicho_core::diagram::record::check::MarkState;
use daicho_core::diagram::record::mark::{Mark, fit};
use daicho_core::ident::id::EntityId;
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
    // What lies beyond the picture, or lost its shape, has to be moved: a word alone does not put it right.
    let plain = props
        .marks
        .iter()
        .filter(|(_, state)| *state == MarkState::NotChecked);
    let plain: Vec<EntityId> = plain.map(|(id, _)| *id).collect();
    let lines = props.marks.iter().filter_map(|(id, state)| {
        let mark = Mark::find(&props.ledger, id)?;
        let (id, on_choose) = (*id, props.on_choose.clone());
        let look = Callback::from(move |()| on_choose.emit(Some(id)));
        Some(html! {
            <li key={id.to_string()} class="row wrap" data-testid="mark-check">
                <Button small=true on_click={look}>{ words::title(t, &props.ledger, &mark) }</Button>
                <span>{ words::state(t, *state) }</span>
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
            if plain.len() > 1 {
                <Button on_click={approve(plain)} testid="marks-fit">{ t.get("mark-approve-all") }</Button>
            }
        </Notice>
    }
}
