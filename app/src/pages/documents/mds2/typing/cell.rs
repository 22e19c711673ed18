//! A field of a line: its label is read out, and the column says it to those who see.

use yew::prelude::*;

use crate::browser::dom;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CellProps {
    pub(super) name: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    /// The words to choose from; none for a text.
    #[prop_or_default]
    pub(super) options: Vec<(AttrValue, AttrValue)>,
    #[prop_or_default]
    pub(super) wrong: bool,
}

/// A text or a choice. What is typed stays when the page is drawn again.
#[component]
pub(super) fn Cell(props: &CellProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.value.clone()), |(node, value)| {
        dom::set_value(node, value);
    });
    let name = props.name.clone();
    let invalid = props.wrong.then_some("true");
    if props.options.is_empty() {
        return html! {
            <input ref={node} class="input" type="text" name={name.clone()} aria-label={props.label.clone()} aria-invalid={invalid} data-testid={name} />
        };
    }
    html! {
        <select ref={node} class="input" name={name.clone()} aria-label={props.label.clone()} data-testid={name}>
            for (value, label) in &props.options {
                <option value={value.clone()}>{ label }</option>
            }
        </select>
    }
}
