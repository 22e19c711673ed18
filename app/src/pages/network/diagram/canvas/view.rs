//! Which part of the picture is seen.

use daicho_core::diagram::record::view::Scope;
use daicho_core::diagram::scene::Rect;
use daicho_core::ident::id::EntityId;
use yew::NodeRef;

use super::super::drawn::Drawn;
use crate::browser::canvas::{Part, show, size, tell_near};

/// From here on names are too small to be read: so much of the picture to a pixel of the screen.
const SMALL: f64 = 2.5;
/// From here on names and icons would be less than four pixels high. They are not drawn, as most of the work in a picture of a
/// thousand devices is in them; colours and forms still tell things apart.
const FAR: f64 = 4.0;
/// What is left free around everything.
const MARGIN: f64 = 24.0;
/// The closest: so many pixels of the screen to one of the picture.
const CLOSEST: f64 = 3.0;

/// Which part of the picture is seen.
#[derive(Debug, Default)]
pub(super) struct View {
    part: Part,
    /// What the part was chosen for.
    of: Option<(Scope, Option<EntityId>)>,
    /// The largest part.
    whole: Part,
}

impl View {
    /// Shows a picture: whole if it is another one, else the same part of it.
    pub(super) fn arrive(
        &mut self,
        node: &NodeRef,
        drawn: &Drawn,
        scope: (Scope, Option<EntityId>),
    ) {
        self.whole = whole(node, drawn);
        if self.of == Some(scope) {
            self.show(node);
        } else {
            self.of = Some(scope);
            self.fit(node, drawn);
        }
    }

    /// Shows all of it.
    pub(super) fn fit(&mut self, node: &NodeRef, drawn: &Drawn) {
        self.whole = whole(node, drawn);
        self.part = self.whole;
        self.show(node);
    }

    /// Makes it smaller or larger around a point of the screen, else around the middle.
    pub(super) fn zoom(&mut self, node: &NodeRef, factor: f64, around: Option<(f64, f64)>) {
        let (wide, high) = size(node);
        let (x, y) = around.unwrap_or((wide / 2.0, high / 2.0));
        let width = (self.part.width * factor)
            .max(wide / CLOSEST)
            .min(self.whole.width.max(wide) * 4.0);
        let height = width * high / wide;
        self.part = Part {
            x: self.part.x + (self.part.width - width) * x / wide,
            y: self.part.y + (self.part.height - height) * y / high,
            width,
            height,
        };
        self.show(node);
    }

    /// Moves the picture by pixels of the screen, from where it was.
    pub(super) fn pan(&mut self, node: &NodeRef, from: Part, by: (f64, f64)) {
        let scale = self.scale(node);
        self.part = Part {
            x: from.x - by.0 * scale,
            y: from.y - by.1 * scale,
            ..self.part
        };
        self.show(node);
    }

    /// Brings a rectangle into sight, if it is not, and close enough to be read.
    pub(super) fn bring(&mut self, node: &NodeRef, rect: Rect) {
        let middle = rect.middle();
        let (x, y) = (f64::from(middle.x), f64::from(middle.y));
        let Part {
            x: left,
            y: top,
            width,
            height,
        } = self.part;
        let is_seen = (left..left + width).contains(&x) && (top..top + height).contains(&y);
        if !is_seen || self.scale(node) > SMALL {
            self.jump(node, rect);
        }
    }

    /// Moves so that a rectangle is in the middle, close enough to be read.
    fn jump(&mut self, node: &NodeRef, rect: Rect) {
        let (wide, high) = size(node);
        let width = self.part.width.min(wide * 1.2);
        let height = width * high / wide;
        let middle = rect.middle();
        self.part = Part {
            x: f64::from(middle.x) - width / 2.0,
            y: f64::from(middle.y) - height / 2.0,
            width,
            height,
        };
        self.show(node);
    }

    fn show(&self, node: &NodeRef) {
        tell_near(node, self.scale(node) < FAR);
        show(node, self.part);
    }

    /// Returns the part that is seen.
    pub(super) const fn part(&self) -> Part {
        self.part
    }

    /// Returns how much of the picture a pixel of the screen is.
    pub(super) fn scale(&self, node: &NodeRef) -> f64 {
        self.part.width / size(node).0
    }

    /// Returns the point of the picture at a point of the screen.
    pub(super) fn point(&self, node: &NodeRef, at: (f64, f64)) -> (f64, f64) {
        let scale = self.scale(node);
        (self.part.x + at.0 * scale, self.part.y + at.1 * scale)
    }
}

/// All of a picture, in the form of the screen.
fn whole(node: &NodeRef, drawn: &Drawn) -> Part {
    let (wide, high) = size(node);
    let bounds = drawn.scene.bounds;
    let (width, height) = (
        f64::from(bounds.width) + 2.0 * MARGIN,
        f64::from(bounds.height) + 2.0 * MARGIN,
    );
    // A small network is not blown up.
    let width = width.max(height * wide / high).max(wide / 1.2);
    let height = width * high / wide;
    Part {
        x: f64::from(bounds.x) + f64::from(bounds.width) / 2.0 - width / 2.0,
        y: f64::from(bounds.y) + f64::from(bounds.height) / 2.0 - height / 2.0,
        width,
        height,
    }
}
