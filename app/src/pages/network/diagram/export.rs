//! The picture as a file, and on paper.

use std::rc::Rc;

use daicho_core::diagram::record::view::Scope;
use daicho_core::diagram::scene::Scene;
use daicho_core::diagram::svg::Paper;
use daicho_core::facility::hospital_name;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::asked::Asked;
use super::drawn::Drawn;
use crate::browser::{clock, dom};
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::network::out::{Format, printed, save};
use crate::pages::network::place::Place;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExportProps {
    pub(super) ledger: LedgerHandle,
    pub(super) asked: Rc<Asked>,
    pub(super) drawn: Rc<Drawn>,
}

/// A list of the ways out.
#[component]
pub(super) fn Export(props: &ExportProps) -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let sheet = use_state_eq(|| None::<AttrValue>);
    let menu = use_node_ref();
    let scene = titled(t, props);
    let file = |format: Format| {
        let (scene, toasts, menu) = (scene.clone(), toasts.clone(), menu.clone());
        move |()| {
            dom::fold(&menu);
            let (scene, toasts) = (scene.clone(), toasts.clone());
            spawn_local(async move {
                let name = format!("network-{}", clock::today());
                match save(t, &scene, &name, format).await {
                    Some(_) => toasts.say(t.get("network-out-done")),
                    None => toasts.fail(t.get("network-out-failed")),
                }
            });
        }
    };
    let print = {
        let (sheet, scene, menu) = (sheet.setter(), scene.clone(), menu.clone());
        move |()| {
            dom::fold(&menu);
            sheet.set(Some(printed(t, &scene, Paper::A3Landscape).into()));
        }
    };
    use_effect_with((*sheet).clone(), {
        let sheet = sheet.setter();
        move |now| {
            if now.is_some() {
                dom::print();
                sheet.set(None);
            }
        }
    });
    let shown = match props.asked.ask.scope {
        Scope::Vendor(id) => Place::Shown(format!("new={id}")),
        Scope::Whole | Scope::Zone(_) | Scope::Remote | Scope::Device(_) => {
            Place::Shown("new=".to_owned())
        }
    };
    html! {
        <>
            <details ref={menu.clone()} class="menu" data-testid="diagram-out">
                <summary class="button button-small">{ t.get("network-out") }</summary>
                <div class="menu-list stack-s">
                    for format in Format::ALL {
                        <Button small=true kind={ButtonKind::Quiet} icon={Icon::Download} on_click={file(format)} testid={format!("out-{}", format.code())}>
                            { t.get(&format!("network-out-{}", format.code())) }
                        </Button>
                    }
                    <Button small=true kind={ButtonKind::Quiet} icon={Icon::Print} on_click={print} testid="out-print">{ t.get("network-out-print") }</Button>
                    <a href={shown.href()} data-testid="out-show">{ t.get("network-out-show") }</a>
                </div>
            </details>
            if let Some(sheet) = (*sheet).clone() {
                <div class="print-sheet">{ Html::from_html_unchecked(sheet) }</div>
            }
        </>
    }
}

/// The picture with what stands above it on paper: whose network, what of it, of which day.
fn titled(t: Texts, props: &ExportProps) -> Scene {
    let mut scene = (*props.drawn.scene).clone();
    scene.title = hospital_name(&props.ledger).map_or_else(
        || t.get("network-title").to_string(),
        |name| format!("{name}　{}", t.get("network-title")),
    );
    scene.captions = vec![
        t.with(
            "network-out-day",
            &[("day", clock::today().to_string().into())],
        )
        .to_string(),
    ];
    scene
}
