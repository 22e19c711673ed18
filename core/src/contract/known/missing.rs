//! What makers have not disclosed, in the words of contracts.

use std::collections::BTreeSet;

use crate::{
    contract::{annex::Facts, field::Field, words::Both},
    device::view::unit::DeviceUnit,
    disclosure::{item::Item, matrix},
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    view::entity::Entity,
};

/// Returns what makers have not disclosed of the devices: every document that is owed and not there.
#[must_use]
pub fn documents_missing(ledger: &Ledger, units: &[EntityId], today: PartialDate) -> Facts {
    let models: BTreeSet<EntityId> = units
        .iter()
        .filter_map(|id| DeviceUnit::find(ledger, id)?.record().reference("model"))
        .collect();
    if models.is_empty() {
        return Facts::new();
    }
    let rows = matrix::rows(ledger, today);
    let of = rows.iter().filter(|row| models.contains(&row.model));
    let missing: BTreeSet<Item> = of
        .flat_map(|row| Item::ALL.into_iter().zip(&row.cells))
        .filter(|(_, cell)| cell.status.is_gap())
        .map(|(item, _)| item)
        .collect();
    let named = |of: fn(Item) -> &'static str, separator: &str| {
        let names: Vec<&str> = missing.iter().map(|item| of(*item)).collect();
        names.join(separator)
    };
    let text = Both {
        ja: named(|item| document(item).0, "、"),
        en: named(|item| document(item).1, ", "),
    };
    let is_any = !missing.is_empty();
    let said = is_any.then_some((Field::DocumentsMissing, text));
    said.into_iter().collect()
}

/// What a document is called in a contract.
const fn document(item: Item) -> (&'static str, &'static str) {
    match item {
        Item::Sbom => ("SBOM（ソフトウェア部品表）", "SBOM"),
        Item::Mds2 => ("MDS2（製造業者による医療機器セキュリティの開示書）", "MDS2"),
        Item::EndDates => (
            "寿命終了・サポート終了の日の案内",
            "dates of end of life and end of support",
        ),
        Item::Manual => (
            "セキュリティに関する取扱説明",
            "security instructions for users",
        ),
        Item::SecurityPolicy => ("製品のセキュリティ方針", "product security policy"),
        Item::MaintenancePlan => ("保守計画", "maintenance plan"),
        Item::UpgradeOptions => ("更新の方法", "upgrade options"),
        Item::CompensatingControls => ("補完的対策", "compensating controls"),
    }
}
