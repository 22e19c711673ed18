//! Finding the card of a device or of a department.

use daicho_core::device::joined;
use daicho_core::device::list::Query;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::directory::code::Subject;
use daicho_core::facility::view::Department;
use daicho_core::ident::id::EntityId;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::address;
use crate::browser::dom;
use crate::components::field::Field;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::{SharedList, use_device_list};
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindPageProps {
    pub(super) ledger: LedgerHandle,
}

/// How many devices are offered.
const OFFERED: usize = 20;

/// A device that fits what was typed, or the department whose code it is.
struct Fitting {
    subject: Subject,
    title: AttrValue,
    place: String,
}

/// A box for a device, a list of departments.
#[component]
pub(super) fn FindPage(props: &FindPageProps) -> Html {
    let t = use_texts();
    let list = use_device_list(&props.ledger);
    let typed = use_state_eq(String::new);
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(dom::input_value(&event))
    };
    let (found, count) = fitting(t, &list, &typed);
    // A reader of codes types what it reads and presses Enter; so may a person who sees the right device on top.
    let onsubmit = {
        let first = found.first().map(|one| one.subject);
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(subject) = first {
                address(subject).go();
            }
        }
    };
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("contacts-title") }</h1>
                <p class="muted">{ t.get("contacts-text") }</p>
            </div></div>
            <div class="grid-2">
                <section class="card" aria-labelledby="contacts-by-device">
                    <h2 id="contacts-by-device">{ t.get("contacts-by-device") }</h2>
                    <form {onsubmit} role="search">
                        <Field label={t.get("contacts-find")} id="contacts-find" hint={t.get("contacts-find-hint")}>
                            <input id="contacts-find" class="input" type="search" autocomplete="off" {oninput} aria-describedby="contacts-find-hint"
                                data-testid="contacts-find" />
                        </Field>
                    </form>
                    { results(t, &typed, &found, count) }
                </section>
                <section class="card" aria-labelledby="contacts-by-department">
                    <h2 id="contacts-by-department">{ t.get("contacts-by-department") }</h2>
                    { departments(t, &props.ledger) }
                </section>
            </div>
        </>
    }
}

/// Returns the devices that fit what was typed, and how many there are. The code of a card fits its device or department.
fn fitting(t: Texts, list: &SharedList, typed: &str) -> (Vec<Fitting>, usize) {
    if typed.trim().is_empty() {
        return (Vec::new(), 0);
    }
    let device = |unit: DeviceUnit<'_>| Fitting {
        subject: Subject::Unit(unit.id()),
        title: words::title(t, &unit.label()),
        place: unit.place().join(" "),
    };
    let ledger = list.ledger();
    if let Ok(subject) = typed.parse::<Subject>() {
        let one = match subject {
            Subject::Unit(id) => DeviceUnit::find(ledger, &joined::resolve(ledger, id)).map(device),
            Subject::Department(id) => Department::find(ledger, &id).map(|_| Fitting {
                subject,
                title: words::name(t, ledger, Department::KIND, &id.to_string()),
                place: String::new(),
            }),
        };
        let found: Vec<_> = one.into_iter().collect();
        let count = found.len();
        return (found, count);
    }
    list.with(|list| {
        let rows = list.select(&Query {
            search: typed.to_owned(),
            ..Query::default()
        });
        let units = list.ledger().table(DeviceUnit::KIND.as_str());
        let ids = units.map(|units| units.ids()).unwrap_or_default();
        let found = rows.iter().filter_map(|row| ids.get(*row as usize));
        let found = found.filter_map(|id| DeviceUnit::find(list.ledger(), id));
        (found.take(OFFERED).map(device).collect(), rows.len())
    })
}

fn results(t: Texts, typed: &str, found: &[Fitting], count: usize) -> Html {
    if typed.trim().is_empty() {
        return Html::default();
    }
    let are_devices = found
        .iter()
        .all(|one| matches!(one.subject, Subject::Unit(_)));
    html! {
        <>
            <p class="small muted" role="status" data-testid="contacts-count">
                if count == 0 {
                    { t.get("contacts-find-none") }
                } else if are_devices {
                    { t.with("contacts-find-count", &[("count", count.into()), ("shown", found.len().into())]) }
                }
            </p>
            <ul class="list-plain contact-found">
                for one in found {
                    <li key={one.subject.to_string()}>
                        <a href={address(one.subject).href()} data-testid="contacts-found">{ &one.title }</a>
                        <span class="value-hint">{ &one.place }</span>
                    </li>
                }
            </ul>
        </>
    }
}

fn departments(t: Texts, ledger: &LedgerHandle) -> Html {
    let mut all: Vec<(String, EntityId)> = Department::all(ledger)
        .map(|department| {
            let name = words::name(t, ledger, Department::KIND, &department.id().to_string());
            (name.to_string(), department.id())
        })
        .collect();
    all.sort();
    if all.is_empty() {
        return html! { <p class="muted">{ t.get("contacts-no-department") }</p> };
    }
    html! {
        <ul class="list-plain columns-narrow">
            for (name, id) in all {
                <li><a href={address(Subject::Department(id)).href()} data-testid="contacts-department">{ name }</a></li>
            }
        </ul>
    }
}
