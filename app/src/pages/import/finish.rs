//! Writing, and the result.

use std::rc::Rc;

use daicho_core::device::fields::columns;
use daicho_core::tabular::import::merge::Absent;
use yew::prelude::*;

use super::{importer::Importer, words};
use crate::browser::{clock, dom};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::worker::protocol::import::{Applied, Planned};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ApplyCardProps {
    pub(super) importer: Importer,
    pub(super) planned: Rc<Planned>,
    pub(super) disabled: bool,
}

#[component]
pub(super) fn ApplyCard(props: &ApplyCardProps) -> Html {
    let t = use_texts();
    let name = use_node_ref();
    let unnamed = use_state_eq(|| false);
    let counts = props.planned.counts;
    let author = props.importer.session.prefs().author;
    let on_click = {
        let (importer, name, unnamed, author) = (
            props.importer.clone(),
            name.clone(),
            unnamed.setter(),
            author.clone(),
        );
        move |()| {
            let author = if author.is_empty() {
                AttrValue::from(dom::value_of(&name).trim().to_owned())
            } else {
                author.clone()
            };
            unnamed.set(author.is_empty());
            if author.is_empty() {
                return;
            }
            importer.session.set_author(&author);
            importer.apply(author, Callback::from(move |applied| said(t, &applied)));
        }
    };
    let writes = props.planned.writes;
    html! {
        <section class="card" data-testid="import-apply-card">
            <h2>{ t.get("import-apply-title") }</h2>
            <p data-testid="import-apply-text">{ what_happens(t, &props.planned) }</p>
            if counts.doubtful > 0 {
                <p class="small">{ t.with("import-apply-doubtful", &[("rows", counts.doubtful.into())]) }</p>
            }
            if author.is_empty() {
                <label class="field">
                    <span>{ t.get("import-author") }</span>
                    <input ref={name} class="input" name="author" data-testid="import-author" />
                    if *unnamed {
                        <span class="field-error" role="alert">{ t.get("import-author-needed") }</span>
                    }
                </label>
            }
            <div class="row">
                <Button kind={ButtonKind::Primary} {on_click} disabled={props.disabled} testid="import-apply">
                    { t.get(if writes { "import-apply" } else { "import-apply-end" }) }
                </Button>
                <ReportButton importer={props.importer.clone()} />
            </div>
        </section>
    }
}

/// Says what the button will do. Rows that wait for a person are no sign that the ledger has them.
fn what_happens(t: Texts, planned: &Planned) -> AttrValue {
    let counts = planned.counts;
    let args = [
        ("added", counts.added.into()),
        ("changed", counts.changed.into()),
    ];
    let rows = match (counts.added + counts.changed, counts.doubtful, counts.same) {
        (0, _, _) if planned.writes => AttrValue::default(),
        (0, 0, 0) => t.get("import-apply-no-devices"),
        (0, 0, _) => t.get("import-apply-nothing"),
        (0, _, _) => t.get("import-apply-undecided"),
        _ => t.with("import-apply-text", &args),
    };
    let decided = |absent: Absent| {
        let all = planned.missing.iter();
        all.filter(|view| view.missing.absent == absent).count()
    };
    let (deleted, disposed) = (decided(Absent::Delete), decided(Absent::Dispose));
    if deleted + disposed == 0 {
        return rows;
    }
    let args = [("deleted", deleted.into()), ("disposed", disposed.into())];
    let missing = t.with("import-apply-missing", &args);
    format!("{rows} {missing}").trim().to_owned().into()
}

fn said(t: Texts, applied: &Applied) -> AttrValue {
    let counts = applied.counts;
    t.with(
        "import-said",
        &[
            ("added", counts.added.into()),
            ("changed", counts.changed.into()),
        ],
    )
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ResultCardProps {
    pub(super) importer: Importer,
    pub(super) applied: Applied,
    /// The pages show what was written.
    pub(super) shown: bool,
}

#[component]
pub(super) fn ResultCard(props: &ResultCardProps) -> Html {
    let t = use_texts();
    let counts = props.applied.counts;
    let wrote = props.applied.revision.is_some();
    let (title, tone) = if wrote {
        ("import-done-title", Tone::Ok)
    } else {
        ("import-done-nothing", Tone::Info)
    };
    let lines = [
        ("added", counts.added),
        ("changed", counts.changed),
        ("same", counts.same),
        ("doubtful", counts.doubtful),
        ("refused", counts.refused),
    ];
    let undo = {
        let importer = props.importer.clone();
        move |()| {
            importer.session.undo();
            importer.reset();
        }
    };
    let again = {
        let importer = props.importer.clone();
        move |()| importer.reset()
    };
    html! {
        <section class="card" data-testid="import-result">
            <Notice {tone} title={t.get(title)} testid="import-done">
                <p>{ t.with("import-account-sum", &[("rows", counts.rows().into())]) }</p>
            </Notice>
            <table class="table-plain">
                <tbody>
                    for (outcome, rows) in lines {
                        <tr>
                            <th scope="row">{ t.get(&format!("import-outcome-{outcome}")) }</th>
                            <td class="number" data-testid={format!("import-result-{outcome}")}>{ t.number(rows as usize) }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if counts.doubtful > 0 {
                <p class="small">{ t.get("import-done-doubtful") }</p>
            }
            if props.shown {
                <div class="row">
                <LinkButton kind={ButtonKind::Primary} href={Route::Devices(String::new()).href()} testid="import-to-devices">
                    { t.get("import-to-devices") }
                </LinkButton>
                <ReportButton importer={props.importer.clone()} />
                if wrote {
                    <Button icon={Icon::Undo} on_click={undo} testid="import-undo">{ t.get("import-undo") }</Button>
                }
                <Button on_click={again} testid="import-again">{ t.get("import-again") }</Button>
                </div>
            } else {
                <Busy label={t.get("import-done-showing")} />
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReportButtonProps {
    importer: Importer,
}

#[component]
fn ReportButton(props: &ReportButtonProps) -> Html {
    let t = use_texts();
    let importer = props.importer.clone();
    let on_click = move |()| {
        let several = importer.state.planned.as_ref();
        let several = several.is_some_and(|planned| planned.files.len() > 1);
        let headers = ["line", "outcome", "reason", "title", "device", "changes"];
        let headers = several.then_some("file").into_iter().chain(headers);
        let headers: Vec<String> = headers
            .map(|key| t.get(&format!("import-rows-{key}")).to_string())
            .collect();
        let name = format!(
            "daicho-{}-{}.csv",
            t.get("import-report-name"),
            clock::today()
        );
        importer.report(name, headers, report_words(t));
    };
    html! { <Button icon={Icon::Download} {on_click} testid="import-report">{ t.get("import-report") }</Button> }
}

/// Outcomes, reasons and fields by their codes, for the report.
fn report_words(t: Texts) -> Vec<(String, String)> {
    let outcomes = ["added", "changed", "same", "doubtful", "refused"];
    let outcomes = outcomes.map(|code| (code, t.get(&format!("import-outcome-{code}"))));
    let round_trip = ROUND_TRIP.map(|(code, key)| (code, t.get(key)));
    let reasons = REASONS.map(|code| {
        let plain = t.find(&format!("import-doubt-{code}"), &[]);
        (
            code,
            plain.unwrap_or_else(|| t.get(&format!("import-reason-{code}"))),
        )
    });
    let words = outcomes.into_iter().chain(reasons).chain(round_trip);
    let fields = columns()
        .into_iter()
        .map(|field| (field.key, words::field(t, field.key)));
    words
        .chain(fields)
        .map(|(code, word)| (code.to_owned(), word.to_string()))
        .collect()
}

/// Codes of what is said of tables that come back, and the keys of their texts.
const ROUND_TRIP: [(&str, &str); 9] = [
    ("missing", "import-report-missing"),
    ("absent-keep", "import-absent-keep"),
    ("absent-delete", "import-absent-delete"),
    ("absent-dispose", "import-absent-dispose"),
    ("contested-both", "import-contest-both"),
    ("contested-file", "import-contest-file"),
    ("contested-ledger", "import-contest-ledger"),
    ("emptied-confirmed", "import-emptied-mark-clear"),
    ("emptied-kept", "import-emptied-mark-keep"),
];

/// The codes of reasons, see `Outcome::codes`.
const REASONS: [&str; 21] = [
    "by-id",
    "by-asset-number",
    "by-serial-number",
    "by-mac",
    "by-all-values",
    "by-person",
    "ambiguous",
    "keys-disagree",
    "key-differs",
    "serial-only",
    "duplicate-in-file",
    "invalid-id",
    "deleted-unit",
    "more-cells-than-header",
    "undecodable",
    "empty-row",
    "metadata-line",
    "repeated-header",
    "nothing-mapped",
    "deleted-since",
    "left-out",
];
