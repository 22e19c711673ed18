//! Short words with a meaning.
use yew::prelude::*;

/// What kind of thing a word or message says.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Tone {
    /// Neutral.
    #[default]
    Info,
    /// Known to be good. Never for something merely unknown.
    Ok,
    /// Wants attention.
    Warn,
    /// Something went wrong or is about to be lost.
    Danger,
    /// Not known.
    Unknown,
}

/// Properties of [`Badge`].
#[derive(Clone, PartialEq, Properties)]
pub struct BadgeProps {
    /// The word.
    pub children: Html,
    /// What it says.
    #[prop_or_default]
    pub tone: Tone,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A word in a coloured pill; the word alone says all.
#[component]
pub fn Badge(props: &BadgeProps) -> Html {
    let tone = match props.tone {
        Tone::Info => None,
        Tone::Ok => Some("badge-ok"),
        Tone::Warn => Some("badge-warn"),
        Tone::Danger => Some("badge-danger"),
        Tone::Unknown => Some("badge-unknown"),
    };
    html! {
        <span class={classes!("badge", tone)} data-testid={props.testid.clone()}>{ props.children.clone() }</span>
    }
}
