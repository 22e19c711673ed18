//! The cells of a page in their places: relative coordinates made absolute, lines laid between what they connect.

mod cell;
mod parents;

use std::collections::{BTreeMap, btree_map::Entry};

use super::{
    cells::{Place, Raw, RawPage},
    model::Page,
    problem::{Problem, Problems, cut},
    style::Style,
};
use crate::diagram::{
    measure::near,
    record::mark::point_of,
    scene::{Point, Rect},
};

/// A rectangle before it is rounded.
#[derive(Clone, Copy, Debug, Default)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn middle(self) -> Place {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    fn rounded(self) -> Rect {
        let (from, to) = (
            point((self.x, self.y)),
            point((self.x + self.width, self.y + self.height)),
        );
        Rect {
            x: from.x,
            y: from.y,
            width: to.x - from.x,
            height: to.y - from.y,
        }
    }
}

/// A place in whole numbers, no farther away than anything is drawn.
fn point(at: Place) -> Point {
    // A number that is too large for the type becomes the largest, and none becomes 0.
    Point {
        x: near(at.0.round() as i32),
        y: near(at.1.round() as i32),
    }
}

/// The cells of a page while they are put in their places.
struct Places {
    cells: Vec<Raw>,
    parents: Vec<Option<usize>>,
    depths: Vec<u32>,
    /// Whether a cell is a line, or stands in one.
    at_line: Vec<bool>,
    areas: Vec<Option<Area>>,
    paths: Vec<Vec<Place>>,
    ids: BTreeMap<String, usize>,
}

/// Puts the cells of a page in their places.
pub(super) fn page(name: String, raw: RawPage, problems: &mut Problems) -> Page {
    let size = |number: f64| point((number, 0.0)).x;
    let (width, height) = (size(raw.width), size(raw.height));
    let mut layers = BTreeMap::new();
    let mut cells = Vec::new();
    for cell in raw.cells {
        if cell.is_vertex || cell.is_edge {
            cells.push(cell);
        } else {
            layers.entry(cell.id).or_insert(cell.is_hidden);
        }
    }
    let origin = cells
        .iter()
        .find_map(|cell| point_of(cell.origin.as_deref()?));
    let mut places = Places::of(cells, &layers, problems);
    places.put();
    Page {
        name,
        width,
        height,
        origin,
        cells: places.done(&layers, problems),
    }
}

impl Places {
    fn of(cells: Vec<Raw>, layers: &BTreeMap<String, bool>, problems: &mut Problems) -> Self {
        let mut ids = BTreeMap::new();
        for (at, cell) in cells.iter().enumerate() {
            match ids.entry(cell.id.clone()) {
                Entry::Vacant(place) => {
                    place.insert(at);
                }
                Entry::Occupied(_) => {
                    let id = cut(&cell.id);
                    problems.add(cell.line, Problem::SameId { id });
                }
            }
        }
        let mut places = Self {
            parents: vec![None; cells.len()],
            depths: vec![0; cells.len()],
            at_line: cells.iter().map(|cell| cell.is_edge).collect(),
            areas: vec![None; cells.len()],
            paths: vec![Vec::new(); cells.len()],
            cells,
            ids,
        };
        places.find_parents(layers, problems);
        places.find_depths(problems);
        places
    }

    /// First what stands on the page or in shapes, then lines, then what stands at lines, then lines that end there.
    fn put(&mut self) {
        let mut order: Vec<usize> = (0..self.cells.len()).collect();
        order.sort_by_key(|at| self.depths[*at]);
        for round in [false, true] {
            for at in order.iter().copied() {
                if !self.cells[at].is_edge && self.at_line[at] == round {
                    self.areas[at] = self.area(at);
                }
            }
            for at in order.iter().copied() {
                if self.cells[at].is_edge {
                    self.paths[at] = self.path(at);
                }
            }
        }
    }

    /// Where the numbers of a cell's own place begin.
    fn origin(&self, at: usize) -> Place {
        let parent = self.parents[at];
        let area = parent.and_then(|parent| self.areas[parent]);
        area.map_or((0.0, 0.0), |area| (area.x, area.y))
    }

    fn area(&self, at: usize) -> Option<Area> {
        let geometry = self.cells[at].geometry.as_ref()?;
        let (mut x, mut y) = self.origin(at);
        let parent = self.parents[at];
        if geometry.is_relative
            && let Some(parent) = parent
        {
            let offset = geometry.offset.unwrap_or_default();
            if self.cells[parent].is_edge {
                // From -1 at the beginning to 1 at the end; names of lines stand around their place.
                (x, y) = along(&self.paths[parent], (geometry.x + 1.0) / 2.0);
                x -= geometry.width / 2.0;
                y -= geometry.height / 2.0;
            } else if let Some(area) = self.areas[parent] {
                x += geometry.x * area.width;
                y += geometry.y * area.height;
            }
            (x, y) = (x + offset.0, y + offset.1);
        } else {
            (x, y) = (x + geometry.x, y + geometry.y);
        }
        Some(Area {
            x,
            y,
            width: geometry.width,
            height: geometry.height,
        })
    }

    fn end_of(&self, named: Option<&String>) -> Option<usize> {
        self.ids.get(named?).copied()
    }

    fn path(&self, at: usize) -> Vec<Place> {
        let cell = &self.cells[at];
        let Some(geometry) = &cell.geometry else {
            return Vec::new();
        };
        let (x, y) = self.origin(at);
        let moved = |place: &Place| (place.0 + x, place.1 + y);
        let mut path: Vec<Place> = geometry.points.iter().map(moved).collect();
        let source = self.end_of(cell.source.as_ref());
        let target = self.end_of(cell.target.as_ref());
        let middle = |end: Option<usize>| self.middle(end?);
        let (from, to) = (
            middle(source).or(geometry.source.as_ref().map(moved)),
            middle(target).or(geometry.target.as_ref().map(moved)),
        );
        let next = path.first().copied().or(to);
        let before = path.last().copied().or(from);
        let style = Style::new(&cell.style);
        let begin = self
            .edge_of(source, style, ("exitX", "exitY"), next)
            .or(from);
        let end = self
            .edge_of(target, style, ("entryX", "entryY"), before)
            .or(to);
        path.splice(0..0, begin);
        path.extend(end);
        path
    }

    fn middle(&self, at: usize) -> Option<Place> {
        let path = &self.paths[at];
        if self.cells[at].is_edge {
            return (!path.is_empty()).then(|| along(path, 0.5));
        }
        self.areas[at].map(Area::middle)
    }

    /// Where a line meets the shape that it ends at: where its style says so, else on the way to the next corner.
    fn edge_of(
        &self,
        end: Option<usize>,
        style: Style<'_>,
        keys: (&str, &str),
        toward: Option<Place>,
    ) -> Option<Place> {
        let area = self.areas[end?]?;
        if let (Some(x), Some(y)) = (style.number(keys.0), style.number(keys.1)) {
            return Some((area.x + x * area.width, area.y + y * area.height));
        }
        let (middle, toward) = (area.middle(), toward?);
        let (dx, dy) = (toward.0 - middle.0, toward.1 - middle.1);
        let part = |half: f64, way: f64| {
            if way == 0.0 {
                f64::MAX
            } else {
                half / way.abs()
            }
        };
        let scale = part(area.width / 2.0, dx).min(part(area.height / 2.0, dy));
        Some(if scale < 1.0 {
            (middle.0 + dx * scale, middle.1 + dy * scale)
        } else {
            middle
        })
    }
}

/// The place at a part of the length of a line.
fn along(path: &[Place], part: f64) -> Place {
    let length = |from: &Place, to: &Place| (to.0 - from.0).hypot(to.1 - from.1);
    let lengths = path.windows(2).map(|pair| length(&pair[0], &pair[1]));
    let mut rest = lengths.sum::<f64>() * part.clamp(0.0, 1.0);
    for pair in path.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let whole = length(&from, &to);
        if rest <= whole && whole > 0.0 {
            let part = rest / whole;
            return (
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
            );
        }
        rest -= whole;
    }
    path.last().copied().unwrap_or_default()
}
