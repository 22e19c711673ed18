//! What to do next, the most important first.
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::completeness::steps::{Reason, Step};
use daicho_core::ledger::state::Ledger;
use yew::prelude::*;

use super::safety::CopyButton;
use super::summary::{Summary, devices_in};
use crate::browser::clock;
use crate::components::button::LinkButton;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::{LedgerHandle, State};

/// How many steps are shown: a list that one can finish.
const SHOWN: usize = 5;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NextStepsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) summary: Rc<Summary>,
}

/// One thing to do: the key of its texts, and where it is done.
#[derive(Clone, Debug, PartialEq)]
struct Task {
    key: &'static str,
    count: usize,
    place: Place,
}

/// Where something is done.
#[derive(Clone, Debug, PartialEq)]
enum Place {
    /// On another page.
    Page(Route),
    /// At once.
    Copy,
}

/// The steps that the state of the ledger asks for.
#[component]
pub(super) fn NextSteps(props: &NextStepsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let unsaved = unsaved(session.state(), &props.ledger);
    let tasks = tasks(&props.summary, unsaved);
    html! {
        <section class="card">
            <h2>{ t.get("next-title") }</h2>
            if tasks.is_empty() {
                <p>{ t.get("next-none") }</p>
            } else {
                <ol class="step-list" data-testid="next-steps">
                    for task in tasks.iter().take(SHOWN) {
                        <li>
                            <span>{ t.with(&format!("next-{}", task.key), &[("count", task.count.into())]) }</span>
                            { button(t, task) }
                        </li>
                    }
                </ol>
            }
        </section>
    }
}

fn button(t: Texts, task: &Task) -> Html {
    let testid = format!("next-{}", task.key);
    match &task.place {
        Place::Copy => html! { <CopyButton small=true {testid} /> },
        Place::Page(route) => html! {
            <LinkButton href={route.href()} small=true {testid}>
                { t.find(&format!("go-{}", task.key), &[]).unwrap_or_else(|| t.get("go-devices")) }
            </LinkButton>
        },
    }
}

/// Returns how many edits no file has, if the person wants to be reminded of that now; 0 otherwise.
fn unsaved(state: &State, ledger: &Ledger) -> usize {
    let saved = state.backup.map(|backup| backup.at);
    let edits = state
        .backup
        .map_or_else(|| ledger.commits_len(), |backup| backup.edits_since(ledger));
    let rhythm = state.prefs.as_ref().map(|prefs| prefs.reminder);
    let is_due = rhythm
        .unwrap_or_default()
        .is_due(saved, edits, clock::now());
    if is_due { edits } else { 0 }
}

/// What is on the network comes before who is responsible; all other gaps come after.
fn tasks(summary: &Summary, unsaved: usize) -> Vec<Task> {
    let has_devices = summary.devices > 0;
    let task = |wanted: bool, key: &'static str, place: Place| {
        let task = Task {
            key,
            count: 0,
            place,
        };
        wanted.then_some(task)
    };
    let settings = |section: &str| Place::Page(Route::Settings(section.to_owned()));
    let some = |count: usize, key: &'static str, page: Route| {
        let place = Place::Page(page);
        (count > 0).then_some(Task { key, count, place })
    };
    let first = [
        task(!has_devices, "import", Place::Page(Route::Import)),
        some(summary.conflicts, "conflicts", Route::Conflicts),
        task(!summary.is_named, "facility", settings("facility")),
        (has_devices && unsaved > 0).then_some(Task {
            key: "copy",
            count: unsaved,
            place: Place::Copy,
        }),
        // Devices that are counted twice make every other number wrong.
        some(summary.pairs, "duplicates", Route::Duplicates),
    ];
    let managers =
        missing_managers(summary).and_then(|key| task(true, key, settings(Kind::Person.as_str())));
    let (urgent, other): (Vec<_>, Vec<_>) = summary
        .steps
        .iter()
        .partition(|step| step.reason <= Reason::Unseen);
    let of_step = |step: &Step| Task {
        key: step.code,
        count: step.devices,
        place: Place::Page(devices_in(step)),
    };
    let mut tasks: Vec<Task> = first.into_iter().flatten().collect();
    tasks.extend(urgent.into_iter().map(of_step));
    tasks.extend(managers);
    tasks.extend(other.into_iter().map(of_step));
    tasks
}

/// Returns the key of the texts about managers that are not named yet.
fn missing_managers(summary: &Summary) -> Option<&'static str> {
    match (summary.has_device_manager, summary.has_system_manager) {
        (true, true) => None,
        (false, false) => Some("managers"),
        (false, true) => Some("device-manager"),
        (true, false) => Some("system-manager"),
    }
}

#[cfg(test)]
mod tests {
    use daicho_core::device::completeness::steps::{Reason, Step};
    use daicho_core::device::list::Query;

    use super::{Summary, tasks};

    fn keys(summary: &Summary, edits: usize) -> Vec<&'static str> {
        tasks(summary, edits).iter().map(|task| task.key).collect()
    }

    fn step(code: &'static str, reason: Reason) -> Step {
        Step {
            code,
            reason,
            field: "network_connection",
            devices: 3,
            query: Query::default(),
        }
    }

    #[test]
    fn an_empty_ledger_asks_for_devices_first_and_for_no_copy() {
        let found = keys(&Summary::default(), 100);
        assert_eq!(found, ["import", "facility", "managers"]);
    }

    #[test]
    fn what_is_on_the_network_comes_before_who_is_responsible() {
        let summary = Summary {
            devices: 3,
            is_named: true,
            has_device_manager: true,
            pairs: 2,
            steps: vec![
                step("support-ended", Reason::Unsupported),
                step("network", Reason::Unseen),
                step("serial", Reason::Unfindable),
            ],
            ..Summary::default()
        };
        let expected = [
            "copy",
            "duplicates",
            "support-ended",
            "network",
            "system-manager",
            "serial",
        ];
        assert_eq!(keys(&summary, 20), expected);
    }

    #[test]
    fn a_ledger_that_lacks_nothing_asks_for_nothing() {
        let summary = Summary {
            devices: 3,
            is_named: true,
            has_device_manager: true,
            has_system_manager: true,
            ..Summary::default()
        };
        assert_eq!(tasks(&summary, 0), []);
    }
}
