//! What the newest scans cannot tell: an empty list is no "all clear".

use daicho_core::discover::tool::Tool;
use yew::prelude::*;

use super::words;
use crate::i18n::Texts;
use crate::worker::protocol::found::Round;

/// Returns what is not known, a sentence each.
pub(super) fn limits(t: Texts, round: &Round) -> Vec<AttrValue> {
    let mut said = Vec::new();
    let has = |tools: &[Tool]| round.tools.iter().any(|tool| tools.contains(tool));
    if round.ranges.is_empty() {
        said.push(t.get("found-limit-no-ranges"));
    } else {
        let ranges: Vec<String> = round.ranges.iter().map(words::range).collect();
        let args = [
            ("ranges", ranges.join(&t.get("list-separator")).into()),
            ("more", round.more_ranges.into()),
        ];
        said.push(t.with("found-limit-ranges", &args));
    }
    if round.tools.iter().any(|tool| tool.lists_leases()) {
        said.push(t.get("found-limit-leases"));
    }
    if has(&[Tool::Zeek, Tool::Neighbours]) {
        said.push(t.get("found-limit-speakers"));
    }
    if !round.looked_at_ports {
        said.push(t.get("found-limit-no-ports"));
    }
    let outside = round.result.summary.outside;
    if outside > 0 {
        said.push(t.with("found-limit-outside", &[("count", outside.into())]));
    }
    if round.result.unexpected > 0 {
        let args = [("count", round.result.unexpected.into())];
        said.push(t.with("found-limit-unexpected", &args));
    }
    if !round.result.past.is_empty() {
        let args = [("count", round.result.past.len().into())];
        said.push(t.with("found-limit-past", &args));
    }
    said.push(t.get("found-limit-off"));
    said
}

/// Draws them as a list.
pub(super) fn list(t: Texts, round: &Round) -> Html {
    html! {
        <ul class="findings" data-testid="found-limits">
            for said in limits(t, round) {
                <li>{ said }</li>
            }
        </ul>
    }
}
