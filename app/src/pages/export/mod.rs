//! Handing the list on: CSV or a workbook, made by the worker.
use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{clock, files};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::components::toast::use_toasts;
use crate::i18n::{Language, Texts, use_texts};
use crate::pages::trouble;
use crate::session::handle::{Session, use_session};
use crate::worker::protocol::{Answer, ExportFormat, LostCharacter, Request, Trouble};

/// Characters that are listed.
const LISTED: usize = 50;

/// The forms, in the order in which they are offered, with their names in keys of texts.
const FORMATS: [(ExportFormat, &str); 3] = [
    (ExportFormat::Xlsx, "xlsx"),
    (ExportFormat::CsvUtf8, "csv-utf8"),
    (ExportFormat::CsvCp932, "csv-cp932"),
];

/// Properties of [`ExportButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportButtonProps {
    /// Only these devices; without it all.
    #[prop_or_default]
    pub units: Option<Rc<[EntityId]>>,
    /// It is the next step of the screen.
    #[prop_or_default]
    pub primary: bool,
    /// Less high, for rows and toolbars.
    #[prop_or_default]
    pub small: bool,
    /// `data-testid`.
    #[prop_or(AttrValue::Static("export-open"))]
    pub testid: AttrValue,
}

/// Opens the dialog that hands out the list.
#[component]
pub fn ExportButton(props: &ExportButtonProps) -> Html {
    let t = use_texts();
    let open = use_state_eq(|| false);
    let set = |to: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let kind = if props.primary {
        ButtonKind::Primary
    } else {
        ButtonKind::Normal
    };
    html! {
        <>
            <Button {kind} small={props.small} icon={Icon::Download} on_click={set(true)} testid={props.testid.clone()}>
                { t.get("export-open") }
            </Button>
            if *open {
                <ExportDialog units={props.units.clone()} on_close={set(false)} />
            }
        </>
    }
}

/// Properties of [`ExportDialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct ExportDialogProps {
    /// Only these devices; without it all.
    #[prop_or_default]
    pub units: Option<Rc<[EntityId]>>,
    /// Called when it is done with.
    pub on_close: Callback<()>,
}

/// A file that was made and not yet handed out.
#[derive(Clone, PartialEq)]
struct Made {
    bytes: Rc<[u8]>,
    devices: usize,
    lost: Rc<[LostCharacter]>,
}

/// How far it is.
#[derive(Clone, Default, PartialEq)]
enum Stage {
    #[default]
    Choosing,
    Making,
    /// Characters are lost: the person decides whether to go on.
    Warning(Made),
    Failed(Trouble),
}

/// Asks for the form, makes the file and hands it out. Characters that would be lost are shown before.
#[component]
pub fn ExportDialog(props: &ExportDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let stage = use_state_eq(Stage::default);
    let chosen = use_state_eq(|| 0_usize);
    let format = FORMATS
        .get(*chosen)
        .copied()
        .unwrap_or((ExportFormat::Xlsx, "xlsx"));
    let hand_out = use_hand_out(props, t, format.0);
    let make = {
        let (stage, hand_out, units) = (stage.setter(), hand_out.clone(), props.units.clone());
        move |()| {
            let (stage, hand_out, units) = (stage.clone(), hand_out.clone(), units.clone());
            let session = session.clone();
            stage.set(Stage::Making);
            spawn_local(async move {
                match export(&session, t, format.0, units).await {
                    Ok(made) if made.lost.is_empty() => hand_out.emit(made),
                    Ok(made) => stage.set(Stage::Warning(made)),
                    Err(trouble) => stage.set(Stage::Failed(trouble)),
                }
            });
        }
    };
    let choosing = matches!(*stage, Stage::Choosing | Stage::Failed(_));
    html! {
        <Dialog title={t.get("export-title")} on_close={props.on_close.clone()} testid="export-dialog">
            if choosing {
                <p class="muted">{ scope(t, props.units.as_deref()) }</p>
                <fieldset class="stack-s">
                    <legend class="visually-hidden">{ t.get("export-format") }</legend>
                    for (nth, (_, name)) in FORMATS.iter().enumerate() {
                        { option(t, name, nth, *chosen == nth, &chosen) }
                    }
                </fieldset>
            }
            { content(t, &stage, &hand_out) }
            if choosing {
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} icon={Icon::Download} on_click={make} testid="export-save">{ t.get("export-save") }</Button>
                </div>
            }
        </Dialog>
    }
}

/// Returns what hands a file out, says so, and closes the dialog.
#[hook]
fn use_hand_out(props: &ExportDialogProps, t: Texts, format: ExportFormat) -> Callback<Made> {
    let (toasts, on_close) = (use_toasts(), props.on_close.clone());
    Callback::from(move |made: Made| {
        let (name, media) = file_name(t, format);
        // A list is no copy of the ledger: history, people and contacts are not in it.
        if files::download(&name, media, &made.bytes).is_some() {
            let args = [("devices", made.devices.into()), ("file", name.into())];
            toasts.say(t.with("export-said", &args));
        }
        on_close.emit(());
    })
}

/// Draws how far it is.
fn content(t: Texts, stage: &Stage, hand_out: &Callback<Made>) -> Html {
    match stage {
        Stage::Choosing => html! {},
        Stage::Making => html! { <Busy label={t.get("export-making")} /> },
        Stage::Warning(made) => warning(t, made, hand_out),
        Stage::Failed(trouble) => html! {
            <Notice tone={Tone::Danger} title={t.get("export-failed")} testid="export-failed"><p>{ trouble::words(t, trouble) }</p></Notice>
        },
    }
}

fn scope(t: Texts, units: Option<&[EntityId]>) -> AttrValue {
    match units {
        Some(units) => t.with("export-lead-some", &[("devices", units.len().into())]),
        None => t.get("export-lead-all"),
    }
}

fn option(t: Texts, name: &str, nth: usize, checked: bool, chosen: &UseStateHandle<usize>) -> Html {
    let set = chosen.setter();
    let onchange = move |_: Event| set.set(nth);
    html! {
        <label class="choice" key={nth}>
            <input type="radio" name="export-format" {checked} {onchange} data-testid={format!("export-{name}")} />
            <span>
                <strong>{ t.get(&format!("export-format-{name}")) }</strong>
                <br />
                <span class="muted small">{ t.get(&format!("export-hint-{name}")) }</span>
            </span>
        </label>
    }
}

fn warning(t: Texts, made: &Made, hand_out: &Callback<Made>) -> Html {
    let save = {
        let (made, hand_out) = (made.clone(), hand_out.clone());
        move |()| hand_out.emit(made.clone())
    };
    let sentence = |lost: &LostCharacter| {
        let args = [
            ("character", lost.character.to_string().into()),
            ("line", lost.line.into()),
            ("header", lost.header.clone().into()),
            ("times", lost.times.into()),
        ];
        t.with("export-lost-one", &args)
    };
    html! {
        <>
            <Notice tone={Tone::Warn} title={t.with("export-lost-title", &[("count", made.lost.len().into())])} testid="export-lost">
                <p>{ t.get("export-lost-text") }</p>
                <ul class="small">
                    for lost in made.lost.iter().take(LISTED) {
                        <li>{ sentence(lost) }</li>
                    }
                </ul>
            </Notice>
            <div class="form-actions">
                <Button kind={ButtonKind::Primary} on_click={save} testid="export-lost-save">{ t.get("export-lost-save") }</Button>
            </div>
        </>
    }
}

/// Has the worker make the file.
async fn export(
    session: &Session,
    t: Texts,
    format: ExportFormat,
    units: Option<Rc<[EntityId]>>,
) -> Result<Made, Trouble> {
    let worker = session.worker();
    let request = Request::Export {
        format,
        english: t.0 == Language::En,
        units: units.map(|units| units.to_vec()),
        sheet: t.get("export-sheet").to_string(),
        at: clock::now().milliseconds(),
    };
    let (answer, blocks) = worker.ask(request, None, Callback::noop()).await?;
    match (answer, blocks.into_iter().next()) {
        (Answer::Exported { devices, lost }, Some(bytes)) => Ok(Made {
            bytes: bytes.to_vec().into(),
            devices,
            lost: lost.into(),
        }),
        _ => Err(Trouble::NothingOpen),
    }
}

fn file_name(t: Texts, format: ExportFormat) -> (String, &'static str) {
    let (end, media) = match format {
        ExportFormat::CsvUtf8 | ExportFormat::CsvCp932 => ("csv", "text/csv"),
        ExportFormat::Xlsx => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    };
    (
        format!("{}-{}.{end}", t.get("export-name"), clock::today()),
        media,
    )
}
