//! The components of an SBOM as a tree: what holds what, and under it what needs what.
//!
//! Every component stands in it once: under the one that holds it, else under the first one that needs it, else at the top.
//! Circles are cut where they would close.

use super::model::{How, Sbom};

/// A line of the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Line {
    /// The number of the component.
    pub component: usize,
    /// How deep it stands, from 0.
    pub depth: usize,
}

/// Returns the lines of the tree from top to bottom; as many as there are components.
#[must_use]
pub fn outline(sbom: &Sbom) -> Vec<Line> {
    let parents = parents(sbom);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); sbom.components.len()];
    let mut roots = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => children[*parent].push(at),
            None => roots.push(at),
        }
    }
    // What the SBOM is about stands first.
    roots.sort_by_key(|at| sbom.subject != Some(*at));
    let mut lines = Vec::with_capacity(sbom.components.len());
    let mut is_placed = vec![false; sbom.components.len()];
    place(&roots, &children, &mut is_placed, &mut lines);
    // A circle has no top: its first component becomes one.
    for at in 0..sbom.components.len() {
        place(&[at], &children, &mut is_placed, &mut lines);
    }
    lines
}

/// Places components that are not placed yet, each with everything below it.
fn place(roots: &[usize], children: &[Vec<usize>], is_placed: &mut [bool], lines: &mut Vec<Line>) {
    let top = |component: &usize| Line {
        component: *component,
        depth: 0,
    };
    let mut waiting: Vec<Line> = roots.iter().rev().map(top).collect();
    while let Some(line) = waiting.pop() {
        if std::mem::replace(&mut is_placed[line.component], true) {
            continue;
        }
        lines.push(line);
        let below = children[line.component].iter().rev().map(|child| Line {
            component: *child,
            depth: line.depth + 1,
        });
        waiting.extend(below);
    }
}

fn parents(sbom: &Sbom) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = sbom.components.iter().map(|one| one.parent).collect();
    for relation in &sbom.relations {
        let is_need = relation.how == How::DependsOn && relation.from != relation.to;
        // What the SBOM is about is under nothing.
        if is_need && sbom.subject != Some(relation.to) {
            parents[relation.to].get_or_insert(relation.from);
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sbom::model::{Component, Relation};

    fn check(components: usize, edges: &[(usize, usize)], expected: &str) {
        let relations = edges.iter().map(|(from, to)| Relation {
            from: *from,
            to: *to,
            how: How::DependsOn,
        });
        let sbom = Sbom {
            subject: Some(0),
            components: vec![Component::default(); components],
            relations: relations.collect(),
            ..Sbom::default()
        };
        let lines = outline(&sbom);
        let text: Vec<String> = lines
            .iter()
            .map(|line| format!("{}{}", "-".repeat(line.depth), line.component))
            .collect();
        assert_eq!(text.join(" "), expected);
    }

    #[test]
    fn each_component_stands_once_under_the_first_that_needs_it() {
        check(4, &[(0, 1), (0, 2), (1, 3), (2, 3)], "0 -1 --3 -2");
    }

    #[test]
    fn circles_are_cut_and_nothing_is_lost() {
        check(4, &[(1, 2), (2, 3), (3, 1)], "0 1 -2 --3");
        check(2, &[(1, 0), (0, 1), (1, 1)], "0 -1");
    }

    #[test]
    fn a_chain_of_any_length_is_walked() {
        let edges: Vec<(usize, usize)> = (1..100_000).map(|at| (at - 1, at)).collect();
        let sbom = Sbom {
            components: vec![Component::default(); 100_000],
            relations: edges
                .iter()
                .map(|(from, to)| Relation {
                    from: *from,
                    to: *to,
                    how: How::DependsOn,
                })
                .collect(),
            ..Sbom::default()
        };
        assert_eq!(outline(&sbom).last().map(|line| line.depth), Some(99_999));
    }
}
