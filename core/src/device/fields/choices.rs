//! The fixed lists of device fields, with the words that ledgers in hospitals use.

use crate::catalogue::choice::{Choice, words};

const YES_WORDS: &[&str] = words! {
    "有" "yes" "あり" "有り" "アリ" "はい" "○" "✓" "✔" "レ" "済" "対応" "可" "y" "true" "1" "on"
};
const NO_WORDS: &[&str] = words! {
    "無" "no" "なし" "無し" "ナシ" "いいえ" "×" "未" "未対応" "非対応" "不可" "ない" "無い" "n" "false" "0" "off"
};

/// Yes or no.
pub const YES_NO: &[Choice] = &[Choice::new("yes", YES_WORDS), Choice::new("no", NO_WORDS)];

/// Whether a unit is connected to a network.
pub const NETWORK_CONNECTION: &[Choice] = &[
    Choice::new(
        "yes",
        words! {
            "有" "yes" "あり" "有り" "アリ" "はい" "○" "✓" "✔" "レ" "済" "可" "y" "true" "1" "on" "接続" "接続あり"
            "接続有" "接続有り" "接続済" "接続済み" "接続中" "接続している" "オンライン" "online" "connected"
            "networked" "有線" "無線" "有線LAN" "無線LAN" "院内LAN" "LAN" "LAN接続" "Wi-Fi"
        },
    ),
    Choice::new(
        "no",
        words! {
            "無" "no" "なし" "無し" "ナシ" "いいえ" "×" "未" "不可" "ない" "無い" "n" "false" "0" "off" "未接続"
            "非接続" "接続なし" "接続無" "接続無し" "接続していない" "接続しない" "オフライン" "offline"
            "not connected" "unconnected" "スタンドアロン" "スタンドアローン" "単体" "単独" "standalone"
            "stand-alone"
        },
    ),
];

/// Classes of the Pharmaceuticals and Medical Devices Act.
///
/// 高度管理医療機器 covers III and IV and therefore means neither.
/// Source: Pharmaceuticals and Medical Devices Act, article 2 (5) to (7); notification 0720022 of 2004 (classes I to IV).
pub const DEVICE_CLASS: &[Choice] = &[
    Choice::new(
        "I",
        words! {
            "クラスI" "Class I" "1" "クラス1" "class 1" "一般医療機器" "一般" "クラスI 一般医療機器"
            "クラスI（一般）" "一般医療機器（クラスI）"
        },
    ),
    Choice::new(
        "II",
        words! {
            "クラスII" "Class II" "2" "クラス2" "class 2" "管理医療機器" "管理" "クラスII 管理医療機器"
            "クラスII（管理）" "管理医療機器（クラスII）"
        },
    ),
    Choice::new(
        "III",
        words! {
            "クラスIII" "Class III" "3" "クラス3" "class 3" "クラスIII 高度管理医療機器" "クラスIII（高度管理）"
            "高度管理医療機器（クラスIII）" "高度管理医療機器III"
        },
    ),
    Choice::new(
        "IV",
        words! {
            "クラスIV" "Class IV" "4" "クラス4" "class 4" "クラスIV 高度管理医療機器" "クラスIV（高度管理）"
            "高度管理医療機器（クラスIV）" "高度管理医療機器IV"
        },
    ),
];

/// By what a model connects.
pub const CONNECTIVITY: &[Choice] = &[
    Choice::new(
        "wired",
        words! {
            "有線" "Wired" "有線LAN" "LAN" "有線接続" "イーサネット" "Ethernet" "LANケーブル" "有線のみ"
        },
    ),
    Choice::new(
        "wireless",
        words! {
            "無線" "Wireless" "無線LAN" "Wi-Fi" "無線接続" "WLAN" "ワイヤレス" "無線のみ" "Bluetooth"
            "ブルートゥース"
        },
    ),
    Choice::new(
        "both",
        words! {
            "有線・無線" "Wired and wireless" "両方" "有線無線" "有線と無線" "有線及び無線" "無線・有線" "併用"
            "有線無線併用" "both"
        },
    ),
    Choice::new(
        "none",
        words! {
            "接続なし" "None" "なし" "無" "無し" "未接続" "非接続" "接続無し" "接続無" "スタンドアロン"
            "スタンドアローン" "standalone" "×" "no"
        },
    ),
];

/// What a unit is used for at present.
pub const STATUS: &[Choice] = &[
    Choice::new(
        "in_use",
        words! {
            "使用中" "In use" "稼働中" "稼動中" "運用中" "稼働" "稼動" "使用" "運用" "現用" "利用中" "使用可"
            "使用可能" "正常" "貸出中" "現役" "active" "operational" "in service" "running" "working"
        },
    ),
    Choice::new(
        "spare",
        words! {
            "予備" "Spare" "予備機" "代替機" "待機" "待機中" "バックアップ" "バックアップ機" "backup" "standby"
        },
    ),
    Choice::new(
        "in_repair",
        words! {
            "修理中" "In repair" "故障中" "故障" "修理" "修理依頼中" "点検中" "メーカー修理中" "調整中"
            "under repair" "out of order" "broken" "maintenance"
        },
    ),
    Choice::new(
        "stored",
        words! {
            "保管中" "Stored" "保管" "休止" "休止中" "未使用" "使用停止" "遊休" "在庫" "倉庫" "storage" "in storage"
            "idle" "in stock"
        },
    ),
    Choice::new(
        "retired",
        words! {
            "使用終了" "Retired" "廃止" "廃棄予定" "除却予定" "返却予定" "退役" "使用中止" "廃棄待ち"
            "decommissioned" "inactive"
        },
    ),
    Choice::new(
        "disposed",
        words! {
            "廃棄済" "Disposed" "廃棄" "廃棄済み" "除却" "除却済" "除却済み" "処分" "処分済" "処分済み" "返却済"
            "返却済み" "返却" "scrapped" "disposed of" "returned"
        },
    ),
];

/// How the hospital came by a unit.
pub const ACQUISITION: &[Choice] = &[
    Choice::new(
        "bought",
        words! {
            "購入" "Bought" "買取" "買い取り" "購入品" "新規購入" "新品" "新品購入" "自己所有" "所有" "自院所有"
            "院内所有" "purchase" "purchased" "owned"
        },
    ),
    Choice::new(
        "leased",
        words! {
            "リース" "Leased" "リース品" "リース契約" "ファイナンスリース" "再リース" "リース中" "lease"
        },
    ),
    Choice::new(
        "rented",
        words! {
            "レンタル" "Rented" "賃借" "賃貸" "レンタル品" "rental" "rent"
        },
    ),
    Choice::new(
        "second_hand",
        words! {
            "中古" "Second-hand" "中古品" "中古購入" "中古機器" "used" "second hand" "refurbished"
        },
    ),
    Choice::new(
        "loan",
        words! {
            "貸与" "Loan" "借用" "無償貸与" "借受" "預かり" "預り" "デモ機" "試用" "試用機" "貸与品" "借用品"
            "loaned" "on loan" "demo"
        },
    ),
];

/// How an interface comes by its IP address.
pub const ADDRESSING: &[Choice] = &[
    Choice::new(
        "fixed",
        words! {
            "固定" "Fixed" "固定IP" "固定IPアドレス" "静的" "手動" "スタティック" "static" "manual" "static IP"
            "fixed IP"
        },
    ),
    Choice::new(
        "dhcp",
        words! {
            "DHCP" "DHCP" "自動" "動的" "自動取得" "DHCP自動取得" "可変" "dynamic" "automatic" "auto"
        },
    ),
];
