//! What the address asks to see: a saved view, or a scope with what is folded and what stands below names.

use std::collections::BTreeSet;

use daicho_core::diagram::graph::ask::{Ask, Colours, Detail};
use daicho_core::diagram::record::view::{Scope, Settings, View};
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::network::element::ElementKey;

use crate::pages::network::place::Place;

/// What is seen.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Asked {
    /// The saved view, whose things people have moved.
    pub(super) view: Option<EntityId>,
    pub(super) ask: Ask,
}

/// What says in a saved view that every device is drawn by itself.
const EACH: &str = "each";

impl Asked {
    /// Reads `view=<id>&scope=zone&focus=<id>&colour=support&detail=room&each=1&turn=<key>`. What is not said is as the view has it.
    pub(super) fn parse(ledger: &Ledger, query: &str) -> Self {
        let pairs: Vec<(&str, &str)> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let of = |name: &str| {
            pairs
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
        };
        let view = of("view").and_then(|id| id.parse().ok());
        let view = view.and_then(|id: EntityId| View::find(ledger, &id));
        let mut ask = view.map_or_else(Ask::default, |view| of_settings(&view.settings()));
        let focus = of("focus").and_then(|id| id.parse().ok());
        if let Some(scope) = of("scope").and_then(|code| Scope::from_code(code, focus)) {
            ask.scope = scope;
        }
        if let Some(colours) = of("colour").and_then(Colours::from_code) {
            ask.colours = colours;
        }
        if let Some(details) = of("detail") {
            ask.details = details.split('.').filter_map(Detail::from_code).collect();
        }
        if let Some(each) = of("each") {
            ask.is_each = each == "1";
        }
        if let Some(turned) = of("turn") {
            ask.turned = turned
                .split(',')
                .filter_map(|key| key.parse().ok())
                .collect();
        }
        Self {
            view: view.map(|view| view.id()),
            ask,
        }
    }

    fn place(&self) -> Place {
        let mut parts = Vec::new();
        if let Some(view) = self.view {
            parts.push(format!("view={view}"));
        }
        let Ask {
            scope,
            turned,
            is_each,
            details,
            colours,
        } = &self.ask;
        let usual = Ask::default();
        if self.view.is_some() || *scope != usual.scope {
            parts.push(format!("scope={}", scope.code()));
            parts.extend(scope.focus().map(|id| format!("focus={id}")));
        }
        if self.view.is_some() || *colours != usual.colours {
            parts.push(format!("colour={}", colours.code()));
        }
        if self.view.is_some() || *details != usual.details {
            let codes: Vec<&str> = details.iter().map(|detail| detail.code()).collect();
            parts.push(format!("detail={}", codes.join(".")));
        }
        if self.view.is_some() || *is_each != usual.is_each {
            parts.push(format!("each={}", u8::from(*is_each)));
        }
        if self.view.is_some() || !turned.is_empty() {
            let keys: Vec<String> = turned.iter().map(ToString::to_string).collect();
            parts.push(format!("turn={}", keys.join(",")));
        }
        Place::Diagram(parts.join("&"))
    }

    /// Goes there.
    pub(super) fn go(&self) {
        self.place().go();
    }

    /// The same, with another scope. What was moved in a view stays in that view.
    pub(super) fn scoped(&self, scope: Scope) -> Self {
        let mut other = self.clone();
        other.ask.scope = scope;
        other.view = None;
        other
    }

    /// The same, with something folded that was open, or the other way round.
    pub(super) fn turned(&self, key: ElementKey) -> Self {
        let mut other = self.clone();
        if !other.ask.turned.remove(&key) {
            other.ask.turned.insert(key);
        }
        other
    }

    /// The same, with the changed question.
    pub(super) fn asking(&self, change: impl FnOnce(&mut Ask)) -> Self {
        let mut other = self.clone();
        change(&mut other.ask);
        other
    }

    /// Returns what is kept of it under a name.
    pub(super) fn settings(&self, name: &str) -> Settings {
        let details = self
            .ask
            .details
            .iter()
            .map(|detail| detail.code().to_owned());
        let each = self.ask.is_each.then(|| EACH.to_owned());
        let colours = std::iter::once(self.ask.colours.code().to_owned());
        Settings {
            name: name.to_owned(),
            scope: self.ask.scope,
            folded: self.ask.turned.iter().copied().collect(),
            shows: details.chain(each).chain(colours).collect(),
        }
    }
}

fn of_settings(settings: &Settings) -> Ask {
    let has = |code: &str| settings.shows.iter().any(|shown| shown == code);
    let details = settings
        .shows
        .iter()
        .filter_map(|code| Detail::from_code(code));
    Ask {
        scope: settings.scope,
        turned: settings.folded.iter().copied().collect::<BTreeSet<_>>(),
        is_each: has(EACH),
        details: details.collect(),
        colours: Colours::ALL
            .iter()
            .copied()
            .find(|colours| has(colours.code()))
            .unwrap_or(Colours::Findings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_seen_and_is_read_again() {
        let ledger = Ledger::new();
        let id = EntityId::from_random([5; 16]);
        let asked = Asked::default()
            .scoped(Scope::Zone(id))
            .turned(ElementKey::Zone(Some(id)))
            .asking(|ask| {
                ask.is_each = true;
                ask.colours = Colours::Support;
                ask.details = vec![Detail::Room];
            });
        let Place::Diagram(query) = asked.place() else {
            panic!("another page");
        };
        assert_eq!(Asked::parse(&ledger, &query), asked);
        assert_eq!(of_settings(&asked.settings("n")), asked.ask);
        assert_eq!(Asked::default().place(), Place::Diagram(String::new()));
        assert_eq!(
            Asked::parse(&ledger, "scope=moon&colour=x&turn=y"),
            Asked::default()
        );
    }
}
