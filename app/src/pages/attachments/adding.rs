//! Attaching files: the worker keeps and reads each, then a person says what it is and what it is about.

use std::rc::Rc;

use daicho_core::document::draft::{Details, FileFacts, attach};
use daicho_core::document::kind::DocumentKind;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::{form, words};
use crate::browser::{clock, random};
use crate::components::badge::Tone;
use crate::components::busy::Progress;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::SelectField;
use crate::components::file_drop::FileDrop;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::worker::protocol::documents::{Ask, Kept, Told};
use crate::worker::protocol::{Answer, Phase, Request, Trouble};

/// Something a file may be attached to, and its name on screen.
pub type Choice = (Subject, AttrValue);

/// Properties of [`AddFiles`].
#[derive(Clone, PartialEq, Properties)]
pub struct AddFilesProps {
    /// What a file may be attached to, the usual first.
    pub subjects: Vec<Choice>,
    /// From whom files come as a rule.
    #[prop_or_default]
    pub from: Option<AttrValue>,
    /// What is written there.
    #[prop_or_default]
    pub children: Html,
}

/// The files that a person gave, and how far they are.
#[derive(Clone, Default, PartialEq)]
enum Stage {
    /// None.
    #[default]
    Idle,
    /// The first is being kept; so much of it is read.
    Keeping(Phase),
    /// The first is kept.
    Kept(Rc<Kept>),
    /// The first was not kept.
    Failed(Trouble),
}

/// A place for files that are to be attached.
#[component]
pub fn AddFiles(props: &AddFilesProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let client = {
        let session = session.clone();
        use_memo((), move |()| session.worker())
    };
    let queue = use_state_eq(Vec::<File>::new);
    let stage = use_state_eq(Stage::default);
    {
        let (client, stage) = (client.clone(), stage.setter());
        use_effect_with(queue.first().cloned(), move |file| {
            let Some(file) = file.clone() else {
                stage.set(Stage::Idle);
                // The memory that a large file took is given back.
                client.retire();
                return;
            };
            stage.set(Stage::Keeping(Phase::File(0, file.size() as u64)));
            spawn_local(async move {
                let told = stage.clone();
                let progress = Callback::from(move |phase| told.set(Stage::Keeping(phase)));
                let asked = client.ask(Request::Documents(Ask::Keep), Some(file), progress);
                match asked.await {
                    Ok((Answer::Documents(Told::Kept(kept)), _)) => {
                        stage.set(Stage::Kept(Rc::from(kept)));
                    }
                    Ok(_) | Err(Trouble::Cancelled) => {}
                    Err(trouble) => stage.set(Stage::Failed(trouble)),
                }
            });
        });
    }
    let on_files = {
        let queue = queue.clone();
        Callback::from(move |files: Vec<File>| queue.set([(*queue).clone(), files].concat()))
    };
    let next = {
        let queue = queue.clone();
        Callback::from(move |()| queue.set(queue.iter().skip(1).cloned().collect()))
    };
    let stop = {
        let (queue, client) = (queue.clone(), client.clone());
        Callback::from(move |()| {
            client.cancel();
            queue.set(Vec::new());
        })
    };
    html! {
        <>
            <FileDrop button={t.get("attach-choose")} on_files={Some(on_files)} testid="attach">{ props.children.clone() }</FileDrop>
            { match &*stage {
                Stage::Idle => Html::default(),
                Stage::Keeping(phase) => keeping(t, queue.first(), *phase, stop),
                Stage::Kept(kept) => html! {
                    <AttachDialog key={kept.sha256.to_string()} kept={kept.clone()} subjects={props.subjects.clone()}
                        from={props.from.clone()} on_done={next} />
                },
                Stage::Failed(trouble) => html! {
                    <Notice tone={Tone::Danger} title={t.with("attach-failed", &[("file", file_name(queue.first()).into())])} testid="attach-failed">
                        <p>{ words::trouble(t, trouble) }</p>
                        <Button on_click={next} testid="attach-failed-close">{ t.get("close") }</Button>
                    </Notice>
                },
            } }
        </>
    }
}

fn file_name(file: Option<&File>) -> String {
    file.map(File::name).unwrap_or_default()
}

fn keeping(t: Texts, file: Option<&File>, phase: Phase, on_cancel: Callback<()>) -> Html {
    let label = t.with("attach-keeping", &[("file", file_name(file).into())]);
    // Once all is read it is written and looked through, for as long as that takes.
    let (done, total) = if let Phase::File(done, total) = phase
        && done < total
    {
        (done, total)
    } else {
        (0, 0)
    };
    // In megabytes: a byte more or less tells nobody anything.
    let megabytes = |bytes: u64| usize::try_from(bytes >> 20).unwrap_or(0);
    html! {
        <Progress {label} done={megabytes(done)} total={megabytes(total)} {on_cancel} testid="attach-progress" />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct AttachDialogProps {
    kept: Rc<Kept>,
    subjects: Vec<Choice>,
    from: Option<AttrValue>,
    on_done: Callback<()>,
}

/// Asks what a file is that was read, and attaches it.
#[component]
fn AttachDialog(props: &AttachDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let kept = &props.kept;
    let recognised = &kept.recognised;
    let wrong = use_state_eq(|| None::<&'static str>);
    let on_submit = {
        let (session, wrong, props) = (session.clone(), wrong.clone(), props.clone());
        Callback::from(move |values: FormValues| {
            let details = match form::read(&values) {
                Ok(details) => details,
                Err(field) => return wrong.set(Some(field)),
            };
            let nth = values.get("subject").and_then(|nth| nth.parse().ok());
            let Some((subject, _)) = props.subjects.get(nth.unwrap_or(0)) else {
                return;
            };
            let edit = attaching(random::entity_id(), &props.kept, *subject, &details);
            let said = t.with("attach-done", &[("file", props.kept.name.clone().into())]);
            session.commit(edit.said(said).on_saved(props.on_done.clone()));
        })
    };
    let read = words::content(t, &recognised.content);
    html! {
        <Dialog title={t.with("attach-title", &[("file", kept.name.clone().into())])} on_close={props.on_done.clone()} wide=true testid="attach-dialog">
            if let Some((tone, said)) = read {
                <Notice {tone} title={said} testid="attach-read">
                    if recognised.content.is_read() == Some(false) {
                        <p>{ t.get("attach-anyway") }</p>
                    }
                </Notice>
            }
            <Form {on_submit} testid="attach-form">
                { subject_field(t, props) }
                { form::fields(t, &first_details(kept, props.from.as_ref()), *wrong) }
                <div class="form-actions">
                    <Button on_click={props.on_done.clone()} testid="attach-cancel">{ t.get("attach-not") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="attach-save">{ t.get("attach-save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn first_details(kept: &Kept, from: Option<&AttrValue>) -> Details {
    Details {
        kind: kept.recognised.kind.clone(),
        received_on: clock::today().parse().ok(),
        received_from: from.map(ToString::to_string),
        ..Details::default()
    }
}

/// Asks what the file is about, where there is a choice.
fn subject_field(t: Texts, props: &AttachDialogProps) -> Html {
    if props.subjects.len() < 2 {
        return Html::default();
    }
    let kind = DocumentKind::from_code(&props.kept.recognised.kind);
    let is_of_product = kind.is_none_or(DocumentKind::is_of_product);
    let usual = props
        .subjects
        .iter()
        .position(|(subject, _)| matches!(subject, Subject::Model(_)) == is_of_product)
        .unwrap_or(0);
    let options: Vec<(AttrValue, AttrValue)> = props
        .subjects
        .iter()
        .enumerate()
        .map(|(nth, (_, name))| (nth.to_string().into(), name.clone()))
        .collect();
    html! {
        <SelectField scope="document" name="subject" label={t.get("attach-subject")} hint={t.get("attach-subject-hint")}
            {options} value={usual.to_string()} />
    }
}

/// Returns the edit that attaches a file which the worker has kept.
pub fn attaching(id: EntityId, kept: &Kept, subject: Subject, details: &Details) -> Edit {
    let file = FileFacts {
        sha256: kept.sha256,
        name: kept.name.clone(),
        media_type: kept.recognised.media_type.clone(),
        size: kept.size,
        is_readable: kept.recognised.content.is_read(),
    };
    let changes = attach(id, &file, subject, details);
    Edit::new("attach", changes).with("file", &kept.name)
}
