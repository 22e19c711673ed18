//! What is on a diagram, without a picture: as JSON for other programs, and as a table for those who do not see the picture.
//!
//! | module | what it holds |
//! |---|---|
//! | [`table`] | the table |
//!
//! The JSON is a format of its own, `daicho-diagram/1`; FORMAT.md describes it.

pub mod table;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{
    element::ElementKey,
    scene::{Border, Look, Point, Rect, Scene, Shape, Tone, Wire, WireKind},
};

/// The name of the format.
pub const FORMAT: &str = "daicho-diagram/1";

/// A diagram as other programs read it.
#[derive(Clone, Debug, Serialize)]
pub struct Content {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Its title.
    pub title: String,
    /// What it was made for; absent where nobody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Lines below the title.
    pub captions: Vec<String>,
    /// Areas and what stands in them.
    pub elements: Vec<Element>,
    /// The lines between them.
    pub wires: Vec<Connection>,
    /// The trust boundaries.
    pub boundaries: Vec<Boundary>,
}

/// One thing with a place.
#[derive(Clone, Debug, Serialize)]
pub struct Element {
    /// What it is, by name.
    pub key: ElementKey,
    /// What it is drawn as: `zone`, `device`, `firewall` …
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// The area that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ElementKey>,
    /// Its place: `x`, `y`, `width` and `height` in pixels.
    pub place: Place,
    /// How many devices it stands for.
    pub count: u32,
    /// Whether it is an area of which the inside is not drawn.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub folded: bool,
    /// What stands below the name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<String>,
    /// What its colour says.
    pub tone: &'static str,
    /// What there is to say of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place {
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// The width.
    pub width: i32,
    /// The height.
    pub height: i32,
}

/// A line between two elements.
#[derive(Clone, Debug, Serialize)]
pub struct Connection {
    /// What it is, by name.
    pub key: ElementKey,
    /// What it is drawn as: `allowed`, `remote` …
    pub kind: &'static str,
    /// Where it begins.
    pub from: ElementKey,
    /// Where it ends.
    pub to: ElementKey,
    /// Whether it has a head at its beginning, and at its end.
    pub heads: [bool; 2],
    /// Its name, with protocols and ports.
    pub name: String,
    /// Its corners, as pairs of `x` and `y`.
    pub points: Vec<[i32; 2]>,
    /// What its colour says.
    pub tone: &'static str,
    /// What there is to say of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
}

/// A trust boundary.
#[derive(Clone, Debug, Serialize)]
pub struct Boundary {
    /// What it is, by name.
    pub key: ElementKey,
    /// Its name.
    pub name: String,
    /// What lies inside.
    pub inside: Vec<ElementKey>,
    /// The rectangles that are drawn.
    pub places: Vec<Place>,
    /// What its colour says.
    pub tone: &'static str,
}

const fn place(rect: &Rect) -> Place {
    Place {
        x: rect.x,
        y: rect.y,
        width: rect.width,
        height: rect.height,
    }
}

/// Returns the word of the format for what a shape is drawn as.
#[must_use]
pub const fn word_of_look(look: Look) -> &'static str {
    match look {
        Look::Zone => "zone",
        Look::IsolatedZone => "isolated_zone",
        Look::OutsideZone => "outside_zone",
        Look::Device => "device",
        Look::Group => "group",
        Look::Firewall => "firewall",
        Look::Router => "router",
        Look::Switch => "switch",
        Look::AccessPoint => "access_point",
        Look::Vendor => "vendor",
        Look::Carried => "carried",
    }
}

/// Returns the word of the format for what a line is drawn as.
#[must_use]
pub const fn word_of_wire(kind: WireKind) -> &'static str {
    match kind {
        WireKind::Allowed => "allowed",
        WireKind::Observed => "observed",
        WireKind::Blocked => "blocked",
        WireKind::Remote => "remote",
        WireKind::Carried => "carried",
        WireKind::Plain => "plain",
    }
}

/// Returns the word of the format for what a colour says.
#[must_use]
pub const fn word_of_tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Unknown => "unknown",
        Tone::Warning => "warning",
        Tone::Danger => "danger",
    }
}

/// Returns what is on a diagram, for other programs.
#[must_use]
pub fn content(scene: &Scene, purpose: Option<&str>) -> Content {
    Content {
        format: FORMAT,
        title: scene.title.clone(),
        purpose: purpose.map(str::to_owned),
        captions: scene.captions.clone(),
        elements: scene.shapes.iter().map(element).collect(),
        wires: scene.wires.iter().map(connection).collect(),
        boundaries: scene.borders.iter().map(boundary).collect(),
    }
}

/// Returns what is on a diagram as the text of a JSON file.
#[must_use]
pub fn json(scene: &Scene, purpose: Option<&str>) -> String {
    // All keys are texts and all numbers whole: nothing of it can fail to be written.
    serde_json::to_string_pretty(&content(scene, purpose)).unwrap_or_default()
}

fn element(shape: &Shape) -> Element {
    Element {
        key: shape.key,
        kind: word_of_look(shape.look),
        name: shape.label.clone(),
        parent: shape.parent,
        place: place(&shape.rect),
        count: shape.count,
        folded: shape.is_folded,
        details: shape.details.clone(),
        tone: word_of_tone(shape.tone),
        signs: shape.signs.clone(),
    }
}

fn connection(wire: &Wire) -> Connection {
    let pair = |at: &Point| [at.x, at.y];
    Connection {
        key: wire.key,
        kind: word_of_wire(wire.kind),
        from: wire.from,
        to: wire.to,
        heads: [wire.heads.0, wire.heads.1],
        name: wire.label.clone(),
        points: wire.points.iter().map(pair).collect(),
        tone: word_of_tone(wire.tone),
        signs: wire.signs.clone(),
    }
}

fn boundary(border: &Border) -> Boundary {
    Boundary {
        key: border.key,
        name: border.label.clone(),
        inside: border.inside.clone(),
        places: border.rects.iter().map(place).collect(),
        tone: word_of_tone(border.tone),
    }
}
