//! Buttons, and links that look like buttons.
use yew::prelude::*;

use super::icon::{Glyph, Icon};

/// How much a button wants to be pressed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Normal,
    /// The next step; one on a screen.
    Primary,
    /// Takes something away.
    Danger,
    /// Stands in running text or a crowded place.
    Quiet,
}

/// Properties of [`Button`].
#[derive(Clone, PartialEq, Properties)]
pub struct ButtonProps {
    /// The label. Without visible text give `label`.
    #[prop_or_default]
    pub children: Html,
    /// A name for screen readers and a tooltip, for buttons that show only an icon.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The look.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Less high, for rows and toolbars.
    #[prop_or_default]
    pub small: bool,
    /// Drawn before the label.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Called on a press.
    #[prop_or_default]
    pub on_click: Callback<()>,
    /// Cannot be pressed now. Say near it why.
    #[prop_or_default]
    pub disabled: bool,
    /// Sends the form around it.
    #[prop_or_default]
    pub submit: bool,
    /// Whether what it opens is open, for buttons that open and close a part of the page.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A native button. It sends a form only with `submit`.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let on_click = props.on_click.clone();
    let onclick = (!props.submit).then(|| Callback::from(move |_: MouseEvent| on_click.emit(())));
    html! {
        <button type={if props.submit { "submit" } else { "button" }}
            class={look(props.kind, props.small, props.label.is_some())} {onclick} disabled={props.disabled}
            aria-expanded={props.expanded.map(|open| if open { "true" } else { "false" })}
            aria-label={props.label.clone()} title={props.label.clone()} data-testid={props.testid.clone()}>
            if let Some(icon) = props.icon {
                <Glyph {icon} />
            }
            { props.children.clone() }
        </button>
    }
}

/// Properties of [`LinkButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinkButtonProps {
    /// The label.
    pub children: Html,
    /// Where it leads: a hash route such as `#/import`.
    pub href: AttrValue,
    /// The look.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Less high, for rows and toolbars.
    #[prop_or_default]
    pub small: bool,
    /// Drawn before the label.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A link in the look of a button: for going somewhere, not for doing something.
#[component]
pub fn LinkButton(props: &LinkButtonProps) -> Html {
    html! {
        <a href={props.href.clone()} class={look(props.kind, props.small, false)} data-testid={props.testid.clone()}>
            if let Some(icon) = props.icon {
                <Glyph {icon} />
            }
            { props.children.clone() }
        </a>
    }
}

fn look(kind: ButtonKind, small: bool, icon_only: bool) -> Classes {
    let kind = match kind {
        ButtonKind::Normal => None,
        ButtonKind::Primary => Some("button-primary"),
        ButtonKind::Danger => Some("button-danger"),
        ButtonKind::Quiet => Some("button-quiet"),
    };
    classes!(
        "button",
        kind,
        small.then_some("button-small"),
        icon_only.then_some("button-icon")
    )
}
