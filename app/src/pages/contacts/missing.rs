//! What a card does not know: roles without anybody, and where to write them down.

use daicho_core::catalogue::field::Kind;
use daicho_core::directory::Missing;
use daicho_core::directory::code::Subject;
use daicho_core::directory::role::Role;
use yew::prelude::*;

use super::facts::Card;
use super::words;
use crate::i18n::Texts;
use crate::route::Route;

/// Roles for which nobody is known, why, and where to write it down.
pub(super) fn missing(t: Texts, card: &Card) -> Html {
    if card.directory.missing.is_empty() {
        return Html::default();
    }
    let line = |missing: &Missing| {
        let role = words::role(t, missing.role);
        let is_counted =
            matches!(card.subject, Subject::Department(_)) && is_of_devices(missing.role);
        html! {
            <li data-testid={format!("contacts-missing-{}", missing.role.code())}>
                <strong>{ role.clone() }</strong>
                <span>{ words::why(t, missing) }</span>
                if is_counted {
                    <span class="muted">{ t.with("contacts-devices", &[("count", missing.devices.into())]) }</span>
                }
                <a class="no-print" href={place_to_write(card, missing.role).href()} data-testid="contacts-write">{ t.get("contacts-write") }
                    <span class="visually-hidden">{ role }</span></a>
            </li>
        }
    };
    html! {
        <section class="contact-group" aria-labelledby="contacts-missing" data-testid="contacts-missing">
            <h2 id="contacts-missing">{ t.get("contacts-missing") }</h2>
            <ul class="list-plain contact-missing">{ for card.directory.missing.iter().map(line) }</ul>
        </section>
    }
}

/// Whether every device has somebody of its own for a role, and not the hospital or department.
fn is_of_devices(role: Role) -> bool {
    !matches!(
        role,
        Role::DepartmentContact | Role::DeviceSafetyManager | Role::InformationSystemSafetyManager
    )
}

/// The page on which a role is filled: for a department its devices that lack it.
fn place_to_write(card: &Card, role: Role) -> Route {
    if !is_of_devices(role) {
        return Route::Settings(Kind::Person.to_string());
    }
    if role == Role::NetworkOperator {
        return Route::Network("/lines".to_owned());
    }
    match card.subject {
        Subject::Unit(unit) => Route::EditDevice(unit.to_string()),
        // These roles are called as the fields of a device are.
        Subject::Department(department) => {
            Route::Devices(format!("department={department}&missing={}", role.code()))
        }
    }
}
