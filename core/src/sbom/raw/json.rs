//! Where a component stands in JSON.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::sbom::{
    lenient::{Given, Text, from_json},
    problem::SbomError,
};

/// Most levels of components within components: whole documents nest less deep, or are refused.
const DEEPEST: u32 = 128;

/// What holds components, or may.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Holder<'a> {
    #[serde(borrow)]
    metadata: Option<&'a RawValue>,
    #[serde(borrow)]
    component: Option<&'a RawValue>,
    #[serde(borrow)]
    components: Option<&'a RawValue>,
    #[serde(borrow)]
    packages: Option<&'a RawValue>,
    #[serde(rename = "@graph", borrow)]
    graph: Option<&'a RawValue>,
    #[serde(rename = "type", borrow)]
    kind: Text<'a>,
}

/// The objects of a list; an object stands for a list of one, and what is none is no component.
fn objects(list: Option<&RawValue>) -> Result<Vec<&RawValue>, SbomError> {
    let Some(list) = list else {
        return Ok(Vec::new());
    };
    let mut items: Vec<&RawValue> = match list.get().as_bytes().first() {
        Some(b'[') => from_json(list.get())?,
        _ => vec![list],
    };
    items.retain(|item| item.get().starts_with('{'));
    Ok(items)
}

pub(super) fn of_spdx(text: &str, nth: usize) -> Result<Option<&str>, SbomError> {
    let document: Holder<'_> = from_json(text)?;
    let packages = objects(document.packages)?;
    Ok(packages.get(nth).map(|package| package.get()))
}

pub(super) fn of_graph(text: &str, nth: usize) -> Result<Option<&str>, SbomError> {
    let document: Holder<'_> = from_json(text)?;
    let mut left = nth;
    for element in objects(document.graph)? {
        let holder: Holder<'_> = from_json(element.get())?;
        let is_package = match &holder.kind {
            Given::Value(kind) => kind.0.trim().ends_with("Package"),
            Given::Absent | Given::WrongType => false,
        };
        if is_package && left == 0 {
            return Ok(Some(element.get()));
        }
        left -= usize::from(is_package);
    }
    Ok(None)
}

pub(super) fn of_cyclonedx(text: &str, nth: usize) -> Result<Option<&str>, SbomError> {
    let bom: Holder<'_> = from_json(text)?;
    let mut left = nth;
    let metadata = bom.metadata.filter(|raw| raw.get().starts_with('{'));
    if let Some(metadata) = metadata {
        let metadata: Holder<'_> = from_json(metadata.get())?;
        let about = metadata.component.filter(|raw| raw.get().starts_with('{'));
        if let Some(about) = about
            && let Some(found) = within(about, &mut left, 0)?
        {
            return Ok(Some(found));
        }
    }
    for component in objects(bom.components)? {
        if let Some(found) = within(component, &mut left, 0)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Counts a component and those in it.
fn within<'a>(
    component: &'a RawValue,
    left: &mut usize,
    depth: u32,
) -> Result<Option<&'a str>, SbomError> {
    if depth == DEEPEST {
        return Err(SbomError::TooDeep { limit: DEEPEST });
    }
    if *left == 0 {
        return Ok(Some(component.get()));
    }
    *left -= 1;
    let holder: Holder<'_> = from_json(component.get())?;
    for inside in objects(holder.components)? {
        if let Some(found) = within(inside, left, depth + 1)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
