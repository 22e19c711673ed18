//! A draw.io file as it is read: pages, and cells with absolute places.

use serde::{Deserialize, Serialize};

use crate::diagram::{
    element::ElementKey,
    scene::{Point, Rect},
};

/// A draw.io file.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// Its pages.
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Its name.
    pub name: String,
    /// The width of its sheet.
    pub width: i32,
    /// The height of its sheet.
    pub height: i32,
    /// Where a diagram that this program wrote has its origin on the page.
    pub origin: Option<Point>,
    /// What is on it, in the order of the file; layers are not listed.
    pub cells: Vec<Cell>,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum CellKind {
    /// A shape with others in it: a group, a swimlane, a frame.
    Container,
    /// A shape.
    #[default]
    Shape,
    /// A line.
    Edge,
    /// A text without a border, or at a line.
    Text,
}

/// What of a network a shape seems to be, by its style.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Thing {
    /// A firewall or UTM.
    Firewall,
    /// A wireless access point.
    AccessPoint,
    /// A router or gateway.
    Router,
    /// A switch or hub.
    Switch,
    /// A server.
    Server,
    /// A store of data.
    Storage,
    /// A portable computer.
    Laptop,
    /// A computer.
    Computer,
    /// A printer, scanner or copier.
    Printer,
    /// A telephone or mobile device.
    Phone,
    /// The internet or another network.
    Cloud,
    /// A person or several.
    Person,
    /// A building or site.
    Building,
}

impl Thing {
    /// Returns its name in texts of the program.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Firewall => "firewall",
            Self::AccessPoint => "access-point",
            Self::Router => "router",
            Self::Switch => "switch",
            Self::Server => "server",
            Self::Storage => "storage",
            Self::Laptop => "laptop",
            Self::Computer => "computer",
            Self::Printer => "printer",
            Self::Phone => "phone",
            Self::Cloud => "cloud",
            Self::Person => "person",
            Self::Building => "building",
        }
    }
}

/// What stands on a page.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its id in the file.
    pub id: String,
    /// What is written on it, as plain text.
    pub label: String,
    /// What it is.
    pub kind: CellKind,
    /// The cell that it stands in, by its number on the page.
    pub parent: Option<u32>,
    /// Its place on the page; of a line, the rectangle around it. `None` where it has none.
    pub rect: Option<Rect>,
    /// The cell that a line begins at.
    pub source: Option<u32>,
    /// The cell that a line ends at.
    pub target: Option<u32>,
    /// The corners of a line, its ends included.
    pub points: Vec<Point>,
    /// What it is in the ledger, where this program wrote the file.
    pub daicho: Option<ElementKey>,
    /// What it seems to be.
    pub thing: Option<Thing>,
    /// What is said when a pointer rests on it.
    pub tooltip: Option<String>,
    /// Whether it, or what it stands in, is not shown.
    pub is_hidden: bool,
    /// Its style, as it stands in the file.
    pub style: String,
}
