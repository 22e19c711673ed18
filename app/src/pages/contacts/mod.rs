//! Whom to call: the card of a device, that of a department, and finding either.
//!
//! | module | what it holds |
//! |---|---|
//! | [`find`] | finding a device or a department |
//! | [`card`] | a card: on screen with buttons, on paper with a code |
//! | [`facts`] | what is on a card, looked up in the ledger |
//! | [`missing`] | roles without anybody |
//! | [`party`] | a company or person on a card |
//! | [`words`] | what is said of roles and of what is not known |

mod card;
mod facts;
mod find;
mod missing;
mod party;
mod words;

use daicho_core::directory::code::Subject;
use yew::prelude::*;

use crate::route::Route;
use crate::session::state::LedgerHandle;
use card::CardPage;
use find::FindPage;

/// Properties of [`ContactsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ContactsPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What comes behind `?`: `unit=<id>`, `department=<id>`, or nothing.
    pub query: AttrValue,
}

/// The card that the address asks for, or the way to one.
#[component]
pub fn ContactsPage(props: &ContactsPageProps) -> Html {
    let subject = props.query.split('&').find_map(asked);
    html! {
        <div class="stack" data-testid="contacts">
            if let Some(subject) = subject {
                <CardPage key={subject.to_string()} ledger={props.ledger.clone()} {subject} />
            } else {
                <FindPage ledger={props.ledger.clone()} />
            }
        </div>
    }
}

/// Reads one part of a query.
fn asked(part: &str) -> Option<Subject> {
    let (name, id) = part.split_once('=')?;
    let id = id.parse().ok()?;
    match name {
        "unit" => Some(Subject::Unit(id)),
        "department" => Some(Subject::Department(id)),
        _ => None,
    }
}

/// Returns the address of a card.
fn address(subject: Subject) -> Route {
    Route::Contacts(match subject {
        Subject::Unit(id) => format!("unit={id}"),
        Subject::Department(id) => format!("department={id}"),
    })
}
