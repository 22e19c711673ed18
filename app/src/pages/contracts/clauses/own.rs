//! Own clauses: writing one, changing one that comes along, taking a file in, giving one out.

use std::rc::Rc;

use daicho_core::contract::clause::{self, Clause, Group, Source, Texts};
use daicho_core::contract::own::{FORMAT, Own, Template, take, write};
use daicho_core::contract::problem::TemplateError;
use daicho_core::contract::words::{Both, Level, Strength};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::files::{self, Proceed};
use crate::browser::random;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{SelectField, TextField};
use crate::components::file_drop::FileDrop;
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::i18n::{Texts as Words, use_texts};
use crate::pages::contracts::words::strength;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OwnProps {
    pub(super) ledger: LedgerHandle,
    pub(super) count: usize,
}

/// A file of more bytes is no template: all texts that come along have a tenth of it.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Taking own clauses in and giving them out.
#[component]
pub(super) fn OwnFiles(props: &OwnProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let refused = use_state_eq(|| None::<AttrValue>);
    let on_file = {
        let (ledger, refused, session) = (props.ledger.clone(), refused.setter(), session.clone());
        Callback::from(move |file: web_sys::File| {
            let (ledger, refused, session) = (ledger.clone(), refused.clone(), session.clone());
            spawn_local(async move {
                let read = files::read(&file, LARGEST, |_| Proceed::Yes).await.ok();
                let text = read.and_then(|bytes| String::from_utf8(bytes).ok());
                let Some(text) = text else {
                    refused.set(Some(t.get("own-no-text")));
                    return;
                };
                match take(&ledger, daicho_core::contract::library::shipped(), &text) {
                    Ok(changes) => {
                        refused.set(None);
                        session.commit(Edit::new("add", changes).said(t.get("own-taken")));
                    }
                    Err(why) => refused.set(Some(told(t, &why, &text))),
                }
            });
        })
    };
    let on_save = {
        let ledger = props.ledger.clone();
        move |()| {
            if let Ok(text) = serde_json::to_string_pretty(&Template::of(&ledger)) {
                files::download("daicho-template.json", "application/json", text.as_bytes());
            }
        }
    };
    html! {
        <section class="card stack-s no-print" data-testid="own-files">
            <h2>{ t.get("own-files") }</h2>
            <p class="muted small">{ t.get("own-files-why") }</p>
            if let Some(why) = &*refused {
                <Notice tone={Tone::Danger} title={t.get("own-refused")} testid="own-refused"><p>{ why }</p></Notice>
            }
            <div class="row">
                <FileDrop button={t.get("own-open")} {on_file} testid="own-file"><span class="muted small">{ t.get("own-drop") }</span></FileDrop>
            </div>
            if props.count > 0 {
                <div class="row"><Button icon={Icon::Download} on_click={on_save} testid="own-save">{ t.with("own-save", &[("count", props.count.into())]) }</Button></div>
            }
        </section>
    }
}

/// Why a file was refused, with the line.
fn told(t: Words, why: &TemplateError, text: &str) -> AttrValue {
    let (key, what) = match why {
        TemplateError::Broken { detail, .. } => ("own-broken", detail.clone()),
        TemplateError::OtherFormat(format) => ("own-other-format", format.clone()),
        TemplateError::Twice(id) => ("own-twice", id.clone()),
        TemplateError::OtherGroup(id) => ("own-other-group", id.clone()),
        TemplateError::Text { clause, why } => ("own-text", format!("{clause}: {why}")),
        TemplateError::NoClause { at, clause } => ("own-no-clause", format!("{at}: {clause}")),
        TemplateError::NoSource(id) => ("own-no-source", id.clone()),
        TemplateError::NoField { at, field } => ("own-no-field", format!("{at}: {field}")),
    };
    let said = t.with(key, &[("what", what.into())]);
    match why.line_in(text) {
        Some(line) => t.with(
            "own-line",
            &[("line", line.into()), ("why", said.to_string().into())],
        ),
        None => said,
    }
}

/// What is left out because it does not fit any more.
pub(super) fn left_out(t: Words, own: &Own) -> Html {
    html! {
        if !own.left_out.is_empty() {
            <Notice tone={Tone::Warn} title={t.get("own-left-out")} testid="own-left-out">
                <ul>for (id, why) in &own.left_out {
                    <li>{ id }{ t.get("contract-colon") }{ told(t, why, "") }</li>
                }</ul>
            </Notice>
        }
    }
}

#[derive(Clone, Properties)]
pub(super) struct ClauseFormProps {
    pub(super) ledger: LedgerHandle,
    pub(super) own: Rc<Own>,
    /// The clause that is changed; `None`: a new one.
    pub(super) clause: Option<String>,
    pub(super) on_close: Callback<()>,
}

impl PartialEq for ClauseFormProps {
    fn eq(&self, other: &Self) -> bool {
        self.ledger == other.ledger
            && self.clause == other.clause
            && self.on_close == other.on_close
    }
}

/// The group of new clauses.
const OWN: &str = "own";

/// The form of an own clause.
#[component]
pub(super) fn ClauseForm(props: &ClauseFormProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<AttrValue>);
    let held = props
        .clause
        .as_ref()
        .and_then(|id| props.own.library.clause(id))
        .cloned();
    let on_submit = {
        let (props, wrong, held) = (props.clone(), wrong.setter(), held.clone());
        Callback::from(move |values: FormValues| {
            let template = of_form(t, &props.own, held.as_ref(), &values);
            match props.own.library.with(&template) {
                Ok(_) => {
                    let changes = write(&props.ledger, &template);
                    let edit = Edit::new("add", changes).said(t.get("entity-saved"));
                    session.commit(edit.on_saved(props.on_close.clone()));
                }
                Err(why) => wrong.set(Some(told(t, &why, ""))),
            }
        })
    };
    let text = |of: fn(&Clause) -> &Both, is_ja: bool| {
        held.as_ref().map(|clause| {
            let both = of(clause);
            if is_ja {
                both.ja.clone()
            } else {
                both.en.clone()
            }
        })
    };
    let field = |name: &'static str, of: fn(&Clause) -> &Both, is_ja: bool, multiline: bool| {
        html! {
            <TextField {name} label={t.get(&format!("own-{name}"))} value={text(of, is_ja).unwrap_or_default()} {multiline} wide={multiline}
                required={is_ja} scope="own" />
        }
    };
    let level = held.as_ref().map_or(Level::Should, |clause| clause.level);
    let levels = Level::ALL.iter().map(|it| {
        (
            it.code().into(),
            t.get(&format!("contract-level-{}", it.code())),
        )
    });
    let title = if held.is_some() {
        "own-change"
    } else {
        "own-add"
    };
    html! {
        <Dialog title={t.get(title)} wide=true on_close={props.on_close.clone()} testid="own-dialog">
            <Form {on_submit} testid="own-form">
                if let Some(why) = &*wrong {
                    <Notice tone={Tone::Danger} title={why.clone()} testid="own-wrong" />
                }
                <div class="form-grid">
                    { field("title-ja", |it| &it.title, true, false) }
                    { field("title-en", |it| &it.title, false, false) }
                    <SelectField name="level" label={t.get("agreed-level")} value={level.code()} options={levels.collect::<Vec<_>>()} scope="own" />
                    { field("text-ja", |it| &it.texts.middle, true, true) }
                    { field("text-en", |it| &it.texts.middle, false, true) }
                    { field("why-ja", |it| &it.why, true, true) }
                    <TextField name="source" label={t.get("contract-source")} value={source_of(held.as_ref())} hint={t.get("own-source-hint")} scope="own" />
                </div>
                <p class="muted small">{ t.get("own-fields-hint") }</p>
                if held.as_ref().is_some_and(|clause| clause.texts.all().count() > 1) {
                    <p class="small">{ t.with("own-one-strength", &[("strength", strength(t, Strength::Middle).to_string().into())]) }</p>
                }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="own-form-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn source_of(clause: Option<&Clause>) -> String {
    let source = clause.and_then(|clause| clause.sources.first());
    source
        .map(|source| format!("{} {}", source.document, source.section))
        .unwrap_or_default()
}

/// What the form says, as a template of one clause. What has no English reads as its Japanese.
fn of_form(t: Words, own: &Own, held: Option<&Clause>, values: &FormValues) -> Template {
    let text = |name: &str| values.get(name).map_or("", |text| text.trim()).to_owned();
    let pair = |ja: &str, en: &str| {
        let (ja, en) = (text(ja), text(en));
        let en = if en.is_empty() { ja.clone() } else { en };
        Both { ja, en }
    };
    let id = held.map_or_else(|| format!("{OWN}.{}", fresh()), |clause| clause.id.clone());
    let group_id = id.split('.').next().unwrap_or(OWN).to_owned();
    let known = own
        .library
        .groups()
        .iter()
        .find(|group| group.group == group_id);
    let source = text("source");
    let document = if source.is_empty() {
        t.get("own-source").to_string()
    } else {
        source
    };
    let clause = Clause {
        id,
        level: Level::from_code(&text("level")).unwrap_or(Level::Should),
        title: pair("title-ja", "title-en"),
        texts: Texts {
            low: None,
            middle: pair("text-ja", "text-en"),
            high: None,
        },
        why: pair("why-ja", "why-ja"),
        situations: held
            .map(|clause| clause.situations.clone())
            .unwrap_or_default(),
        tasks: held.map(|clause| clause.tasks.clone()).unwrap_or_default(),
        sources: vec![Source {
            document,
            section: String::new(),
        }],
    };
    let title = known.map_or_else(
        || Both {
            ja: "病院が加えた条文".to_owned(),
            en: "Clauses of the hospital".to_owned(),
        },
        |group| group.title.clone(),
    );
    Template {
        format: FORMAT.to_owned(),
        groups: vec![Group {
            format: clause::FORMAT.to_owned(),
            group: group_id,
            title,
            clauses: vec![clause],
        }],
        hospitals: Vec::new(),
    }
}

/// A name that no clause of another computer has.
fn fresh() -> String {
    let id = random::entity_id().to_string();
    id.chars().take(8).collect()
}
