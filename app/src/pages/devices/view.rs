//! What the list shows, as it stands in the address: `#/devices?q=…&missing=mac&sort=-installed_on`.
//!
//! | part | means |
//! |---|---|
//! | `q=words` | what is in the search box |
//! | `<field>=text` | the field has this value: a code, a text or the id of a department … |
//! | `<field>=~text` | the text of the field contains this |
//! | `missing=<field>` | nothing is known of the field |
//! | `known=<field>`, `blank=<field>` | something is known of it; nobody ever filled it in |
//! | `not_asked=<field>`, `asked=<field>` … | it is unknown for this reason |
//! | `support=ended`, `year`, `unstated` | the maker's support: over, over within a year, no date known |
//! | `network=possible` | not known to be off the network: those of which an address is asked |
//! | `conflict=1` | several people said different things |
//! | `sort=<field>`, `sort=-<field>` | order, ascending or descending |
//!
//! Parts that mean nothing are left out.

use daicho_core::device::fields;
use daicho_core::device::list::{Direction, Filter, Query, Sort, Test};
use daicho_core::ledger::value::Unknown;

use super::percent;

/// What the list shows.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct View {
    /// What is in the search box.
    pub search: String,
    /// Which devices; all of these must hold.
    pub conditions: Vec<Condition>,
    /// In which order.
    pub sort: Option<Sort>,
}

/// One chip above the list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Condition {
    /// A field is so.
    Field(Filter),
    /// The maker's support is so.
    Support(Support),
    /// It is not known to be off the network.
    Networked,
    /// Several people said different things of it.
    Conflict,
}

/// The maker's support of a device, by its end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Support {
    /// Over.
    Ended,
    /// Over within a year.
    Year,
    /// No date is known.
    Unstated,
}

impl Support {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Ended, Self::Year, Self::Unstated];

    /// Returns the word in the address and in keys of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Year => "year",
            Self::Unstated => "unstated",
        }
    }

    fn test(self, today: &str) -> Test {
        let range = |from: &str, before: String| Test::DateIn {
            from: from.to_owned(),
            before,
        };
        match self {
            Self::Ended => range("", today.to_owned()),
            Self::Year => range(today, next_year(today)),
            Self::Unstated => Test::Missing,
        }
    }
}

/// The same day of the next year; `2028-02-29` leads to `2029-02-29`, which compares as it should.
fn next_year(day: &str) -> String {
    let (year, rest) = day.split_once('-').unwrap_or((day, "01-01"));
    let year: u16 = year.parse().unwrap_or(0);
    format!("{:04}-{rest}", year.saturating_add(1))
}

impl View {
    /// Reads the part of the address after `?`.
    pub fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for part in query.split('&') {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            view.read(&percent::decode(key), percent::decode(value));
        }
        view
    }

    fn read(&mut self, key: &str, value: String) {
        let field = |test| {
            fields::spec(&value)
                .is_some()
                .then(|| condition(&value, test))
        };
        let condition = match key {
            "q" => {
                self.search = value;
                return;
            }
            "sort" => {
                self.sort = sort(&value);
                return;
            }
            "conflict" => Some(Condition::Conflict),
            "network" => (value == "possible").then_some(Condition::Networked),
            "support" => Support::ALL
                .into_iter()
                .find(|support| support.code() == value)
                .map(Condition::Support),
            "missing" => field(Test::Missing),
            "known" => field(Test::Known),
            "blank" => field(Test::Blank),
            _ => match (Unknown::from_code(key), value.strip_prefix('~')) {
                (Some(state), _) => field(Test::Unknown(state)),
                (None, _) if !is_field(key) => None,
                (None, Some(part)) => Some(self::condition(key, Test::Contains(part.to_owned()))),
                (None, None) => Some(self::condition(key, Test::Is(value))),
            },
        };
        self.conditions.extend(condition);
    }

    /// Writes the part of the address after `?`; [`View::parse`] reads it back.
    pub fn to_query(&self) -> String {
        let mut parts = Vec::new();
        if !self.search.is_empty() {
            parts.push(("q".to_owned(), self.search.clone()));
        }
        parts.extend(self.conditions.iter().filter_map(part));
        if let Some(Sort { field, direction }) = &self.sort {
            let sign = match direction {
                Direction::Ascending => "",
                Direction::Descending => "-",
            };
            parts.push(("sort".to_owned(), format!("{sign}{field}")));
        }
        let written = parts
            .iter()
            .map(|(key, value)| format!("{}={}", percent::encode(key), percent::encode(value)));
        written.collect::<Vec<_>>().join("&")
    }

    /// Returns the question for the list; `today` is a day such as `2026-04-01`.
    pub fn question(&self, today: &str) -> Query {
        let filters = self
            .conditions
            .iter()
            .filter_map(|condition| match condition {
                Condition::Field(filter) => Some(filter.clone()),
                Condition::Support(support) => Some(Filter {
                    field: "end_of_support".to_owned(),
                    test: support.test(today),
                }),
                Condition::Networked | Condition::Conflict => None,
            });
        Query {
            search: self.search.clone(),
            filters: filters.collect(),
            conflicts: self.conditions.contains(&Condition::Conflict),
            networked: self.conditions.contains(&Condition::Networked),
            sort: self.sort.clone(),
        }
    }

    /// Adds a condition, in the place of one that asks the same of the same.
    pub fn add(&mut self, condition: Condition) {
        self.conditions.retain(|old| !replaces(&condition, old));
        self.conditions.push(condition);
    }
}

/// Two values of one field cannot both hold, and neither can two kinds of support.
fn replaces(new: &Condition, old: &Condition) -> bool {
    match (new, old) {
        (Condition::Field(new), Condition::Field(old)) => {
            new.field == old.field && !matches!(new.test, Test::Contains(_))
        }
        (Condition::Support(_), Condition::Support(_)) => true,
        _ => new == old,
    }
}

fn is_field(key: &str) -> bool {
    key.starts_with("extra:") || fields::spec(key).is_some()
}

fn condition(field: &str, test: Test) -> Condition {
    Condition::Field(Filter {
        field: field.to_owned(),
        test,
    })
}

fn sort(value: &str) -> Option<Sort> {
    let (field, direction) = match value.strip_prefix('-') {
        Some(field) => (field, Direction::Descending),
        None => (value, Direction::Ascending),
    };
    is_field(field).then(|| Sort {
        field: field.to_owned(),
        direction,
    })
}

fn part(condition: &Condition) -> Option<(String, String)> {
    let Filter { field, test } = match condition {
        Condition::Conflict => return Some(("conflict".into(), "1".into())),
        Condition::Networked => return Some(("network".into(), "possible".into())),
        Condition::Support(support) => return Some(("support".into(), support.code().into())),
        Condition::Field(filter) => filter,
    };
    Some(match test {
        Test::Is(text) => (field.clone(), text.clone()),
        Test::Contains(text) => (field.clone(), format!("~{text}")),
        Test::Missing => ("missing".into(), field.clone()),
        Test::Known => ("known".into(), field.clone()),
        Test::Blank => ("blank".into(), field.clone()),
        Test::Unknown(state) => (state.code().into(), field.clone()),
        Test::DateIn { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back_as_it_was_written() {
        for query in [
            "",
            "q=%E3%83%9D%E3%83%B3%E3%83%97%20icu",
            "missing=mac&network=possible",
            "asked=firmware&blank=os&known=udi_di",
            "support=ended&conflict=1&sort=-installed_on",
            "building=~%E6%9D%B1&sort=room",
            "extra%3A%E5%82%99%E8%80%83%202=a%26b",
        ] {
            assert_eq!(View::parse(query).to_query(), query);
        }
    }

    #[test]
    fn what_means_nothing_is_left_out() {
        assert_eq!(
            View::parse("x=1&missing=no_such&sort=nothing&support=&&="),
            View::default()
        );
    }

    #[test]
    fn support_is_asked_of_a_day() {
        let question = View::parse("support=year").question("2028-02-29");
        let test = Test::DateIn {
            from: "2028-02-29".into(),
            before: "2029-02-29".into(),
        };
        assert_eq!(question.filters[0].test, test);
    }

    #[test]
    fn a_new_value_of_a_field_takes_the_place_of_the_old_one() {
        let mut view = View::parse("status=spare&support=year");
        view.add(condition("status", Test::Missing));
        view.add(Condition::Support(Support::Ended));
        assert_eq!(view.to_query(), "missing=status&support=ended");
    }
}
