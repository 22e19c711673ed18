//! The fields of a unit: one device that stands somewhere.

use super::choices::{ACQUISITION, NETWORK_CONNECTION, STATUS, YES_NO};
use crate::catalogue::choice::words;
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;
use crate::catalogue::survey::SurveyItem;

const fn field(
    key: &'static str,
    ty: FieldType,
    section: Section,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec::new(Kind::Unit, key, ty, section, headers)
}

/// The fields of a unit.
pub const UNIT: &[FieldSpec] = &[
    field(
        "asset_number",
        FieldType::Name,
        Section::Identity,
        words! {
            "管理番号" "Asset number" "管理No" "管理ナンバー" "管理ID" "管理コード" "院内管理番号" "医療機器管理番号"
            "機器管理番号" "ME管理番号" "CE管理番号" "ME番号" "MEナンバー" "ME No" "ME機器番号" "CE番号" "CE No"
            "資産番号" "資産管理番号" "資産コード" "固定資産番号" "固定資産管理番号" "固定資産コード" "備品番号"
            "備品No" "備品コード" "備品管理番号" "物品番号" "物品コード" "物品管理番号" "機器番号" "機器No" "機器ID"
            "機器コード" "機器管理No" "台帳番号" "台帳No" "整理番号" "登録番号" "管理用番号" "管理バーコード"
            "ラベル番号" "ID" "asset no" "asset ID" "asset tag" "asset code" "inventory number" "inventory no"
            "inventory ID" "equipment number" "equipment ID" "equipment no" "device ID" "device number"
            "control number" "tag number"
        },
    )
    .essential(),
    field(
        "serial_number",
        FieldType::Name,
        Section::Identity,
        words! {
            "製造番号" "Serial number" "シリアル番号" "シリアルナンバー" "シリアルNo" "シリアル"
            "製造番号（シリアル番号）" "製造番号/シリアル番号" "シリアル番号（製造番号）" "製造No" "製造番号No"
            "製番" "機番" "機械番号" "製造記号番号" "製造記号" "機体番号" "個体番号" "個体識別番号" "serial no"
            "serial" "serial #" "S/N" "SN" "ser no" "SN#" "S/No"
        },
    )
    .essential(),
    field(
        "model",
        FieldType::Reference(Kind::Model),
        Section::Internal,
        &["機種の台帳ID", "Model ledger ID"],
    ),
    field(
        "joined_to",
        FieldType::Reference(Kind::Unit),
        Section::Internal,
        &["統合先の台帳ID", "Joined to ledger ID"],
    ),
    field(
        "department",
        FieldType::Reference(Kind::Department),
        Section::Place,
        words! {
            "部署" "Department" "部署名" "部署名称" "使用部署" "使用部署名" "所属部署" "設置部署" "設置部署名"
            "管理部署" "管理部署名" "配置部署" "所管部署" "主管部署" "担当部署" "保有部署" "所有部署" "部門" "部門名"
            "使用部門" "管理部門" "設置部門" "所属部門" "病棟" "病棟名" "使用病棟" "設置病棟" "配置病棟" "診療科"
            "診療科名" "使用科" "使用診療科" "科名" "科" "所属" "所属名" "所属科" "部科" "配置先" "部署・病棟"
            "病棟・部署" "部署/診療科" "課" "課名" "department name" "dept" "ward" "clinical department"
            "owning department" "division" "section"
        },
    )
    .essential(),
    field(
        "building",
        FieldType::Text,
        Section::Place,
        words! {
            "棟" "Building" "建物" "建物名" "建物名称" "棟名" "設置棟" "設置建物" "建屋" "館" "館名" "building name"
            "bldg"
        },
    ),
    field(
        "floor",
        FieldType::Text,
        Section::Place,
        words! {
            "階" "Floor" "フロア" "フロアー" "階数" "階層" "設置階" "設置フロア" "フロア名" "floor level" "storey"
            "level"
        },
    ),
    field(
        "room",
        FieldType::Text,
        Section::Place,
        words! {
            "部屋" "Room" "設置場所" "設置場所名" "設置場所（部屋）" "部屋名" "部屋番号" "設置部屋" "設置室"
            "設置位置" "設置先" "室" "室名" "室番号" "病室" "病室番号" "使用場所" "使用室" "保管場所" "保管先"
            "配置場所" "所在" "所在地" "所在場所" "場所" "ロケーション" "設置箇所" "設置ロケーション" "現在地"
            "location" "location name" "place" "room name" "room number" "room no" "installation location"
            "installation place" "installationPosition" "installed at" "site"
        },
    )
    .essential(),
    field(
        "status",
        FieldType::Choice(STATUS),
        Section::Identity,
        words! {
            "使用状況" "Status" "使用状態" "稼働状況" "稼動状況" "稼働状態" "稼働区分" "運用状況" "運用状態"
            "運用区分" "利用状況" "利用状態" "管理状態" "管理状況" "状態" "状況" "ステータス" "機器状態" "機器の状態"
            "機器ステータス" "現況" "現状" "device status" "operational status" "state" "usage status" "asset status"
        },
    )
    .essential(),
    field(
        "responsible",
        FieldType::Reference(Kind::Person),
        Section::Place,
        words! {
            "責任者" "Responsible person" "管理責任者" "管理責任者名" "使用責任者" "責任者名" "責任者氏名"
            "機器責任者" "機器管理者" "機器管理責任者" "管理者" "管理者名" "担当者" "担当者名" "担当者氏名" "担当"
            "機器担当者" "管理担当者" "使用担当者" "院内担当者" "部署担当者" "部署責任者" "responsible"
            "person in charge" "person responsible" "owner" "custodian" "device owner" "asset owner"
        },
    ),
    field(
        "network_connection",
        FieldType::YesNo(NETWORK_CONNECTION),
        Section::Network,
        words! {
            "ネットワーク接続" "Network connection" "ネットワーク接続有無" "ネットワーク接続の有無"
            "ネットワーク接続状況" "ネットワーク接続状態" "ネットワーク接続可否" "ネットワーク" "ネットワーク有無"
            "ネット接続" "NW接続" "NW接続有無" "LAN接続" "LAN接続有無" "院内LAN接続" "院内ネットワーク接続"
            "接続有無" "接続の有無" "通信有無" "network connected" "connected" "networked" "network" "on network"
            "connected to network"
        },
    )
    .essential(),
    field(
        "network_purpose",
        FieldType::Text,
        Section::Network,
        words! {
            "ネットワーク接続の目的" "Network purpose" "ネットワーク接続目的" "ネットワーク接続用途"
            "ネットワーク接続する用途" "ネットワーク接続の用途" "ネットワーク用途" "ネットワーク利用目的"
            "ネットワーク使用目的" "接続目的" "接続の目的" "接続用途" "通信目的" "通信内容" "連携内容" "連携目的"
            "用途" "purpose of network connection" "connection purpose" "purpose of connection" "purpose"
            "network use"
        },
    )
    .on_network()
    .answers(SurveyItem::D),
    field(
        "firmware",
        FieldType::Text,
        Section::Software,
        words! {
            "ファームウェア" "Firmware" "ファームウエア" "ファームウェアバージョン" "ファームウエアバージョン"
            "ファームウェアのバージョン" "ファームウェア版数" "ファームウェアVer" "ファーム" "ファームバージョン"
            "FWバージョン" "FW" "F/W" "firmware version" "FW version" "firmware revision" "FW Ver"
        },
    ),
    field(
        "malware_protection",
        FieldType::Text,
        Section::Software,
        words! {
            "マルウェア対策" "Malware protection" "マルウエア対策" "マルウェア対策ソフト" "マルウェア対策の有無"
            "ウイルス対策" "ウイルス対策ソフト" "ウイルス対策ソフト名" "ウイルス対策ソフト有無"
            "ウイルス対策ソフトの有無" "ウイルス対策有無" "ウイルス対策の有無" "ウィルス対策" "ウィルス対策ソフト"
            "ウィルス対策ソフト名" "ウィルス対策有無" "アンチウイルス" "アンチウイルスソフト" "アンチウィルス"
            "アンチウィルスソフト" "セキュリティソフト" "セキュリティ対策ソフト" "セキュリティ対策" "EDR" "EDR有無"
            "antivirus" "anti-virus software" "antivirus software" "anti-malware" "security software"
            "endpoint protection"
        },
    )
    .on_network(),
    field(
        "last_patch",
        FieldType::Date,
        Section::Software,
        words! {
            "最終パッチ適用日" "Last patch" "最終パッチ日" "最終パッチ" "パッチ適用日" "パッチ適用年月日"
            "最終パッチ適用" "セキュリティパッチ適用日" "最終セキュリティパッチ適用日" "セキュリティ更新日"
            "最終セキュリティ更新日" "更新プログラム適用日" "最終更新プログラム適用日" "アップデート日"
            "最終アップデート日" "最終アップデート" "Windows Update日" "Windows Update" "last patched"
            "last patch date" "last patched on" "patch date" "last security update" "last security patch"
        },
    ),
    field(
        "remote_maintenance",
        FieldType::YesNo(YES_NO),
        Section::Maintenance,
        words! {
            "リモート保守" "Remote maintenance" "リモート保守有無" "リモート保守の有無" "リモート保守回線"
            "リモート保守回線有無" "リモート保守回線の有無" "医療機器のリモート保守回線の有無" "リモート保守契約"
            "リモートメンテナンス" "リモートメンテナンス有無" "リモートメンテナンスの有無" "リモートメンテ"
            "リモート接続" "リモート接続有無" "リモート接続の有無" "リモートサービス" "リモートサポート"
            "リモート回線" "リモート回線有無" "リモート" "リモート有無" "遠隔保守" "遠隔保守有無" "遠隔保守の有無"
            "遠隔メンテナンス" "遠隔保守回線" "remote maintenance line" "remote service" "remote support"
            "remote access"
        },
    )
    .on_network()
    .answers(SurveyItem::H),
    field(
        "remote_maintenance_method",
        FieldType::Text,
        Section::Maintenance,
        words! {
            "リモート保守の接続方法" "Remote maintenance method" "リモート保守回線の接続方法"
            "医療機器のリモート保守回線の接続方法" "リモート保守方法" "リモート保守方式" "リモート保守接続方法"
            "リモート保守回線種別" "リモート保守回線の種類" "リモート接続方法" "リモート接続方式" "リモート回線種別"
            "リモート方式" "遠隔保守方法" "遠隔保守方式" "遠隔保守の接続方法" "保守回線" "保守回線種別" "VPN方式"
            "VPN種別" "remote access method" "remote connection method" "remote connection type" "remote line type"
        },
    )
    .answers(SurveyItem::I),
    field(
        "repairer",
        FieldType::Reference(Kind::Organization),
        Section::Maintenance,
        words! {
            "修理業者" "Repairer" "修理業者名" "修理会社" "修理依頼先" "修理先" "修理委託先" "保守業者" "保守業者名"
            "保守会社" "保守会社名" "保守委託先" "保守委託業者" "保守契約先" "保守先" "保守点検業者" "保守ベンダー"
            "保守連絡先" "保守担当会社" "点検業者" "点検委託先" "メンテナンス業者" "メンテナンス会社"
            "メンテナンス先" "maintenance company" "maintenance vendor" "maintenance provider" "service company"
            "service provider" "service vendor" "repair company" "maintained by"
        },
    ),
    field(
        "installed_on",
        FieldType::Date,
        Section::LifeCycle,
        words! {
            "導入日" "Installed on" "導入年月日" "導入年月" "導入年" "導入年度" "導入時期" "設置日" "設置年月日"
            "設置年月" "設置年" "納入日" "納入年月日" "納入年月" "納入年" "納入年度" "納品日" "納品年月日" "購入日"
            "購入年月日" "購入年月" "購入年" "購入年度" "購入時期" "取得日" "取得年月日" "取得年月" "取得年"
            "取得年度" "使用開始日" "使用開始年月日" "使用開始年月" "利用開始日" "稼働開始日" "稼働日" "運用開始日"
            "検収日" "受入日" "登録年月日（導入）" "install date" "installation date" "installed" "purchase date"
            "purchased on" "date of purchase" "delivery date" "delivered on" "acquisition date" "acquired on"
            "in service since" "in service date" "date installed"
        },
    ),
    field(
        "replacement_planned",
        FieldType::Date,
        Section::LifeCycle,
        words! {
            "更新予定日" "Replacement planned" "更新予定" "更新予定年月日" "更新予定年月" "更新予定年" "更新予定年度"
            "更新予定時期" "更新時期" "更新年度" "更新計画" "更新計画年度" "機器更新予定" "機器更新時期"
            "次回更新予定" "入替予定" "入替予定日" "入替時期" "入替予定年度" "入れ替え予定" "買替予定" "買換予定"
            "買い替え予定" "買替時期" "replacement planned for" "replacement date" "planned replacement"
            "replacement year" "replace by" "refresh date"
        },
    ),
    field(
        "acquisition",
        FieldType::Choice(ACQUISITION),
        Section::Acquisition,
        words! {
            "取得方法" "Acquisition" "取得区分" "取得形態" "調達方法" "調達区分" "調達形態" "購入方法" "購入区分"
            "購入形態" "購入/リース" "購入・リース区分" "導入形態" "導入方法" "導入区分" "所有区分" "所有形態"
            "保有形態" "保有区分" "リース区分" "リース/購入" "契約形態" "acquisition type" "acquisition method"
            "ownership" "procurement" "procurement type" "acquired by"
        },
    ),
    field(
        "dealer",
        FieldType::Reference(Kind::Organization),
        Section::Acquisition,
        words! {
            "販売業者" "Dealer" "販売業者名" "販売店" "販売店名" "販売会社" "販売会社名" "販売元" "販売代理店"
            "代理店" "代理店名" "ディーラー" "ディーラー名" "納入業者" "納入業者名" "納入元" "納入会社" "納品業者"
            "納品元" "購入先" "購入先名" "購入業者" "購入元" "仕入先" "仕入先名" "調達先" "取扱業者" "取扱店"
            "取引業者" "取引先" "取引先名" "dealer name" "distributor" "supplier" "seller" "reseller"
            "purchased from" "sales company"
        },
    ),
    field(
        "lessor",
        FieldType::Reference(Kind::Organization),
        Section::Acquisition,
        words! {
            "貸与業者" "Lessor" "貸与業者名" "貸与元" "リース会社" "リース会社名" "リース業者" "リース業者名"
            "リース元" "リース先" "レンタル会社" "レンタル業者" "レンタル元" "賃貸業者" "賃貸元" "貸出元"
            "leasing company" "lease company" "rental company" "leased from" "rented from"
        },
    ),
    field(
        "note",
        FieldType::LongText,
        Section::Note,
        words! {
            "備考" "Note" "備考欄" "備考1" "メモ" "コメント" "特記事項" "特記" "摘要" "注記" "補足" "その他"
            "その他備考" "機器備考" "notes" "remark" "remarks" "comment" "comments" "memo"
        },
    ),
];
