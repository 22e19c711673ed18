//! Which column is which field.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::catalogue::section::Section;
use daicho_core::device::fields::columns;
use daicho_core::tabular::import::mapping::{MAX_INTERFACES, Target};
use yew::prelude::*;

use super::{constants::Constants, importer::Importer, state::Event as Happened, words};
use crate::browser::dom;
use crate::components::badge::{Badge, Tone};
use crate::components::gradual::use_gradual;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::Preview;

/// Interfaces that are offered; files with more name them in their headers.
const OFFERED_INTERFACES: u32 = 3;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MappingCardProps {
    pub(super) importer: Importer,
    pub(super) preview: Rc<Preview>,
}

#[component]
pub(super) fn MappingCard(props: &MappingCardProps) -> Html {
    let t = use_texts();
    let preview = &props.preview;
    let mapping = &props.importer.state.file().mapping;
    let on_target = use_callback(
        props.importer.state.dispatcher(),
        |(column, target), tell| tell.dispatch(Happened::Target(column, target)),
    );
    let rows = rows(props, &on_target);
    let drawn = use_gradual(rows.len(), AT_ONCE);
    let mapped = mapping
        .columns
        .iter()
        .filter(|target| is_field(target))
        .count();
    let args = [("mapped", mapped.into()), ("columns", rows.len().into())];
    html! {
        <section class="card" data-testid="import-mapping">
            <h2>{ t.get("import-mapping-title") }</h2>
            <p class="muted">
                { t.with("import-mapping-lead", &args) }
                if preview.remembered {
                    { " " }{ t.get("import-mapping-remembered") }
                }
            </p>
            <div class="scroll-x">
                <table class="table-plain import-mapping">
                    <thead>
                        <tr>
                            <th scope="col">{ t.get("import-mapping-column") }</th>
                            <th scope="col">{ t.get("import-mapping-samples") }</th>
                            <th scope="col">{ t.get("import-mapping-field") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for row in rows.iter().take(drawn) {
                            <Row key={row.column} ..row.clone() />
                        }
                    </tbody>
                </table>
            </div>
            <Constants importer={props.importer.clone()} mapping={mapping.clone()} />
        </section>
    }
}

/// How many columns of the file are drawn without giving way: each has a choice of all fields.
const AT_ONCE: usize = 4;

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    column: usize,
    name: AttrValue,
    samples: AttrValue,
    target: Target,
    /// Another column goes there as well.
    twice: bool,
    on_target: Callback<(usize, Target)>,
}

/// One column of the file. A component of its own: it stays as it is while the import goes on.
#[component]
fn Row(props: &RowProps) -> Html {
    let t = use_texts();
    let column = props.column;
    let onchange = props
        .on_target
        .reform(move |event: Event| (column, target_of(&dom::input_value(&event))));
    let label = t.with(
        "import-mapping-label",
        &[("column", props.name.to_string().into())],
    );
    html! {
        <tr>
            <th scope="row">{ &props.name }</th>
            <td class="muted small import-samples">{ &props.samples }</td>
            <td>
                <select class="input input-small" aria-label={label} {onchange} data-testid={format!("import-map-{column}")}>
                    { options(t, &props.target) }
                </select>
                if props.twice {
                    <Badge tone={Tone::Warn}>{ t.get("import-mapping-twice") }</Badge>
                }
            </td>
        </tr>
    }
}

/// Returns what is drawn of each column.
fn rows(props: &MappingCardProps, on_target: &Callback<(usize, Target)>) -> Vec<RowProps> {
    let mapping = &props.importer.state.file().mapping;
    let names = props
        .preview
        .header
        .as_ref()
        .map(|header| header.names.as_slice());
    let samples = |column| {
        let samples = props.preview.samples.get(column);
        samples
            .map(|samples: &Vec<String>| samples.join(" ・ "))
            .unwrap_or_default()
    };
    let row = |(column, name): (usize, &String)| {
        let target = mapping.columns.get(column).cloned().unwrap_or_default();
        let same = mapping.columns.iter().filter(|other| **other == target);
        RowProps {
            column,
            name: name.clone().into(),
            samples: samples(column).into(),
            twice: is_field(&target) && same.count() > 1,
            target,
            on_target: on_target.clone(),
        }
    };
    names
        .unwrap_or_default()
        .iter()
        .enumerate()
        .map(row)
        .collect()
}

/// The choices for one column, the sections of the form as groups.
fn options(t: Texts, chosen: &Target) -> Html {
    let option = |target: Target, label: AttrValue| {
        let selected = target == *chosen;
        html! { <option value={code(&target)} {selected}>{ label }</option> }
    };
    let all = columns();
    let group = |section: Section| -> Html {
        let fields = all.iter().filter(|field| field.section == section);
        let targets = fields.flat_map(|field| targets_of(field.kind, field.key, chosen));
        let targets: Vec<Html> = targets
            .map(|target| {
                let label = label(t, &target);
                option(target, label)
            })
            .collect();
        if targets.is_empty() {
            return html! {};
        }
        let name = t.find(&format!("section-{}", section.code()), &[]);
        html! { <optgroup label={name.unwrap_or_else(|| section.code().into())}>{ for targets }</optgroup> }
    };
    html! {
        <>
            { option(Target::Extra, t.get("import-target-extra")) }
            { option(Target::Ignore, t.get("import-target-ignore")) }
            { option(Target::Id, t.get("import-target-id")) }
            { option(Target::Version, t.get("import-target-version")) }
            { for Section::ALL.into_iter().map(group) }
        </>
    }
}

fn targets_of(kind: Kind, key: &str, chosen: &Target) -> Vec<Target> {
    if kind != Kind::Interface {
        return vec![Target::Field(key.to_owned())];
    }
    let highest = match chosen {
        Target::Interface { nth, .. } => (*nth).clamp(OFFERED_INTERFACES, MAX_INTERFACES),
        Target::Ignore | Target::Id | Target::Version | Target::Field(_) | Target::Extra => {
            OFFERED_INTERFACES
        }
    };
    (1..=highest)
        .map(|nth| Target::Interface {
            field: key.to_owned(),
            nth,
        })
        .collect()
}

fn is_field(target: &Target) -> bool {
    match target {
        Target::Id | Target::Version | Target::Field(_) | Target::Interface { .. } => true,
        Target::Ignore | Target::Extra => false,
    }
}

fn label(t: Texts, target: &Target) -> AttrValue {
    match target {
        Target::Ignore => t.get("import-target-ignore"),
        Target::Extra => t.get("import-target-extra"),
        Target::Id => t.get("import-target-id"),
        Target::Version => t.get("import-target-version"),
        Target::Field(key) => words::field(t, key),
        Target::Interface { field, nth } => words::field_of(t, field, Some(*nth)),
    }
}

fn code(target: &Target) -> String {
    match target {
        Target::Ignore => "-".to_owned(),
        Target::Extra => "+".to_owned(),
        Target::Id => "#".to_owned(),
        Target::Version => "@".to_owned(),
        Target::Field(key) => key.clone(),
        Target::Interface { field, nth } => format!("{field}:{nth}"),
    }
}

fn target_of(code: &str) -> Target {
    match code {
        "-" => Target::Ignore,
        "+" => Target::Extra,
        "#" => Target::Id,
        "@" => Target::Version,
        other => match other.split_once(':') {
            Some((field, nth)) => Target::Interface {
                field: field.to_owned(),
                nth: nth.parse().unwrap_or(1),
            },
            None => Target::Field(other.to_owned()),
        },
    }
}
