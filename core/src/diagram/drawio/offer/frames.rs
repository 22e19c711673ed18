//! What stands, or lies, in what.

use crate::diagram::{
    drawio::model::{Cell, CellKind, Page},
    scene::Rect,
};

/// Shapes that others lie in without standing in them: many drawings have rectangles behind their devices.
pub(super) struct Frames {
    /// Their numbers and places, the smallest first.
    frames: Vec<(u32, Rect)>,
}

/// Most rectangles that are asked whether others lie in them.
const MOST_FRAMES: usize = 200;

/// How many shapes lie in a rectangle at least that is taken for a zone.
const FEWEST: usize = 2;

impl Frames {
    pub(super) fn of(page: &Page) -> Self {
        let numbered = (0_u32..).zip(&page.cells);
        let shapes = numbered.filter(|(_, cell)| cell.kind == CellKind::Shape && !cell.is_hidden);
        let shapes: Vec<(u32, &Cell, Rect)> = shapes
            .filter_map(|(number, cell)| Some((number, cell, cell.rect?)))
            .collect();
        let may_be =
            |cell: &Cell| !cell.label.is_empty() && cell.thing.is_none() && cell.daicho.is_none();
        let mut frames: Vec<(u32, Rect)> = shapes
            .iter()
            .filter(|(_, cell, _)| may_be(cell))
            .map(|(number, _, rect)| (*number, *rect))
            .collect();
        frames.sort_by_key(|(number, rect)| (std::cmp::Reverse(size(rect)), *number));
        frames.truncate(MOST_FRAMES);
        frames.reverse();
        let holds = |(number, frame): &(u32, Rect)| {
            let inside = shapes
                .iter()
                .filter(|(other, _, rect)| other != number && lies_in(rect, frame));
            inside.take(FEWEST).count() == FEWEST
        };
        frames.retain(holds);
        Self { frames }
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.frames.iter().any(|(frame, _)| *frame == number)
    }

    /// The container with a name that a cell stands in; where the file says none, the smallest frame around it.
    pub(super) fn around(&self, page: &Page, cell: &Cell) -> Option<u32> {
        let mut parent = cell.parent;
        let mut steps = page.cells.len();
        while let Some(at) = parent
            && let Some(around) = page.cells.get(at as usize)
            && steps > 0
        {
            if !around.label.is_empty() {
                return Some(at);
            }
            parent = around.parent;
            steps -= 1;
        }
        let rect = cell.rect?;
        let mut frames = self.frames.iter();
        let found = frames.find(|(_, frame)| *frame != rect && lies_in(&rect, frame));
        found.map(|(number, _)| *number)
    }
}

fn size(rect: &Rect) -> i64 {
    i64::from(rect.width) * i64::from(rect.height)
}

fn lies_in(inner: &Rect, outer: &Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
        && size(inner) < size(outer)
}
