//! The file as it was read, and other ways to read it.

use std::rc::Rc;

use daicho_core::tabular::{
    Format,
    decode::Encoding,
    delimited::Delimiter,
    header::{Header, letters},
};
use yew::prelude::*;

use super::{importer::Importer, words};
use crate::components::badge::Tone;
use crate::components::button::Button;
use crate::components::field::SelectField;
use crate::components::gradual::use_gradual;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::Preview;

/// Columns of the preview.
const COLUMNS: usize = 40;
/// Problems that are listed.
const LISTED: usize = 20;
/// Rows that may be the header.
const HEADER_ROWS: usize = 30;
/// Lines of the preview.
const ROWS: usize = 50;
/// Of these, so many are drawn without giving way.
const ROWS_AT_ONCE: usize = 12;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FileCardProps {
    pub(super) importer: Importer,
    pub(super) preview: Rc<Preview>,
}

#[component]
pub(super) fn FileCard(props: &FileCardProps) -> Html {
    let t = use_texts();
    let preview = &props.preview;
    let other = {
        let importer = props.importer.clone();
        move |()| importer.reset()
    };
    let facts = t.with(
        "import-file-facts",
        &[
            ("rows", preview.rows.into()),
            (
                "columns",
                preview
                    .header
                    .as_ref()
                    .map_or(0, |header| header.names.len())
                    .into(),
            ),
        ],
    );
    html! {
        <section class="card" data-testid="import-preview">
            <div class="row-between row">
                <h2>{ t.with("import-file-title", &[("file", preview.name.clone().into())]) }</h2>
                <Button small=true on_click={other} testid="import-other">{ t.get("import-other-file") }</Button>
            </div>
            <p class="muted" data-testid="import-facts">{ facts }</p>
            <div class="form-grid">{ choices(t, props) }</div>
            { diagnostics(t, preview) }
            <details open=true>
                <summary>{ t.get("import-file-head") }</summary>
                <Head preview={preview.clone()} />
            </details>
        </section>
    }
}

fn choices(t: Texts, props: &FileCardProps) -> Html {
    html! {
        <>
            { match &props.preview.format {
                Format::Delimited { encoding, delimiter } => delimited(t, props, *encoding, *delimiter),
                Format::Workbook { sheets, sheet, .. } => {
                    let options = sheets.iter().enumerate();
                    let options: Vec<(AttrValue, AttrValue)> = options
                        .map(|(nth, sheet)| (nth.to_string().into(), sheet.name.clone().into()))
                        .collect();
                    let importer = props.importer.clone();
                    let on_choose = Callback::from(move |chosen: String| {
                        let mut options = importer.state.file().options;
                        options.sheet = chosen.parse().ok();
                        importer.reopen(options, None);
                    });
                    html! {
                        <SelectField name="sheet" label={t.get("import-sheet")} {options} value={sheet.to_string()}
                            {on_choose} testid="import-sheet" />
                    }
                }
            } }
            { header_row(t, props) }
        </>
    }
}

fn delimited(t: Texts, props: &FileCardProps, encoding: Encoding, delimiter: Delimiter) -> Html {
    let encodings = Encoding::ALL.into_iter().enumerate();
    let encodings: Vec<(AttrValue, AttrValue)> = encodings
        .map(|(nth, encoding)| (nth.to_string().into(), words::encoding(t, encoding)))
        .collect();
    let encoding = Encoding::ALL.iter().position(|known| *known == encoding);
    let on_encoding = {
        let importer = props.importer.clone();
        Callback::from(move |chosen: String| {
            let mut options = importer.state.file().options;
            options.encoding = chosen
                .parse::<usize>()
                .ok()
                .and_then(|nth| Encoding::ALL.get(nth).copied());
            importer.reopen(options, importer.state.file().header_row);
        })
    };
    let delimiters: Vec<(AttrValue, AttrValue)> = (0..)
        .zip(DELIMITERS)
        .map(|(nth, delimiter): (usize, Delimiter)| {
            (nth.to_string().into(), words::delimiter(t, delimiter))
        })
        .collect();
    let delimiter = DELIMITERS.iter().position(|known| *known == delimiter);
    let on_delimiter = {
        let importer = props.importer.clone();
        Callback::from(move |chosen: String| {
            let mut options = importer.state.file().options;
            options.delimiter = chosen
                .parse::<usize>()
                .ok()
                .and_then(|nth| DELIMITERS.get(nth).copied());
            importer.reopen(options, importer.state.file().header_row);
        })
    };
    html! {
        <>
            <SelectField name="encoding" label={t.get("import-encoding")} options={encodings}
                value={encoding.unwrap_or_default().to_string()} hint={t.get("import-encoding-hint")}
                on_choose={on_encoding} testid="import-encoding" />
            <SelectField name="delimiter" label={t.get("import-delimiter")} options={delimiters}
                value={delimiter.unwrap_or_default().to_string()} on_choose={on_delimiter} testid="import-delimiter" />
        </>
    }
}

const DELIMITERS: [Delimiter; 4] = [
    Delimiter::Comma,
    Delimiter::Tab,
    Delimiter::Semicolon,
    Delimiter::Bar,
];

fn header_row(t: Texts, props: &FileCardProps) -> Html {
    let preview = &props.preview;
    let rows = preview.head.iter().take(HEADER_ROWS).enumerate();
    let mut options: Vec<(AttrValue, AttrValue)> = rows
        .map(|(row, (line, cells))| {
            let cells: Vec<&str> = cells
                .iter()
                .map(|cell| cell.trim())
                .filter(|cell| !cell.is_empty())
                .take(3)
                .collect();
            let args = [("line", (*line).into()), ("cells", cells.join(", ").into())];
            (
                row.to_string().into(),
                t.with("import-header-row-option", &args),
            )
        })
        .collect();
    let found = match &preview.header {
        Ok(header) => header.row.to_string(),
        Err(_) => {
            options.insert(0, (AttrValue::default(), t.get("import-header-row-none")));
            String::new()
        }
    };
    let importer = props.importer.clone();
    let on_choose = Callback::from(move |chosen: String| {
        let row = chosen.parse().ok();
        importer.reopen(importer.state.file().options, row);
    });
    html! {
        <SelectField name="header-row" label={t.get("import-header-row")} {options} value={found} {on_choose}
            hint={t.get("import-header-row-hint")} testid="import-header-row" />
    }
}

fn diagnostics(t: Texts, preview: &Preview) -> Html {
    let all = &preview.diagnostics;
    if all.is_empty() {
        return html! {};
    }
    let title = t.with("import-diagnostics", &[("count", all.len().into())]);
    html! {
        <Notice tone={Tone::Warn} {title} testid="import-diagnostics">
            <ul class="small">
                for diagnostic in all.iter().take(LISTED) {
                    <li>{ words::diagnostic(t, diagnostic) }</li>
                }
            </ul>
            if all.len() > LISTED {
                <p class="small">{ t.with("import-more", &[("count", (all.len() - LISTED).into())]) }</p>
            }
        </Notice>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct HeadProps {
    preview: Rc<Preview>,
}

/// The first rows. A component of its own: it stays as it is while the import goes on.
#[component]
fn Head(props: &HeadProps) -> Html {
    let t = use_texts();
    let preview = &props.preview;
    let drawn = use_gradual(preview.head.len().min(ROWS), ROWS_AT_ONCE);
    let header = preview.header.as_ref().ok();
    let width = preview
        .head
        .iter()
        .map(|(_, cells)| cells.len())
        .max()
        .unwrap_or(0);
    let shown = width.min(COLUMNS);
    html! {
        <>
            <div class="scroll-x import-head" tabindex="0" role="region" aria-label={t.get("import-file-head")}>
                <table class="table-plain" data-testid="import-head">
                    <thead>
                        <tr>
                            <th scope="col">{ t.get("import-line") }</th>
                            for column in 0..shown {
                                <th scope="col">{ column_name(header, column) }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for (row, (line, cells)) in preview.head.iter().enumerate().take(drawn) {
                            <tr class={row_class(header, row)}>
                                <th scope="row" class="number">{ *line }</th>
                                for column in 0..shown {
                                    <td>{ cells.get(column).cloned().unwrap_or_default() }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if width > shown {
                <p class="muted small">{ t.with("import-columns-more", &[("count", (width - shown).into())]) }</p>
            }
        </>
    }
}

fn column_name(header: Option<&Header>, column: usize) -> String {
    let name = header.and_then(|header| header.names.get(column).cloned());
    name.unwrap_or_else(|| letters(column))
}

/// Rows above the header are no data; the header itself is told by its look and its place.
fn row_class(header: Option<&Header>, row: usize) -> Classes {
    match header {
        Some(header) if row < header.row => classes!("muted"),
        Some(header) if row == header.row => classes!("import-header-row"),
        Some(_) | None => classes!(),
    }
}
