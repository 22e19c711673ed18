//! Labelled inputs. They keep what is typed to themselves until the [`Form`](super::form::Form) is read.
use yew::prelude::*;

use crate::browser::dom;
use crate::i18n::use_texts;

/// Properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// The label.
    pub label: AttrValue,
    /// The `id` of the input inside; the hint is `{id}-hint`, the error `{id}-error`.
    pub id: AttrValue,
    /// How to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Marks it as needed.
    #[prop_or_default]
    pub required: bool,
    /// Takes the whole width of a `form-grid`.
    #[prop_or_default]
    pub wide: bool,
    /// The input.
    pub children: Html,
}

/// A label, an input, a hint and an error, tied together for screen readers.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let t = use_texts();
    html! {
        <div class={classes!("field", props.wide.then_some("field-wide"))}>
            <label for={props.id.clone()}>
                { &props.label }
                if props.required {
                    <span class="field-required">{ t.get("required") }</span>
                }
            </label>
            { props.children.clone() }
            if let Some(hint) = &props.hint {
                <span class="field-hint" id={format!("{}-hint", props.id)}>{ hint }</span>
            }
            if let Some(error) = &props.error {
                <span class="field-error" id={format!("{}-error", props.id)} role="alert">{ error }</span>
            }
        </div>
    }
}

/// Returns the ids for `aria-describedby` of an input with a hint, an error or both.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// Properties of [`TextField`].
#[derive(Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// The name in [`FormValues`](super::form::FormValues).
    pub name: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The text at the start; a new one replaces what was typed.
    #[prop_or_default]
    pub value: AttrValue,
    /// How to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// `text`, `email`, `tel`, …
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// Several lines.
    #[prop_or_default]
    pub multiline: bool,
    /// Marks it as needed.
    #[prop_or_default]
    pub required: bool,
    /// Takes the whole width of a `form-grid`.
    #[prop_or_default]
    pub wide: bool,
    /// Texts offered while typing; others may be typed as well.
    #[prop_or_default]
    pub suggestions: Vec<AttrValue>,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub autofocus: bool,
    /// `data-testid` of the input; without it the input has `field-{name}`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// Put before the name to make the `id`, where two forms on a page share names.
    #[prop_or(AttrValue::Static("field"))]
    pub scope: AttrValue,
}

/// A labelled line or area of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.value.clone()), |(node, value)| {
        dom::set_value(node, value);
    });
    use_effect_with((node.clone(), props.autofocus), |(node, wanted)| {
        if *wanted {
            dom::focus(node);
        }
    });
    let id = AttrValue::from(format!("{}-{}", props.scope, props.name));
    html! {
        <Field label={props.label.clone()} id={id.clone()} hint={props.hint.clone()} error={props.error.clone()}
            required={props.required} wide={props.wide}>
            { text_input(props, node, &id) }
        </Field>
    }
}

fn text_input(props: &TextFieldProps, node: NodeRef, id: &AttrValue) -> Html {
    let described = described_by(id, props.hint.is_some(), props.error.is_some());
    let invalid = props.error.is_some().then_some("true");
    let required = props.required.then_some("true");
    let testid = testid(&props.testid, &props.name);
    let (name, placeholder) = (props.name.clone(), props.placeholder.clone());
    if props.multiline {
        return html! {
            <textarea ref={node} class="input" {id} {name} {placeholder} aria-describedby={described}
                aria-invalid={invalid} aria-required={required} data-testid={testid} />
        };
    }
    let list = (!props.suggestions.is_empty()).then(|| format!("{id}-list"));
    html! {
        <>
            <input ref={node} class="input" type={props.kind.clone()} {id} {name} {placeholder} list={list.clone()}
                aria-describedby={described} aria-invalid={invalid} aria-required={required} autofocus={props.autofocus}
                data-testid={testid} />
            if list.is_some() {
                <datalist id={list}>
                    for text in &props.suggestions {
                        <option value={text.clone()} />
                    }
                </datalist>
            }
        </>
    }
}

fn testid(given: &Option<AttrValue>, name: &str) -> AttrValue {
    given
        .clone()
        .unwrap_or_else(|| AttrValue::from(format!("field-{name}")))
}

/// Properties of [`SelectField`].
#[derive(Clone, PartialEq, Properties)]
pub struct SelectFieldProps {
    /// The name in [`FormValues`](super::form::FormValues).
    pub name: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// Value and label of each choice; begin with `("", …)` if nothing may be chosen.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The choice at the start.
    #[prop_or_default]
    pub value: AttrValue,
    /// How to choose.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Marks it as needed.
    #[prop_or_default]
    pub required: bool,
    /// Takes the whole width of a `form-grid`.
    #[prop_or_default]
    pub wide: bool,
    /// Called with the choice at once, for selects that are not read by a form.
    #[prop_or_default]
    pub on_choose: Callback<String>,
    /// `data-testid` of the select; without it the select has `field-{name}`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// Put before the name to make the `id`, where two forms on a page share names.
    #[prop_or(AttrValue::Static("field"))]
    pub scope: AttrValue,
}

/// A labelled choice of one from a list.
#[component]
pub fn SelectField(props: &SelectFieldProps) -> Html {
    let node = use_node_ref();
    use_effect_with(
        (node.clone(), props.value.clone(), props.options.clone()),
        |(node, value, _)| dom::set_value(node, value),
    );
    let id = AttrValue::from(format!("{}-{}", props.scope, props.name));
    let on_choose = props.on_choose.clone();
    let onchange = move |event: Event| on_choose.emit(dom::input_value(&event));
    html! {
        <Field label={props.label.clone()} id={id.clone()} hint={props.hint.clone()} error={props.error.clone()}
            required={props.required} wide={props.wide}>
            <select ref={node} class="input" id={id.clone()} name={props.name.clone()} {onchange}
                aria-describedby={described_by(&id, props.hint.is_some(), props.error.is_some())}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-required={props.required.then_some("true")} data-testid={testid(&props.testid, &props.name)}>
                for (value, label) in &props.options {
                    <option value={value.clone()}>{ label }</option>
                }
            </select>
        </Field>
    }
}

/// Properties of [`CheckField`].
#[derive(Clone, PartialEq, Properties)]
pub struct CheckFieldProps {
    /// The name in [`FormValues`](super::form::FormValues), where a tick is `on`.
    pub name: AttrValue,
    /// What a tick says.
    pub label: AttrValue,
    /// Ticked at the start.
    #[prop_or_default]
    pub checked: bool,
    /// `data-testid` of the box; without it the box has `field-{name}`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A box to tick, with its label.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.checked), |(node, checked)| {
        dom::set_checked(node, *checked);
    });
    html! {
        <label class="choice">
            <input ref={node} type="checkbox" name={props.name.clone()} data-testid={testid(&props.testid, &props.name)} />
            <span>{ &props.label }</span>
        </label>
    }
}
