//! What makers still owe: the most important gaps.

use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::{Row, Status, rows};
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::bars::{Bar, Bars};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Properties of [`Disclosure`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DisclosureProps {
    /// The open ledger.
    pub(super) ledger: LedgerHandle,
}

/// The items that are shown: those that tell what is in a device, how it is protected, and how long it is supported.
const SHOWN: [(Item, &str); 3] = [
    (Item::Sbom, "document-kind-sbom"),
    (Item::Mds2, "document-kind-mds2"),
    (Item::EndDates, "document-kind-eol_notice"),
];

/// How many products lack what.
#[component]
pub(super) fn Disclosure(props: &DisclosureProps) -> Html {
    let t = use_texts();
    let rows = use_memo(props.ledger.clone(), |ledger| {
        let today = clock::today().parse();
        today.map_or_else(|_| Vec::new(), |today| rows(ledger, today))
    });
    let overdue = count(&rows, None, |status| status == Status::Overdue);
    let bars = bars(t, &rows);
    let to_documents = Route::Documents(String::new()).href();
    html! {
        <section class="card stack-s" data-testid="home-documents">
            <h2><a href={to_documents}>{ t.get("home-documents") }</a></h2>
            if overdue > 0 {
                <Notice tone={Tone::Warn} title={t.with("home-documents-overdue", &[("count", overdue.into())])} testid="home-overdue">
                    <a href={Route::Documents("?status=overdue".to_owned()).href()}>{ t.get("home-documents-see") }</a>
                </Notice>
            }
            if bars.is_empty() {
                <p>{ t.get("home-documents-none") }</p>
            } else {
                <Bars label={t.get("home-documents")} {bars} total={rows.len()} />
            }
            <p class="small muted">{ t.get("home-documents-why") }</p>
        </section>
    }
}

fn bars(t: Texts, rows: &[Row]) -> Vec<Bar> {
    let bar = |(item, name): (Item, &str)| {
        let value = count(rows, Some(item), Status::is_gap);
        Bar {
            label: html! { { t.get(name) } },
            value,
            note: t.with("home-documents-models", &[("count", value.into())]),
            tone: Tone::Unknown,
        }
    };
    // No bare zero: what is not missing is not listed.
    let bars = SHOWN.into_iter().map(bar);
    bars.filter(|bar| bar.value > 0).collect()
}

/// Counts the products of which an item, or any, is in a state.
fn count(rows: &[Row], item: Option<Item>, is: impl Fn(Status) -> bool) -> usize {
    let has = |row: &&Row| {
        let cells = Item::ALL.iter().zip(&row.cells);
        let mut cells = cells.filter(|(of, _)| item.is_none_or(|wanted| wanted == **of));
        cells.any(|(_, cell)| is(cell.status))
    };
    rows.iter().filter(has).count()
}
