//! Views that somebody saved by name.

use std::rc::Rc;

use daicho_core::diagram::record::view::{View, change, delete, save};
use yew::prelude::*;

use crate::browser::{dom, random};
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::network::diagram::asked::Asked;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ViewsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) asked: Rc<Asked>,
}

/// Which view is seen, and a way to keep what is seen.
#[component]
pub(super) fn Views(props: &ViewsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let is_open = use_state_eq(|| false);
    let (ledger, asked) = (&props.ledger, &props.asked);
    let views: Vec<View<'_>> = View::all(ledger).collect();
    let onchange = {
        let ledger = ledger.clone();
        move |event: Event| {
            let query = format!("view={}", dom::input_value(&event));
            Asked::parse(&ledger, &query).go();
        }
    };
    let show = |to: bool| {
        let is_open = is_open.setter();
        move |()| is_open.set(to)
    };
    let held = asked.view.and_then(|id| View::find(ledger, &id));
    let name = held.map(|view| view.settings().name).unwrap_or_default();
    let on_submit = {
        let (session, ledger, asked, is_open) = (
            session.clone(),
            ledger.clone(),
            asked.clone(),
            is_open.setter(),
        );
        let before = name.clone();
        Callback::from(move |values: FormValues| {
            let name = values
                .get("name")
                .map(|name| name.trim().to_owned())
                .unwrap_or_default();
            if name.is_empty() {
                return;
            }
            // The same name keeps the same view, another name makes another.
            let same = asked.view.filter(|_| name == before);
            let id = same.unwrap_or_else(random::entity_id);
            let settings = asked.settings(&name);
            let changes = match same {
                Some(id) => change(&ledger, id, &settings),
                None => save(id, &settings),
            };
            let mut kept = (*asked).clone();
            kept.view = Some(id);
            let is_open = is_open.clone();
            let on_saved = Callback::from(move |()| {
                is_open.set(false);
                kept.go();
            });
            session.commit(
                Edit::new("view", changes)
                    .said(t.get("network-view-saved"))
                    .on_saved(on_saved),
            );
        })
    };
    let on_delete = asked.view.map(|id| {
        let session = session.clone();
        move |()| {
            session.commit(Edit::new("delete", delete(id)).said(t.get("network-view-deleted")));
            Asked::default().go();
        }
    });
    html! {
        <>
            if !views.is_empty() {
                <label class="row">
                    <span>{ t.get("network-view") }</span>
                    <select class="input input-small" {onchange} data-testid="diagram-view">
                        <option value="" selected={asked.view.is_none()}>{ t.get("network-view-none") }</option>
                        for view in views {
                            <option value={view.id().to_string()} selected={asked.view == Some(view.id())}>{ view.settings().name }</option>
                        }
                    </select>
                </label>
            }
            <Button small=true on_click={show(true)} testid="view-save">{ t.get("network-view-save") }</Button>
            if let Some(on_delete) = on_delete {
                <Button small=true kind={ButtonKind::Quiet} on_click={on_delete} testid="view-delete">{ t.get("network-view-delete") }</Button>
            }
            if *is_open {
                <Dialog title={t.get("network-view-save")} on_close={show(false)} testid="view-dialog">
                    <Form {on_submit} testid="view-form">
                        <TextField name="name" label={t.get("network-view-name")} hint={t.get("network-view-hint")} value={name} required=true autofocus=true scope="view" />
                        <div class="form-actions">
                            <Button on_click={show(false)}>{ t.get("cancel") }</Button>
                            <Button kind={ButtonKind::Primary} submit=true testid="view-submit">{ t.get("save") }</Button>
                        </div>
                    </Form>
                </Dialog>
            }
        </>
    }
}
