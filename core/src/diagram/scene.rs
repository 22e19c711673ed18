//! A diagram with everything in its place, ready to be drawn: on screen, as SVG, as a draw.io file.
//!
//! Lengths are whole pixels, so that the same ledger gives the same bytes everywhere. Texts are in the reader's language
//! already.

use serde::{Deserialize, Serialize};

use super::element::ElementKey;

/// A point. `x` grows to the right, `y` downwards.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize,
)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// The width, never negative.
    pub width: i32,
    /// The height, never negative.
    pub height: i32,
}

impl Rect {
    /// Returns the point in its middle.
    #[must_use]
    pub const fn middle(&self) -> Point {
        Point {
            x: self.x + self.width / 2,
            y: self.y + self.height / 2,
        }
    }

    /// Returns the right edge.
    #[must_use]
    pub const fn right(&self) -> i32 {
        self.x + self.width
    }

    /// Returns the lower edge.
    #[must_use]
    pub const fn bottom(&self) -> i32 {
        self.y + self.height
    }

    /// Returns the rectangle, moved.
    #[must_use]
    pub const fn moved(&self, by: Point) -> Self {
        Self {
            x: self.x + by.x,
            y: self.y + by.y,
            width: self.width,
            height: self.height,
        }
    }

    /// Returns the rectangle, larger by `by` on every side.
    #[must_use]
    pub const fn grown(&self, by: i32) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2 * by,
            height: self.height + 2 * by,
        }
    }

    /// Returns the smallest rectangle around both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            width: self.right().max(other.right()) - x,
            height: self.bottom().max(other.bottom()) - y,
        }
    }
}

/// What a shape is drawn as.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Look {
    /// An area with other shapes in it.
    Zone,
    /// An area cut off from the others: a closed network.
    IsolatedZone,
    /// An area outside of the hospital, such as the internet.
    OutsideZone,
    /// A device.
    Device,
    /// Several devices of one model.
    Group,
    /// A firewall or a UTM.
    Firewall,
    /// A router or VPN gateway.
    Router,
    /// A switch.
    Switch,
    /// A wireless access point.
    AccessPoint,
    /// A company outside.
    Vendor,
    /// A computer or medium that is carried in.
    Carried,
}

impl Look {
    /// Whether other shapes stand in it.
    #[must_use]
    pub const fn is_area(self) -> bool {
        matches!(self, Self::Zone | Self::IsolatedZone | Self::OutsideZone)
    }
}

/// What a colour says of a shape. Never the only sign: [`Shape::signs`] says the same in words.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize,
)]
pub enum Tone {
    /// Nothing is said.
    #[default]
    Plain,
    /// In order, as far as anybody knows.
    Good,
    /// Something is not known.
    Unknown,
    /// To be looked at.
    Warning,
    /// To be acted upon.
    Danger,
}

/// One thing with a place.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Shape {
    /// What it is.
    pub key: ElementKey,
    /// The area that it stands in.
    pub parent: Option<ElementKey>,
    /// What it is drawn as.
    pub look: Look,
    /// Its place on the whole diagram.
    pub rect: Rect,
    /// Its name.
    pub label: String,
    /// What stands below the name: an address, a room.
    pub details: Vec<String>,
    /// How many devices it stands for; one for a device, those inside for a folded area.
    pub count: u32,
    /// Whether it is an area of which the inside is not drawn.
    pub is_folded: bool,
    /// Its colour.
    pub tone: Tone,
    /// What there is to say of it, in words: "サポート終了".
    pub signs: Vec<String>,
}

impl Shape {
    /// Whether its number of devices is written on it. A folded area of which no device is part of the picture has none.
    #[must_use]
    pub fn is_several(&self) -> bool {
        let stands_for_some = self.is_folded && self.count > 0;
        stands_for_some || self.look == Look::Group || self.count > 1
    }
}

/// What a line between shapes is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum WireKind {
    /// What is allowed to cross.
    Allowed,
    /// What was seen to cross, and nobody allowed.
    Observed,
    /// What is blocked.
    Blocked,
    /// A line for remote maintenance.
    Remote,
    /// What is carried in by hand.
    Carried,
    /// A cable or a place that follows from what is plugged in where.
    Plain,
}

/// A line between two shapes.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Wire {
    /// What it is.
    pub key: ElementKey,
    /// Where it begins.
    pub from: ElementKey,
    /// Where it ends.
    pub to: ElementKey,
    /// What it is drawn as.
    pub kind: WireKind,
    /// Its name, with protocols and ports.
    pub label: String,
    /// Whether it has a head at its beginning and at its end.
    pub heads: (bool, bool),
    /// Its corners: at least two points.
    pub points: Vec<Point>,
    /// Its colour.
    pub tone: Tone,
    /// What there is to say of it, in words.
    pub signs: Vec<String>,
}

/// A trust boundary: a dashed border around each shape that lies inside.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Border {
    /// What it is.
    pub key: ElementKey,
    /// Its name, and who is responsible on either side.
    pub label: String,
    /// The shapes inside that are on the diagram.
    pub inside: Vec<ElementKey>,
    /// The rectangles that are drawn.
    pub rects: Vec<Rect>,
    /// Its colour.
    pub tone: Tone,
}

/// A diagram.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// Its title.
    pub title: String,
    /// Lines below the title: the hospital, the date, the purpose, to whom it is shown.
    pub captions: Vec<String>,
    /// Areas, each before what stands in it, and then what stands in them.
    pub shapes: Vec<Shape>,
    /// The lines between shapes.
    pub wires: Vec<Wire>,
    /// The trust boundaries.
    pub borders: Vec<Border>,
    /// The smallest rectangle around everything.
    pub bounds: Rect,
}
