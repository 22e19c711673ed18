//! The columns of the registers, and what stands in them.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::fields::spec_of;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Record;
use daicho_core::ledger::value::{Unknown, ValueRef};
use daicho_core::network::element::ElementKey;
use daicho_core::network::member::Member;
use daicho_core::network::terms::Purpose;
use daicho_core::view::entity::value_of;
use yew::prelude::*;

use super::prepared::Prepared;
use crate::components::badge::{Badge, Tone};
use crate::i18n::Texts;
use crate::pages::devices::cell;
use crate::pages::devices::words::{self, Words};
use crate::pages::network::words::end_name;

/// A column of a register, behind that of the name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Column {
    /// What a field says.
    Field(&'static str),
    /// What several fields say, one below the other; nothing of those of which nobody said anything.
    Fields(&'static str, &'static [&'static str]),
    /// The devices in a zone, with a way to see them.
    Devices,
    /// When a line was last looked over, with a way to say that it was today.
    Reviewed,
    /// What belongs to it.
    Members,
    /// What is missing or wrong.
    Missing,
}

/// Returns the columns of a register.
pub(super) const fn columns(kind: Kind) -> &'static [Column] {
    use Column::{Devices, Field, Fields, Members, Missing, Reviewed};
    match kind {
        Kind::Link => &[
            Fields("crossing", &["protocols", "smb"]),
            Fields("passing", &["direction", "passage"]),
            Field("state"),
            Field("purpose"),
            Missing,
        ],
        Kind::Line => &[
            Field("organization"),
            Fields("connecting", &["method", "opening", "authentication"]),
            Members,
            Reviewed,
            Missing,
        ],
        Kind::Boundary => &[
            Field("inside"),
            Field("outside"),
            Field("organization"),
            Field("point"),
            Members,
            Missing,
        ],
        Kind::Carried => &[
            Field("form"),
            Field("organization"),
            Field("malware_check"),
            Members,
            Missing,
        ],
        Kind::Zone
        | Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface
        | Kind::Contract => &[
            Field("purpose"),
            Fields("ranges", &["subnets", "vlans"]),
            Field("trust"),
            Field("manager"),
            Devices,
            Missing,
        ],
    }
}

impl Column {
    /// Returns the words above it.
    pub(super) fn head(self, t: Texts) -> AttrValue {
        let name = match self {
            Self::Field(field) | Self::Fields(field, _) => field,
            Self::Devices => "devices",
            Self::Reviewed => "reviewed",
            Self::Members => "members",
            Self::Missing => "missing",
        };
        t.get(&format!("register-head-{name}"))
    }
}

/// Draws what a field of a record says.
pub(super) fn field(t: Texts, record: &Record<'_>, kind: Kind, key: &str) -> Html {
    cell::value(t, &said(t, record, kind, key))
}

/// Draws what several fields say, one below the other.
pub(super) fn fields(t: Texts, record: &Record<'_>, kind: Kind, keys: &[&str]) -> Html {
    let known: Vec<(&str, Words)> = keys
        .iter()
        .map(|key| (*key, said(t, record, kind, key)))
        .filter(|(_, words)| *words != Words::Blank)
        .collect();
    if known.is_empty() {
        return cell::value(t, &Words::Blank);
    }
    // A bare number below addresses would say nothing.
    let mark = |key: &str| (key == "vlans").then_some("VLAN ");
    html! { for (key, words) in &known { <div>{ mark(key) }{ cell::value(t, words) }</div> } }
}

fn said(t: Texts, record: &Record<'_>, kind: Kind, key: &str) -> Words {
    spec_of(kind, key).map_or(Words::Blank, |spec| {
        words::words_in(t, record.ledger(), spec, record.get(key))
    })
}

/// How many members a row names.
const NAMED: usize = 2;

/// Draws what belongs to a record: some by name, of the others how many.
pub(super) fn members(t: Texts, record: &Record<'_>) -> Html {
    let ledger = record.ledger();
    let all: Vec<EntityId> = Member::of_group(ledger, record.id()).collect();
    if all.is_empty() {
        let zone = record.reference("zone");
        let zone = zone.map(|zone| end_name(t, ledger, zone));
        return zone.map_or_else(|| cell::value(t, &Words::Blank), |zone| html! { { zone } });
    }
    let rest = all.len().saturating_sub(NAMED);
    html! {
        <div data-testid="register-members">
            for id in all.iter().take(NAMED) {
                <div>{ end_name(t, ledger, *id) }</div>
            }
            if rest > 0 {
                <div class="muted">{ t.with("network-findings-rest", &[("count", rest.into())]) }</div>
            }
        </div>
    }
}

/// The fields of a kind without which nobody can answer for an entry; what findings tell of is not among them.
const fn needed(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Line => &[
            "method",
            "authentication",
            "opening",
            "permitted_by",
            "logged_by",
        ],
        Kind::Carried => &["organization", "permitted_by"],
        Kind::Link => &["state", "passage"],
        Kind::Zone => &["purpose", "manager"],
        Kind::Boundary => &["point"],
        Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface
        | Kind::Contract => &[],
    }
}

/// Draws what is wrong with an entry, and what nobody entered.
pub(super) fn missing(t: Texts, record: &Record<'_>, kind: Kind, prepared: &Prepared) -> Html {
    let ledger = record.ledger();
    let rules = key(kind, record.id())
        .map(|key| prepared.wrong(key))
        .unwrap_or_default();
    // Nobody in the hospital answers for the internet.
    let is_outside = kind == Kind::Zone && record.text("purpose") == Some(Purpose::Internet.code());
    let is_blank = |field: &&&str| {
        let value = value_of(ledger, kind, &record.id(), field);
        matches!(value, None | Some(ValueRef::Unknown(Unknown::NotAsked)))
    };
    let blank: Vec<String> = needed(kind)
        .iter()
        .filter(|_| !is_outside)
        .filter(is_blank)
        .map(|field| t.get(&format!("register-need-{field}")).to_string())
        .collect();
    let is_bare = kind == Kind::Zone
        && !is_outside
        && prepared.is_empty(record.id())
        && ["subnets", "vlans"]
            .iter()
            .all(|field| record.text(field).is_none());
    html! {
        <div class="register-missing">
            for rule in rules {
                <Badge tone={if rule.is_urgent() { Tone::Danger } else { Tone::Warn }} testid={format!("register-{}", rule.code())}>
                    { t.get(&format!("finding-{}", rule.code())) }
                </Badge>
            }
            if is_bare {
                <Badge tone={Tone::Warn}>{ t.get("register-zone-bare") }</Badge>
            }
            if !blank.is_empty() {
                <Badge tone={Tone::Unknown}>{ t.with("register-blank", &[("fields", blank.join(&t.get("list-separator")).into())]) }</Badge>
            }
        </div>
    }
}

/// Returns how diagrams and findings name an entry.
pub(super) const fn key(kind: Kind, id: EntityId) -> Option<ElementKey> {
    Some(match kind {
        Kind::Zone => ElementKey::Zone(Some(id)),
        Kind::Link => ElementKey::Link(id),
        Kind::Line => ElementKey::Line(id),
        Kind::Boundary => ElementKey::Boundary(id),
        Kind::Carried => ElementKey::Carried(id),
        Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface
        | Kind::Contract => return None,
    })
}
