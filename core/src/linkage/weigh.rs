//! What speaks for two units being the same device, and what against it.
//!
//! A sum of whole numbers, so that a person can be told every part of it. What one device alone can have weighs
//! [`STRONG`] and is enough by itself; what few devices share weighs [`SOME`]; what supports the rest weighs [`LITTLE`].
//! Two units that share what one device alone can have are always worth a look: if they are not the same, one of them is
//! wrong.

use std::sync::Arc;

use super::{
    cards::{Cards, Compared, NONE},
    keys::is_short,
    pair::{About, Likeness, Pair, Reason},
};
use crate::{
    catalogue::field::Kind,
    device::view::{model::ModelFields, unit::DeviceUnit},
    ledger::{column::Column, log::CommitIndex, state::Ledger, table::Table},
    view::entity::Entity,
};

const STRONG: i32 = 4;
const SOME: i32 = 2;
const LITTLE: i32 = 1;

/// From which weight on a pair is sure, unless something stands in the way.
const SURE: i32 = STRONG;
/// From which weight on a person should look.
const WORTH_A_LOOK: i32 = SOME;

/// Weighs two units, the one with the smaller id first; `None` if there is no reason to look at them.
pub(super) fn weigh(ledger: &Ledger, cards: &Cards<'_>, one: u32, other: u32) -> Option<Pair> {
    let mut scales = Scales {
        cards,
        rows: [one, other],
        weight: 0,
        is_strong: false,
        stands_in_the_way: false,
        found: Vec::new(),
    };
    scales.identity();
    scales.network();
    scales.place();
    if !scales.is_worth_a_look() {
        return None;
    }
    let units = ledger.table(Kind::Unit.as_str())?;
    if in_one_list(ledger, units, one, other) {
        scales.against(About::SameList, SOME, true);
    }
    if [one, other].iter().any(|row| is_undecided(units, *row)) {
        scales.against(About::Undecided, 0, true);
    }
    if !scales.is_worth_a_look() {
        return None;
    }
    let is_sure = scales.weight >= SURE && !scales.stands_in_the_way;
    let reasons = scales.found.iter().map(|(about, speaks_for)| Reason {
        about: *about,
        speaks_for: *speaks_for,
        values: [one, other].map(|row| shown(ledger, cards, *about, row)),
    });
    Some(Pair {
        stays: cards.id(one),
        goes: cards.id(other),
        likeness: if is_sure {
            Likeness::Sure
        } else {
            Likeness::Doubtful
        },
        weight: scales.weight,
        reasons: reasons.collect(),
    })
}

struct Scales<'a> {
    cards: &'a Cards<'a>,
    rows: [u32; 2],
    weight: i32,
    /// Whether they share what one device alone can have.
    is_strong: bool,
    /// Whether something was found with which a pair is never sure.
    stands_in_the_way: bool,
    found: Vec<(About, bool)>,
}

impl Scales<'_> {
    fn is_worth_a_look(&self) -> bool {
        self.is_strong || self.weight >= WORTH_A_LOOK
    }

    fn speaks_for(&mut self, about: About, weight: i32) {
        self.weight += weight;
        self.is_strong |= weight >= STRONG;
        self.found.push((about, true));
    }

    fn against(&mut self, about: About, weight: i32, stands_in_the_way: bool) {
        self.weight -= weight;
        self.stands_in_the_way |= stands_in_the_way;
        self.found.push((about, false));
    }

    /// Numbers and model.
    fn identity(&mut self) {
        let (cards, [one, other]) = (self.cards, self.rows);
        if cards.joined_before.contains(&(one, other))
            || cards.joined_before.contains(&(other, one))
        {
            self.speaks_for(About::JoinedBefore, STRONG);
        }
        let same_model = cards.same_model(one, other);
        let with_model = self.serial(same_model);
        match cards.asset.compare(one, other) {
            Compared::Same(key)
                if same_model == Some(true) || !cards.asset.is_of_model_only(key) =>
            {
                let is_short = is_short(cards.asset.key(key));
                self.speaks_for(About::AssetNumber, if is_short { LITTLE } else { SOME });
            }
            Compared::Different => self.against(About::AssetNumber, SOME, true),
            Compared::Same(_) | Compared::Unknown => {}
        }
        match same_model {
            Some(true) if !with_model => self.speaks_for(About::Model, LITTLE),
            Some(false) => self.against(About::Model, STRONG, true),
            Some(true) | None => {}
        }
    }

    /// The serial number; tells whether the model was counted along with it.
    fn serial(&mut self, same_model: Option<bool>) -> bool {
        let (cards, [one, other]) = (self.cards, self.rows);
        let key = match cards.serial.compare(one, other) {
            Compared::Same(key) => key,
            Compared::Different => {
                self.against(About::Serial, STRONG, true);
                return false;
            }
            Compared::Unknown => return false,
        };
        let is_short = is_short(cards.serial.key(key));
        match same_model {
            Some(true) => {
                self.speaks_for(About::SerialOfModel, if is_short { SOME } else { STRONG });
            }
            None if !cards.serial.is_of_model_only(key) => {
                self.speaks_for(About::Serial, if is_short { LITTLE } else { SOME });
            }
            // Makers number each model by itself.
            Some(false) | None => {}
        }
        same_model == Some(true)
    }

    fn network(&mut self) {
        let (cards, [one, other]) = (self.cards, self.rows);
        match cards.mac.compare(one, other) {
            Compared::Same(_) => self.speaks_for(About::Mac, STRONG),
            // It may have several interfaces, of which each list names another.
            Compared::Different => self.against(About::Mac, SOME, true),
            Compared::Unknown => {}
        }
        match cards.host.compare(one, other) {
            Compared::Same(_) => self.speaks_for(About::HostName, SOME),
            Compared::Different => self.against(About::HostName, LITTLE, false),
            Compared::Unknown => {}
        }
        // Addresses change hands: another one says nothing.
        if let Compared::Same(_) = cards.ip.compare(one, other) {
            self.speaks_for(About::Ip, LITTLE);
        }
    }

    fn place(&mut self) {
        let (cards, rows) = (self.cards, self.rows);
        let at = |part: &Vec<u32>| rows.map(|row| part.get(row as usize).copied().unwrap_or(NONE));
        let parts = cards.places.each_ref().map(at);
        let differs = |[one, other]: [u32; 2]| one != NONE && other != NONE && one != other;
        let [_, _, _, [room, its_room]] = parts;
        if parts.into_iter().any(differs) {
            let in_use = |row: u32| cards.in_use.get(row as usize).copied().unwrap_or(false);
            // A device that is not in use anywhere may have been listed where it was before.
            if rows.into_iter().all(in_use) {
                self.against(About::Place, LITTLE, false);
            }
        } else if room != NONE && room == its_room {
            self.speaks_for(About::Place, LITTLE);
        }
    }
}

/// Whether both units came, in part at least, from one imported list.
fn in_one_list(ledger: &Ledger, units: &Table, one: u32, other: u32) -> bool {
    let lists = |row: u32| {
        let commits = units
            .columns()
            .filter_map(move |(_, column)| column.commit(row as usize));
        commits.filter(|commit| is_list(ledger, *commit))
    };
    lists(one).any(|list| lists(other).any(|its| its == list))
}

/// An import of several files at once says nothing about which of them a row stood in.
fn is_list(ledger: &Ledger, commit: CommitIndex) -> bool {
    let source = &ledger.commit(commit).source;
    source.action == "import" && !source.details.contains_key("files")
}

fn is_undecided(units: &Table, row: u32) -> bool {
    let disputed = |(_, column): (&str, &Arc<Column>)| column.is_conflict(row as usize);
    units.columns().any(disputed)
}

/// What a unit says about a reason, as a person should see it.
fn shown(ledger: &Ledger, cards: &Cards<'_>, about: About, row: u32) -> String {
    let Some(unit) = DeviceUnit::find(ledger, &cards.id(row)) else {
        return String::new();
    };
    let text = |field: &str| unit.record().text(field).unwrap_or_default().to_owned();
    let keys = |values: &super::cards::Values| {
        let keys: Vec<&str> = values.of(row).map(|key| values.key(key)).collect();
        keys.join(", ")
    };
    match about {
        About::Serial | About::SerialOfModel => {
            let own = text("serial_number");
            if own.is_empty() {
                keys(&cards.serial)
            } else {
                own
            }
        }
        About::AssetNumber => text("asset_number"),
        About::Mac => keys(&cards.mac),
        About::HostName => keys(&cards.host),
        About::Ip => keys(&cards.ip),
        About::Model => {
            let names = [unit.trade_name(), unit.model_number()];
            let names = names.into_iter().filter_map(|name| name.shown().known());
            names.collect::<Vec<_>>().join(" ")
        }
        About::Place => unit.place().join(" "),
        About::JoinedBefore | About::SameList | About::Undecided => String::new(),
    }
}
