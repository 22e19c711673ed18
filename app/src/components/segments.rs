//! A row of buttons of which one is chosen, acting at once.
use yew::prelude::*;

/// Properties of [`Segments`].
#[derive(Clone, PartialEq, Properties)]
pub struct SegmentsProps {
    /// What is chosen here, for screen readers.
    pub label: AttrValue,
    /// Value, label and, where the label is in another language than the page, its code.
    pub options: Vec<(AttrValue, AttrValue, Option<AttrValue>)>,
    /// The chosen value.
    pub value: AttrValue,
    /// Called with the value that was pressed.
    pub on_choose: Callback<AttrValue>,
    /// `data-testid`; each button has it with `-value` behind.
    pub testid: AttrValue,
}

/// A choice of two to four, such as the language.
#[component]
pub fn Segments(props: &SegmentsProps) -> Html {
    let button = |(value, label, lang): &(AttrValue, AttrValue, Option<AttrValue>)| {
        let on_choose = props.on_choose.clone();
        let chosen = value.clone();
        let onclick = move |_: MouseEvent| on_choose.emit(chosen.clone());
        let pressed = if *value == props.value {
            "true"
        } else {
            "false"
        };
        html! {
            <button type="button" {onclick} aria-pressed={pressed} lang={lang.clone()}
                data-testid={format!("{}-{value}", props.testid)}>{ label }</button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label={props.label.clone()} data-testid={props.testid.clone()}>
            for option in &props.options {
                { button(option) }
            }
        </div>
    }
}
