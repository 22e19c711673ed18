//! Messages that stay on the page.
use yew::prelude::*;

use super::badge::Tone;
use super::icon::{Glyph, Icon};

/// Properties of [`Notice`].
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// What to do, and buttons for it.
    #[prop_or_default]
    pub children: Html,
    /// The message in one sentence.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// How urgent it is. `Danger` is announced at once.
    #[prop_or_default]
    pub tone: Tone,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A message with an icon, a title and what to do about it.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (class, icon, role) = match props.tone {
        Tone::Info | Tone::Unknown => ("notice", Icon::Info, None),
        Tone::Ok => ("notice notice-ok", Icon::Check, None),
        Tone::Warn => ("notice notice-warn", Icon::Alert, None),
        Tone::Danger => ("notice notice-danger", Icon::Alert, Some("alert")),
    };
    html! {
        <div {class} {role} data-testid={props.testid.clone()}>
            <Glyph {icon} />
            <div class="notice-body">
                if let Some(title) = &props.title {
                    <p class="notice-title">{ title }</p>
                }
                { props.children.clone() }
            </div>
        </div>
    }
}
