//! What is said of roles, and of what is not known.

use daicho_core::directory::desk::Confirmed;
use daicho_core::directory::party::Gap;
use daicho_core::directory::role::Role;
use daicho_core::directory::{Missing, Why};
use daicho_core::facility::roles::ContactPurpose;
use yew::prelude::*;

use crate::components::badge::{Badge, Tone};
use crate::i18n::Texts;
use crate::pages::devices::words;

/// Returns the name of a role.
pub(super) fn role(t: Texts, role: Role) -> AttrValue {
    t.get(&format!("contacts-role-{}", role.code()))
}

/// Returns the name of a purpose.
pub(super) fn purpose(t: Texts, purpose: ContactPurpose) -> AttrValue {
    words::choice(t, "purposes", purpose.code())
}

/// Returns sentences on what is not known of how to reach somebody: purposes that nobody is there for in one of them.
pub(super) fn gaps(t: Texts, gaps: &[Gap]) -> Vec<AttrValue> {
    let list = |of: &dyn Fn(&Gap) -> Option<ContactPurpose>| {
        let all: Vec<AttrValue> = gaps
            .iter()
            .filter_map(of)
            .map(|one| purpose(t, one))
            .collect();
        (!all.is_empty()).then(|| all.join(&t.get("list-separator")))
    };
    let unknown = list(&|gap| match gap {
        Gap::For(purpose) => Some(*purpose),
        Gap::Nobody | Gap::PurposesUnsaid | Gap::Unreachable(_) => None,
    });
    let unreachable = list(&|gap| match gap {
        Gap::Unreachable(purpose) => Some(*purpose),
        Gap::Nobody | Gap::PurposesUnsaid | Gap::For(_) => None,
    });
    let about = |key: &str, purposes: String| t.with(key, &[("purposes", purposes.into())]);
    let plain = gaps.iter().filter_map(|gap| match gap {
        Gap::Nobody => Some(t.get("contacts-gap-nobody")),
        Gap::PurposesUnsaid => Some(t.get("contacts-gap-unsaid")),
        Gap::For(_) | Gap::Unreachable(_) => None,
    });
    let plain: Vec<AttrValue> = plain.collect();
    plain
        .into_iter()
        .chain(unknown.map(|purposes| about("contacts-gap-for", purposes)))
        .chain(unreachable.map(|purposes| about("contacts-gap-unreachable", purposes)))
        .collect()
}

/// Returns why nobody is known for a role.
pub(super) fn why(t: Texts, missing: &Missing) -> AttrValue {
    match &missing.why {
        Why::NotNamed => t.get("contacts-why-not-named"),
        Why::MayBeNone => t.get("contacts-why-may-be-none"),
        Why::Unknown(state) => words::unknown(t, *state),
        Why::Deleted(name) => t.with("contacts-why-deleted", &[("name", name.clone().into())]),
        Why::Unreadable(text) => {
            t.with("contacts-why-unreadable", &[("text", text.clone().into())])
        }
    }
}

/// Says since when somebody can be relied on to answer.
pub(super) fn confirmed(t: Texts, confirmed: &Confirmed) -> Html {
    let on = |key: &str, day: String| t.with(key, &[("day", day.into())]);
    let (tone, said) = match confirmed {
        Confirmed::Lately(day) => {
            let said = on("contacts-confirmed", day.to_string());
            return html! { <span class="small" data-testid="contacts-confirmed">{ said }</span> };
        }
        Confirmed::LongAgo(day) => (
            Tone::Warn,
            on("contacts-confirmed-long-ago", day.to_string()),
        ),
        Confirmed::Ahead(day) => (Tone::Warn, on("contacts-confirmed-ahead", day.to_string())),
        Confirmed::Never => (Tone::Unknown, t.get("contacts-confirmed-never")),
        Confirmed::Unreadable(text) => (
            Tone::Unknown,
            on("contacts-confirmed-unreadable", text.clone()),
        ),
    };
    html! { <Badge {tone} testid="contacts-confirmed">{ said }</Badge> }
}
