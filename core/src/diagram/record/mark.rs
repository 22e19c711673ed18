//! Marks on drawings: what somebody drew over a drawing of others, and what in the ledger it stands for.
//!
//! A mark is an entity of kind [`KIND`]. Its points are fractions of the picture, so that a new edition in another size keeps
//! them where they were; whether they still fit says a person, for one edition at a time.

use super::{set_all, standing};
use crate::{
    diagram::{element::ElementKey, scene::Point},
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of marks.
pub const KIND: &str = "mark";

/// The width and the height of every picture in the numbers of [`Mark::points`].
pub const WHOLE: i32 = 10_000;

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Form {
    /// A place: one point.
    Pin,
    /// An area: two opposite corners, or the corners of a polygon.
    Area,
    /// A trust boundary: a border, from point to point.
    Boundary,
    /// An arrow: from the first point to the last.
    Arrow,
    /// A text that begins at a point.
    Text,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 5] = [
        Self::Pin,
        Self::Area,
        Self::Boundary,
        Self::Arrow,
        Self::Text,
    ];

    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Area => "area",
            Self::Boundary => "boundary",
            Self::Arrow => "arrow",
            Self::Text => "text",
        }
    }

    /// Returns the form of a stored text; `None` for one of a newer version.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

kept!(
    /// A mark on a drawing.
    Mark,
    KIND
);

impl<'a> Mark<'a> {
    /// Lists the marks of a drawing that are there.
    pub fn of(ledger: &'a Ledger, drawing: EntityId) -> impl Iterator<Item = Self> {
        Self::all(ledger).filter(move |mark| mark.drawing() == Some(drawing))
    }

    /// Returns the drawing that it is on.
    #[must_use]
    pub fn drawing(&self) -> Option<EntityId> {
        self.0.reference("drawing")
    }

    /// Returns how it is drawn.
    #[must_use]
    pub fn form(&self) -> Reading<'a, Form> {
        Reading::of(&self.0, "form", Form::from_code)
    }

    /// Returns its points, in fractions of the picture: [`WHOLE`] is its right or lower edge.
    #[must_use]
    pub fn points(&self) -> Reading<'a, Vec<Point>> {
        Reading::of(&self.0, "points", points_of)
    }

    /// Returns what it stands for. Of a device that was joined to another, that one.
    #[must_use]
    pub fn target(&self) -> Reading<'a, ElementKey> {
        let key = |text: &str| Some(standing(self.0.ledger(), text.parse().ok()?));
        Reading::of(&self.0, "target", key)
    }

    /// Returns what is written at it.
    #[must_use]
    pub fn text(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "text", parse::text)
    }

    /// Returns the attachment on which a person last said that it fits.
    #[must_use]
    pub fn edition(&self) -> Option<EntityId> {
        self.0.reference("edition")
    }

    /// Returns the id of the shape of a draw.io file that it sits on.
    #[must_use]
    pub fn shape(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "shape", parse::text)
    }
}

/// Returns the points of a text such as `10,20 30,40`; `None` if it is not one.
#[must_use]
pub fn points_of(text: &str) -> Option<Vec<Point>> {
    text.split_whitespace().map(point_of).collect()
}

/// Returns the point of a text such as `10,20`.
#[must_use]
pub fn point_of(text: &str) -> Option<Point> {
    let (x, y) = text.split_once(',')?;
    Some(Point {
        x: x.trim().parse().ok()?,
        y: y.trim().parse().ok()?,
    })
}

/// Returns points as a text.
#[must_use]
pub fn text_of_points(points: &[Point]) -> String {
    let texts: Vec<String> = points.iter().map(text_of_point).collect();
    texts.join(" ")
}

/// Returns a point as a text.
#[must_use]
pub fn text_of_point(point: &Point) -> String {
    format!("{},{}", point.x, point.y)
}

/// A mark that is to be drawn.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Draft {
    /// On which drawing.
    pub drawing: EntityId,
    /// How.
    pub form: Form,
    /// Its points, in fractions of the picture.
    pub points: Vec<Point>,
    /// What it stands for.
    pub target: Option<ElementKey>,
    /// What is written at it.
    pub text: Option<String>,
    /// The edition that the person sees.
    pub edition: Option<EntityId>,
    /// The id of the shape of a draw.io file that it sits on.
    pub shape: Option<String>,
}

/// Returns the changes that draw a mark.
#[must_use]
pub fn add(id: EntityId, draft: &Draft) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let fields = [
        ("drawing", Some(draft.drawing.to_string())),
        ("form", Some(draft.form.code().to_owned())),
        ("points", Some(text_of_points(&draft.points))),
        ("target", draft.target.map(|key| key.to_string())),
        ("text", draft.text.clone()),
        ("edition", draft.edition.map(|id| id.to_string())),
        ("shape", draft.shape.clone()),
    ];
    set_all(&mut changes, KIND, id, &fields);
    changes
}

/// Returns the changes that move a mark; who moves it on an edition says that it fits there.
#[must_use]
pub fn move_to(id: EntityId, points: &[Point], edition: Option<EntityId>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(KIND, id, "points", &text_of_points(points));
    if let Some(edition) = edition {
        changes.set_text(KIND, id, "edition", &edition.to_string());
    }
    changes
}

/// Returns the changes that say what a mark stands for; `None`: for nothing in the ledger.
#[must_use]
pub fn bind(id: EntityId, target: Option<ElementKey>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let target = target.map(|key| key.to_string());
    changes.set_or_clear(KIND, id, "target", target.as_deref());
    changes
}

/// Returns the changes that put a mark on a shape of a draw.io file, or take it off.
#[must_use]
pub fn sit_on(id: EntityId, shape: Option<&str>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_or_clear(KIND, id, "shape", shape);
    changes
}

/// Returns the changes that write something at a mark.
#[must_use]
pub fn reword(id: EntityId, text: Option<&str>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_or_clear(KIND, id, "text", text);
    changes
}

/// Returns the changes that say of marks that they fit on an edition.
#[must_use]
pub fn fit(ids: &[EntityId], edition: EntityId) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for id in ids {
        changes.set_text(KIND, *id, "edition", &edition.to_string());
    }
    changes
}

/// Returns the changes that delete a mark.
#[must_use]
pub fn delete(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}
