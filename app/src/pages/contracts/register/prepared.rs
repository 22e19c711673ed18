//! What is worked out once for all contracts.

use daicho_core::agreement::standing::Standing;
use daicho_core::catalogue::field::Kind;
use daicho_core::contract::overview::lacks::Lack;
use daicho_core::contract::overview::{Problem, overview};
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::view::entity::Entity;
use yew::AttrValue;

use crate::browser::clock;
use crate::i18n::Texts;
use crate::pages::contracts::words as contract_words;
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

/// A contract as the register shows it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: EntityId,
    pub(super) name: AttrValue,
    pub(super) company: Option<AttrValue>,
    pub(super) standing: Standing,
    pub(super) starts: Option<PartialDate>,
    pub(super) ends: Option<PartialDate>,
    pub(super) units: usize,
    pub(super) problems: Vec<(Problem, usize)>,
    /// What it is found by.
    pub(super) key: String,
}

/// All contracts as the register shows them.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) rows: Vec<Row>,
    pub(super) uncovered: Vec<EntityId>,
    pub(super) lapsed: usize,
    /// Must-clauses that contracts lack, with the title of each.
    pub(super) lacks: Vec<(AttrValue, Lack)>,
    pub(super) today: PartialDate,
}

/// Compared by place: it is worked out anew whenever something in it may be another.
impl PartialEq for Prepared {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What of the contracts is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Show {
    /// Those with a problem.
    Problem(Problem),
    /// Those that are prepared.
    Draft,
}

impl Show {
    /// Those that lack a clause they must have.
    pub(super) const MISSING: Self = Self::Problem(Problem::MustMissing);

    /// Reads what comes behind `?`.
    pub(super) fn asked(query: &str) -> Option<Self> {
        let code = query.strip_prefix("show=")?;
        if code == "draft" {
            return Some(Self::Draft);
        }
        Problem::from_code(code).map(Self::Problem)
    }

    /// Returns a word for it, for addresses and messages.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Problem(problem) => problem.code(),
            Self::Draft => "draft",
        }
    }

    /// Whether a row is shown.
    pub(super) fn fits(self, row: &Row) -> bool {
        match self {
            Self::Problem(wanted) => row.problems.iter().any(|(problem, _)| *problem == wanted),
            Self::Draft => row.standing == Standing::Draft,
        }
    }
}

impl Prepared {
    pub(super) fn of(t: Texts, ledger: &LedgerHandle) -> Option<Self> {
        let today = clock::today().parse().ok()?;
        let library = contract_words::library(ledger);
        let found = overview(ledger, &library, today);
        let title = |lack: Lack| {
            let clause = library.clause(&lack.clause)?;
            let title = contract_words::both(t, &clause.title);
            Some((title, lack))
        };
        let lacks = found.lacks().into_iter().filter_map(title).collect();
        let rows = found.rows.iter().map(|row| {
            let contract = &row.contract;
            let name = words::name(t, ledger, Kind::Contract, &contract.id().to_string());
            let company = contract.organization().shown().known();
            let company =
                company.map(|it| words::name(t, ledger, Kind::Organization, &it.id().to_string()));
            let number = contract.record().text("number").unwrap_or_default();
            let key = search_key(&format!(
                "{name} {} {number}",
                company.clone().unwrap_or_default()
            ));
            Row {
                id: contract.id(),
                name,
                company,
                standing: row.standing,
                starts: contract.starts_on().shown().known(),
                ends: contract.ends_on().shown().known(),
                units: row.units.len(),
                problems: row.problems.clone(),
                key,
            }
        });
        Some(Self {
            rows: rows.collect(),
            uncovered: found.uncovered,
            lapsed: found.lapsed,
            lacks,
            today,
        })
    }

    /// Lists what of them may be shown: what some of them have.
    pub(super) fn shows(&self) -> impl Iterator<Item = Show> {
        let problems = Problem::ALL.iter().copied().map(Show::Problem);
        let all = problems.chain([Show::Draft]);
        all.filter(|show| self.rows.iter().any(|row| show.fits(row)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_shown() {
        for show in [Show::Draft, Show::Problem(Problem::Ended)] {
            assert_eq!(Show::asked(&format!("show={}", show.code())), Some(show));
        }
        assert_eq!(Show::asked("show=house"), None);
        assert_eq!(Show::asked(""), None);
    }
}
