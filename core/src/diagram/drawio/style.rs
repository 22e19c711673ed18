//! What the style of a cell says: `rounded=1;shape=mxgraph.cisco.routers.router;fillColor=#dae8fc`.

use super::model::{Cell, Thing};

/// The style of a cell, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a>(&'a str);

impl<'a> Style<'a> {
    /// Takes the style of a cell.
    #[must_use]
    pub fn of(cell: &'a Cell) -> Self {
        Self(&cell.style)
    }

    pub(super) const fn new(text: &'a str) -> Self {
        Self(text)
    }

    fn parts(self) -> impl Iterator<Item = &'a str> {
        self.0.split(';').map(str::trim)
    }

    /// Returns the value of a key; of several the last, as in draw.io.
    #[must_use]
    pub fn get(self, key: &str) -> Option<&'a str> {
        let values = self.parts().filter_map(|part| {
            let (name, value) = part.split_once('=')?;
            (name == key).then_some(value)
        });
        values.last()
    }

    /// Whether it has a word without a value: the name of a style, such as `swimlane` or `text`.
    #[must_use]
    pub fn has(self, word: &str) -> bool {
        self.parts().any(|part| part == word)
    }

    /// Whether a key is switched on.
    #[must_use]
    pub fn is_on(self, key: &str) -> bool {
        self.get(key) == Some("1")
    }

    /// Returns a number.
    #[must_use]
    pub fn number(self, key: &str) -> Option<f64> {
        let number: f64 = self.get(key)?.trim().parse().ok()?;
        number.is_finite().then_some(number)
    }

    /// Returns the name of its shape: that of `shape=…`, or the word that it begins with.
    #[must_use]
    pub fn shape(self) -> &'a str {
        let named = self.get("shape");
        let first = self.parts().find(|part| !part.is_empty());
        named.unwrap_or_else(|| first.filter(|word| !word.contains('=')).unwrap_or_default())
    }

    /// Returns a colour as `#rrggbb`; `None` for one that is not written so, and `Some("none")` for none at all.
    #[must_use]
    pub fn colour(self, key: &str) -> Option<&'a str> {
        let value = self.get(key)?.trim();
        if value == "none" {
            return Some("none");
        }
        // Newer versions write one for each theme: `light-dark(#ffffff,#121212)`.
        let value = value.strip_prefix("light-dark(").unwrap_or(value);
        let value = value.split(',').next().unwrap_or(value).trim();
        let digits = value.strip_prefix('#')?;
        let is_one = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then_some(value)
    }

    /// Returns what of a network it seems to be.
    #[must_use]
    pub fn thing(self) -> Option<Thing> {
        let keys = ["shape", "image", "prIcon", "resIcon", "grIcon"];
        let named = keys.iter().filter_map(|key| self.get(key));
        // Pictures that stand in the style itself say nothing by their letters.
        let named = named.filter(|name| !name.starts_with("data:"));
        let mut names: Vec<String> = named.map(str::to_ascii_lowercase).collect();
        names.push(self.shape().to_ascii_lowercase());
        let in_names = |word: &str| names.iter().any(|name| has_word(name, word));
        let mut things = WORDS.iter();
        things.find_map(|(word, thing)| in_names(word).then_some(*thing))
    }
}

/// Words in the names of stencils and clip arts, those first that decide against others: a `wireless_router` hangs on the
/// ceiling, a `storage_server` is asked for its disks.
const WORDS: [(&str, Thing); 46] = [
    ("firewall", Thing::Firewall),
    ("pix", Thing::Firewall),
    ("utm", Thing::Firewall),
    ("access_point", Thing::AccessPoint),
    ("accesspoint", Thing::AccessPoint),
    ("wireless", Thing::AccessPoint),
    ("wifi", Thing::AccessPoint),
    ("router", Thing::Router),
    ("gateway", Thing::Router),
    ("modem", Thing::Router),
    ("vpn", Thing::Router),
    ("switch", Thing::Switch),
    ("hub", Thing::Switch),
    ("storage", Thing::Storage),
    ("database", Thing::Storage),
    ("datastore", Thing::Storage),
    ("nas", Thing::Storage),
    ("disk", Thing::Storage),
    ("server", Thing::Server),
    ("mainframe", Thing::Server),
    ("host", Thing::Server),
    ("rack", Thing::Server),
    ("laptop", Thing::Laptop),
    ("notebook", Thing::Laptop),
    ("workstation", Thing::Computer),
    ("desktop", Thing::Computer),
    ("computer", Thing::Computer),
    ("monitor", Thing::Computer),
    ("terminal", Thing::Computer),
    ("client", Thing::Computer),
    ("pc", Thing::Computer),
    ("printer", Thing::Printer),
    ("scanner", Thing::Printer),
    ("copier", Thing::Printer),
    ("phone", Thing::Phone),
    ("mobile", Thing::Phone),
    ("tablet", Thing::Phone),
    ("pda", Thing::Phone),
    ("cloud", Thing::Cloud),
    ("internet", Thing::Cloud),
    ("user", Thing::Person),
    ("users", Thing::Person),
    ("person", Thing::Person),
    ("actor", Thing::Person),
    ("building", Thing::Building),
    ("house", Thing::Building),
];

/// Whether a word stands in a name between signs: `pc` in `networks.pc`, and not in `upc`. Words may be counted (`pc_2`) or be
/// one of several, and a long one may be part of a longer (`fileserver`).
fn has_word(name: &str, word: &str) -> bool {
    let long = word.len() > 4;
    name.match_indices(word).any(|(at, _)| {
        let before = name.as_bytes().get(at.wrapping_sub(1));
        let after = name.as_bytes().get(at + word.len());
        let ends = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphabetic());
        let plural = after == Some(&b's') || after == Some(&b'S');
        (long || ends(before)) && (long || plural || ends(after))
    })
}
