//! The search box and what stands beside it.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::icon::{Glyph, Icon};
use crate::i18n::use_texts;
use crate::pages::devices::view::View;
use crate::route::Route;

/// Properties of [`Toolbar`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ToolbarProps {
    pub(super) view: Rc<View>,
    pub(super) on_view: Callback<View>,
    pub(super) filters_open: bool,
    pub(super) on_filters: Callback<()>,
    pub(super) on_columns: Callback<()>,
}

/// The search box and the buttons for filters, columns and printing.
#[component]
pub(super) fn Toolbar(props: &ToolbarProps) -> Html {
    let t = use_texts();
    html! {
        <div class="devices-toolbar no-print">
            <SearchBox view={props.view.clone()} on_view={props.on_view.clone()} />
            <Button icon={Icon::Filter} on_click={props.on_filters.clone()} expanded={Some(props.filters_open)}
                testid="devices-filters">
                { t.get("devices-filters") }
            </Button>
            <Button on_click={props.on_columns.clone()} testid="devices-columns">{ t.get("devices-columns") }</Button>
            <LinkButton kind={ButtonKind::Quiet} href={Route::Duplicates.href()} testid="devices-duplicates">
                { t.get("devices-duplicates") }
            </LinkButton>
            <Button icon={Icon::Print} kind={ButtonKind::Quiet} on_click={|()| dom::print()} testid="devices-print">
                { t.get("print") }
            </Button>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SearchBoxProps {
    view: Rc<View>,
    on_view: Callback<View>,
}

/// Finds as one types. The box keeps its text; a view from elsewhere replaces it.
#[component]
fn SearchBox(props: &SearchBoxProps) -> Html {
    let t = use_texts();
    let node = use_node_ref();
    use_effect_with(
        (node.clone(), props.view.search.clone()),
        |(node, search)| dom::set_value_if_other(node, search),
    );
    let (view, on_view) = (props.view.clone(), props.on_view.clone());
    let oninput = move |event: InputEvent| {
        let search = dom::input_value(&event);
        on_view.emit(View {
            search,
            ..(*view).clone()
        });
    };
    html! {
        <div class="search-box" role="search">
            <Glyph icon={Icon::Search} />
            <input ref={node} class="input" type="search" {oninput} aria-label={t.get("devices-search")}
                placeholder={t.get("devices-search-placeholder")} autocomplete="off" data-testid="devices-search" />
        </div>
    }
}
