//! Which of the pages about contracts the address asks for.

use daicho_core::ident::id::EntityId;
use yew::AttrValue;

use crate::route::Route;

/// One of the pages about contracts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// `#/contracts`, with what comes after `?`: all of them.
    Register(String),
    /// `#/contracts/make`, with what comes after `?`: beginning one.
    Make(String),
    /// `#/contracts/contract/<id>`, and its parts.
    Contract(EntityId, Part),
    /// `#/contracts/checklists`
    Checklists,
    /// `#/contracts/clauses`
    Clauses,
    /// `#/contracts/kinds`
    Kinds,
    /// Anything else.
    Unknown,
}

/// A part of one contract.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Part {
    /// What is known of it.
    Facts,
    /// `annex`: its clauses, questions and files.
    Annex,
    /// `tasks`: who does what.
    Tasks,
    /// `agreed`: what was agreed of each clause.
    Agreed,
}

impl Part {
    /// All of them, in the order of their tabs.
    pub(super) const ALL: [Self; 4] = [Self::Facts, Self::Annex, Self::Tasks, Self::Agreed];

    /// Returns a word for it, for addresses and messages.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Facts => "facts",
            Self::Annex => "annex",
            Self::Tasks => "tasks",
            Self::Agreed => "agreed",
        }
    }
}

impl Place {
    /// Reads what comes behind `#/contracts`.
    pub(super) fn parse(below: &str) -> Self {
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let contract = |id: &str, part: Part| {
            id.parse()
                .map_or(Self::Unknown, |id| Self::Contract(id, part))
        };
        match parts.as_slice() {
            [] => Self::Register(query.to_owned()),
            ["make"] => Self::Make(query.to_owned()),
            ["contract", id] => contract(id, Part::Facts),
            ["contract", id, part] => {
                let part = Part::ALL.into_iter().find(|it| it.code() == *part);
                part.map_or(Self::Unknown, |part| contract(id, part))
            }
            ["checklists"] => Self::Checklists,
            ["clauses"] => Self::Clauses,
            ["kinds"] => Self::Kinds,
            _ => Self::Unknown,
        }
    }

    /// Returns the `href` of a link to it.
    pub(super) fn href(&self) -> AttrValue {
        self.route().href()
    }

    /// Goes there, as a link would.
    pub(super) fn go(&self) {
        self.route().go();
    }

    fn route(&self) -> Route {
        let asking = |path: &str, query: &str| match query {
            "" => path.to_owned(),
            query => format!("{path}?{query}"),
        };
        Route::Contracts(match self {
            Self::Register(query) => asking("", query),
            Self::Make(query) => asking("/make", query),
            Self::Contract(id, Part::Facts) => format!("/contract/{id}"),
            Self::Contract(id, part) => format!("/contract/{id}/{}", part.code()),
            Self::Checklists => "/checklists".to_owned(),
            Self::Clauses => "/clauses".to_owned(),
            Self::Kinds => "/kinds".to_owned(),
            Self::Unknown => String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_page_it_names() {
        let id = EntityId::from_random([3; 16]);
        let mut places = vec![
            Place::Register(String::new()),
            Place::Register("show=ended".to_owned()),
            Place::Make(String::new()),
            Place::Make(format!("units={id}")),
            Place::Checklists,
            Place::Clauses,
            Place::Kinds,
        ];
        places.extend(Part::ALL.map(|part| Place::Contract(id, part)));
        for place in places {
            let href = place.href();
            let below = href.strip_prefix("#/contracts").unwrap();
            assert_eq!(Place::parse(below), place);
        }
        assert_eq!(Place::parse("/contract/house"), Place::Unknown);
        assert_eq!(
            Place::parse(&format!("/contract/{id}/roof")),
            Place::Unknown
        );
    }
}
