//! What holds for every table, every edit in it and everything that happens to the ledger meanwhile.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Desk, Sheet};
use crate::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    device::{canonical, fields::columns},
    ident::{id::EntityId, text::organization_key},
    ledger::{
        changes::ChangeSet,
        value::{Unknown, Value, ValueRef},
    },
    tabular::import::{
        merge::spelling::is_respelled,
        plan::{Change, ImportPlan},
        tests::account,
    },
};

/// The columns that are edited, and what may stand in them.
const POOLS: [(&str, &[&str]); 11] = [
    ("管理番号", &["", "0001", "0002", "7", "不明"]),
    ("製造番号", &["", "S1", "S2", "-"]),
    ("製造販売業者", &["", "甲", "乙", "不明"]),
    ("型式", &["", "X", "Y", "Z"]),
    ("販売名", &["", "ポンプ", "モニタ"]),
    ("OS", &["", "W7", "W10", "不明", "1.10"]),
    ("部署", &["", "ICU", "外来", "該当なし"]),
    ("導入日", &["", "2024-04-01", "2024-04", "なぞ"]),
    ("備考", &["", "=1+1", "a\nb", "0012"]),
    ("IPアドレス", &["", "192.0.2.1", "192.0.2.2", "なぞ"]),
    ("自由", &["", "x", "007", "不明"]),
];

/// What somebody does to the ledger while the table is out.
#[derive(Clone, Debug)]
enum Meanwhile {
    /// A device's own value.
    Unit(usize, &'static str, Value),
    /// A model's value.
    Model(usize, &'static str, Value),
    /// A device is of another model.
    Relink(usize, usize),
    Interface(usize, &'static str, Value),
    /// The maker 甲 gets another name.
    Rename,
    Delete(usize),
    Add,
}

/// What the table goes through.
#[derive(Clone, Debug)]
enum Edit {
    /// A cell gets another text.
    Cell(usize, usize, usize),
    /// A cell gets another spelling.
    Respell(usize, usize),
    Remove(usize),
}

fn value() -> impl Strategy<Value = Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    prop_oneof![
        4 => prop::sample::select(vec![text("W7"), text("W10"), text("2024-04-01"), text("192.0.2.2"), text("X"), text("新")]),
        1 => Just(Value::Unknown(Unknown::Asked)),
        1 => Just(Value::Cleared),
        1 => Just(Value::Foreign("{\"newer\":1}".to_owned())),
    ]
}

fn meanwhile() -> impl Strategy<Value = Meanwhile> {
    let nth = 0..4_usize;
    let unit = prop::sample::select(vec![
        "os",
        "asset_number",
        "note",
        "installed_on",
        "model_number",
        "extra:自由",
    ]);
    let model = prop::sample::select(vec!["os", "model_number", "trade_name", "released_on"]);
    let interface = prop::sample::select(vec!["ipv4", "host_name"]);
    prop_oneof![
        5 => (nth.clone(), unit, value()).prop_map(|(nth, field, value)| Meanwhile::Unit(nth, field, value)),
        2 => (nth.clone(), model, value()).prop_map(|(nth, field, value)| Meanwhile::Model(nth, field, value)),
        2 => (nth.clone(), interface, value()).prop_map(|(nth, field, value)| Meanwhile::Interface(nth, field, value)),
        1 => (nth.clone(), 0..4_usize).prop_map(|(unit, model)| Meanwhile::Relink(unit, model)),
        1 => nth.prop_map(Meanwhile::Delete),
        1 => Just(Meanwhile::Rename),
        1 => Just(Meanwhile::Add),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let (row, column) = (0..5_usize, 0..POOLS.len());
    prop_oneof![
        6 => (row.clone(), column.clone(), 0..5_usize).prop_map(|(row, column, text)| Edit::Cell(row, column, text)),
        3 => (row.clone(), column).prop_map(|(row, column)| Edit::Respell(row, column)),
        1 => row.prop_map(Edit::Remove),
    ]
}

fn list() -> impl Strategy<Value = String> {
    let row: Vec<_> = POOLS
        .iter()
        .map(|(_, pool)| prop::sample::select(*pool))
        .collect();
    prop::collection::vec(row, 2..6).prop_map(|rows| {
        let header = POOLS.map(|(header, _)| header).join(",");
        let cell = |text: &&str| {
            format!(
                "\"{}\"",
                if text.starts_with('=') {
                    format!("'{text}")
                } else {
                    (*text).to_owned()
                }
            )
        };
        let line = |(nth, row): (usize, &Vec<&str>)| {
            let cells: Vec<String> = row.iter().map(cell).collect();
            format!("K{nth},{}\n", cells.join(","))
        };
        // A number of its own for every device: which row means which is not what is tried here.
        let lines: String = rows.iter().enumerate().map(line).collect();
        format!("鍵,{header}\n{lines}")
    })
}

impl Desk {
    fn happen(&mut self, what: &Meanwhile) {
        let mut changes = ChangeSet::new();
        let of = |kind: &str, nth: usize| {
            let ids = self.ledger.table(kind)?.ids();
            ids.get(nth % ids.len().max(1)).copied()
        };
        let set = |changes: &mut ChangeSet, kind, nth, field: &str, value: &Value| {
            if let Some(id) = of(kind, nth) {
                changes.set(kind, id, field, value.as_ref());
            }
        };
        match what {
            Meanwhile::Unit(nth, field, value) => set(&mut changes, "unit", *nth, field, value),
            Meanwhile::Model(nth, field, value) => set(&mut changes, "model", *nth, field, value),
            Meanwhile::Interface(nth, field, value) => {
                set(&mut changes, "interface", *nth, field, value)
            }
            Meanwhile::Delete(nth) => set(
                &mut changes,
                "unit",
                *nth,
                "deleted",
                &Value::Text("true".to_owned()),
            ),
            Meanwhile::Relink(unit, model) => {
                if let Some(model) = of("model", *model) {
                    set(
                        &mut changes,
                        "unit",
                        *unit,
                        "model",
                        &Value::Text(model.to_string()),
                    );
                }
            }
            Meanwhile::Rename => {
                let maker = EntityId::derived("organization", &organization_key("甲"));
                if self.ledger.record("organization", &maker).is_some() {
                    changes.set_text("organization", maker, "name", "改名工業");
                }
            }
            Meanwhile::Add => {
                changes.set_text("unit", EntityId::from_random([99; 16]), "os", "W10");
            }
        }
        if !changes.is_empty() {
            self.commit(changes);
        }
    }
}

/// Another spelling of a text, such as a spreadsheet or a person's keyboard makes.
fn respelled(header: &str, text: &str) -> String {
    match (header, text) {
        (_, "2024-04-01") => "2024/4/1".to_owned(),
        (_, "2024-04") => "Apr-24".to_owned(),
        (_, "1.10") => "1.1".to_owned(),
        ("備考" | "自由", text) => text.trim_start_matches('0').to_owned(),
        (_, text) if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.trim_start_matches('0').to_owned()
        }
        (_, text) => text
            .chars()
            .map(|c| match c {
                'A'..='Z' | '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
                other => other,
            })
            .collect(),
    }
}

fn spec_of(header: &str) -> Option<&'static FieldSpec> {
    columns()
        .into_iter()
        .find(|spec| spec.header_ja() == header)
}

/// To be called otherwise is not to be another.
fn former_name(text: &str) -> String {
    text.replace("改名工業", "甲")
}

/// Whether two cells say the same to a person.
fn alike(header: &str, one: &str, other: &str) -> bool {
    let spec = spec_of(header);
    let key = |text: &str| {
        let value = canonical::read(spec, text).map(|meaning| meaning.value);
        match (value, spec.map(|spec| spec.ty)) {
            (Some(Value::Text(text)), Some(FieldType::Reference(_))) => {
                Some(Value::Text(organization_key(&former_name(&text))))
            }
            (value, _) => value,
        }
    };
    key(one) == key(other)
}

/// A table that went out, what it went through, and the ledger before and after it came back.
struct Story {
    base: Sheet,
    sheet: Sheet,
    /// Rows of both that were taken out.
    removed: BTreeSet<usize>,
    before: Desk,
    now: Sheet,
    desk: Desk,
    after: Sheet,
    told: String,
}

/// Goes through the edits; rows are not taken out yet.
fn edited(base: &Sheet, edits: &[Edit]) -> (Sheet, BTreeSet<usize>) {
    let (mut sheet, mut removed) = (base.clone(), BTreeSet::new());
    let row = |nth: &usize| nth % base.rows.len();
    for edit in edits {
        match edit {
            Edit::Cell(nth, column, text) => {
                let (header, pool) = POOLS[*column];
                let text = pool[text % pool.len()];
                // To name one who is called otherwise now is to name that one: which is not what is tried here.
                if text != "甲" && sheet.has(header) {
                    sheet.set(row(nth), header, text);
                }
            }
            Edit::Respell(nth, column) => {
                let header = POOLS[*column].0;
                if sheet.has(header) {
                    let text = respelled(header, sheet.cell(row(nth), header));
                    sheet.set(row(nth), header, &text);
                }
            }
            Edit::Remove(nth) => drop(removed.insert(row(nth))),
        }
    }
    (sheet, removed)
}

fn check(list: &str, meanwhile: &[Meanwhile], edits: &[Edit]) -> Result<(), TestCaseError> {
    let mut desk = Desk::default();
    desk.import(list);
    let base = desk.export();
    let (sheet, removed) = edited(&base, edits);
    for what in meanwhile {
        desk.happen(what);
    }
    let now = Sheet::of(&desk.ledger, None);
    let before = desk.clone();
    let mut handed_in = sheet.clone();
    let mut nth = 0;
    handed_in.rows.retain(|_| {
        nth += 1;
        !removed.contains(&(nth - 1))
    });
    if handed_in.rows.is_empty() {
        return Ok(());
    }
    let plan = desk.plan_of(&handed_in);
    desk.apply(&plan);
    let story = Story {
        after: Sheet::of(&desk.ledger, None),
        told: format!("{list}\n{meanwhile:?}\n{edits:?}\n{}", account(&plan)),
        base,
        sheet,
        removed,
        before,
        now,
        desk,
    };
    story.check_missing(&plan)?;
    for row in 0..story.now.rows.len() {
        for header in &story.now.headers {
            if header != "台帳の版" && !header.ends_with(')') {
                story.check_cell(row, header)?;
            }
        }
    }
    story.check_again(&handed_in)
}

fn place(sheet: &Sheet, id: EntityId) -> Option<usize> {
    (0..sheet.rows.len()).find(|row| sheet.id(*row) == id)
}

impl Story {
    fn check_missing(&self, plan: &ImportPlan) -> Result<(), TestCaseError> {
        let removed = self.removed.iter().map(|row| self.base.id(*row));
        let gone: BTreeSet<EntityId> = removed
            .filter(|id| place(&self.now, *id).is_some())
            .collect();
        let missing = plan.missing().iter().map(|missing| missing.unit);
        let missing: BTreeSet<EntityId> = missing.collect();
        prop_assert_eq!(missing, gone, "{}", self.told);
        prop_assert_eq!(self.after.rows.len(), self.now.rows.len(), "{}", self.told);
        Ok(())
    }

    /// The texts of a cell: then, in the file, now, and after the import.
    fn check_cell(&self, row: usize, header: &str) -> Result<(), TestCaseError> {
        let id = self.now.id(row);
        let n = self.now.cell(row, header);
        let a = match place(&self.after, id) {
            Some(row) if self.after.has(header) => self.after.cell(row, header),
            _ => "",
        };
        let at = place(&self.base, id).filter(|row| !self.removed.contains(row));
        let Some(at) = at.filter(|_| self.base.has(header)) else {
            prop_assert_eq!(a, n, "{} of a device without a row: {}", header, self.told);
            return Ok(());
        };
        let (b, s) = (self.base.cell(at, header), self.sheet.cell(at, header));
        if s.trim().is_empty() || alike(header, s, b) || is_respelled(b, s) {
            // Where nothing is known of it any more, a device of another model is what that model is, and what the row says.
            let is_said = s.trim().is_empty() || alike(header, a, s);
            let inherits = n.is_empty() && is_said && self.is_renamed(at);
            prop_assert!(
                inherits || a == n,
                "{} was not edited: {:?} {:?} {}",
                header,
                a,
                n,
                self.told
            );
        } else if alike(header, s, n) {
            prop_assert!(
                alike(header, a, s),
                "{} {:?} {:?}: {}",
                header,
                a,
                s,
                self.told
            );
        } else if let Some(values) = contested(&self.desk, id, header) {
            self.check_contested(id, header, [b, s, n], &values)?;
        } else {
            let unchanged = alike(header, b, n) || b == n;
            prop_assert!(
                unchanged,
                "{} was overwritten, {:?} {:?} {:?} {:?}: {}",
                header,
                b,
                n,
                s,
                a,
                self.told
            );
            prop_assert!(
                alike(header, a, s),
                "{} was not applied, {:?} {:?}: {}",
                header,
                a,
                s,
                self.told
            );
        }
        Ok(())
    }

    fn is_renamed(&self, row: usize) -> bool {
        let differs =
            |name: &&str| !alike(name, self.sheet.cell(row, name), self.base.cell(row, name));
        ["製造販売業者", "型式", "販売名"].iter().any(differs)
    }

    fn check_contested(
        &self,
        id: EntityId,
        header: &str,
        [b, s, n]: [&str; 3],
        values: &[String],
    ) -> Result<(), TestCaseError> {
        let has = |text: &str| values.iter().any(|value| alike(header, value, text));
        prop_assert!(
            has(s),
            "{} lost {:?} of {:?}: {}",
            header,
            s,
            values,
            self.told
        );
        // What was cleared at a device reads as its model says: the empty value stands for that.
        let inherits = has("") && self.before.own(id, header).is_none();
        prop_assert!(
            n.is_empty() || has(n) || inherits,
            "{} lost {:?} of {:?}: {}",
            header,
            n,
            values,
            self.told
        );
        let before = contested(&self.before, id, header).is_some();
        let changed = before || n.is_empty() || !alike(header, b, n);
        prop_assert!(
            changed,
            "{} {:?} {:?} {:?} is contested for nothing: {}",
            header,
            b,
            n,
            s,
            self.told
        );
        Ok(())
    }

    /// Handed in again, nothing is new: what was applied is there, and what is contested stays so.
    fn check_again(mut self, handed_in: &Sheet) -> Result<(), TestCaseError> {
        let again = self.desk.plan_of(handed_in);
        for row in 0..again.outcomes().len() {
            for difference in again.differences(row) {
                prop_assert!(
                    difference.change != Change::Plain,
                    "{:?}: {}",
                    difference,
                    self.told
                );
            }
        }
        Ok(())
    }
}

impl Desk {
    /// What a device itself says in a column.
    fn own(&self, id: EntityId, header: &str) -> Option<&str> {
        let record = self.ledger.record("unit", &id)?;
        record.text(spec_of(header)?.key)
    }
}

/// The values of a field that is in conflict, as cells; `None` if it is in none.
fn contested(desk: &Desk, id: EntityId, header: &str) -> Option<Vec<String>> {
    let (spec, field) = match spec_of(header) {
        Some(spec) => (Some(spec), spec.key.to_owned()),
        None => (None, format!("extra:{header}")),
    };
    let (kind, id) = match spec.map(|spec| spec.kind) {
        Some(Kind::Interface) => {
            let interface = desk
                .ledger
                .records("interface")
                .find(|record| record.reference("unit") == Some(id))?;
            ("interface", interface.id())
        }
        _ => ("unit", id),
    };
    let record = desk.ledger.record(kind, &id)?;
    if !record.is_conflict(&field) {
        return None;
    }
    let text = |value: ValueRef<'_>| match value {
        ValueRef::Text(text) => {
            let name = || {
                let id = text.parse().ok()?;
                let kinds = ["organization", "department", "person"];
                kinds
                    .iter()
                    .find_map(|kind| desk.ledger.record(kind, &id)?.text("name"))
            };
            name().unwrap_or(text).to_owned()
        }
        ValueRef::Unknown(state) => crate::catalogue::words::unknown_word(state).to_owned(),
        ValueRef::Cleared | ValueRef::Foreign(_) => String::new(),
    };
    Some(
        record
            .heads(&field)
            .into_iter()
            .map(|(_, value)| text(value))
            .collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_import_is_the_three_way_merge_of_every_cell(
        list in list(),
        meanwhile in prop::collection::vec(meanwhile(), 0..6),
        edits in prop::collection::vec(edit(), 0..8),
    ) {
        check(&list, &meanwhile, &edits)?;
    }

    #[test]
    fn an_unedited_table_changes_nothing(
        list in list(),
        meanwhile in prop::collection::vec(meanwhile(), 0..8),
        respellings in prop::collection::vec((0..5_usize, 0..POOLS.len()), 0..6),
    ) {
        let mut desk = Desk::default();
        desk.import(&list);
        let mut sheet = desk.export();
        for (row, column) in respellings {
            let (row, header) = (row % sheet.rows.len(), POOLS[column].0);
            if !sheet.has(header) {
                continue;
            }
            let text = respelled(header, sheet.cell(row, header));
            sheet.set(row, header, &text);
        }
        for what in &meanwhile {
            desk.happen(what);
        }
        let commits = desk.commits.len();
        let plan = desk.plan_of(&sheet);
        desk.apply(&plan);
        prop_assert_eq!(desk.commits.len(), commits, "{}\n{:?}", account(&plan), meanwhile);
        prop_assert_eq!(plan.counts().doubtful + plan.counts().added, 0);
        prop_assert_eq!(plan.round_trip().contested + plan.round_trip().emptied, 0);
    }
}

/// The model of a row is told by its trade name and number together. The name was cleared at the model meanwhile, and the
/// number edited in the table: the device goes to the model that has both, and has its name from there.
#[test]
fn a_device_goes_to_the_model_that_its_row_names_though_its_own_lost_the_name() {
    let head = "鍵,管理番号,製造番号,製造販売業者,型式,販売名,OS,部署,導入日,備考,IPアドレス,自由";
    let list = format!("{head}\nK0,,,,,ポンプ,,,,,,\nK1,,,,Z,ポンプ,,,,,,\n");
    let cleared = Meanwhile::Model(0, "trade_name", Value::Cleared);
    let told = check(&list, &[Meanwhile::Rename, cleared], &[Edit::Cell(2, 3, 3)]);
    assert!(told.is_ok(), "{told:?}");
}

/// The device was given to a model that has an OS and lost its own, while the table says another: both stand, and the empty
/// one of the two is what the model says.
#[test]
fn a_cleared_value_stands_for_what_the_model_says() {
    let head = "鍵,管理番号,製造番号,製造販売業者,型式,販売名,OS,部署,導入日,備考,IPアドレス,自由";
    let list =
        format!("{head}\nK0,0002,,,,ポンプ,,,,,,\nK1,7,,,,モニタ,不明,,,,,\nK2,,,,X,,W10,,,,,\n");
    let cleared = Meanwhile::Unit(1, "os", Value::Cleared);
    let told = check(
        &list,
        &[Meanwhile::Relink(1, 2), cleared],
        &[Edit::Cell(1, 5, 1)],
    );
    assert!(told.is_ok(), "{told:?}");
}

/// The name of the former model was cleared meanwhile, and the number edited in the table: the device goes to the model of that
/// number, and is not called what that one is called, because its row says another name.
#[test]
fn a_device_that_lost_its_name_is_not_called_what_its_row_never_said() {
    let head = "鍵,管理番号,製造番号,製造販売業者,型式,販売名,OS,部署,導入日,備考,IPアドレス,自由";
    let list = format!("{head}\nK0,,,,,ポンプ,,,,,,\nK1,7,,,,,,,,,,\nK2,,,,X,モニタ,,,,,,\n");
    let cleared = Meanwhile::Model(2, "trade_name", Value::Cleared);
    let told = check(&list, &[cleared], &[Edit::Cell(3, 3, 1)]);
    assert!(told.is_ok(), "{told:?}");
}

/// One device goes to a model while that model gets another name by the row of its only device: the first keeps what its row
/// says.
#[test]
fn a_device_goes_to_a_model_that_is_renamed_by_the_same_table() {
    let head = "鍵,管理番号,製造番号,製造販売業者,型式,販売名,OS,部署,導入日,備考,IPアドレス,自由";
    let list = format!("{head}\nK0,,,乙,Y,ポンプ,,,,,,\nK1,,,,Y,ポンプ,,,,,,\n");
    let told = check(&list, &[], &[Edit::Cell(1, 2, 2), Edit::Cell(0, 4, 2)]);
    assert!(told.is_ok(), "{told:?}");
}
