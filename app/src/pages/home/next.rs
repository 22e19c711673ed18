//! What to do next, the most important first.
use std::rc::Rc;

use yew::prelude::*;

use super::summary::{Summary, devices_in};
use crate::components::button::LinkButton;
use crate::i18n::use_texts;
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// From how many edits since the last export on another export is suggested.
const MANY_EDITS: usize = 20;
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
    route: Route,
}

/// The steps that the state of the ledger asks for.
#[component]
pub(super) fn NextSteps(props: &NextStepsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let edits = match session.state().backup {
        Some(backup) => backup.edits_since(&props.ledger),
        None => MANY_EDITS,
    };
    let tasks = tasks(&props.summary, edits);
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
                            <LinkButton href={task.route.href()} small=true testid={format!("next-{}", task.key)}>
                                { t.find(&format!("go-{}", task.key), &[]).unwrap_or_else(|| t.get("go-devices")) }
                            </LinkButton>
                        </li>
                    }
                </ol>
            }
        </section>
    }
}

fn tasks(summary: &Summary, edits: usize) -> Vec<Task> {
    let has_devices = summary.devices > 0;
    let task = |wanted: bool, key: &'static str, route: Route| {
        wanted.then_some(Task {
            key,
            count: 0,
            route,
        })
    };
    let first = [
        task(!has_devices, "import", Route::Import),
        task(!summary.is_named, "facility", Route::Settings),
        task(
            has_devices && edits >= MANY_EDITS,
            "export",
            Route::Devices(String::new()),
        ),
        task(!summary.has_managers, "managers", Route::Settings),
    ];
    let devices = summary.steps.iter().map(|step| Task {
        key: step.code,
        count: step.devices,
        route: devices_in(step),
    });
    first.into_iter().flatten().chain(devices).collect()
}

#[cfg(test)]
mod tests {
    use super::{Summary, tasks};

    #[test]
    fn an_empty_ledger_asks_for_devices_first_and_for_no_export() {
        let keys: Vec<_> = tasks(&Summary::default(), 100)
            .into_iter()
            .map(|task| task.key)
            .collect();
        assert_eq!(keys, ["import", "facility", "managers"]);
    }

    #[test]
    fn a_ledger_that_lacks_nothing_asks_for_nothing() {
        let summary = Summary {
            devices: 3,
            is_named: true,
            has_managers: true,
            ..Summary::default()
        };
        assert_eq!(tasks(&summary, 0), []);
    }
}
