//! Which page the address asks for. Hash routes work on any static host under any path.
//!
//! Own code and not `yew-router`: five routes do not pay for 39 KB.
use yew::prelude::*;

use crate::browser::address;

/// A page.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Route {
    /// `#/`
    Home,
    /// `#/devices`, with what comes after `?` (filters), or nothing.
    Devices(String),
    /// `#/devices/new`
    NewDevice,
    /// `#/devices/<id>`; the id is checked by the page.
    Device(String),
    /// `#/devices/<id>/edit`
    EditDevice(String),
    /// `#/devices/<id>/copy`: a new device that is like this one.
    CopyDevice(String),
    /// `#/conflicts`
    Conflicts,
    /// `#/exchange`
    Exchange,
    /// `#/duplicates`: devices that may stand in the ledger twice.
    Duplicates,
    /// `#/import`
    Import,
    /// `#/documents` and everything below it: what comes behind, which the program of these pages reads.
    Documents(String),
    /// `#/contacts`, with what comes after `?`: whose card, or nothing.
    Contacts(String),
    /// `#/network` and everything below it: what comes behind, which the program of these pages reads.
    Network(String),
    /// `#/contracts` and everything below it: what comes behind, which the program of these pages reads.
    Contracts(String),
    /// `#/settings`, or `#/settings/<section>` to begin at that section of the page.
    Settings(String),
    /// Anything else.
    Unknown,
}

impl Route {
    /// Reads the part of the address after `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Home,
            ["devices"] => Self::Devices(query.to_owned()),
            ["devices", "new"] => Self::NewDevice,
            ["devices", id] => Self::Device((*id).to_owned()),
            ["devices", id, "edit"] => Self::EditDevice((*id).to_owned()),
            ["devices", id, "copy"] => Self::CopyDevice((*id).to_owned()),
            ["conflicts"] => Self::Conflicts,
            ["exchange"] => Self::Exchange,
            ["duplicates"] => Self::Duplicates,
            ["import"] => Self::Import,
            ["contacts"] => Self::Contacts(query.to_owned()),
            ["documents", ..] => Self::Documents(below(hash, "documents")),
            ["network", ..] => Self::Network(below(hash, "network")),
            ["contracts", ..] => Self::Contracts(below(hash, "contracts")),
            ["settings"] => Self::Settings(String::new()),
            ["settings", section] => Self::Settings((*section).to_owned()),
            _ => Self::Unknown,
        }
    }

    /// Returns the `href` of a link to this page.
    pub fn href(&self) -> AttrValue {
        match self {
            Self::Home | Self::Unknown => AttrValue::Static("#/"),
            Self::Devices(query) if query.is_empty() => AttrValue::Static("#/devices"),
            Self::Devices(query) => AttrValue::from(format!("#/devices?{query}")),
            Self::NewDevice => AttrValue::Static("#/devices/new"),
            Self::Device(id) => AttrValue::from(format!("#/devices/{id}")),
            Self::EditDevice(id) => AttrValue::from(format!("#/devices/{id}/edit")),
            Self::CopyDevice(id) => AttrValue::from(format!("#/devices/{id}/copy")),
            Self::Conflicts => AttrValue::Static("#/conflicts"),
            Self::Exchange => AttrValue::Static("#/exchange"),
            Self::Duplicates => AttrValue::Static("#/duplicates"),
            Self::Import => AttrValue::Static("#/import"),
            Self::Contacts(query) if query.is_empty() => AttrValue::Static("#/contacts"),
            Self::Contacts(query) => AttrValue::from(format!("#/contacts?{query}")),
            Self::Documents(below) => AttrValue::from(format!("#/documents{below}")),
            Self::Network(below) => AttrValue::from(format!("#/network{below}")),
            Self::Contracts(below) => AttrValue::from(format!("#/contracts{below}")),
            Self::Settings(section) if section.is_empty() => AttrValue::Static("#/settings"),
            Self::Settings(section) => AttrValue::from(format!("#/settings/{section}")),
        }
    }

    /// Whether the page is of the second program, which is loaded when one of its pages is opened. The same rule stands in
    /// `public/boot.js`.
    pub const fn is_of_second(&self) -> bool {
        matches!(
            self,
            Self::Contacts(_)
                | Self::Documents(_)
                | Self::Duplicates
                | Self::Network(_)
                | Self::Contracts(_)
        )
    }

    /// Goes to this page, as a link would.
    pub fn go(&self) {
        address::set_hash(&self.href());
    }
}

/// Returns what comes behind the first part of an address: `/file/1?page=2`.
fn below(hash: &str, first: &str) -> String {
    let rest = hash.trim_start_matches('/').strip_prefix(first);
    rest.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Route;

    #[test]
    fn a_link_leads_to_the_page_it_names() {
        let pages = [
            Route::Home,
            Route::Devices(String::new()),
            Route::Devices("missing=serial_number".to_owned()),
            Route::NewDevice,
            Route::Device("0192-ab".to_owned()),
            Route::EditDevice("0192-ab".to_owned()),
            Route::CopyDevice("0192-ab".to_owned()),
            Route::Conflicts,
            Route::Exchange,
            Route::Duplicates,
            Route::Import,
            Route::Contacts(String::new()),
            Route::Contacts("unit=0192-ab".to_owned()),
            Route::Documents(String::new()),
            Route::Documents("/components?find=openssl".to_owned()),
            Route::Network("/zones?edit=1".to_owned()),
            Route::Contracts("/checklists".to_owned()),
            Route::Settings(String::new()),
            Route::Settings("person".to_owned()),
        ];
        for page in pages {
            assert_eq!(Route::parse(page.href().trim_start_matches('#')), page);
        }
        assert_eq!(Route::parse("/no/such"), Route::Unknown);
    }
}
