//! What an SBOM says, and what changed from one to another.

use std::collections::BTreeMap;

use daicho_core::{
    ident::id::EntityId,
    sbom::{
        self, Read,
        compare::{Aspect, Changes},
        minimum::{Element, Gaps},
        model::{Component, Sbom},
        outline::outline,
    },
};

use super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Trouble,
        papers::{Compared, ComponentView, GapView, LISTED, SbomView},
    },
};

/// How many components are named that lack an element.
const NAMED: usize = 5;
/// How many licences, or kinds, are told one by one.
const COUNTED: usize = 200;

impl<S: LedgerStore> Desk<S> {
    /// Compares two SBOMs.
    pub(super) async fn compare(
        &mut self,
        older: &EntityId,
        newer: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Compared>, Trouble> {
        let older = self.bytes_of(older, &mut *tell).await?;
        let newer = self.bytes_of(newer, tell).await?;
        let (Some(older), Some(newer)) = (older, newer) else {
            return Ok(None);
        };
        Ok(match (sbom::read(&older), sbom::read(&newer)) {
            (Ok(older), Ok(newer)) => Some(compared(&older.value, &newer.value)),
            _ => None,
        })
    }
}

fn compared(older: &Sbom, newer: &Sbom) -> Compared {
    let changes = Changes::between(older, newer);
    let of = |sbom: &Sbom, at: &usize| sbom.components[*at].to_string();
    Compared {
        added: changes.added.iter().map(|at| of(newer, at)).collect(),
        removed: changes.removed.iter().map(|at| of(older, at)).collect(),
        changed: changes
            .changed
            .iter()
            .map(|(before, after, aspects)| {
                let codes = aspects.iter().copied().map(Aspect::code);
                let codes = codes.map(str::to_owned).collect();
                (of(older, before), of(newer, after), codes)
            })
            .collect(),
        same: changes.same,
    }
}

/// Returns what the page shows of an SBOM.
pub(super) fn view(read: &Read) -> SbomView {
    let sbom = &read.value;
    let gaps = Gaps::of(sbom);
    let mut lacks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (element, without) in &gaps.lacking {
        for at in without {
            lacks
                .entry(*at)
                .or_default()
                .push(element.code().to_owned());
        }
    }
    let lines = outline(sbom).into_iter().take(LISTED);
    let subject = sbom.subject.and_then(|at| sbom.components.get(at));
    SbomView {
        format: sbom.format.clone(),
        name: sbom.name.clone(),
        subject: subject.map(ToString::to_string),
        authors: sbom.authors.clone(),
        tools: sbom.tools.clone(),
        created: sbom.created.clone(),
        total: sbom.components.len(),
        components: lines
            .map(|line| ComponentView {
                number: line.component,
                depth: line.depth,
                lacks: lacks.remove(&line.component).unwrap_or_default(),
                ..component(&sbom.components[line.component])
            })
            .collect(),
        score: gaps.score(),
        gaps: gap_views(sbom, &gaps),
        licences: counted(sbom, |component| {
            let licences = component.licences.iter().map(String::as_str);
            licences.collect()
        }),
        kinds: counted(sbom, |component| match component.kind.word() {
            "" => Vec::new(),
            word => vec![word],
        }),
        diagnostics: read.diagnostics.clone(),
    }
}

fn component(component: &Component) -> ComponentView {
    let name = match &component.group {
        Some(group) => format!("{group}/{}", component.name),
        None => component.name.clone(),
    };
    ComponentView {
        number: 0,
        depth: 0,
        name,
        version: component.version.clone(),
        supplier: component.supplier.clone(),
        kind: component.kind.word().to_owned(),
        identifiers: component
            .identifiers
            .iter()
            .map(|identifier| identifier.value.clone())
            .collect(),
        licences: component.licences.clone(),
        hashes: component.hashes.len(),
        end_of_support: component.end_of_support.clone(),
        lacks: Vec::new(),
    }
}

fn gap_views(sbom: &Sbom, gaps: &Gaps) -> Vec<GapView> {
    let of_document = |element: &Element| GapView {
        element: element.code().to_owned(),
        is_required: element.is_required(),
        components: None,
        names: Vec::new(),
    };
    let of_components = |(element, without): &(Element, Vec<usize>)| GapView {
        element: element.code().to_owned(),
        is_required: element.is_required(),
        components: Some(without.len()),
        names: without
            .iter()
            .take(NAMED)
            .map(|at| sbom.components[*at].to_string())
            .collect(),
    };
    let components = gaps.lacking.iter().map(of_components);
    components
        .chain(gaps.document.iter().map(of_document))
        .collect()
}

/// Counts the components by words; those without one under an empty word.
fn counted<'a>(
    sbom: &'a Sbom,
    words: impl Fn(&'a Component) -> Vec<&'a str>,
) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for component in &sbom.components {
        let mut of = words(component);
        if of.is_empty() {
            of.push("");
        }
        for word in of {
            *counts.entry(word).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(word, count)| (word.to_owned(), count))
        .collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.truncate(COUNTED);
    counts
}
