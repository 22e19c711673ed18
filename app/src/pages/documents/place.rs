//! Which of the pages about documents the address asks for.

use daicho_core::ident::id::EntityId;
use yew::AttrValue;

use crate::route::Route;

/// One of the pages about documents.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Place {
    /// `#/documents`, with what comes after `?`: every model against what its maker owes.
    Matrix(String),
    /// `#/documents/model/<id>`
    Model(EntityId),
    /// `#/documents/components`, with what comes after `?`: the component repository.
    Components(String),
    /// `#/documents/requests`: what was asked for, and whom to ask.
    Requests,
    /// `#/documents/letter/<id>`: what to write to a company; `unknown` for products of which no company is known.
    Letter(Option<EntityId>),
    /// `#/documents/all`: all attached files.
    All,
    /// `#/documents/file/<id>`
    File(EntityId),
    /// `#/documents/compare?left=<model>&right=<model>`: what comes behind `?`.
    Compare(String),
    /// `#/documents/type/<model>`, or `#/documents/type/<model>/<attachment>` to go on with a form.
    Typing(EntityId, Option<EntityId>),
    /// Anything else.
    Unknown,
}

impl Place {
    /// Reads what comes behind `#/documents`.
    pub(super) fn parse(below: &str) -> Self {
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Matrix(query.to_owned()),
            ["components"] => Self::Components(query.to_owned()),
            ["requests"] => Self::Requests,
            ["letter", "unknown"] => Self::Letter(None),
            ["letter", id] => id
                .parse()
                .map_or(Self::Unknown, |id| Self::Letter(Some(id))),
            ["all"] => Self::All,
            ["compare"] => Self::Compare(query.to_owned()),
            ["type", model] => typing(model, None),
            ["type", model, from] => typing(model, Some(from)),
            ["model", id] => id.parse().map_or(Self::Unknown, Self::Model),
            ["file", id] => id.parse().map_or(Self::Unknown, Self::File),
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
        Route::Documents(match self {
            Self::Matrix(query) if query.is_empty() => String::new(),
            Self::Matrix(query) => format!("?{query}"),
            Self::Model(id) => format!("/model/{id}"),
            Self::Components(query) if query.is_empty() => "/components".to_owned(),
            Self::Components(query) => format!("/components?{query}"),
            Self::Requests => "/requests".to_owned(),
            Self::Letter(None) => "/letter/unknown".to_owned(),
            Self::Letter(Some(id)) => format!("/letter/{id}"),
            Self::All => "/all".to_owned(),
            Self::File(id) => format!("/file/{id}"),
            Self::Compare(query) if query.is_empty() => "/compare".to_owned(),
            Self::Compare(query) => format!("/compare?{query}"),
            Self::Typing(model, None) => format!("/type/{model}"),
            Self::Typing(model, Some(from)) => format!("/type/{model}/{from}"),
            Self::Unknown => String::new(),
        })
    }
}

fn typing(model: &str, from: Option<&str>) -> Place {
    let from = from.map(str::parse).transpose();
    match (model.parse(), from) {
        (Ok(model), Ok(from)) => Place::Typing(model, from),
        _ => Place::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_page_it_names() {
        let id = EntityId::from_random([7; 16]);
        let places = [
            Place::Matrix(String::new()),
            Place::Matrix("status=overdue".to_owned()),
            Place::Model(id),
            Place::Components(String::new()),
            Place::Components("find=openssl".to_owned()),
            Place::Requests,
            Place::Letter(None),
            Place::Letter(Some(id)),
            Place::All,
            Place::File(id),
            Place::Compare(String::new()),
            Place::Compare(format!("left={id}")),
            Place::Typing(id, None),
            Place::Typing(id, Some(id)),
        ];
        for place in places {
            let href = place.href();
            let below = href.strip_prefix("#/documents").expect("its own address");
            assert_eq!(Place::parse(below), place);
        }
        assert_eq!(Place::parse("/file/nothing"), Place::Unknown);
    }
}
