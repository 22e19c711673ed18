//! Lines: what they connect, and their corners.

use std::collections::BTreeMap;

use super::{
    Cell, Writer,
    style::{pinned, wire_style},
};
use crate::diagram::{
    element::ElementKey,
    scene::{Point, Rect, Wire},
};

impl Writer {
    pub(super) fn wire(&mut self, wire: &Wire, shapes: &BTreeMap<ElementKey, Rect>) {
        let key = wire.key.to_string();
        let id = self.id(&key);
        let mut lines = vec![wire.label.clone()];
        lines.extend(wire.signs.iter().cloned());
        lines.retain(|line| !line.trim().is_empty());
        self.object(&Cell {
            id: &id,
            key: &key,
            label: &lines.join("\n"),
            tooltip: &wire.signs.join("\n"),
        });
        let mut style = wire_style(wire);
        let (first, last) = (wire.points.first(), wire.points.last());
        let (from, to) = (shapes.get(&wire.from), shapes.get(&wire.to));
        style.push_str(&pinned("exit", first, from));
        style.push_str(&pinned("entry", last, to));
        let ends = [(wire.from, from, "source"), (wire.to, to, "target")];
        let ends: Vec<(&str, String)> = ends
            .into_iter()
            .filter(|(_, rect, _)| rect.is_some())
            .map(|(key, _, name)| (name, key.to_string()))
            .collect();
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("style", &style), ("parent", &"1"), ("edge", &1)];
        for (name, id) in &ends {
            attributes.push((name, id));
        }
        self.pen.start("mxCell", &attributes);
        self.path(&wire.points);
        self.pen.end();
        self.pen.end();
        self.pen.line();
    }

    fn path(&mut self, points: &[Point]) {
        self.pen
            .start("mxGeometry", &[("relative", &1), ("as", &"geometry")]);
        if let [first, inner @ .., last] = points {
            self.point(first, Some("sourcePoint"));
            self.point(last, Some("targetPoint"));
            if !inner.is_empty() {
                self.pen.start("Array", &[("as", &"points")]);
                inner.iter().for_each(|at| self.point(at, None));
                self.pen.end();
            }
        }
        self.pen.end();
    }

    fn point(&mut self, at: &Point, role: Option<&str>) {
        let (x, y) = (at.x + self.origin.x, at.y + self.origin.y);
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("x", &x), ("y", &y)];
        if let Some(role) = &role {
            attributes.push(("as", role));
        }
        self.pen.empty("mxPoint", &attributes);
    }
}
