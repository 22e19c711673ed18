//! The row above the picture.

use daicho_core::diagram::graph::ask::Colours;
use daicho_core::diagram::record::mark::Form;
use yew::prelude::*;

use super::acts::{Hands, middle};
use crate::components::button::Button;
use crate::i18n::Texts;
use crate::pages::network::colours;
use crate::pages::network::drawing::board::Act;
use crate::pages::network::drawing::words;

/// What a press does, how near one is, and what colours say.
pub(super) fn tools(
    t: Texts,
    in_use: Option<Form>,
    hands: &Hands,
    colours: &UseStateHandle<Colours>,
    zoom: &UseStateHandle<u8>,
    on_act: &Callback<Act>,
) -> Html {
    let choice = |form: Option<Form>| {
        let (tool, held) = (hands.tool.clone(), hands.held.clone());
        let onchange = move |_: Event| {
            held.set(None);
            tool.set(form);
        };
        let code = form.map_or("choose", Form::code);
        html! {
            <label class="choice">
                <input type="radio" name="drawing-tool" checked={in_use == form} {onchange} data-testid={format!("tool-{code}")} />
                <span>{ form.map_or_else(|| t.get("drawing-tool-choose"), |form| words::form(t, form)) }</span>
            </label>
        }
    };
    let hint = in_use.map_or("drawing-hint-choose", |form| match form {
        Form::Pin | Form::Text => "drawing-hint-one",
        Form::Area | Form::Boundary | Form::Arrow => "drawing-hint-two",
    });
    let near = **zoom;
    let on_colours = {
        let colours = colours.setter();
        Callback::from(move |chosen| colours.set(chosen))
    };
    let nearer = |to: u8| {
        let zoom = zoom.setter();
        Callback::from(move |()| zoom.set(to.clamp(1, 4)))
    };
    let middle = in_use.map(|form| on_act.reform(move |()| middle(form)));
    html! {
        <div class="stack-s no-print">
            <fieldset class="row wrap drawing-tools" data-testid="drawing-tools">
                <legend class="visually-hidden">{ t.get("drawing-tools") }</legend>
                { choice(None) }
                { for Form::ALL.map(|form| choice(Some(form))) }
                <Button small=true label={t.get("network-zoom-in")} disabled={near >= 4} on_click={nearer(near.saturating_add(1))} testid="board-nearer">{ "＋" }</Button>
                <Button small=true label={t.get("network-zoom-out")} disabled={near <= 1} on_click={nearer(near.saturating_sub(1))} testid="board-farther">{ "－" }</Button>
                { colours::choose(t, **colours, on_colours) }
                if let Some(on_click) = middle {
                    // With keys nobody can point: it is put in the middle, and moved from there.
                    <Button small=true {on_click} testid="tool-middle">{ t.get("drawing-middle") }</Button>
                }
            </fieldset>
            <p class="small muted" aria-live="polite">{ t.get(hint) }</p>
        </div>
    }
}
