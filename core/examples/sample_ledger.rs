//! Makes the sample ledger of the app: the generated list in, one commit out.
//!
//! `cargo run --package daicho-core --example sample_ledger -- public/sample/sample-ledger.csv public/sample/ledger.json`
//!
//! Run it again after the list or the format of commits has changed. The ids depend on the place in the list alone.
use std::collections::BTreeSet;
use std::error::Error;
use std::ops::ControlFlow;

use daicho_core::ident::id::{EntityId, ReplicaId};
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::commit::Source;
use daicho_core::ledger::edit::Authorship;
use daicho_core::ledger::state::Ledger;
use daicho_core::network::member;
use daicho_core::tabular::import::mapping::Words;
use daicho_core::tabular::import::merge::Past;
use daicho_core::tabular::import::plan::ImportPlan;
use daicho_core::tabular::{Options, header, open};

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = paths.as_slice() else {
        return Err("usage: sample_ledger LIST.csv LEDGER.json".into());
    };
    let mut changes = hospital();
    changes.extend(&devices(&std::fs::read(from)?)?);
    let network = network(&changes);
    changes.extend(&network);
    let who = Authorship {
        replica: ReplicaId::from_random([0; 16]),
        author: "見本".to_owned(),
        at: Timestamp::default(),
    };
    let sealed = Ledger::new().next_commit(who, Source::action("sample"), "", changes);
    std::fs::write(to, sealed.bytes())?;
    println!("{} bytes in {to}", sealed.bytes().len());
    Ok(())
}

/// The hospital, and one person of two who are needed: the other is left for the reader to enter.
fn hospital() -> ChangeSet {
    let mut changes = ChangeSet::new();
    let facility = EntityId::derived("facility", "");
    changes.set_text("facility", facility, "name", "あおぞら台病院（見本）");
    changes.set_text("facility", facility, "beds", "150");
    changes.set_text("facility", facility, "sample", "true");
    let engineer = EntityId::derived("person", "sample");
    changes.set_text("person", engineer, "name", "見本 花子");
    changes.set_text("person", engineer, "roles", "device_safety_manager");
    let department = EntityId::derived("department", "臨床工学室");
    changes.set_text("person", engineer, "department", &department.to_string());
    changes.set_text("person", engineer, "phone", "内線 2345");
    changes
}

fn devices(bytes: &[u8]) -> Result<ChangeSet, Box<dyn Error>> {
    let words = Words::new();
    let grid = open(bytes, &Options::default())?.value.grid;
    let header = header::find(&grid, None, &|name| words.knows(name))?.value;
    let mapping = words.suggest(&header);
    let mut number: u128 = 0;
    let mut ids = || {
        number += 1;
        EntityId::derived("unit", &format!("sample/{number}"))
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    let plan = ImportPlan::new(
        &Ledger::new(),
        &grid,
        &header,
        &mapping,
        &Past::default(),
        &mut ids,
        go_on,
    )
    .map_err(|_| "cancelled")?;
    println!("{:?}", plan.counts());
    let mut changes = plan.changes(go_on).map_err(|_| "cancelled")?.main;
    let stated = connections(&changes);
    changes.extend(&stated);
    Ok(changes)
}

/// Says of most devices whether they are on a network: the list has addresses, but no column for that.
fn connections(changes: &ChangeSet) -> ChangeSet {
    let addressed: BTreeSet<String> = changes
        .iter()
        .filter(|change| change.kind == "interface" && change.field == "unit")
        .filter_map(|change| change.value.text().map(str::to_owned))
        .collect();
    let mut stated = ChangeSet::new();
    for change in changes
        .iter()
        .filter(|change| change.field == "asset_number")
    {
        let connection = match change.id.as_bytes() {
            // About one in eight was never asked about.
            [first, ..] if first % 8 == 0 => continue,
            _ if addressed.contains(&change.id.to_string()) => "yes",
            _ => "no",
        };
        stated.set_text("unit", change.id, "network_connection", connection);
    }
    stated
}

/// A network that leaves something to do: some devices are in no zone, one link speaks SMB 1, one line was not looked over for years and
/// of another nobody knows whose it is. The ranges are those of the list.
fn network(devices: &ChangeSet) -> ChangeSet {
    let id = |kind: &str, key: &str| EntityId::derived(kind, &format!("sample/{key}"));
    let mut changes = ChangeSet::new();
    for (kind, key, fields) in NETWORK {
        for (field, text) in *fields {
            // `#kind/key` is the id of another of these; `@name` that of a company of the list.
            let text = match (text.strip_prefix('#'), text.strip_prefix('@')) {
                (Some(other), _) => {
                    let (kind, key) = other.split_once('/').unwrap_or((other, ""));
                    id(kind, key).to_string()
                }
                (_, Some(name)) => company(devices, name),
                _ => (*text).to_owned(),
            };
            changes.set_text(kind, id(kind, key), field, &text);
        }
    }
    let members = |kind: &str, key: &str, elements: &[EntityId]| {
        member::set(&Ledger::new(), id(kind, key), elements)
    };
    changes.extend(&members("line", "ct", &addressed(devices, "10.20.14.")));
    let dialysis = [id("zone", "dialysis")];
    changes.extend(&members("boundary", "dialysis", &dialysis));
    changes.extend(&members("carried", "laptop", &dialysis));
    changes
}

/// The id of a company of the list.
fn company(devices: &ChangeSet, name: &str) -> String {
    let mut names = devices
        .iter()
        .filter(|change| change.kind == "organization" && change.field == "name");
    let found = names.find(|change| change.value.text() == Some(name));
    found.map_or_else(|| name.to_owned(), |change| change.id.to_string())
}

/// The devices with an address that begins so.
fn addressed(devices: &ChangeSet, start: &str) -> Vec<EntityId> {
    let ports: BTreeSet<EntityId> = devices
        .iter()
        .filter(|change| change.kind == "interface" && change.field == "ipv4")
        .filter(|change| {
            change
                .value
                .text()
                .is_some_and(|text| text.starts_with(start))
        })
        .map(|change| change.id)
        .collect();
    devices
        .iter()
        .filter(|change| ports.contains(&change.id) && change.field == "unit")
        .filter_map(|change| change.value.text()?.parse().ok())
        .collect()
}

/// An entity: its kind, what its id follows from, its fields.
type Entity = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

const NETWORK: &[Entity] = &[
    (
        "organization",
        "net",
        &[("name", "ミナモネット株式会社"), ("roles", "it_vendor")],
    ),
    (
        "model",
        "fw",
        &[
            ("trade_name", "ミナモ ファイアウォール MN-F60"),
            ("model_number", "MN-F60"),
            ("manufacturer", "#organization/net"),
            ("generic_name", "ファイアウォール"),
            ("equipment_kind", "firewall"),
            ("connectivity", "wired"),
            ("software_version", "7.2.4"),
            ("end_of_life", "2030-03-31"),
            ("end_of_support", "2031-03-31"),
        ],
    ),
    (
        "model",
        "sw",
        &[
            ("trade_name", "ミナモ スイッチ MN-S48"),
            ("model_number", "MN-S48"),
            ("manufacturer", "#organization/net"),
            ("generic_name", "ネットワークスイッチ"),
            ("equipment_kind", "switch"),
            ("connectivity", "wired"),
            ("software_version", "3.11"),
            ("end_of_life", "2029-09-30"),
            ("end_of_support", "2030-09-30"),
        ],
    ),
    (
        "model",
        "lte",
        &[
            ("trade_name", "ミナモ LTEルータ MN-L2"),
            ("model_number", "MN-L2"),
            ("manufacturer", "#organization/net"),
            ("generic_name", "ルータ"),
            ("equipment_kind", "router"),
            ("connectivity", "both"),
        ],
    ),
    (
        "unit",
        "fw",
        &[
            ("model", "#model/fw"),
            ("asset_number", "NW-000001"),
            ("serial_number", "MNF60-2104417"),
            ("building", "本館"),
            ("floor", "2F"),
            ("room", "サーバ室"),
            ("status", "in_use"),
            ("acquisition", "bought"),
            ("installed_on", "2023-10-02"),
            ("network_connection", "yes"),
            ("remote_maintenance", "no"),
        ],
    ),
    (
        "unit",
        "sw",
        &[
            ("model", "#model/sw"),
            ("asset_number", "NW-000002"),
            ("serial_number", "MNS48-1800952"),
            ("building", "本館"),
            ("floor", "2F"),
            ("room", "サーバ室"),
            ("status", "in_use"),
            ("acquisition", "bought"),
            ("installed_on", "2022-04-11"),
            ("network_connection", "yes"),
            ("remote_maintenance", "no"),
        ],
    ),
    (
        "unit",
        "lte",
        &[
            ("model", "#model/lte"),
            ("asset_number", "NW-000003"),
            ("building", "本館"),
            ("floor", "1F"),
            ("room", "透析室"),
            ("status", "in_use"),
            ("network_connection", "yes"),
            ("note", "透析装置の保守会社が設置した。"),
        ],
    ),
    (
        "interface",
        "fw",
        &[
            ("unit", "#unit/fw"),
            ("ipv4", "10.20.1.1"),
            ("vlan", "1"),
            ("host_name", "fw-01"),
        ],
    ),
    (
        "interface",
        "sw",
        &[
            ("unit", "#unit/sw"),
            ("ipv4", "10.20.1.2"),
            ("vlan", "1"),
            ("host_name", "sw-01"),
        ],
    ),
    (
        "interface",
        "lte",
        &[("unit", "#unit/lte"), ("ipv4", "10.20.18.1")],
    ),
    (
        "zone",
        "internet",
        &[
            ("name", "インターネット"),
            ("purpose", "internet"),
            ("trust", "none"),
        ],
    ),
    (
        "zone",
        "his",
        &[
            ("name", "電子カルテ・院内システム"),
            ("purpose", "his"),
            ("subnets", "10.20.1.0/24"),
            ("vlans", "1"),
            ("trust", "high"),
            ("manager", "医療情報室"),
        ],
    ),
    (
        "zone",
        "care",
        &[
            ("name", "診療部門"),
            ("purpose", "other"),
            ("trust", "medium"),
            ("manager", "医療情報室"),
        ],
    ),
    (
        "zone",
        "imaging",
        &[
            ("name", "画像診断・放射線治療"),
            ("purpose", "modality"),
            ("parent", "#zone/care"),
            ("subnets", "10.20.14.0/24, 10.20.15.0/24"),
            ("trust", "medium"),
            ("manager", "放射線科"),
        ],
    ),
    (
        "zone",
        "lab",
        &[
            ("name", "臨床検査"),
            ("purpose", "modality"),
            ("parent", "#zone/care"),
            ("subnets", "10.20.16.0/24, 10.20.17.0/24"),
            ("trust", "low"),
        ],
    ),
    (
        "zone",
        "acute",
        &[
            ("name", "集中治療室・手術室"),
            ("purpose", "monitoring"),
            ("parent", "#zone/care"),
            ("subnets", "10.20.10.0/24, 10.20.12.0/24"),
            ("trust", "medium"),
            ("manager", "臨床工学室"),
        ],
    ),
    (
        "zone",
        "wards",
        &[
            ("name", "病棟"),
            ("purpose", "monitoring"),
            ("parent", "#zone/care"),
            (
                "subnets",
                "10.20.27.0/24, 10.20.29.0/24, 10.20.30.0/24, 10.20.31.0/24, 10.20.32.0/24, 10.20.33.0/24",
            ),
            ("trust", "medium"),
            ("manager", "臨床工学室"),
        ],
    ),
    (
        "zone",
        "dialysis",
        &[
            ("name", "血液浄化センター"),
            ("purpose", "isolated"),
            ("subnets", "10.20.18.0/24"),
            ("trust", "low"),
            ("brought_by", "@ツキノワ透析システム株式会社"),
            (
                "note",
                "保守会社が透析装置と一緒に設置した。院内とはつながっていないと聞いている。",
            ),
        ],
    ),
    (
        "link",
        "dicom",
        &[
            ("from", "#zone/imaging"),
            ("to", "#zone/his"),
            ("protocols", "DICOM:104"),
            ("direction", "out"),
            ("passage", "firewall"),
            ("firewall", "#unit/fw"),
            ("state", "allowed"),
            ("purpose", "画像の保存"),
        ],
    ),
    (
        "link",
        "share",
        &[
            ("from", "#zone/lab"),
            ("to", "#zone/his"),
            ("protocols", "SMB:445"),
            ("smb", "1"),
            ("direction", "out"),
            ("passage", "direct"),
            ("state", "observed"),
            ("purpose", "検査結果の共有フォルダー"),
        ],
    ),
    (
        "link",
        "out",
        &[
            ("from", "#zone/his"),
            ("to", "#zone/internet"),
            ("protocols", "HTTPS:443"),
            ("direction", "out"),
            ("passage", "firewall"),
            ("firewall", "#unit/fw"),
            ("state", "allowed"),
            ("purpose", "オンライン資格確認、更新プログラム"),
        ],
    ),
    (
        "line",
        "ct",
        &[
            ("name", "CT・放射線機器のリモート保守"),
            ("organization", "@オリエル・イメージングジャパン株式会社"),
            ("method", "ip_vpn"),
            ("line_owner", "vendor"),
            ("router_owner", "vendor"),
            ("zone", "#zone/imaging"),
            ("authentication", "certificate"),
            ("opening", "on_request"),
            ("permitted_by", "放射線科 技師長"),
            ("logged_by", "事業者"),
            ("last_reviewed", "2023-04-10"),
            ("contract", "保守契約書 第4条"),
        ],
    ),
    (
        "line",
        "dialysis",
        &[
            ("name", "透析装置の遠隔監視"),
            ("organization", "@ツキノワ透析システム株式会社"),
            ("method", "lte"),
            ("line_owner", "nobody"),
            ("router_owner", "vendor"),
            ("router", "#unit/lte"),
            ("zone", "#zone/dialysis"),
            ("authentication", "shared_password"),
            ("opening", "always"),
        ],
    ),
    (
        "boundary",
        "dialysis",
        &[
            ("name", "透析装置の管理範囲"),
            ("inside", "ツキノワ透析システム（保守会社）"),
            ("outside", "臨床工学室"),
            ("organization", "@ツキノワ透析システム株式会社"),
            ("point", "透析室のLTEルータの透析装置側"),
        ],
    ),
    (
        "carried",
        "laptop",
        &[
            ("name", "透析装置の点検用ノートPC"),
            ("form", "laptop"),
            ("organization", "@ツキノワ透析システム株式会社"),
            ("purpose", "半年ごとの点検"),
            ("malware_check", "none"),
            ("permitted_by", "臨床工学室"),
        ],
    ),
];
