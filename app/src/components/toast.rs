//! Short messages that something happened, with a way back. They go by themselves; failures wait to be closed.
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use crate::i18n::use_texts;

/// How long a message stays, in milliseconds. Undo stays reachable in the header after that.
const STAY: u32 = 12_000;

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    id: u32,
    text: AttrValue,
    failed: bool,
    back: Option<(Way, Callback<()>)>,
}

/// What the button of a message does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Undo,
    Redo,
}

/// The messages on the screen, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
struct ToastList {
    next: u32,
    toasts: Vec<Toast>,
}

enum ToastAction {
    Show(AttrValue, bool, Option<(Way, Callback<()>)>),
    Close(u32),
}

impl Reducible for ToastList {
    type Action = ToastAction;

    fn reduce(self: Rc<Self>, action: ToastAction) -> Rc<Self> {
        let mut list = (*self).clone();
        match action {
            ToastAction::Show(text, failed, back) => {
                // Only the newest change can be undone from here, and three messages are all one can read.
                for toast in &mut list.toasts {
                    toast.back = None;
                }
                let surplus = list.toasts.len().saturating_sub(2);
                list.toasts.drain(..surplus);
                list.toasts.push(Toast {
                    id: list.next,
                    text,
                    failed,
                    back,
                });
                list.next = list.next.wrapping_add(1);
            }
            ToastAction::Close(id) => list.toasts.retain(|toast| toast.id != id),
        }
        Rc::new(list)
    }
}

/// Shows messages. Get it from [`use_toasts`]; clones are cheap.
#[derive(Clone, PartialEq)]
pub struct Toasts(UseReducerDispatcher<ToastList>);

impl Toasts {
    /// Says that something was done.
    pub fn say(&self, text: AttrValue) {
        self.0.dispatch(ToastAction::Show(text, false, None));
    }

    /// Says that something was done and offers to undo it.
    pub fn undo(&self, text: AttrValue, on_undo: Callback<()>) {
        self.0
            .dispatch(ToastAction::Show(text, false, Some((Way::Undo, on_undo))));
    }

    /// Says that something was undone and offers to do it again.
    pub fn redo(&self, text: AttrValue, on_redo: Callback<()>) {
        self.0
            .dispatch(ToastAction::Show(text, false, Some((Way::Redo, on_redo))));
    }

    /// Says that something did not work. It stays until closed.
    pub fn fail(&self, text: AttrValue) {
        self.0.dispatch(ToastAction::Show(text, true, None));
    }
}

/// Returns the way to show messages.
#[hook]
#[expect(clippy::expect_used, reason = "the provider is around the whole page")]
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().expect("a ToastProvider around every component")
}

/// Properties of [`ToastProvider`].
#[derive(Clone, PartialEq, Properties)]
pub struct ToastProviderProps {
    /// The page, with a [`ToastArea`] in it.
    pub children: Html,
}

/// Keeps the messages.
#[component]
pub fn ToastProvider(props: &ToastProviderProps) -> Html {
    let list = use_reducer(ToastList::default);
    let toasts = Toasts(list.dispatcher());
    html! {
        <ContextProvider<Toasts> context={toasts}>
            <ContextProvider<UseReducerHandle<ToastList>> context={list}>
                { props.children.clone() }
            </ContextProvider<UseReducerHandle<ToastList>>>
        </ContextProvider<Toasts>>
    }
}

/// Draws the messages in a corner, in a live region.
#[component]
pub fn ToastArea() -> Html {
    let list = use_context::<UseReducerHandle<ToastList>>();
    let toasts = list.iter().flat_map(|list| &list.toasts);
    html! {
        <div class="toasts" role="status" aria-live="polite" data-testid="toasts">
            for toast in toasts {
                <ToastItem key={toast.id} toast={toast.clone()} />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ToastItemProps {
    toast: Toast,
}

#[component]
fn ToastItem(props: &ToastItemProps) -> Html {
    let t = use_texts();
    let Toasts(list) = use_toasts();
    let held = use_state_eq(|| false);
    let id = props.toast.id;
    let close = Callback::from(move |()| list.dispatch(ToastAction::Close(id)));
    {
        let close = close.clone();
        use_effect_with((*held, props.toast.failed), move |(held, failed)| {
            let timer = (!held && !failed).then(|| Timeout::new(STAY, move || close.emit(())));
            move || drop(timer)
        });
    }
    let hold = |to: bool| {
        let held = held.clone();
        Callback::from(move |()| held.set(to))
    };
    let button = |(way, on_back): &(Way, Callback<()>)| {
        let (on_back, close) = (on_back.clone(), close.clone());
        let on_click = move |()| {
            close.emit(());
            on_back.emit(());
        };
        let (label, testid) = match way {
            Way::Undo => (t.get("undo"), "toast-undo"),
            Way::Redo => (t.get("redo"), "toast-redo"),
        };
        html! { <Button small=true icon={Icon::Undo} {on_click} {testid}>{ label }</Button> }
    };
    html! {
        <div class={classes!("toast", props.toast.failed.then_some("toast-danger"))} data-testid="toast"
            onmouseenter={hold(true).reform(|_| ())} onmouseleave={hold(false).reform(|_| ())}
            onfocusin={hold(true).reform(|_| ())} onfocusout={hold(false).reform(|_| ())}>
            <span class="toast-text">{ &props.toast.text }</span>
            if let Some(back) = &props.toast.back {
                { button(back) }
            }
            <Button small=true kind={ButtonKind::Quiet} icon={Icon::Close} label={t.get("close")} on_click={close} />
        </div>
    }
}
