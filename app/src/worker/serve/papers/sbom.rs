//! What an SBOM says, and what changed from one to another.

use std::{collections::BTreeMap, ops::ControlFlow};

use daicho_core::{
    document::attachment::Attachment,
    ident::id::EntityId,
    sbom::{
        Read,
        breakdown::{Line, kinds, licences},
        compare::{Aspect, Changes},
        minimum::{Element, Gaps},
        model::{Component, Sbom},
        outline::outline,
        several::read_each,
    },
};

use super::{Desk, Tell, read_sbom};
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
        let ledger = self.current(&mut *tell).await?.ledger;
        let mut sboms = Vec::new();
        for id in [older, newer] {
            let bytes = self.bytes_of(id, &mut *tell).await?;
            let attached = Attachment::find(&ledger, id);
            let columns = attached.and_then(|attached| attached.columns());
            sboms.extend(bytes.and_then(|bytes| read_sbom(&bytes, columns)));
        }
        Ok(match sboms.as_slice() {
            [older, newer] => Some(compared(older, newer)),
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

/// Opens one SBOM of an archive; `None` if there is none in it.
pub(super) fn of_archive(bytes: &[u8], nth: usize) -> Option<SbomView> {
    let mut files = Vec::new();
    let mut wanted = None;
    read_each(bytes, |named| {
        if let Ok(read) = named.read {
            // Where there are not so many, the last one.
            if files.len() <= nth {
                wanted = Some(view(&read));
            }
            files.push(named.path);
        }
        ControlFlow::Continue(())
    });
    wanted.map(|view| SbomView { files, ..view })
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
    let components = || sbom.components.iter();
    let subject = sbom.subject.and_then(|at| sbom.components.get(at));
    SbomView {
        files: Vec::new(),
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
        licences: counted(
            licences(components().map(|it| it.licences.as_slice())),
            |it| it,
        ),
        kinds: counted(kinds(components().map(|it| &it.kind)), |kind| {
            kind.word().to_owned()
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

/// The lines of a breakdown as words and counts; what is not stated has an empty word.
fn counted<T>(lines: Vec<Line<T>>, word: impl Fn(T) -> String) -> Vec<(String, usize)> {
    let lines = lines.into_iter().take(COUNTED);
    lines
        .map(|line| (line.what.map(&word).unwrap_or_default(), line.components))
        .collect()
}
