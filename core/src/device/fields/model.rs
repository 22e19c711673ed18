//! The fields of a model: what all units of one product have in common.

use super::choices::{CONNECTIVITY, DEVICE_CLASS, YES_NO};
use crate::catalogue::choice::words;
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;
use crate::catalogue::survey::SurveyItem;
use crate::network::choices::EQUIPMENT;

const fn field(
    key: &'static str,
    ty: FieldType,
    section: Section,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec::new(Kind::Model, key, ty, section, headers)
}

/// The fields of a model. A unit that differs carries the same key itself.
pub const MODEL: &[FieldSpec] = &[
    field(
        "trade_name",
        FieldType::Name,
        Section::Identity,
        words! {
            "販売名" "Trade name" "機器名" "機器名称" "品名" "商品名" "製品名" "機種名" "機種" "装置名" "装置名称"
            "医療機器名" "医療機器名称" "備品名" "物品名" "資産名" "資産名称" "物品名称" "備品名称" "商品名称"
            "製品名称" "品目名" "名称" "機器" "医療機器" "機械名" "機器の名称" "販売名称" "機器名（販売名）"
            "販売名（機器名）" "device name" "product name" "brand name" "equipment name" "equipment" "device"
            "product" "proprietary name" "asset name"
        },
    )
    .essential()
    .answers(SurveyItem::C),
    field(
        "model_number",
        FieldType::Name,
        Section::Identity,
        words! {
            "型式" "Model number" "型番" "形式" "型名" "モデル" "モデル名" "モデル番号" "型式番号" "型式名"
            "機種番号" "機種型式" "機種コード" "規格" "規格型式" "型式・規格" "製品番号" "製品型番" "カタログ番号"
            "品番" "商品型番" "機器型式" "機器型番" "型式（モデル）" "model" "model no" "model name" "model #"
            "type number" "type" "part number" "catalog number" "catalogue number" "P/N" "product number"
            "version or model"
        },
    )
    .essential()
    .answers(SurveyItem::C),
    field(
        "manufacturer",
        FieldType::Reference(Kind::Organization),
        Section::Identity,
        words! {
            "製造販売業者" "Manufacturer" "メーカー" "メーカー名" "メーカー名称" "製造元" "製造業者" "製造業者名"
            "製造販売元" "製造販売業者名" "製造販売業者名称" "製造会社" "製造会社名" "製造者" "製造者名"
            "製造メーカー" "製造メーカー名" "製造販売会社" "製造企業" "製販業者" "製造販売業者等"
            "製造販売業者（メーカー）" "maker" "maker name" "manufacturer name" "manufacturing company" "MAH"
            "marketing authorisation holder" "marketing authorization holder" "mfr" "mfg" "brand"
        },
    )
    .essential()
    .answers(SurveyItem::B),
    field(
        "generic_name",
        FieldType::Text,
        Section::Regulatory,
        words! {
            "一般的名称" "Generic name" "一般的名称（JMDN）" "一般名称" "一般名" "JMDN名称" "JMDN名" "機器種別"
            "機器種類" "機器の種類" "機器分類" "機種分類" "機器カテゴリ" "装置種別" "装置種類" "医療機器分類名"
            "generic device name" "device type" "device category" "equipment type" "JMDN name" "GMDN name"
            "GMDN term"
        },
    ),
    field(
        "jmdn_code",
        FieldType::Jmdn,
        Section::Regulatory,
        words! {
            "JMDNコード" "JMDN code" "JMDN" "JMDN番号" "JMDN No" "一般的名称コード" "一般的名称コード（JMDN）"
            "JMDNコード（一般的名称）" "一般名称コード" "類別コード"
        },
    ),
    field(
        "device_class",
        FieldType::Choice(DEVICE_CLASS),
        Section::Regulatory,
        words! {
            "クラス分類" "Device class" "クラス" "医療機器クラス" "医療機器クラス分類" "クラス区分" "管理区分"
            "リスク分類" "リスククラス" "医療機器の分類" "薬機法分類" "薬機法クラス" "医療機器区分" "class"
            "risk class" "classification" "medical device class"
        },
    ),
    field(
        "approval_number",
        FieldType::Approval,
        Section::Regulatory,
        words! {
            "承認・認証・届出番号" "Approval number" "承認番号" "認証番号" "届出番号" "承認・認証番号"
            "承認/認証/届出番号" "承認番号等" "医療機器承認番号" "医療機器認証番号" "医療機器届出番号" "薬事承認番号"
            "薬事認証番号" "薬事番号" "薬事届出番号" "製造販売承認番号" "製造販売認証番号" "製造販売届出番号"
            "承認（認証）番号" "承認（認証・届出）番号" "approval no" "certification number" "notification number"
            "approval / certification / notification number"
        },
    ),
    field(
        "udi_di",
        FieldType::UdiDi,
        Section::Regulatory,
        words! {
            "UDI-DI" "UDI device identifier" "UDI" "UDIコード" "DI" "機器識別子" "GTIN" "GTINコード" "GTIN-14"
            "GTIN-13" "JAN" "JANコード" "EAN" "EANコード" "GS1コード" "JAN（GTIN）" "device identifier" "primary DI"
            "primary DI number" "UDI number" "unique device identifier"
        },
    ),
    field(
        "os",
        FieldType::Text,
        Section::Software,
        words! {
            "OS" "Operating system" "使用OS" "搭載OS" "OS名" "OS名称" "OS種別" "OS種類" "OSの種類" "OS情報"
            "基本ソフト" "基本ソフトウェア" "オペレーティングシステム" "医療機器の使用OS" "医療機器に関する使用OS"
            "OS name" "OS type" "platform"
        },
    )
    .on_network()
    .answers(SurveyItem::F),
    field(
        "os_version",
        FieldType::Text,
        Section::Software,
        words! {
            "OSバージョン" "OS version" "OSのバージョン" "OS版数" "OS Ver" "OSビルド" "OSビルド番号" "OSエディション"
            "OSサービスパック" "OS build" "operating system version" "OS release"
        },
    )
    .on_network(),
    field(
        "software_version",
        FieldType::Text,
        Section::Software,
        words! {
            "ソフトウェアバージョン" "Software version" "ソフトウエアバージョン" "ソフトバージョン"
            "ソフトウェアのバージョン" "ソフトウェア版数" "ソフトウェアVer" "ソフトVer" "ソフト版数"
            "アプリバージョン" "アプリケーションバージョン" "アプリケーションVer" "プログラムバージョン"
            "システムバージョン" "バージョン" "バージョン情報" "Ver" "SWバージョン" "SW version" "S/W version"
            "SW Ver" "version" "application version" "app version" "software revision" "software release"
        },
    ),
    field(
        "connectivity",
        FieldType::Choice(CONNECTIVITY),
        Section::Network,
        words! {
            "有線・無線" "Connectivity" "有線無線の別" "有線・無線の別" "有線無線区分" "接続方式" "接続形態"
            "接続種別" "接続方法" "通信方式" "通信手段" "接続インターフェース" "ネットワーク接続方式"
            "ネットワーク接続方法" "ネットワーク種別" "LAN種別" "LAN接続方式" "無線・有線" "wired/wireless"
            "connection type" "network type" "connection method" "wired or wireless"
        },
    ),
    field(
        "equipment_kind",
        FieldType::Choice(EQUIPMENT),
        Section::Network,
        words! {
            "ネットワーク機器の種類" "Network equipment" "通信機器の種類" "NW機器種別" "ネットワーク機器種別"
            "network equipment kind" "network device type"
        },
    ),
    field(
        "removable_media",
        FieldType::YesNo(YES_NO),
        Section::Software,
        words! {
            "リムーバブルメディア" "Removable media" "リムーバブルメディアの使用" "リムーバブルメディア使用"
            "リムーバブルメディア有無" "外部媒体" "外部媒体使用" "外部媒体の使用" "外部媒体接続" "外部記憶媒体"
            "外部記憶媒体の使用" "外部記憶装置" "外部メディア" "可搬媒体" "可搬型媒体" "可搬型記憶媒体" "記憶媒体"
            "USB" "USB使用" "USB利用" "USBの使用" "USB接続" "USBポート" "USBポート有無" "USBメモリ" "USBメモリ使用"
            "USB port" "USB ports" "external media" "portable media"
        },
    ),
    field(
        "released_on",
        FieldType::Date,
        Section::LifeCycle,
        words! {
            "販売開始日" "Released on" "販売開始年月日" "販売開始年月" "販売開始" "販売開始時期" "発売日"
            "発売年月日" "発売年月" "発売年" "発売開始日" "上市日" "上市年月" "製品発売日" "release date" "released"
            "launch date" "launched on" "market release"
        },
    ),
    field(
        "end_of_life",
        FieldType::Date,
        Section::LifeCycle,
        words! {
            "製品寿命終了日（EOL）" "End of life (EOL)" "製品寿命終了日" "製品寿命終了" "製品寿命終了（EOL）" "EOL"
            "EOL日" "EOL予定日" "EOL時期" "EOL年月" "End of life" "EOL date" "end of life date" "end-of-life"
        },
    ),
    field(
        "end_of_support",
        FieldType::Date,
        Section::LifeCycle,
        words! {
            "サポート終了日（EOS）" "End of support (EOS)" "サポート終了日" "サポート終了" "サポート終了（EOS）"
            "サポート終了予定日" "サポート終了予定" "サポート終了年月" "サポート終了年月日" "サポート終了時期"
            "サポート期限" "サポート期間" "メーカーサポート終了日" "メーカーサポート期限" "メーカーサポート終了"
            "保守終了日" "保守終了" "保守終了予定日" "保守終了年月" "保守期限" "保守サポート終了日" "保守対応期限"
            "保守可能期限" "修理対応終了日" "修理対応期限" "EOS" "EOS日" "EOS予定日" "EOS時期" "EOS年月" "EOSL"
            "EOS date" "EOSL date" "end of support" "end of support date" "end of service" "end of service date"
            "support end date" "support ends" "supported until" "support expiry"
        },
    )
    .on_network(),
    field(
        "model_note",
        FieldType::LongText,
        Section::Note,
        words! {
            "機種備考" "Model note" "機種の備考" "機種メモ" "モデル備考" "製品備考" "model remarks" "model notes"
            "model comment"
        },
    ),
];
