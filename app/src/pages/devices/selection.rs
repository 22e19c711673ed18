//! Which devices are chosen in the list. The choice outlives filters; it holds ids, because rows move.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::Reducible;

/// The chosen devices.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Chosen {
    ids: BTreeSet<EntityId>,
    /// The one that was pressed last: where a range begins.
    anchor: Option<EntityId>,
}

/// What the person did.
pub enum Choose {
    /// Pressed one; with those shown if from the last one up to it (Shift).
    Toggle(EntityId, Option<Rc<[EntityId]>>),
    /// Chose all that are shown.
    All(Rc<[EntityId]>),
    /// Chose none.
    None,
}

impl Chosen {
    /// Returns whether a device is chosen.
    pub fn contains(&self, id: &EntityId) -> bool {
        self.ids.contains(id)
    }

    /// Counts the chosen devices.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Returns whether no device is chosen.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the chosen devices among those that are there.
    pub fn among(&self, there: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
        there.filter(|id| self.ids.contains(id)).collect()
    }

    fn toggle(&mut self, id: EntityId, shown: Option<&[EntityId]>) {
        let place = |wanted: EntityId| shown?.iter().position(|id| *id == wanted);
        let range = self
            .anchor
            .and_then(place)
            .zip(place(id))
            .map(|(a, b)| a.min(b)..=a.max(b));
        if let (Some(range), Some(shown)) = (range, shown) {
            self.ids.extend(shown.get(range).unwrap_or_default());
        } else if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        self.anchor = Some(id);
    }
}

impl Reducible for Chosen {
    type Action = Choose;

    fn reduce(self: Rc<Self>, action: Choose) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Choose::Toggle(id, shown) => next.toggle(id, shown.as_deref()),
            Choose::All(ids) => next.ids.extend(ids.iter()),
            Choose::None => next = Self::default(),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> EntityId {
        EntityId::from_bytes([n; 16])
    }

    #[test]
    fn shift_chooses_from_the_last_one_to_this() {
        let shown = [id(9), id(3), id(7), id(1)];
        let mut chosen = Chosen::default();
        chosen.toggle(id(7), None);
        chosen.toggle(id(9), Some(&shown));
        assert_eq!(chosen.among(shown.into_iter()), [id(9), id(3), id(7)]);
        chosen.toggle(id(3), None);
        assert_eq!(chosen.len(), 2);
    }

    #[test]
    fn a_range_from_a_device_that_is_no_longer_shown_is_one_device() {
        let mut chosen = Chosen::default();
        chosen.toggle(id(7), None);
        chosen.toggle(id(1), Some(&[id(3), id(1)]));
        assert_eq!(
            chosen.among([id(1), id(3), id(7)].into_iter()),
            [id(1), id(7)]
        );
    }
}
