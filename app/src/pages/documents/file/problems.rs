//! What in an SBOM was not understood, in words.

use daicho_core::sbom::problem::{Diagnostic, Problem};
use daicho_core::tabular::problem::Diagnostic as TableDiagnostic;
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::Texts;
use crate::pages::import;

/// Problems that are listed one by one.
const LISTED: usize = 100;

/// Lists what was not understood; nothing where all was.
pub(super) fn list(t: Texts, diagnostics: &[Diagnostic]) -> Html {
    if diagnostics.is_empty() {
        return Html::default();
    }
    let title = t.with("sbom-problems", &[("count", diagnostics.len().into())]);
    let line = |diagnostic: &Diagnostic| {
        let at = diagnostic.at.line;
        // What is said of a table names its place itself.
        let is_of_table = matches!(diagnostic.problem, Problem::Table(_));
        html! {
            <li>
                if at > 0 && !is_of_table {
                    <span class="muted">{ t.with("sbom-problem-line", &[("line", at.into())]) }</span>
                }
                { words(t, diagnostic) }
            </li>
        }
    };
    html! {
        <Notice tone={Tone::Warn} {title} testid="sbom-problems">
            <details>
                <summary>{ t.get("sbom-problems-show") }</summary>
                <ul class="small">
                    { for diagnostics.iter().take(LISTED).map(line) }
                </ul>
            </details>
        </Notice>
    }
}

fn words(t: Texts, diagnostic: &Diagnostic) -> AttrValue {
    let with =
        |key: &str, name: &'static str, text: &str| t.with(key, &[(name, text.to_owned().into())]);
    match &diagnostic.problem {
        Problem::UnknownVersion { version } => with("sbom-problem-version", "version", version),
        Problem::NoName { reference } => with("sbom-problem-no-name", "reference", reference),
        Problem::SameReference { reference } => {
            with("sbom-problem-same-reference", "reference", reference)
        }
        Problem::UnknownReference { reference } => {
            with("sbom-problem-unknown-reference", "reference", reference)
        }
        Problem::WrongType { field } => with("sbom-problem-wrong-type", "field", field),
        Problem::NotAllowed { field, value } => t.with(
            "sbom-problem-not-allowed",
            &[
                ("field", field.clone().into()),
                ("value", value.clone().into()),
            ],
        ),
        Problem::Missing { field } => with("sbom-problem-missing", "field", field),
        Problem::NoComponent { text } => with("sbom-problem-no-component", "text", text),
        Problem::Table(problem) => import::words::diagnostic(
            t,
            &TableDiagnostic {
                at: diagnostic.at,
                problem: problem.clone(),
            },
        ),
        Problem::NoTag => t.get("sbom-problem-no-tag"),
        Problem::Entity { name } => with("sbom-problem-entity", "name", name),
        Problem::NotListed { count } => t.with("sbom-problem-more", &[("count", (*count).into())]),
    }
}
