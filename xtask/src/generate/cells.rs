//! The cells of a device that depend on nothing but the device.

use super::catalogue::{DEALERS, MAKERS};
use super::models::{Ending, Model};
use super::random::Random;
use super::rows::Device;
use super::slips::{company, date, full_width, typed, with_gaps};

/// Returns the cells from 販売名 to UDI-DI.
pub(super) fn model_cells(random: &mut Random, model: &Model) -> [String; 8] {
    let class = match random.below(20) {
        0..15 => model.class.class.to_owned(),
        15..18 => format!(
            "クラス{}",
            model.class.class.replace("III", "Ⅲ").replace("II", "Ⅱ")
        ),
        _ => model
            .class
            .class
            .replace("III", "Ⅲ")
            .replace("II", "Ⅱ")
            .replace('I', "Ⅰ"),
    };
    let maker = company(random, MAKERS[model.maker].0);
    [
        typed(random, &model.trade_name),
        typed(random, &model.number),
        with_gaps(random, 15, maker),
        with_gaps(random, 40, model.class.generic.to_owned()),
        with_gaps(random, 120, model.jmdn.clone()),
        with_gaps(random, 60, class),
        with_gaps(random, 150, model.approval.clone()),
        with_gaps(random, 350, model.udi_di.clone()),
    ]
}

/// Returns the cells from OS to 接続形態.
pub(super) fn software_cells(random: &mut Random, device: &Device<'_>) -> [String; 4] {
    let model = device.model;
    let connection = match (device.is_connected, model.connection) {
        (false, _) if random.chance(100) => "スタンドアロン",
        (false, _) => "接続なし",
        (true, "有線") if random.chance(150) => "有線LAN",
        (true, "無線") if random.chance(150) => "Wi-Fi",
        (true, connection) => connection,
    };
    let software = if random.chance(200) {
        format!("Ver.{}", model.software)
    } else {
        model.software.clone()
    };
    [
        with_gaps(random, 300, model.system.to_owned()),
        with_gaps(random, 400, model.system_version.to_owned()),
        with_gaps(random, 450, software),
        with_gaps(random, 40, connection.to_owned()),
    ]
}

/// Returns the cells from 状態 to EOS.
pub(super) fn life_cells(random: &mut Random, device: &Device<'_>) -> [String; 7] {
    let status = match random.below(1000) {
        0..880 => "使用中",
        880..925 => "予備",
        925..950 => "修理中",
        950..970 => "保管中",
        970..985 => "廃棄予定",
        _ => "廃棄済",
    };
    let acquisition = match random.below(100) {
        0..72 => "購入",
        72..86 => "リース",
        86..94 => "レンタル",
        94..97 => "中古",
        _ => "貸与",
    };
    let dealer = random.pick(DEALERS);
    let dealer = company(random, dealer);
    let installed = date(random, device.installed);
    let planned = date(
        random,
        device.installed.after_years(device.model.class.life),
    );
    [
        status.to_owned(),
        with_gaps(random, 80, acquisition.to_owned()),
        with_gaps(random, 120, dealer),
        with_gaps(random, 40, installed),
        with_gaps(random, 300, planned),
        ending(random, device.model.end_of_life),
        ending(random, device.model.end_of_support),
    ]
}

fn ending(random: &mut Random, ending: Ending) -> String {
    match ending {
        Ending::On(day) => {
            let text = date(random, day);
            with_gaps(random, 250, text)
        }
        Ending::Unstated(word) => word.to_owned(),
    }
}

/// Returns the asset number; one in some thousand was given to another device before.
pub(super) fn asset_number(random: &mut Random, number: u32) -> String {
    let number = if number > 1 && random.chance(1) && random.chance(300) {
        number - 1
    } else {
        number
    };
    typed(random, &format!("ME-{number:06}"))
}

/// Returns the serial number in the maker's shape; some begin with zeros.
pub(super) fn serial(random: &mut Random, device: &Device<'_>) -> String {
    let year = device.installed.year % 100;
    let serial = match device.model.maker % 4 {
        0 => format!("{year:02}{:07}", device.number),
        1 => format!("{}{year:02}{:06}", device.model.class.code, device.number),
        2 => format!("00{:06}", device.number),
        _ => format!("SN{year:02}-{:05}-{}", device.number, random.below(10)),
    };
    let serial = typed(random, &serial);
    with_gaps(random, 40, serial)
}

/// Returns the room as somebody typed it.
pub(super) fn typed_room(random: &mut Random, room: String) -> String {
    if random.chance(30) {
        full_width(&room)
    } else {
        room
    }
}

/// Returns a remark; some begin like a formula, hold a comma, quotes or two lines.
pub(super) fn note(random: &mut Random) -> String {
    if !random.chance(70) {
        return String::new();
    }
    let notes = [
        "代替機",
        "看護部より移管",
        "付属品：ACアダプタ, 架台",
        "ラベル剥がれ、製造番号の\"0\"と\"O\"が判読困難",
        "院内貸出用",
        "=要確認",
        "-",
        "+1台 予備あり",
        "@ME機器庫",
        "保守契約は翌年度に見直し\n次回点検時に業者へ確認",
        "バッテリ交換済",
        "画面に傷あり（使用に支障なし）",
    ];
    (*random.pick(&notes)).to_owned()
}
