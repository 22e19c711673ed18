//! One record as names and values.
use yew::prelude::*;

/// Properties of [`Definitions`].
#[derive(Clone, PartialEq, Properties)]
pub struct DefinitionsProps {
    /// [`Definition`]s.
    pub children: Html,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A list of names and values, side by side where there is room.
#[component]
pub fn Definitions(props: &DefinitionsProps) -> Html {
    html! { <dl class="definitions" data-testid={props.testid.clone()}>{ props.children.clone() }</dl> }
}

/// Properties of [`Definition`].
#[derive(Clone, PartialEq, Properties)]
pub struct DefinitionProps {
    /// The name.
    pub term: AttrValue,
    /// The value.
    pub children: Html,
    /// `data-testid` of the value.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// One line of [`Definitions`].
#[component]
pub fn Definition(props: &DefinitionProps) -> Html {
    html! {
        <>
            <dt>{ &props.term }</dt>
            <dd data-testid={props.testid.clone()}>{ props.children.clone() }</dd>
        </>
    }
}
