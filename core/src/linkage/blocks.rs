//! Units that share a value: the pairs that are worth comparing.

use hashbrown::HashSet;

use super::{
    MOST, PassedOver,
    cards::{Cards, NONE, Values},
    pair::About,
};

/// More devices of one model in one room are a stock, and nothing tells which of them is which.
const MOST_IN_A_ROOM: usize = 3;

/// What is to be compared.
pub(super) struct Candidates {
    /// Pairs of rows, the one with the smaller id first; each once.
    pub(super) pairs: Vec<(u32, u32)>,
    /// Values that too many devices share.
    pub(super) passed_over: Vec<PassedOver>,
}

/// Finds the pairs that share something, and has the cards forget the values that too many share. `wanted` says whether a
/// pair is asked for.
pub(super) fn candidates(cards: &mut Cards<'_>, wanted: impl Fn(u32, u32) -> bool) -> Candidates {
    let mut search = Search {
        seen: HashSet::new(),
        pairs: Vec::new(),
        passed_over: Vec::new(),
        wanted,
    };
    search.share_all(cards);
    search.in_one_room(cards);
    search.joined_before(cards);
    let (mut pairs, mut passed_over) = (search.pairs, search.passed_over);
    pairs.sort_unstable_by_key(|(one, other)| (cards.id(*one), cards.id(*other)));
    passed_over.sort_by(|a, b| {
        let rank = |value: &PassedOver| (std::cmp::Reverse(value.devices), value.about);
        rank(a).cmp(&rank(b)).then_with(|| a.value.cmp(&b.value))
    });
    Candidates { pairs, passed_over }
}

/// Chooses one sort of value.
type Sort<'c> = for<'a> fn(&'a mut Cards<'c>) -> &'a mut Values;

struct Search<W> {
    seen: HashSet<(u32, u32)>,
    pairs: Vec<(u32, u32)>,
    passed_over: Vec<PassedOver>,
    wanted: W,
}

impl<W: Fn(u32, u32) -> bool> Search<W> {
    fn share_all<'c>(&mut self, cards: &mut Cards<'c>) {
        let sorts: [(About, Sort<'c>); 5] = [
            (About::Serial, |cards| &mut cards.serial),
            (About::AssetNumber, |cards| &mut cards.asset),
            (About::Mac, |cards| &mut cards.mac),
            (About::HostName, |cards| &mut cards.host),
            (About::Ip, |cards| &mut cards.ip),
        ];
        for (about, of) in sorts {
            let mut values = std::mem::take(of(cards));
            self.share(cards, about, &mut values);
            *of(cards) = values;
        }
    }

    /// Pairs the units that share a value.
    ///
    /// Makers number each model from 1, and departments their devices: of a number that too many share, the devices of
    /// each model are looked at by themselves, and there it keeps its worth if no model has too many.
    fn share(&mut self, cards: &Cards<'_>, about: About, values: &mut Values) {
        let mut by_key: Vec<(u32, u32)> = values
            .entries
            .iter()
            .map(|(unit, key)| (*key, *unit))
            .collect();
        by_key.sort_unstable();
        let (mut too_many, mut of_model_only) = (HashSet::new(), HashSet::new());
        for group in by_key.chunk_by(|a, b| a.0 == b.0) {
            let units: Vec<u32> = group.iter().map(|(_, unit)| *unit).collect();
            if units.len() <= MOST {
                self.pair_all(cards, &units);
                continue;
            }
            let key = group.first().map_or(NONE, |(key, _)| *key);
            let is_number = matches!(about, About::Serial | About::AssetNumber);
            if is_number && self.by_model(cards, &units) {
                of_model_only.insert(key);
                continue;
            }
            too_many.insert(key);
            self.passed_over.push(PassedOver {
                about,
                value: values.key(key).to_owned(),
                devices: units.len(),
            });
        }
        values.judge(&too_many, of_model_only);
    }

    /// Pairs those of a model; returns false if a model has too many.
    fn by_model(&mut self, cards: &Cards<'_>, units: &[u32]) -> bool {
        let mut by_model: Vec<(u32, u32)> = units
            .iter()
            .map(|unit| (cards.model_name(*unit), *unit))
            .collect();
        by_model.sort_unstable();
        let groups = by_model.chunk_by(|a, b| a.0 == b.0);
        let models: Vec<&[(u32, u32)]> = groups
            .filter(|group| group.first().is_some_and(|(model, _)| *model != NONE))
            .collect();
        if models.iter().any(|group| group.len() > MOST) || models.is_empty() {
            return false;
        }
        for group in models {
            let units: Vec<u32> = group.iter().map(|(_, unit)| *unit).collect();
            self.pair_all(cards, &units);
        }
        true
    }

    /// Pairs units of one model that stand in one room, if they are few.
    fn in_one_room(&mut self, cards: &Cards<'_>) {
        let mut by_room: Vec<([u32; 3], u32)> = Vec::new();
        let [_, building, _, room] = &cards.places;
        for unit in &cards.present {
            let at = |list: &[u32]| list.get(*unit as usize).copied().unwrap_or(NONE);
            let (model, room) = (cards.model_name(*unit), at(room));
            if model != NONE && room != NONE {
                by_room.push(([model, at(building), room], *unit));
            }
        }
        by_room.sort_unstable();
        for group in by_room.chunk_by(|a, b| a.0 == b.0) {
            if group.len() <= MOST_IN_A_ROOM {
                let units: Vec<u32> = group.iter().map(|(_, unit)| *unit).collect();
                self.pair_all(cards, &units);
            }
        }
    }

    fn joined_before(&mut self, cards: &Cards<'_>) {
        for (one, other) in &cards.joined_before {
            self.pair_all(cards, &[*one, *other]);
        }
    }

    fn pair_all(&mut self, cards: &Cards<'_>, units: &[u32]) {
        for (nth, one) in units.iter().enumerate() {
            for other in units.iter().skip(nth + 1) {
                let pair = if cards.id(*one) < cards.id(*other) {
                    (*one, *other)
                } else {
                    (*other, *one)
                };
                if one != other && (self.wanted)(*one, *other) && self.seen.insert(pair) {
                    self.pairs.push(pair);
                }
            }
        }
    }
}
