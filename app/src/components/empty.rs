//! What a list shows while there is nothing in it.
use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// Properties of [`EmptyState`].
#[derive(Clone, PartialEq, Properties)]
pub struct EmptyStateProps {
    /// What is not there.
    pub title: AttrValue,
    /// Why, and what to do; buttons for it.
    #[prop_or_default]
    pub children: Html,
    /// The picture.
    #[prop_or(Icon::Inbox)]
    pub icon: Icon,
    /// It is all there is on the page, so its title is the page's heading.
    #[prop_or_default]
    pub page: bool,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// Says that a list is empty and how to fill it.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty" data-testid={props.testid.clone()}>
            <Glyph icon={props.icon} />
            <@{if props.page { "h1" } else { "h2" }}>{ &props.title }</@>
            { props.children.clone() }
        </div>
    }
}
