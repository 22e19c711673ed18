//! The files of an import, where there are several.

use yew::prelude::*;

use super::{importer::Importer, state::ChosenFile, words};
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::Planned;
use daicho_core::tabular::import::mapping::Target;

/// The outcomes whose rows are counted file by file.
const OUTCOMES: [&str; 5] = ["added", "changed", "same", "doubtful", "refused"];

/// Tells whether the rows of a file can be looked at.
pub(super) fn is_ready(file: &ChosenFile) -> bool {
    let preview = file.preview.as_ref();
    preview.is_some_and(|preview| preview.header.is_ok())
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilesCardProps {
    pub(super) importer: Importer,
}

/// What was understood of each file, and which of them is on the screen.
#[component]
pub(super) fn FilesCard(props: &FilesCardProps) -> Html {
    let t = use_texts();
    let importer = &props.importer;
    let files = &importer.state.files;
    let other = {
        let importer = importer.clone();
        move |()| importer.reset()
    };
    html! {
        <section class="card" data-testid="import-files">
            <div class="row-between row">
                <h2>{ t.with("import-files-title", &[("count", files.len().into())]) }</h2>
                <Button small=true on_click={other} testid="import-other">{ t.get("import-other-files") }</Button>
            </div>
            <p class="muted">{ t.get("import-files-lead") }</p>
            <div class="scroll-x">
                <table class="table-plain">
                    <thead>
                        <tr>
                            <th scope="col">{ t.get("import-rows-file") }</th>
                            <th scope="col">{ t.get("import-files-read") }</th>
                            <th scope="col">{ t.get("import-files-mapped") }</th>
                            <th scope="col"><span class="visually-hidden">{ t.get("import-files-look") }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        for (number, file) in files.iter().enumerate() {
                            { line(t, importer, number, file) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn line(t: Texts, importer: &Importer, number: usize, file: &ChosenFile) -> Html {
    let on_click = {
        let importer = importer.clone();
        move |()| importer.look(number)
    };
    let is_current = importer.state.current == number;
    let is_field = |target: &&Target| !matches!(target, Target::Ignore | Target::Extra);
    let mapped = file.mapping.columns.iter().filter(is_field).count();
    html! {
        <tr key={number} data-testid={format!("import-file-{number}")}>
            <th scope="row">{ &file.name }</th>
            <td>{ read(t, file) }</td>
            <td class="number">
                if is_ready(file) {
                    { t.with("import-files-columns", &[("mapped", mapped.into()), ("columns", file.mapping.columns.len().into())]) }
                }
            </td>
            <td>
                if file.preview.is_some() {
                    <Button small=true disabled={is_current} {on_click} testid={format!("import-look-{number}")}>
                        { t.get(if is_current { "import-files-looking" } else { "import-files-look" }) }
                    </Button>
                }
            </td>
        </tr>
    }
}

/// Says how much was read, or why nothing was.
fn read(t: Texts, file: &ChosenFile) -> Html {
    let problem = match (&file.trouble, &file.preview) {
        (Some(trouble), _) => Some(words::trouble(t, trouble, None)),
        (None, Some(preview)) => {
            let error = preview.header.as_ref().err();
            error.map(|error| words::read_error(t, error))
        }
        (None, None) => None,
    };
    match (problem, &file.preview) {
        (Some((told, todo)), _) => html! {
            <>
                <Badge tone={Tone::Danger}>{ t.get("import-files-bad") }</Badge>
                { " " }{ told }{ " " }<span class="muted">{ todo }</span>
            </>
        },
        (None, Some(preview)) => {
            html! { { t.with("import-rows", &[("rows", preview.rows.into())]) } }
        }
        (None, None) => html! { "…" },
    }
}

/// How many rows of each file end how; a name leads to the rows of that file.
pub(super) fn by_file(t: Texts, importer: &Importer, planned: &Planned) -> Html {
    if planned.files.len() < 2 {
        return html! {};
    }
    let chosen = importer.state.of_file;
    let show = |file: Option<usize>, name: AttrValue| {
        let on_click = {
            let importer = importer.clone();
            move |()| importer.of_file(file)
        };
        let testid = file.map_or("import-of-all".to_owned(), |file| {
            format!("import-of-{file}")
        });
        html! { <Button small=true disabled={chosen == file} {on_click} {testid}>{ name }</Button> }
    };
    html! {
        <div class="scroll-x">
            <table class="table-plain" data-testid="import-by-file">
                <thead>
                    <tr>
                        <th scope="col">{ show(None, t.get("import-of-all")) }</th>
                        for outcome in OUTCOMES {
                            <th scope="col">{ t.get(&format!("import-outcome-{outcome}")) }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for (file, name, counts) in &planned.files {
                        <tr key={*file}>
                            <th scope="row">{ show(Some(*file), name.clone().into()) }</th>
                            for rows in [counts.added, counts.changed, counts.same, counts.doubtful, counts.refused] {
                                <td class="number">{ t.number(rows as usize) }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
