//! The form of a kind of hospital.

use std::rc::Rc;

use daicho_core::contract::clause::{Clause, Group};
use daicho_core::contract::own::{FORMAT, Own, Template};
use daicho_core::contract::pattern::Hospital;
use daicho_core::contract::words::{Both, Level, Strength};
use yew::prelude::*;

use super::reading::{Asked, asked, clause_name, preset_texts, read, strength_name};
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{CheckField, SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::own_files::edit;
use crate::pages::contracts::words::{self, both};
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct KindFormProps {
    pub(super) ledger: LedgerHandle,
    pub(super) own: Rc<Own>,
    /// What the form begins with.
    pub(super) start: Rc<Hospital>,
    /// Whether it becomes another one.
    pub(super) is_new: bool,
    pub(super) on_close: Callback<()>,
}

/// The form in front of the page.
#[component]
pub(super) fn KindForm(props: &KindFormProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<AttrValue>);
    let on_submit = {
        let (props, wrong) = (props.clone(), wrong.setter());
        Callback::from(move |values: FormValues| {
            let made = read(t, &props.own.library, &props.start, props.is_new, &values);
            let edit = |hospital| edit(t, &props.ledger, &props.own, &of_one(hospital));
            match made.and_then(edit) {
                Ok(edit) => session.commit(edit.on_saved(props.on_close.clone())),
                Err(why) => wrong.set(Some(why)),
            }
        })
    };
    let title = if props.is_new {
        "kinds-copy"
    } else {
        "kinds-change"
    };
    html! {
        <Dialog title={t.get(title)} wide=true on_close={props.on_close.clone()} testid="kind-dialog">
            <Form {on_submit} testid="kind-form">
                { fields(t, props) }
                if let Some(why) = &*wrong {
                    <Notice tone={Tone::Danger} title={why.clone()} testid="kind-wrong" />
                }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="kind-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn of_one(hospital: Hospital) -> Template {
    Template {
        format: FORMAT.to_owned(),
        groups: Vec::new(),
        hospitals: vec![hospital],
    }
}

fn fields(t: Texts, props: &KindFormProps) -> Html {
    let start = &props.start;
    // Two kinds of one name could not be told apart: a new one is named by who writes it.
    let title = if props.is_new {
        Both::default()
    } else {
        start.title.clone()
    };
    let roles = &start.hospital_role;
    html! {
        <>
            <div class="form-grid">
                { pair(t, "title", &title, false) }
                { pair(t, "about", &start.about, true) }
            </div>
            <fieldset>
                <legend>{ t.get("kinds-strengths") }</legend>
                <p class="muted small">{ t.get("kinds-strengths-why") }</p>
                <div class="form-grid">{ for Level::ALL.iter().map(|level| strength(t, start, *level)) }</div>
            </fieldset>
            <fieldset>
                <legend>{ t.get("kinds-presets") }</legend>
                <p class="muted small">{ t.get("kinds-presets-hint") }</p>
                <div class="form-grid">{ for asked(&props.own.library).iter().map(|it| preset(t, start, *it)) }</div>
            </fieldset>
            <fieldset>
                <legend>{ t.get("kinds-roles") }</legend>
                <div class="form-grid">
                    { pair(t, "security", &roles.security, false) }
                    { pair(t, "emergency", &roles.emergency, false) }
                </div>
            </fieldset>
            <fieldset data-testid="kind-clauses">
                <legend>{ t.get("kinds-clauses") }</legend>
                <p class="muted small">{ t.get("kinds-clauses-hint") }</p>
                { for props.own.library.groups().iter().map(|it| group(t, start, it)) }
            </fieldset>
            <div class="form-grid">{ pair(t, "note", &start.note, true) }</div>
        </>
    }
}

/// A text in both languages.
fn pair(t: Texts, name: &'static str, held: &Both, multiline: bool) -> Html {
    let field = |language: &str, value: &str, required: bool| {
        let name = format!("{name}-{language}");
        html! {
            <TextField label={t.get(&format!("kinds-{name}"))} {name} value={value.to_owned()} {multiline} wide={multiline} {required} scope="kind" />
        }
    };
    html! { <>{ field("ja", &held.ja, name == "title") }{ field("en", &held.en, false) }</> }
}

fn strength(t: Texts, start: &Hospital, level: Level) -> Html {
    let held = start.strength.get(&level).copied();
    let options: Vec<_> = Strength::ALL
        .iter()
        .map(|it| (it.code().into(), words::strength(t, *it)))
        .collect();
    html! {
        <SelectField name={strength_name(level)} label={t.get(&format!("contract-level-{}", level.code()))}
            value={held.unwrap_or(Strength::Middle).code()} {options} scope="kind" />
    }
}

/// A number, or words in both languages.
fn preset(t: Texts, start: &Hospital, (field, is_number): Asked) -> Html {
    let label = words::label(t, field);
    let [ja, en] = preset_texts(start, field);
    let name = field.code();
    if is_number {
        return html! { <TextField {name} {label} value={ja} scope="kind" /> };
    }
    let english = t.with("kinds-in-english", &[("what", label.to_string().into())]);
    html! {
        <>
            <TextField {name} {label} value={ja} wide=true scope="kind" />
            <TextField name={format!("{name}-en")} label={english} value={en} wide=true scope="kind" />
        </>
    }
}

/// The clauses of a group, each to be ticked.
fn group(t: Texts, start: &Hospital, group: &Group) -> Html {
    let out = group.clauses.iter().filter(|it| start.leaves_out(it));
    let (out, all) = (out.count(), group.clauses.len());
    let clause = |clause: &Clause| {
        html! {
            <li key={clause.id.clone()}>
                <CheckField name={clause_name(&clause.id)} label={both(t, &clause.title)} checked={!start.leaves_out(clause)} />
            </li>
        }
    };
    html! {
        <details key={group.group.clone()} data-testid="kind-group">
            <summary>
                { both(t, &group.title) }{ " " }
                <span class="small muted">{ t.with("kinds-group", &[("in", (all - out).into()), ("all", all.into())]) }</span>
            </summary>
            <ul class="list-plain">{ for group.clauses.iter().map(clause) }</ul>
        </details>
    }
}
