//! One device a row.

use super::catalogue::{CLASSES, Place};
use super::cells::{
    asset_number, life_cells, model_cells, note, serial, software_cells, typed_room,
};
use super::hospital::Hospital;
use super::identifiers;
use super::models::Model;
use super::random::Random;
use super::slips::{Day, full_width, mac, typed, with_gaps};

/// The columns.
pub(super) const HEADERS: [&str; 30] = [
    "資産番号",
    "製造番号",
    "販売名",
    "型式",
    "製造販売業者",
    "一般的名称",
    "JMDNコード",
    "クラス",
    "承認番号",
    "UDI-DI",
    "OS",
    "OSバージョン",
    "ソフトウェアバージョン",
    "接続形態",
    "設置部署",
    "建物",
    "階",
    "部屋",
    "状態",
    "取得区分",
    "販売業者",
    "設置日",
    "更新予定",
    "EOL",
    "EOS",
    "MACアドレス",
    "IPアドレス",
    "ホスト名",
    "リモート保守",
    "備考",
];

/// The year and month in which the ledger was written.
const YEAR: u32 = 2026;
const MONTH: u32 = 9;

/// Writes row after row for one hospital.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    hospital: &'a mut Hospital,
    /// The models of each class, in the order of [`CLASSES`].
    by_class: Vec<Vec<&'a Model>>,
    /// The departments of each kind of place.
    by_place: std::collections::BTreeMap<Place, Vec<usize>>,
    shares: u32,
}

/// A device before it is written down.
#[derive(Debug)]
pub(super) struct Device<'a> {
    /// Counts from 1.
    pub(super) number: u32,
    pub(super) model: &'a Model,
    pub(super) department: usize,
    pub(super) installed: Day,
    pub(super) is_connected: bool,
}

impl<'a> Writer<'a> {
    /// Prepares to furnish `hospital` with `models`.
    pub(super) fn new(models: &'a [Model], hospital: &'a mut Hospital) -> Self {
        let of_class = |code: &str| {
            models
                .iter()
                .filter(|model| model.class.code == code)
                .collect()
        };
        let by_class = CLASSES.iter().map(|class| of_class(class.code)).collect();
        let mut by_place: std::collections::BTreeMap<Place, Vec<usize>> =
            std::collections::BTreeMap::new();
        for (index, department) in hospital.departments.iter().enumerate() {
            by_place.entry(department.place).or_default().push(index);
        }
        Self {
            hospital,
            by_class,
            by_place,
            shares: CLASSES.iter().map(|class| class.share).sum(),
        }
    }

    /// Returns the cells of device `number`, which counts from 1.
    pub(super) fn row(&mut self, random: &mut Random, number: u32) -> [String; 30] {
        let device = self.device(random, number);
        let [
            trade_name,
            model_number,
            maker,
            generic,
            jmdn,
            class,
            approval,
            udi,
        ] = model_cells(random, device.model);
        let [system, system_version, software, connection] = software_cells(random, &device);
        let [department, building, floor, room] = self.place_cells(random, &device);
        let [
            status,
            acquisition,
            dealer,
            installed,
            planned,
            life,
            support,
        ] = life_cells(random, &device);
        let [mac, ip, host, remote] = self.network_cells(random, &device);
        [
            asset_number(random, number),
            serial(random, &device),
            trade_name,
            model_number,
            maker,
            generic,
            jmdn,
            class,
            approval,
            udi,
            system,
            system_version,
            software,
            connection,
            department,
            building,
            floor,
            room,
            status,
            acquisition,
            dealer,
            installed,
            planned,
            life,
            support,
            mac,
            ip,
            host,
            remote,
            note(random),
        ]
    }

    fn device(&self, random: &mut Random, number: u32) -> Device<'a> {
        let mut left = random.below(self.shares);
        let class = CLASSES.iter().position(|class| {
            let found = left < class.share;
            left = left.saturating_sub(class.share);
            found
        });
        let models = &self.by_class[class.unwrap_or_default()];
        // The first model of a class is the house's standard.
        let model = if random.chance(450) {
            models[0]
        } else {
            random.pick(models)
        };
        let place = random.pick(model.class.places);
        let department = *random.pick(&self.by_place[place]);
        let year = random.between(model.released, (model.released + 8).min(YEAR));
        let installed = Day {
            year,
            month: random.between(1, 12),
            day: random.between(1, 28),
        };
        // Nothing arrived after the ledger was written.
        let installed = if year == YEAR {
            Day {
                month: installed.month.min(MONTH),
                ..installed
            }
        } else {
            installed
        };
        // Most purchases arrive at the end of the fiscal year.
        let installed = if random.chance(250) {
            Day {
                month: 3,
                ..installed
            }
        } else {
            installed
        };
        let is_connected =
            model.connection != "接続なし" && random.below(100) < model.class.connected;
        Device {
            number,
            model,
            department,
            installed,
            is_connected,
        }
    }

    fn place_cells(&self, random: &mut Random, device: &Device<'_>) -> [String; 4] {
        let department = &self.hospital.departments[device.department];
        let room = match department.rooms() {
            Some(rooms) => (*random.pick(rooms)).to_owned(),
            None if random.chance(250) => {
                (*random.pick(&["ナースステーション", "処置室", "器材室"])).to_owned()
            }
            None => format!("{}号室", department.floor * 100 + random.between(1, 24)),
        };
        let floor = department.floor_name();
        let floor = if random.chance(60) {
            floor.replace('F', "階").replace("B1", "地下1階")
        } else {
            floor
        };
        let room = typed_room(random, room);
        let room = with_gaps(random, 60, room);
        [
            typed(random, &department.name),
            with_gaps(random, 25, department.building.to_owned()),
            typed(random, &floor),
            room,
        ]
    }

    fn network_cells(&mut self, random: &mut Random, device: &Device<'_>) -> [String; 4] {
        if !device.is_connected {
            let remote = if random.chance(700) { "無" } else { "" };
            return [
                String::new(),
                String::new(),
                String::new(),
                remote.to_owned(),
            ];
        }
        let address = self
            .hospital
            .next_address(device.department)
            .map(|part| part.to_string())
            .join(".");
        let ip = match random.below(1000) {
            0..20 => "DHCP".to_owned(),
            20..24 => full_width(&address),
            24..28 => address.replacen('.', ",", 1),
            28..31 => address.replacen("10.", "10.0.", 1),
            _ => address,
        };
        let mac = mac(
            random,
            identifiers::mac(device.model.maker as u32, device.number),
        );
        let host = format!(
            "{}-{:02}-{:05}",
            device.model.class.code, device.department, device.number
        );
        let host = typed(random, &host);
        let remote = match random.below(100) {
            0..22 => "有",
            22..80 => "無",
            80..88 => "不明",
            _ => "",
        };
        let (mac, ip) = (with_gaps(random, 80, mac), with_gaps(random, 50, ip));
        [mac, ip, with_gaps(random, 150, host), remote.to_owned()]
    }
}
