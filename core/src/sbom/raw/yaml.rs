//! Where a component stands in YAML.

use granit_parser::{Event, Parser, Span};

use crate::sbom::{problem::SbomError, spdx::yaml::broken};

/// What was seen of the document so far.
#[derive(Default)]
struct Walk {
    /// For each open list or object, whether it is an object.
    open: Vec<bool>,
    /// Whether the next node of the document is a key, and whether the last key was the one of the packages.
    is_value: bool,
    is_packages: bool,
    /// The level at which packages stand, once there is one.
    level: Option<usize>,
    /// Where the package that is open begins.
    start: Option<usize>,
}

pub(super) fn of(text: &str, nth: usize) -> Result<Option<&str>, SbomError> {
    let mut walk = Walk::default();
    let mut left = nth;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| broken(&error))?;
        let found = match event {
            Event::Scalar(ref key, ..) => {
                walk.node(key == "packages");
                None
            }
            Event::Alias(_) => {
                let is_package = walk.level == Some(walk.open.len());
                walk.node(false);
                is_package.then_some(span).and_then(|span| range(&span))
            }
            Event::SequenceStart(..) => {
                walk.begin(false, &span);
                None
            }
            Event::MappingStart(..) => {
                walk.begin(true, &span);
                None
            }
            Event::SequenceEnd | Event::MappingEnd => walk.end(&span),
            Event::DocumentEnd => break,
            Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(..)
            | Event::Anchor(..)
            | Event::UnresolvedAlias(_)
            | _ => None,
        };
        if let Some((start, end)) = found {
            if left == 0 {
                return Ok(text.get(start..end).map(str::trim_end));
            }
            left -= 1;
        }
    }
    Ok(None)
}

fn range(span: &Span) -> Option<(usize, usize)> {
    let range = span.byte_range()?;
    Some((range.start, range.end))
}

impl Walk {
    /// A node of the document's own object is a key or a value in turn.
    fn node(&mut self, is_packages: bool) {
        if self.open.len() == 1 {
            self.is_packages = is_packages && !self.is_value;
            self.is_value = !self.is_value;
        }
    }

    fn begin(&mut self, is_object: bool, span: &Span) {
        let depth = self.open.len();
        if depth == 1 && self.is_value && self.is_packages {
            // A list of packages, or the only one.
            self.level = Some(if is_object { 1 } else { 2 });
        }
        if is_object && self.level == Some(depth) {
            self.start = span.byte_range().map(|range| range.start);
        }
        self.node(false);
        self.open.push(is_object);
    }

    /// Returns where a package stands that ends here.
    fn end(&mut self, span: &Span) -> Option<(usize, usize)> {
        let is_object = self.open.pop()?;
        let depth = self.open.len();
        let is_package = is_object && self.level == Some(depth);
        let is_last = self
            .level
            .is_some_and(|level| depth + 1 == level || level == depth && depth == 1);
        if is_last {
            self.level = None;
        }
        let start = self.start.take_if(|_| is_package)?;
        Some((start, span.byte_range()?.end))
    }
}
