//! Where a component stands in XML.

use crate::sbom::{
    problem::{Problems, SbomError},
    tree::{self, Element},
};

pub(super) fn of(text: &str, nth: usize) -> Result<Option<&str>, SbomError> {
    let root = tree::read(text, &mut Problems::default())?;
    let mut left = nth;
    let found = match root.name.as_str() {
        "SoftwareIdentity" => (nth == 0).then_some(&root),
        "Document" => root.children_of("packages").nth(nth),
        _ => {
            let metadata = root.child("metadata");
            let about = metadata.and_then(|metadata| metadata.child("component"));
            about
                .and_then(|about| within(about, &mut left))
                .or_else(|| inside(&root, &mut left))
        }
    };
    Ok(found.and_then(|element| text.get(element.span.clone())))
}

fn within<'a>(component: &'a Element, left: &mut usize) -> Option<&'a Element> {
    if *left == 0 {
        return Some(component);
    }
    *left -= 1;
    inside(component, left)
}

fn inside<'a>(holder: &'a Element, left: &mut usize) -> Option<&'a Element> {
    let mut parts = holder.child("components")?.children_of("component");
    parts.find_map(|part| within(part, left))
}
