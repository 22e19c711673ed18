//! Sorting lists that are short or seldom sorted.
//!
//! The standard library's sort is compiled anew, to some 8 kB, for every type and order. A page that has to load over a
//! slow line cannot afford that everywhere: here it is compiled once. What is sorted often, or by the hundred thousand,
//! is sorted by the library itself.

use std::cmp::Ordering;

/// Sorts by an order; equal items keep theirs.
pub fn sort_by<T>(items: &mut Vec<T>, mut order: impl FnMut(&T, &T) -> Ordering) {
    let places = places(items.len(), &mut |one, other| {
        order(&items[one as usize], &items[other as usize])
    });
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    let place = |at: u32| taken.get_mut(at as usize).and_then(Option::take);
    items.extend(places.into_iter().filter_map(place));
}

/// Sorts by a key; items of equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Returns the places `0..count` in an order.
fn places(count: usize, order: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
            sort_by_key(&mut items, |(key, _)| std::cmp::Reverse(*key));
            prop_assert_eq!(items, expected);
        }
    }
}
