//! How findings are found.

mod devices;
mod lines;

use super::{Topology, finding::Finding};
use crate::ident::date::PartialDate;

/// Applies every rule.
pub(super) fn all(network: &Topology<'_>, today: PartialDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    devices::look(network, today, &mut findings);
    lines::look(network, today, &mut findings);
    findings.sort_by_key(|finding| finding.rule);
    findings
}
