//! The words of diagrams, and of what is wrong.

use daicho_core::catalogue::choice::{Choice, by_code};
use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::graph::words::Words;
use daicho_core::diagram::scene::{Look, Tone, WireKind};
use daicho_core::diagram::svg;
use daicho_core::disclosure::stage::Stage;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::network::element::ElementKey;
use daicho_core::topology::finding::{Finding, Rule};
use yew::AttrValue;

use super::place::Place;
use crate::i18n::Texts;
use crate::pages::devices::words;
use crate::route::Route;

/// The words of the page's language.
pub(super) struct Said(pub(super) Texts);

impl Said {
    fn text(&self, key: &str) -> String {
        self.0.get(key).to_string()
    }

    fn nth(&self, key: &str, nth: usize) -> String {
        self.0.with(key, &[("nth", nth.into())]).to_string()
    }
}

impl Words for Said {
    fn no_zone(&self) -> String {
        self.text("network-no-zone")
    }

    fn some_vendor(&self) -> String {
        self.text("network-some-vendor")
    }

    fn unnamed(&self) -> String {
        self.text("value-unnamed")
    }

    fn some_model(&self) -> String {
        self.text("network-some-model")
    }

    fn rule(&self, rule: Rule) -> String {
        self.text(&format!("finding-{}", rule.code()))
    }

    fn stage(&self, stage: Stage) -> String {
        self.text(&format!("network-stage-{}", stage.code()))
    }

    fn missing(&self, count: usize) -> String {
        let args = [("count", count.into())];
        self.0.with("network-missing", &args).to_string()
    }

    fn border(&self, name: &str, inside: Option<&str>, outside: Option<&str>) -> String {
        let nobody = self.text("network-nobody");
        let args = [
            ("name", name.to_owned().into()),
            ("inside", inside.unwrap_or(&nobody).to_owned().into()),
            ("outside", outside.unwrap_or(&nobody).to_owned().into()),
        ];
        self.0.with("network-border", &args).to_string()
    }

    fn choice(&self, list: &'static [Choice], code: &str) -> String {
        by_code(list, code).map_or_else(
            || code.to_owned(),
            |choice| words::in_catalogue(self.0, choice).to_string(),
        )
    }

    fn other_device(&self, nth: usize) -> String {
        self.nth("network-other-device", nth)
    }

    fn other_zone(&self, nth: usize) -> String {
        self.nth("network-other-zone", nth)
    }

    fn other_vendor(&self, nth: usize) -> String {
        self.nth("network-other-vendor", nth)
    }
}

/// What a legend says.
pub(super) fn legend(t: Texts) -> svg::Words {
    let text = |key: &str| t.get(key).to_string();
    svg::Words {
        legend: text("network-legend"),
        looks: LOOKS.map(|(look, key)| (look, text(key))).to_vec(),
        wires: WIRES.map(|(kind, key)| (kind, text(key))).to_vec(),
        border: text("network-look-boundary"),
        tones: TONES.map(|(tone, key)| (tone, text(key))).to_vec(),
    }
}

const LOOKS: [(Look, &str); 11] = [
    (Look::Zone, "network-look-zone"),
    (Look::IsolatedZone, "network-look-isolated"),
    (Look::OutsideZone, "network-look-outside"),
    (Look::Device, "network-look-device"),
    (Look::Group, "network-look-group"),
    (Look::Firewall, "network-look-firewall"),
    (Look::Router, "network-look-router"),
    (Look::Switch, "network-look-switch"),
    (Look::AccessPoint, "network-look-access-point"),
    (Look::Vendor, "network-look-vendor"),
    (Look::Carried, "network-look-carried"),
];

const WIRES: [(WireKind, &str); 5] = [
    (WireKind::Allowed, "network-wire-allowed"),
    (WireKind::Observed, "network-wire-observed"),
    (WireKind::Blocked, "network-wire-blocked"),
    (WireKind::Remote, "network-wire-remote"),
    (WireKind::Carried, "network-wire-carried"),
];

const TONES: [(Tone, &str); 4] = [
    (Tone::Good, "network-tone-good"),
    (Tone::Unknown, "network-tone-unknown"),
    (Tone::Warning, "network-tone-warning"),
    (Tone::Danger, "network-tone-danger"),
];

/// Returns what a shape is called.
pub(super) fn look_word(t: Texts, look: Look) -> AttrValue {
    let known = LOOKS.iter().find(|(one, _)| *one == look);
    known.map(|(_, key)| t.get(key)).unwrap_or_default()
}

/// Returns what a line is called.
pub(super) fn wire_word(t: Texts, kind: WireKind) -> AttrValue {
    let known = WIRES.iter().find(|(one, _)| *one == kind);
    known.map(|(_, key)| t.get(key)).unwrap_or_default()
}

/// Returns what an element is called.
pub(super) fn name(t: Texts, ledger: &Ledger, key: ElementKey) -> AttrValue {
    let of = |kind: Kind, id: EntityId| words::name(t, ledger, kind, &id.to_string());
    match key {
        ElementKey::Zone(Some(id)) => of(Kind::Zone, id),
        ElementKey::Zone(None) => t.get("network-no-zone"),
        ElementKey::Unit(id) => of(Kind::Unit, id),
        ElementKey::Group { model, .. } => {
            model.map_or_else(|| t.get("network-some-model"), |id| of(Kind::Model, id))
        }
        ElementKey::Vendor(Some(id)) => of(Kind::Organization, id),
        ElementKey::Vendor(None) => t.get("network-some-vendor"),
        ElementKey::Line(id) => of(Kind::Line, id),
        ElementKey::Link(id) => link_name(t, ledger, id),
        ElementKey::Carried(id) => of(Kind::Carried, id),
        ElementKey::Boundary(id) => of(Kind::Boundary, id),
    }
}

/// A link is called by its name, else by where it begins and ends.
fn link_name(t: Texts, ledger: &Ledger, id: EntityId) -> AttrValue {
    let record = ledger.record(Kind::Link.as_str(), &id);
    let own = record.as_ref().and_then(|record| record.text("name"));
    if let Some(name) = own.filter(|name| !name.trim().is_empty()) {
        return name.to_owned().into();
    }
    let end = |field: &str| {
        let end = record.as_ref().and_then(|record| record.reference(field));
        end.map_or_else(
            || t.get("value-missing-reference"),
            |end| end_name(t, ledger, end),
        )
    };
    format!("{} → {}", end("from"), end("to")).into()
}

/// Returns what a zone or device is called.
pub(in crate::pages) fn end_name(t: Texts, ledger: &Ledger, id: EntityId) -> AttrValue {
    let is_zone = ledger.record(Kind::Zone.as_str(), &id).is_some();
    let kind = if is_zone { Kind::Zone } else { Kind::Unit };
    words::name(t, ledger, kind, &id.to_string())
}

/// Returns the page where an element is looked after.
pub(super) fn page_of(key: ElementKey) -> Option<AttrValue> {
    let register = |kind: Kind, id: EntityId| Place::Register(kind, format!("edit={id}")).href();
    Some(match key {
        ElementKey::Zone(id) => register(Kind::Zone, id?),
        ElementKey::Unit(id) => Route::Device(id.to_string()).href(),
        ElementKey::Line(id) => register(Kind::Line, id),
        ElementKey::Link(id) => register(Kind::Link, id),
        ElementKey::Carried(id) => register(Kind::Carried, id),
        ElementKey::Boundary(id) => register(Kind::Boundary, id),
        ElementKey::Vendor(_) => Route::Settings(Kind::Organization.to_string()).href(),
        ElementKey::Group { .. } => return None,
    })
}

/// Returns what to do about a finding, in a sentence or two.
pub(super) fn advice(t: Texts, ledger: &Ledger, finding: &Finding) -> AttrValue {
    let names: Vec<String> = finding
        .about
        .iter()
        .skip(1)
        .map(|key| name(t, ledger, *key).to_string())
        .collect();
    let detail = finding.detail.clone().unwrap_or_default();
    let args = [
        ("others", names.join(" → ").into()),
        ("detail", detail.into()),
    ];
    t.with(&format!("finding-{}-do", finding.rule.code()), &args)
}
