//! The cells as others see them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Places, point};
use crate::diagram::{
    drawio::{
        cells::Raw,
        model::{Cell, CellKind},
        problem::{Problem, Problems, cut},
        style::Style,
    },
    element::ElementKey,
    scene::{Point, Rect},
};

impl Places {
    /// The cells as others see them.
    pub(super) fn done(
        self,
        layers: &BTreeMap<String, bool>,
        problems: &mut Problems,
    ) -> Vec<Cell> {
        // What has a shape or a text standing in it that is not only the name of a line.
        let has_parts: BTreeSet<usize> = self
            .cells
            .iter()
            .zip(&self.parents)
            .filter_map(|(cell, parent)| parent.filter(|_| !cell.is_edge))
            .collect();
        let mut is_hidden: Vec<bool> = self.cells.iter().map(|cell| cell.is_hidden).collect();
        let mut order: Vec<usize> = (0..self.cells.len()).collect();
        order.sort_by_key(|at| self.depths[*at]);
        for at in order {
            let named = self.cells[at].parent.as_ref();
            let layer = named.and_then(|named| layers.get(named)).copied();
            is_hidden[at] |= match self.parents[at] {
                Some(parent) => is_hidden[parent],
                None => layer.unwrap_or_default(),
            };
        }
        let numbers: Vec<usize> = (0..self.cells.len()).collect();
        let cells = numbers.into_iter().map(|at| {
            let kind = kind(
                &self.cells[at],
                has_parts.contains(&at),
                self.parents[at].is_some_and(|parent| self.cells[parent].is_edge),
            );
            self.cell(at, kind, is_hidden[at], problems)
        });
        cells.collect()
    }

    fn cell(&self, at: usize, kind: CellKind, is_hidden: bool, problems: &mut Problems) -> Cell {
        let raw = &self.cells[at];
        let index = |at: usize| u32::try_from(at).ok();
        let points: Vec<Point> = self.paths[at].iter().copied().map(point).collect();
        let rect = match self.areas[at] {
            Some(area) => Some(area.rounded()),
            None => around(&points),
        };
        let unplaced = rect.is_none() || raw.is_edge && points.len() < 2;
        if unplaced {
            let id = cut(&raw.id);
            problems.add(raw.line, Problem::NoPlace { id });
        }
        let mut end = |named: &Option<String>| {
            let found = self.end_of(named.as_ref());
            if let (None, Some(end)) = (found, named) {
                let (id, end) = (cut(&raw.id), cut(end));
                problems.add(raw.line, Problem::NoEnd { id, end });
            }
            found.and_then(index)
        };
        let (source, target) = (end(&raw.source), end(&raw.target));
        Cell {
            id: raw.id.clone(),
            label: raw.label.clone(),
            kind,
            parent: self.parents[at].and_then(index),
            rect,
            source,
            target,
            points,
            daicho: self.key(at, problems),
            thing: Style::new(&raw.style).thing(),
            tooltip: raw.tooltip.clone(),
            is_hidden,
            style: raw.style.clone(),
        }
    }

    fn key(&self, at: usize, problems: &mut Problems) -> Option<ElementKey> {
        let raw = &self.cells[at];
        let text = raw.daicho.as_ref().filter(|text| !text.is_empty())?;
        let key = text.parse();
        if key.is_err() {
            let key = cut(text);
            problems.add(raw.line, Problem::Key { key });
        }
        key.ok()
    }
}

fn kind(cell: &Raw, has_parts: bool, is_at_line: bool) -> CellKind {
    let style = Style::new(&cell.style);
    let is_bare = |key: &str| style.colour(key) == Some("none");
    let shape = style.shape();
    if cell.is_edge {
        CellKind::Edge
    } else if is_at_line {
        CellKind::Text
    } else if has_parts || style.is_on("container") || ["group", "swimlane"].contains(&shape) {
        CellKind::Container
    } else if style.has("text")
        || shape == "text"
        || shape.is_empty() && is_bare("fillColor") && is_bare("strokeColor")
    {
        CellKind::Text
    } else {
        CellKind::Shape
    }
}

/// The smallest rectangle around points.
fn around(points: &[Point]) -> Option<Rect> {
    let rect = |at: &Point| Rect {
        x: at.x,
        y: at.y,
        ..Rect::default()
    };
    let rects = points.iter().map(rect);
    rects.reduce(|one, other| one.around(&other))
}
