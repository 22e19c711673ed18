//! The components of an SBOM, as a tree or a list.

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::component::{self, Raw};
use crate::browser::dom;
use crate::components::dialog::Dialog;
use crate::components::segments::Segments;
use crate::components::table::{Column, VirtualTable};
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::papers::{ComponentView, SbomView};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ComponentsCardProps {
    /// The attachment.
    pub(super) id: EntityId,
    pub(super) view: Rc<SbomView>,
}

/// In which order components stand.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    Tree,
    Name,
}

/// All components, to look through.
#[component]
pub(super) fn ComponentsCard(props: &ComponentsCardProps) -> Html {
    let t = use_texts();
    let order = use_state_eq(|| Order::Tree);
    let text = use_state_eq(String::new);
    let open = use_state_eq(|| None::<usize>);
    let rows = use_memo(
        (props.view.clone(), *order, (*text).clone()),
        |(view, order, text)| rows(view, *order, text),
    );
    let columns = use_memo(t, |t| columns(*t));
    let is_tree = *order == Order::Tree;
    let cell = use_callback(
        (t, props.view.clone(), rows.clone(), is_tree),
        |(row, column): (usize, usize), (t, view, rows, is_tree)| {
            let component = rows.get(row).and_then(|at| view.components.get(*at));
            component.map_or_else(Html::default, |it| cell(*t, it, column, *is_tree))
        },
    );
    let row_key = use_callback(rows.clone(), |row: usize, rows| {
        AttrValue::from(rows.get(row).copied().unwrap_or_default().to_string())
    });
    let on_open = {
        let (open, rows) = (open.clone(), rows.clone());
        Callback::from(move |row: usize| open.set(rows.get(row).copied()))
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let oninput = {
        let text = text.clone();
        move |event: InputEvent| text.set(dom::input_value(&event))
    };
    let on_choose = {
        let order = order.clone();
        move |chosen: AttrValue| {
            order.set(if chosen == "tree" {
                Order::Tree
            } else {
                Order::Name
            })
        }
    };
    let options = vec![
        ("tree".into(), t.get("sbom-view-tree"), None),
        ("name".into(), t.get("sbom-view-list"), None),
    ];
    let value = if is_tree { "tree" } else { "name" };
    let chosen = open.and_then(|at| props.view.components.get(at));
    html! {
        <section class="card stack-s" data-testid="sbom-components">
            <h2>{ t.get("sbom-components") }</h2>
            <div class="row no-print filters">
                <input class="input" type="search" placeholder={t.get("sbom-search")} aria-label={t.get("sbom-search")} {oninput}
                    data-testid="sbom-search" />
                <Segments label={t.get("sbom-view")} {options} {value} {on_choose} testid="sbom-view" />
                <span class="muted" role="status" data-testid="sbom-found">
                    { t.with("sbom-found", &[("count", rows.len().into()), ("total", props.view.total.into())]) }
                </span>
            </div>
            if props.view.components.len() < props.view.total {
                <p class="small muted">{ t.with("sbom-not-all", &[("count", props.view.components.len().into())]) }</p>
            }
            <VirtualTable testid="sbom-table" label={t.get("sbom-components")} columns={Rc::<[Column]>::from((*columns).clone())}
                rows={rows.len()} {cell} {row_key} on_open={Some(on_open)} height={Some(AttrValue::Static("26rem"))} />
            if let Some(chosen) = chosen {
                <Dialog title={chosen.name.clone()} {on_close} testid="sbom-component">
                    { component::details(t, chosen) }
                    if props.view.files.is_empty() {
                        <Raw id={props.id} component={chosen.number} />
                    }
                </Dialog>
            }
        </section>
    }
}

/// Returns the numbers of the components that have every word of a text, in an order.
fn rows(view: &SbomView, order: Order, text: &str) -> Rc<[usize]> {
    let key = search_key(text);
    let words: Vec<&str> = key.split_whitespace().collect();
    let fits = |component: &ComponentView| {
        if words.is_empty() {
            return true;
        }
        let said = [
            component.name.as_str(),
            component.version.as_deref().unwrap_or_default(),
            component.supplier.as_deref().unwrap_or_default(),
        ]
        .into_iter()
        .chain(component.identifiers.iter().map(String::as_str))
        .chain(component.licences.iter().map(String::as_str));
        let said: Vec<String> = said.map(search_key).collect();
        words
            .iter()
            .all(|word| said.iter().any(|said| said.contains(word)))
    };
    let all = view.components.iter().enumerate();
    let mut rows: Vec<usize> = all
        .filter(|(_, component)| fits(component))
        .map(|(at, _)| at)
        .collect();
    if order == Order::Name {
        rows.sort_by_cached_key(|at| {
            let component = view.components.get(*at);
            component.map(|it| (search_key(&it.name), it.version.clone()))
        });
    }
    rows.into()
}

/// The columns: their keys, and widths in pixels.
const COLUMNS: [(&str, u32); 6] = [
    ("name", 260),
    ("version", 110),
    ("supplier", 160),
    ("kind", 120),
    ("licence", 120),
    ("lacks", 180),
];

fn columns(t: Texts) -> Vec<Column> {
    let column = |(key, width): (&'static str, u32)| Column {
        key: key.into(),
        label: t.get(&format!("sbom-column-{key}")),
        width,
        sortable: false,
    };
    COLUMNS.into_iter().map(column).collect()
}

/// How deep the tree is drawn; what is deeper stands as far in.
const DEEPEST: usize = 8;

fn cell(t: Texts, component: &ComponentView, column: usize, is_tree: bool) -> Html {
    let unsaid = || html! { <span class="muted">{ t.get("sbom-not-said") }</span> };
    let text = |text: &Option<String>| match text {
        Some(text) => html! { { text } },
        None => unsaid(),
    };
    match COLUMNS.get(column).map_or("", |(key, _)| *key) {
        "name" => {
            let depth = if is_tree { component.depth } else { 0 };
            let indent = "\u{3000}".repeat(depth.min(DEEPEST));
            let mark = if depth > 0 { "└ " } else { "" };
            let name = if component.name.is_empty() {
                unsaid()
            } else {
                html! { { &component.name } }
            };
            html! { <><span class="muted" aria-hidden="true">{ indent }{ mark }</span>{ name }</> }
        }
        "version" => text(&component.version),
        "supplier" => text(&component.supplier),
        "kind" => component::kind(t, &component.kind),
        "licence" if component.licences.is_empty() => unsaid(),
        "licence" => html! { { component.licences.join(", ") } },
        _ => component::lacking(t, component),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> SbomView {
        let component = |name: &str, version: &str, purl: &str| ComponentView {
            name: name.to_owned(),
            version: Some(version.to_owned()),
            identifiers: vec![purl.to_owned()],
            ..ComponentView::default()
        };
        SbomView {
            components: vec![
                component("zlib", "1.2.11", "pkg:generic/zlib@1.2.11"),
                component("OpenSSL", "1.0.2k", "pkg:generic/openssl@1.0.2k"),
                component("curl", "8.1", "pkg:deb/debian/curl@8.1"),
            ],
            ..SbomView::default()
        }
    }

    #[test]
    fn every_word_is_looked_for_in_all_that_is_said() {
        let found = |text: &str| rows(&view(), Order::Tree, text).to_vec();
        assert_eq!(found(""), [0, 1, 2]);
        assert_eq!(found("openssl 1.0"), [1]);
        assert_eq!(found("ＤＥＢＩＡＮ"), [2]);
        assert_eq!(found("openssl 8"), Vec::<usize>::new());
    }

    #[test]
    fn a_list_is_in_the_order_of_names() {
        assert_eq!(rows(&view(), Order::Name, "").to_vec(), [2, 1, 0]);
    }
}
