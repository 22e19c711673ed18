//! The files of one device: its own and those of its model.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::view::model::{DeviceModel, ModelFields};
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::adding::AddFiles;
use super::words;
use crate::browser::clock;
use crate::components::badge::{Badge, Tone};
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Properties of [`AttachmentCard`].
#[derive(Clone, PartialEq, Properties)]
pub struct AttachmentCardProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// The device.
    pub unit: EntityId,
    /// Its model, and how many devices are of it.
    pub model: Option<(EntityId, usize)>,
}

/// Lists what is attached to a device and its model, and takes more.
#[component]
pub fn AttachmentCard(props: &AttachmentCardProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let model = props.model.map(|(id, _)| Subject::Model(id));
    let subjects: Vec<Subject> = model
        .into_iter()
        .chain([Subject::Unit(props.unit)])
        .collect();
    let mut found: Vec<Attachment<'_>> = subjects
        .iter()
        .flat_map(|subject| Attachment::of(ledger, *subject))
        .collect();
    found.sort_by_key(|attached| (attached.kind().shown().known(), attached.id()));
    let today = clock::today().parse().ok();
    let choices = subjects.iter().map(|subject| {
        let name = match props.model {
            Some((id, count)) if subject.id() == id => {
                t.with("attach-to-model", &[("count", count.into())])
            }
            _ => t.get("attach-to-unit"),
        };
        (*subject, name)
    });
    let from = props
        .model
        .and_then(|(id, _)| maker(ledger, &id))
        .map(AttrValue::from);
    html! {
        <section class="card card-wide" data-testid="section-attachments">
            <h2>{ t.get("attachments-title") }</h2>
            if found.is_empty() {
                <p class="muted" data-testid="attachments-none">{ t.get("attachments-none") }</p>
            } else {
                <ul class="attachments">
                    for attached in &found {
                        { item(t, attached, today, Html::default()) }
                    }
                </ul>
            }
            <div class="no-print">
                <AddFiles subjects={choices.collect::<Vec<_>>()} {from}>
                    <p class="muted small">{ t.get("attachments-drop") }</p>
                </AddFiles>
            </div>
        </section>
    }
}

/// Returns the name of who answers for a model.
fn maker(ledger: &LedgerHandle, model: &EntityId) -> Option<String> {
    let record = ledger.record(Kind::Model.as_str(), model)?;
    let maker = DeviceModel::of_record(record).manufacturer().known()?;
    maker.name().known().map(str::to_owned)
}

/// Draws one attached file of a list, with what is to be said behind it.
pub fn item(t: Texts, attached: &Attachment<'_>, today: Option<PartialDate>, more: Html) -> Html {
    let id = attached.id();
    let href = Route::Documents(format!("/file/{id}")).href();
    let kind = attached.record().text("kind").unwrap_or_default();
    let is_expired = today.is_some_and(|today| attached.is_expired(today));
    let is_unreadable = attached.is_readable().known() == Some(false);
    html! {
        <li key={id.to_string()} data-testid="attachment">
            <Badge tone={Tone::Info}>{ words::kind(t, kind) }</Badge>
            <span class="attachment-name">
                <a {href} data-testid="attachment-open">{ words::name(t, attached) }</a>
                <span class="muted small">{ words::facts(t, attached) }</span>
            </span>
            { more }
            if is_unreadable {
                <Badge tone={Tone::Warn} testid="attachment-unreadable">{ t.get("document-unreadable") }</Badge>
            }
            if is_expired {
                <Badge tone={Tone::Warn} testid="attachment-expired">{ t.get("document-expired") }</Badge>
            }
            if attached.is_confidential() {
                <Badge tone={Tone::Info}>{ t.get("document-confidential-yes") }</Badge>
            }
        </li>
    }
}
