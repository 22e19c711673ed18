//! A diagram as a table: a row for each thing.

use std::collections::BTreeMap;

use crate::diagram::{
    element::ElementKey,
    scene::{Look, Scene, Shape, WireKind},
};

/// What a row of the table is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum RowKind {
    /// An area, a device.
    Shape(Look),
    /// A line.
    Wire(WireKind),
    /// A trust boundary.
    Boundary,
}

/// A row of the table of a diagram. Names are those on the diagram; the words for kinds are the reader's.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// What it is.
    pub key: ElementKey,
    /// What kind of thing.
    pub kind: RowKind,
    /// Its name.
    pub name: String,
    /// How many devices it stands for; nothing for lines and boundaries.
    pub count: Option<u32>,
    /// What it stands in, from the outermost; of a line, nothing.
    pub within: Vec<String>,
    /// What it is connected to; of a line its two ends, of a boundary what lies inside.
    pub connected: Vec<String>,
    /// What stands below the name.
    pub details: Vec<String>,
    /// What there is to say of it.
    pub signs: Vec<String>,
}

/// Returns what is on a diagram, a row a thing: shapes, then lines, then boundaries.
#[must_use]
pub fn rows(scene: &Scene) -> Vec<Row> {
    let names = Names::of(scene);
    let shapes = scene.shapes.iter().map(|shape| Row {
        key: shape.key,
        kind: RowKind::Shape(shape.look),
        name: shape.label.clone(),
        count: Some(shape.count),
        within: names.around(shape),
        connected: names.connected(shape.key),
        details: shape.details.clone(),
        signs: shape.signs.clone(),
    });
    let wires = scene.wires.iter().map(|wire| Row {
        key: wire.key,
        kind: RowKind::Wire(wire.kind),
        name: wire.label.clone(),
        count: None,
        within: Vec::new(),
        connected: vec![names.of_key(wire.from), names.of_key(wire.to)],
        details: Vec::new(),
        signs: wire.signs.clone(),
    });
    let borders = scene.borders.iter().map(|border| Row {
        key: border.key,
        kind: RowKind::Boundary,
        name: border.label.clone(),
        count: None,
        within: Vec::new(),
        connected: border.inside.iter().map(|key| names.of_key(*key)).collect(),
        details: Vec::new(),
        signs: Vec::new(),
    });
    shapes.chain(wires).chain(borders).collect()
}

/// Shapes by their keys, with what leads from one to the other.
struct Names<'a> {
    shapes: BTreeMap<ElementKey, &'a Shape>,
    wires: BTreeMap<ElementKey, Vec<ElementKey>>,
}

impl<'a> Names<'a> {
    fn of(scene: &'a Scene) -> Self {
        let shapes = scene.shapes.iter().map(|shape| (shape.key, shape));
        let mut wires: BTreeMap<ElementKey, Vec<ElementKey>> = BTreeMap::new();
        for wire in &scene.wires {
            for (one, other) in [(wire.from, wire.to), (wire.to, wire.from)] {
                let others = wires.entry(one).or_default();
                if !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        Self {
            shapes: shapes.collect(),
            wires,
        }
    }

    /// What is not on the diagram is named by its key.
    fn of_key(&self, key: ElementKey) -> String {
        let shape = self.shapes.get(&key);
        shape.map_or_else(|| key.to_string(), |shape| shape.label.clone())
    }

    fn connected(&self, key: ElementKey) -> Vec<String> {
        let others = self.wires.get(&key).into_iter().flatten();
        others.map(|other| self.of_key(*other)).collect()
    }

    fn around(&self, shape: &Shape) -> Vec<String> {
        let mut names = Vec::new();
        let mut parent = shape.parent;
        // No longer than there are shapes: a scene that was made wrongly may go around in a ring.
        while let Some(key) = parent
            && names.len() < self.shapes.len()
        {
            names.push(self.of_key(key));
            parent = self.shapes.get(&key).and_then(|shape| shape.parent);
        }
        names.reverse();
        names
    }
}

/// Returns the table as CSV (RFC 4180, UTF-8 with a mark): `headers` are the words for the columns kind, name, count, within,
/// connected to, details and signs, `word` those for kinds. No cell is a formula.
#[must_use]
pub fn csv(scene: &Scene, headers: &[String; 7], word: impl Fn(RowKind) -> String) -> String {
    let mut out = "\u{FEFF}".to_owned();
    line(&mut out, headers);
    for row in rows(scene) {
        let count = row.count.map(|count| count.to_string());
        let cells = [
            word(row.kind),
            row.name,
            count.unwrap_or_default(),
            row.within.join(" / "),
            row.connected.join(" / "),
            row.details.join(" / "),
            row.signs.join(" / "),
        ];
        line(&mut out, &cells);
    }
    out
}

fn line(out: &mut String, cells: &[String; 7]) {
    let cells = cells.each_ref().map(|cell| {
        // As in the other tables: what a spreadsheet would take for a formula is a text.
        let first = cell.trim_start_matches('\'').chars().next();
        let formula = |c: char| "=+-@\t\r＝＋－＠".contains(c);
        let mark = if first.is_some_and(formula) { "'" } else { "" };
        let quoted = cell.contains(['"', ',', '\n', '\r']);
        if quoted {
            format!("\"{mark}{}\"", cell.replace('"', "\"\""))
        } else {
            format!("{mark}{cell}")
        }
    });
    out.push_str(&cells.join(","));
    out.push_str("\r\n");
}
