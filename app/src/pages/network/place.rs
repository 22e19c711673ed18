//! Which of the pages about the network the address asks for.

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use yew::AttrValue;

use crate::route::Route;

/// One of the pages about the network.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// `#/network`, with what comes after `?`: the diagram.
    Diagram(String),
    /// `#/network/findings`: what is wrong.
    Findings,
    /// `#/network/zones`, `links`, `lines`, `boundaries`, `carried`, with what comes after `?`.
    Register(Kind, String),
    /// `#/network/drawings`: drawings of others.
    Drawings,
    /// `#/network/drawing/<id>`
    Drawing(EntityId),
    /// `#/network/drawing/<id>/take`: what a draw.io file offers.
    Take(EntityId),
    /// `#/network/found`, with what comes after `?`: what scans saw.
    Found(String),
    /// `#/network/shown`, with what comes after `?`: who was shown what.
    Shown(String),
    /// Anything else.
    Unknown,
}

/// The kinds that have a register, with their addresses.
pub(super) const REGISTERS: [(Kind, &str); 5] = [
    (Kind::Zone, "zones"),
    (Kind::Link, "links"),
    (Kind::Line, "lines"),
    (Kind::Boundary, "boundaries"),
    (Kind::Carried, "carried"),
];

impl Place {
    /// Reads what comes behind `#/network`.
    pub(super) fn parse(below: &str) -> Self {
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Diagram(query.to_owned()),
            ["findings"] => Self::Findings,
            ["drawings"] => Self::Drawings,
            ["drawing", id] => id.parse().map_or(Self::Unknown, Self::Drawing),
            ["drawing", id, "take"] => id.parse().map_or(Self::Unknown, Self::Take),
            ["found"] => Self::Found(query.to_owned()),
            ["shown"] => Self::Shown(query.to_owned()),
            [name] => {
                let register = REGISTERS.iter().find(|(_, path)| path == name);
                register.map_or(Self::Unknown, |(kind, _)| {
                    Self::Register(*kind, query.to_owned())
                })
            }
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
        Route::Network(match self {
            Self::Diagram(query) => asking("", query),
            Self::Findings => "/findings".to_owned(),
            Self::Register(kind, query) => {
                let path = REGISTERS.iter().find(|(of, _)| of == kind);
                asking(
                    &format!("/{}", path.map_or("zones", |(_, path)| path)),
                    query,
                )
            }
            Self::Drawings => "/drawings".to_owned(),
            Self::Drawing(id) => format!("/drawing/{id}"),
            Self::Take(id) => format!("/drawing/{id}/take"),
            Self::Found(query) => asking("/found", query),
            Self::Shown(query) => asking("/shown", query),
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
            Place::Diagram(String::new()),
            Place::Diagram("scope=remote".to_owned()),
            Place::Findings,
            Place::Drawings,
            Place::Drawing(id),
            Place::Take(id),
            Place::Found("show=new".to_owned()),
            Place::Shown(String::new()),
            Place::Shown("new=".to_owned()),
        ];
        for (kind, _) in REGISTERS {
            places.push(Place::Register(kind, String::new()));
            places.push(Place::Register(kind, format!("edit={id}")));
        }
        for place in places {
            let href = place.href();
            let below = href.strip_prefix("#/network").unwrap();
            assert_eq!(Place::parse(below), place);
        }
        assert_eq!(Place::parse("/drawing/house"), Place::Unknown);
    }
}
