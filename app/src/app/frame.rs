//! What surrounds every page: skip link, header, banners, main landmark.
use yew::prelude::*;

use super::alerts::{Alerts, SampleBanner};
use super::author::AuthorDialog;
use super::header::Header;
use super::news::NewVersion;
use super::program::Program;
use crate::browser::dom;
use crate::browser::drop::{Drag, Turn, on_files};
use crate::components::busy::Busy;
use crate::components::dialog::Confirm;
use crate::components::toast::use_toasts;
use crate::i18n::use_texts;
use crate::leave::{Unsaved, WayOut, use_guarded_route};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::SaveState;

/// Header, banners and the page.
#[component]
pub(super) fn Frame<P: Program>() -> Html {
    let t = use_texts();
    let unsaved = use_memo((), |()| Unsaved::default());
    let (route, way_out) = use_guarded_route(&unsaved);
    let session = use_session();
    let main = use_node_ref();
    use_title(&route);
    use_arrival(&route, &main);
    use_stray_files(&route);
    use_leave_guard(session.state().save != SaveState::Saved);
    let skip = {
        let main = main.clone();
        move |event: MouseEvent| {
            event.prevent_default();
            dom::focus(&main);
        }
    };
    let wide = matches!(
        route,
        Route::Devices(_)
            | Route::Import
            | Route::Documents(_)
            | Route::Network(_)
            | Route::Contracts(_)
    );
    html! {
        <div class="shell">
            <a class="skip-link" href="#main" onclick={skip}>{ t.get("skip-to-content") }</a>
            <Header route={route.clone()} />
            <SampleBanner />
            <main id="main" class={classes!("main", wide.then_some("main-wide"))} tabindex="-1" ref={main}>
                <Alerts />
                <NewVersion />
                <ContextProvider<Unsaved> context={(*unsaved).clone()}><Page<P> {route} /></ContextProvider<Unsaved>>
            </main>
            if session.state().asks_author {
                <AuthorDialog />
            }
            if way_out.is_asked() {
                <LeaveDialog {way_out} />
            }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LeaveDialogProps {
    way_out: WayOut,
}

/// Asks before typed input is lost.
#[component]
fn LeaveDialog(props: &LeaveDialogProps) -> Html {
    let t = use_texts();
    let act = |run: fn(&WayOut)| {
        let way_out = props.way_out.clone();
        Callback::from(move |()| run(&way_out))
    };
    html! {
        <Confirm title={t.get("leave-title")} action={t.get("leave-action")} danger=true on_confirm={act(WayOut::leave)}
            on_close={act(WayOut::stay)} testid="leave-dialog">
            <p>{ t.get("leave-text") }</p>
        </Confirm>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PageProps {
    route: Route,
}

/// The page of a route, or the way to the program that has it.
#[component]
fn Page<P: Program>(props: &PageProps) -> Html {
    let session = use_session();
    let is_here = P::has(&props.route);
    let leaving = session.clone();
    use_effect_with(is_here, move |is_here| {
        if !*is_here {
            leaving.change_program();
        }
    });
    if is_here {
        P::page(session.ledger(), &props.route)
    } else {
        html! { <Busy testid="page-loading" /> }
    }
}

/// Moves focus and view to the top of a page when another one is opened, as a full page load would, or to the section of
/// it that the address names.
#[hook]
fn use_arrival(route: &Route, main: &NodeRef) {
    let arrived = use_mut_ref(|| false);
    let main = main.clone();
    let section = if let Route::Settings(section) = route {
        section.clone()
    } else {
        String::new()
    };
    // The pages about contracts are long, and each is one of its own.
    let page = if let Route::Contracts(below) = route {
        below.split('?').next().map(str::to_owned)
    } else {
        None
    };
    use_effect_with(
        (std::mem::discriminant(route), page, section),
        move |(_, _, section)| {
            if arrived.replace(true) {
                dom::arrive(&main);
            }
            if !section.is_empty() {
                dom::reveal(&format!("settings-{section}"));
            }
        },
    );
}

/// Sends a file that is dropped where no place for files is to the import, unless something typed would be lost by that.
#[hook]
fn use_stray_files(route: &Route) {
    let t = use_texts();
    let (session, toasts) = (use_session(), use_toasts());
    let is_looking = matches!(route, Route::Home | Route::Devices(_));
    let leads_on = is_looking && session.ready().is_some();
    use_effect_with((t, leads_on), move |(t, leads_on)| {
        let (t, leads_on) = (*t, *leads_on);
        let listeners = on_files(Turn::Last, move |drag| match drag {
            Drag::Over | Drag::Gone => {}
            Drag::Dropped(files) if leads_on && !dom::has_open_dialog() => {
                session.hand_over(files);
                Route::Import.go();
            }
            Drag::Dropped(..) => toasts.say(t.get("drop-elsewhere")),
        });
        move || drop(listeners)
    });
}

/// Names the browser tab after the page.
#[hook]
fn use_title(route: &Route) {
    let t = use_texts();
    let page = match route {
        Route::Home => t.get("nav-home"),
        Route::Devices(_)
        | Route::NewDevice
        | Route::Device(_)
        | Route::EditDevice(_)
        | Route::CopyDevice(_) => t.get("nav-devices"),
        Route::Conflicts => t.get("conflicts-title"),
        Route::Exchange => t.get("nav-exchange"),
        Route::Duplicates => t.get("duplicates-title"),
        Route::Contacts(_) => t.get("contacts-title"),
        Route::Network(_) => t.get("nav-network"),
        Route::Contracts(_) => t.get("nav-contracts"),
        Route::Import => t.get("nav-import"),
        Route::Documents(_) => t.get("nav-documents"),
        Route::Settings(_) => t.get("nav-settings"),
        Route::Unknown => t.get("page-not-found-title"),
    };
    let title = format!("{page} – {}", t.get("app-name"));
    use_effect_with(title, |title| dom::set_title(title));
}

/// Has the browser ask before the tab is closed while something is not saved.
#[hook]
fn use_leave_guard(unsaved: bool) {
    use_effect_with(unsaved, |unsaved| {
        let guard = unsaved.then(dom::ask_before_leaving);
        move || drop(guard)
    });
}
