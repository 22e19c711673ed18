//! What stands in what, and how deep.

use std::collections::BTreeMap;

use super::Places;
use crate::diagram::drawio::problem::{Problem, Problems, cut};

/// Most cells that stand in one another.
const DEEPEST: u32 = 200;

impl Places {
    pub(super) fn find_parents(
        &mut self,
        layers: &BTreeMap<String, bool>,
        problems: &mut Problems,
    ) {
        for (cell, parent) in self.cells.iter().zip(&mut self.parents) {
            let Some(named) = cell.parent.as_deref() else {
                continue;
            };
            *parent = self.ids.get(named).copied();
            if parent.is_none() && !layers.contains_key(named) {
                let (id, parent) = (cut(&cell.id), cut(named));
                problems.add(cell.line, Problem::NoParent { id, parent });
            }
        }
    }

    /// Walks from each cell to the page, each step once.
    pub(super) fn find_depths(&mut self, problems: &mut Problems) {
        let mut is_known = vec![false; self.cells.len()];
        let mut is_on_way = vec![false; self.cells.len()];
        for start in 0..self.cells.len() {
            let mut way = Vec::new();
            let mut at = Some(start);
            while let Some(cell) = at.filter(|cell| !is_known[*cell]) {
                if std::mem::replace(&mut is_on_way[cell], true) {
                    // The last step led back onto the way.
                    if let Some(last) = way.last().copied() {
                        self.put_on_page(last, problems, |id| Problem::InItself { id });
                    }
                    break;
                }
                way.push(cell);
                at = self.parents[cell];
            }
            for cell in way.into_iter().rev() {
                if let Some(parent) = self.parents[cell] {
                    self.depths[cell] = self.depths[parent] + 1;
                    self.at_line[cell] |= self.at_line[parent];
                }
                if self.depths[cell] > DEEPEST {
                    self.put_on_page(cell, problems, |id| Problem::TooDeep { id, limit: DEEPEST });
                    self.depths[cell] = 0;
                }
                is_known[cell] = true;
            }
        }
    }

    fn put_on_page(
        &mut self,
        cell: usize,
        problems: &mut Problems,
        problem: impl Fn(String) -> Problem,
    ) {
        self.parents[cell] = None;
        let raw = &self.cells[cell];
        self.at_line[cell] = raw.is_edge;
        problems.add(raw.line, problem(cut(&raw.id)));
    }
}
