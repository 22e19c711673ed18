//! What of a draw.io file was not understood.

use daicho_core::diagram::drawio::problem::{Diagnostic, Problem};
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::Texts;
use crate::pages::network::drawing::words::pack_error;

/// How many are named.
const NAMED: usize = 50;

/// The list, folded; nothing where everything was understood.
pub(super) fn list(t: Texts, problems: &[Diagnostic]) -> Html {
    if problems.is_empty() {
        return Html::default();
    }
    let rest = problems.len().saturating_sub(NAMED);
    html! {
        <Notice tone={Tone::Warn} title={t.with("take-problems", &[("count", problems.len().into())])} testid="take-problems">
            <details>
                <summary>{ t.get("take-problems-which") }</summary>
                <ul class="list-plain">
                    { for problems.iter().take(NAMED).map(|it| html! { <li>{ said(t, it) }</li> }) }
                </ul>
                if rest > 0 {
                    <p>{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
                }
            </details>
        </Notice>
    }
}

fn said(t: Texts, diagnostic: &Diagnostic) -> AttrValue {
    let (key, first, second) = match &diagnostic.problem {
        Problem::Page { page, why } => ("page", page.to_string(), pack_error(t, why).to_string()),
        Problem::SameId { id } => ("same-id", id.clone(), String::new()),
        Problem::NoParent { id, parent } => ("no-parent", id.clone(), parent.clone()),
        Problem::InItself { id } => ("in-itself", id.clone(), String::new()),
        Problem::TooDeep { id, limit } => ("too-deep", id.clone(), limit.to_string()),
        Problem::NoEnd { id, end } => ("no-end", id.clone(), end.clone()),
        Problem::Number { id, field, text } => {
            ("number", id.clone(), format!("{field}=\"{text}\""))
        }
        Problem::NoPlace { id } => ("no-place", id.clone(), String::new()),
        Problem::Entity { name } => ("entity", name.clone(), String::new()),
        Problem::Key { key } => ("key", key.clone(), String::new()),
        Problem::NotListed { count } => ("not-listed", count.to_string(), String::new()),
    };
    let said = t.with(
        &format!("take-problem-{key}"),
        &[("first", first.into()), ("second", second.into())],
    );
    if diagnostic.at.line == 0 {
        return said;
    }
    t.with(
        "take-problem-at",
        &[
            ("line", diagnostic.at.line.into()),
            ("said", said.to_string().into()),
        ],
    )
}
