//! The form of an own clause, or of one that comes along and is changed.

use std::rc::Rc;

use daicho_core::contract::clause::{self, Clause, Group, Texts};
use daicho_core::contract::own::{FORMAT, Own, Template};
use daicho_core::contract::paper::wording::{Fixed, wording};
use daicho_core::contract::words::{Both, Level, Strength};
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts as Words, use_texts};
use crate::pages::contracts::own_files::edit;
use crate::pages::contracts::words;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClauseFormProps {
    pub(super) ledger: LedgerHandle,
    pub(super) own: Rc<Own>,
    /// The clause that is changed; `None`: a new one.
    pub(super) clause: Option<String>,
    pub(super) on_close: Callback<()>,
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
            match edit(t, &props.ledger, &props.own, &template) {
                Ok(edit) => session.commit(edit.on_saved(props.on_close.clone())),
                Err(why) => wrong.set(Some(why)),
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
    let source = held.as_ref().and_then(|it| words::own_source(&it.sources));
    let source = source.unwrap_or_default().to_owned();
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
                    { field("why-en", |it| &it.why, false, true) }
                    <TextField name="source" label={t.get("contract-source")} value={source} hint={t.get("own-source-hint")} scope="own" />
                </div>
                <p class="muted small">{ t.get("own-fields-hint") }</p>
                <details open={held.as_ref().is_some_and(|clause| clause.texts.all().count() > 1)} data-testid="own-strengths">
                    <summary>{ t.get("own-strengths") }</summary>
                    <p class="muted small">{ t.get("own-strengths-why") }</p>
                    <div class="form-grid">{ for [Strength::Low, Strength::High].map(|it| other(t, held.as_ref(), it)) }</div>
                </details>
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="own-form-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

/// The texts of a strength that not every clause has.
fn other(t: Words, held: Option<&Clause>, strength: Strength) -> Html {
    let text = held.and_then(|clause| match strength {
        Strength::Low => clause.texts.low.as_ref(),
        Strength::Middle => Some(&clause.texts.middle),
        Strength::High => clause.texts.high.as_ref(),
    });
    let text = text.cloned().unwrap_or_default();
    let field = |language: &'static str, value: String| {
        let name = format!("{}-{language}", strength.code());
        let args = [("strength", words::strength(t, strength).to_string().into())];
        html! {
            <TextField {name} label={t.with(&format!("own-other-{language}"), &args)} {value} multiline=true wide=true scope="own" />
        }
    };
    html! { <>{ field("ja", text.ja) }{ field("en", text.en) }</> }
}

/// What the form says, as a template of one clause. What has no English reads as its Japanese.
fn of_form(t: Words, own: &Own, held: Option<&Clause>, values: &FormValues) -> Template {
    let text = |name: &str| values.get(name).map_or("", |text| text.trim()).to_owned();
    let pair = |ja: &str, en: &str| {
        let (ja, en) = (text(ja), text(en));
        let en = if en.is_empty() { ja.clone() } else { en };
        Both { ja, en }
    };
    let other = |strength: Strength| {
        let [ja, en] = ["ja", "en"].map(|language| format!("{}-{language}", strength.code()));
        Some(pair(&ja, &en)).filter(|both| !both.ja.is_empty() || !both.en.is_empty())
    };
    let id = held.map_or_else(
        || format!("{OWN}.{}", words::fresh()),
        |clause| clause.id.clone(),
    );
    let group_id = id.split('.').next().unwrap_or(OWN).to_owned();
    let known = own
        .library
        .groups()
        .iter()
        .find(|group| group.group == group_id);
    let clause = Clause {
        id,
        level: Level::from_code(&text("level")).unwrap_or(Level::Should),
        title: pair("title-ja", "title-en"),
        texts: Texts {
            low: other(Strength::Low),
            middle: pair("text-ja", "text-en"),
            high: other(Strength::High),
        },
        why: pair("why-ja", "why-en"),
        situations: held
            .map(|clause| clause.situations.clone())
            .unwrap_or_default(),
        tasks: held.map(|clause| clause.tasks.clone()).unwrap_or_default(),
        sources: words::with_own_source(
            t,
            held.map_or(&[], |clause| clause.sources.as_slice()),
            &text("source"),
        ),
    };
    let title = known.map_or_else(
        || wording().fixed(Fixed::OwnClauses),
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
