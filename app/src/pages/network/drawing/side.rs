//! What a mark stands for: said by a person in a card beside the picture.

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::record::check::MarkState;
use daicho_core::diagram::record::mark::{self, Mark};
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::devices::Devices;
use super::words;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::{SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::network::words::name;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MarkSideProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
    pub(super) state: MarkState,
    pub(super) units: Vec<EntityId>,
    pub(super) on_close: Callback<()>,
    pub(super) on_delete: Callback<EntityId>,
}

/// The card of a mark.
#[component]
pub(super) fn MarkSide(props: &MarkSideProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let id = props.id;
    let Some(mark) = Mark::find(&props.ledger, &id) else {
        return Html::default();
    };
    let write =
        Callback::from(move |changes: ChangeSet| session.commit(Edit::new("mark", changes)));
    let on_choose = write.reform(move |key: String| mark::bind(id, key.parse().ok()));
    let on_pick = write.reform(move |unit| mark::bind(id, Some(ElementKey::Unit(unit))));
    let on_submit = write.reform(move |values: FormValues| {
        let text = values.get("text").map(|text| text.trim());
        mark::reword(id, text.filter(|text| !text.is_empty()))
    });
    let target = mark.target().shown().known();
    let form = mark.form().shown().known();
    html! {
        <aside class="card stack-s" aria-label={t.get("mark-chosen")} data-testid="mark-side">
            <div class="row row-between">
                <h2>{ words::title(t, &props.ledger, &mark) }</h2>
                <Button kind={ButtonKind::Quiet} small=true icon={Icon::Close} label={t.get("close")} on_click={props.on_close.clone()} testid="mark-close" />
            </div>
            <p class="muted">
                { form.map(|form| words::form(t, form)) }{ "　" }{ words::state(t, props.state) }
            </p>
            <SelectField scope="mark" name="target" label={t.get("mark-target")} options={targets(t, &props.ledger, target)}
                value={target.map(|key| key.to_string()).unwrap_or_default()} {on_choose} testid="mark-target" />
            <Devices ledger={props.ledger.clone()} units={props.units.clone()} most={8} asks_first=true label={t.get("mark-find-device")}
                {on_pick} testid="mark-devices" />
            <Form {on_submit} testid="mark-form">
                <TextField scope="mark" name="text" label={t.get("mark-text")} value={mark.text().shown().known().unwrap_or_default().to_owned()} testid="mark-text" />
                <div class="form-actions">
                    <Button submit=true small=true testid="mark-save">{ t.get("mark-text-save") }</Button>
                </div>
            </Form>
            <Button kind={ButtonKind::Danger} small=true icon={Icon::Trash} on_click={props.on_delete.reform(move |()| id)} testid="mark-delete">{ t.get("mark-delete") }</Button>
        </aside>
    }
}

/// What a mark can stand for beside a device, which is searched: zones and lines. The one that it stands for is among them.
fn targets(
    t: Texts,
    ledger: &LedgerHandle,
    target: Option<ElementKey>,
) -> Vec<(AttrValue, AttrValue)> {
    let zones = ledger.records(Kind::Zone.as_str());
    let zones = zones.map(|record| ElementKey::Zone(Some(record.id())));
    let lines = ledger.records(Kind::Line.as_str());
    let lines = lines.map(|record| ElementKey::Line(record.id()));
    let mut keys: Vec<ElementKey> = zones.chain(lines).collect();
    if let Some(target) = target.filter(|target| !keys.contains(target)) {
        keys.insert(0, target);
    }
    let none = (AttrValue::default(), t.get("mark-target-none"));
    let named = keys
        .into_iter()
        .map(|key| (key.to_string().into(), name(t, ledger, key)));
    std::iter::once(none).chain(named).collect()
}
