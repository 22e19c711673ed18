//! Areas beside and below each other, by what runs between them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagram::{
    graph::Graph,
    scene::{Look, Point},
};

/// What is free between two areas of a row.
const BESIDE: i32 = 48;
/// What is free between two rows, for wires and their names.
const BELOW: i32 = 72;

/// Which nodes have a wire between them, at every level: a wire between two devices is one between their areas.
pub(super) struct Links(BTreeMap<usize, BTreeSet<usize>>);

impl Links {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut links: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let chain = |from: usize| {
            let mut chain = vec![from];
            while let Some(parent) = chain.last().and_then(|at| graph.nodes[*at].parent) {
                chain.push(parent);
            }
            chain
        };
        for edge in &graph.edges {
            let (from, to) = (chain(edge.from), chain(edge.to));
            // Where the two ways up meet, the last steps before stand beside each other.
            let meet = from.iter().find(|at| to.contains(at));
            let below = |way: &[usize]| match meet {
                Some(meet) => way
                    .iter()
                    .position(|at| at == meet)
                    .and_then(|at| at.checked_sub(1)),
                None => way.len().checked_sub(1),
            };
            if let (Some(one), Some(other)) = (below(&from), below(&to)) {
                links.entry(from[one]).or_default().insert(to[other]);
                links.entry(to[other]).or_default().insert(from[one]);
            }
        }
        Self(links)
    }

    fn of_node(&self, node: usize) -> impl Iterator<Item = usize> {
        self.0.get(&node).into_iter().flatten().copied()
    }
}

/// Places areas in rows. `first` is the size of what stands above them, if anything does.
pub(super) fn place(
    graph: &Graph,
    items: &[usize],
    size: impl Fn(usize) -> (i32, i32),
    links: &Links,
    first: Option<(i32, i32)>,
) -> Vec<(usize, Point)> {
    let above = first.filter(|(width, _)| *width > 0);
    let widest = items.iter().map(|item| size(*item).0).max().unwrap_or(0);
    let covered: i64 = items
        .iter()
        .map(|item| size(*item))
        .map(|(width, height)| i64::from(width + BESIDE) * i64::from(height + BELOW))
        .sum();
    // Twice as wide as high: screens are wider than paper, and titles and a legend are added to what is printed.
    let room = i32::try_from((covered * 2).isqrt()).unwrap_or(i32::MAX);
    let room = room.max(widest).max(above.map_or(0, |(width, _)| width));
    let mut places = Vec::new();
    let mut y = above.map_or(0, |(_, height)| height + BESIDE);
    for row in ranks(graph, items, links) {
        for line in broken(&row, room, &size) {
            let mut x = 0;
            let mut height = 0;
            for item in line {
                let (width, tall) = size(item);
                places.push((item, Point { x, y }));
                x += width + BESIDE;
                height = height.max(tall);
            }
            y += height + BELOW;
        }
    }
    places
}

/// Breaks a row where it gets too long.
fn broken(row: &[usize], room: i32, size: impl Fn(usize) -> (i32, i32)) -> Vec<Vec<usize>> {
    let mut lines: Vec<Vec<usize>> = Vec::new();
    let mut used = i32::MAX;
    for item in row {
        let width = size(*item).0;
        if used.saturating_add(width) > room {
            lines.push(Vec::new());
            used = 0;
        }
        used += width + BESIDE;
        lines
            .last_mut()
            .into_iter()
            .for_each(|line| line.push(*item));
    }
    lines
}

/// The rows: what is outside of the hospital, then what is connected to that, and so on; last what is connected to nothing.
fn ranks(graph: &Graph, items: &[usize], links: &Links) -> Vec<Vec<usize>> {
    let here: BTreeSet<usize> = items.iter().copied().collect();
    let beside = |item: usize| links.of_node(item).filter(|other| here.contains(other));
    let is_outside = |item: &usize| {
        let look = graph.nodes[*item].look;
        matches!(look, Look::Vendor | Look::OutsideZone | Look::Carried)
    };
    let mut rank: BTreeMap<usize, usize> = BTreeMap::new();
    let mut alone = Vec::new();
    let mut starts: Vec<usize> = items.iter().copied().filter(is_outside).collect();
    // What is not connected to the outside begins with what has the most connections.
    let mut others: Vec<usize> = items
        .iter()
        .copied()
        .filter(|item| !is_outside(item))
        .collect();
    others.sort_by_key(|item| std::cmp::Reverse(beside(*item).count()));
    starts.retain(|item| beside(*item).next().is_some());
    walk(&starts, &mut rank, &beside);
    for item in others {
        if beside(item).next().is_some() && !rank.contains_key(&item) {
            walk(&[item], &mut rank, &beside);
        }
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for item in items {
        match rank.get(item) {
            Some(rank) => {
                rows.resize_with(rows.len().max(rank + 1), Vec::new);
                rows[*rank].push(*item);
            }
            None => alone.push(*item),
        }
    }
    untangle(&mut rows, &beside);
    rows.push(alone);
    rows.retain(|row| !row.is_empty());
    rows
}

fn walk<I: Iterator<Item = usize>>(
    starts: &[usize],
    rank: &mut BTreeMap<usize, usize>,
    beside: &impl Fn(usize) -> I,
) {
    let mut queue: VecDeque<usize> = starts.iter().copied().collect();
    for start in starts {
        rank.insert(*start, 0);
    }
    while let Some(item) = queue.pop_front() {
        let next = rank.get(&item).map_or(0, |rank| rank + 1);
        for other in beside(item) {
            rank.entry(other).or_insert_with(|| {
                queue.push_back(other);
                next
            });
        }
    }
}

/// How often rows are put in order.
const SWEEPS: usize = 4;

/// Puts every row in the order of what it is connected to in the row above and below, so that fewer wires cross.
fn untangle<I: Iterator<Item = usize>>(rows: &mut [Vec<usize>], beside: &impl Fn(usize) -> I) {
    for sweep in 0..SWEEPS {
        let order: Vec<usize> = match sweep % 2 {
            0 => (1..rows.len()).collect(),
            _ => (0..rows.len().saturating_sub(1)).rev().collect(),
        };
        for at in order {
            let other = if sweep % 2 == 0 { at - 1 } else { at + 1 };
            let position: BTreeMap<usize, usize> = rows[other]
                .iter()
                .enumerate()
                .map(|(nth, item)| (*item, nth))
                .collect();
            // Whole numbers, as the same bytes come out everywhere.
            let weight = |nth: usize, item: usize| {
                let near: Vec<usize> = beside(item)
                    .filter_map(|other| position.get(&other).copied())
                    .collect();
                match near.len() {
                    0 => nth * 1000,
                    many => near.iter().sum::<usize>() * 1000 / many,
                }
            };
            let row = rows[at].iter().enumerate();
            let mut weighed: Vec<(usize, usize)> =
                row.map(|(nth, item)| (weight(nth, *item), *item)).collect();
            weighed.sort_by_key(|(weight, _)| *weight);
            rows[at] = weighed.into_iter().map(|(_, item)| item).collect();
        }
    }
}
