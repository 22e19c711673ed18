//! Classes of devices, and companies none of which exists.

/// Where devices of a class stand.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Place {
    Ward,
    Intensive,
    Theatre,
    Emergency,
    Imaging,
    Laboratory,
    Physiology,
    Dialysis,
    Endoscopy,
    Outpatient,
    Rehabilitation,
    Engineering,
    Lobby,
}

/// One class of devices, with one generic name.
#[derive(Debug)]
pub(super) struct DeviceClass {
    /// 一般的名称.
    pub(super) generic: &'static str,
    /// The word for it in trade names.
    pub(super) noun: &'static str,
    /// Three letters that begin model numbers and host names.
    pub(super) code: &'static str,
    /// The class of the law, I to IV.
    pub(super) class: &'static str,
    /// How many there are in a hospital, in relation to the others.
    pub(super) share: u32,
    /// How many of 100 are connected to a network.
    pub(super) connected: u32,
    /// Years until it is replaced.
    pub(super) life: u32,
    /// Its operating systems, by era of the model; an empty one is firmware.
    pub(super) systems: &'static [(&'static str, &'static str)],
    /// Where it stands; a place that is named twice has twice as many.
    pub(super) places: &'static [Place],
}

const WINDOWS: &[(&str, &str)] = &[
    ("Windows 7 Professional", "SP1"),
    ("Windows 10 IoT Enterprise", "2019 LTSC"),
    ("Windows 10 IoT Enterprise", "2021 LTSC"),
    ("Windows 11 IoT Enterprise", "2024 LTSC"),
];
const EMBEDDED_WINDOWS: &[(&str, &str)] = &[
    ("Windows Embedded Standard 7", "SP1"),
    ("Windows 10 IoT Enterprise", "1809"),
    ("Windows 10 IoT Enterprise", "2021 LTSC"),
];
const LINUX: &[(&str, &str)] = &[
    ("Linux", "4.14"),
    ("Linux", "5.10"),
    ("Yocto Linux", "4.0"),
    ("Linux", "6.1"),
];
const SERVER: &[(&str, &str)] = &[
    ("Windows Server 2016", "Standard"),
    ("Windows Server 2019", "Standard"),
    ("Windows Server 2022", "Standard"),
    ("Red Hat Enterprise Linux", "8.8"),
];
const REAL_TIME: &[(&str, &str)] = &[
    ("VxWorks", "6.9"),
    ("QNX", "7.0"),
    ("", ""),
    ("INTEGRITY", "11.4"),
];
const FIRMWARE: &[(&str, &str)] = &[("", "")];

use Place::{
    Dialysis, Emergency, Endoscopy, Engineering, Imaging, Intensive, Laboratory, Lobby, Outpatient,
    Physiology, Rehabilitation, Theatre, Ward,
};

/// Shortens the table below: one line a class.
#[expect(clippy::too_many_arguments, reason = "the columns of a table")]
const fn class(
    generic: &'static str,
    noun: &'static str,
    code: &'static str,
    class: &'static str,
    share: u32,
    connected: u32,
    life: u32,
    systems: &'static [(&'static str, &'static str)],
    places: &'static [Place],
) -> DeviceClass {
    DeviceClass {
        generic,
        noun,
        code,
        class,
        share,
        connected,
        life,
        systems,
        places,
    }
}

/// All classes.
#[rustfmt::skip]
pub(super) const CLASSES: &[DeviceClass] = &[
    class("汎用輸液ポンプ", "輸液ポンプ", "IVP", "III", 170, 35, 8, REAL_TIME, &[Ward, Ward, Ward, Intensive, Emergency, Engineering]),
    class("注射筒輸液ポンプ", "シリンジポンプ", "SYP", "III", 130, 30, 8, REAL_TIME, &[Ward, Intensive, Intensive, Theatre, Engineering]),
    class("経腸栄養用輸液ポンプ", "経腸栄養ポンプ", "EFP", "II", 12, 0, 8, FIRMWARE, &[Ward, Intensive]),
    class("重要パラメータ付き多項目モニタ", "ベッドサイドモニタ", "BSM", "III", 85, 95, 9, LINUX, &[Ward, Ward, Intensive, Intensive, Emergency, Theatre]),
    class("多人数用生体情報モニタ", "セントラルモニタ", "CNS", "II", 14, 100, 8, EMBEDDED_WINDOWS, &[Ward, Ward, Intensive]),
    class("テレメトリー式心電送信機", "医用テレメータ送信機", "TEL", "II", 60, 20, 7, FIRMWARE, &[Ward]),
    class("パルスオキシメータ", "パルスオキシメータ", "SPO", "II", 55, 3, 6, FIRMWARE, &[Ward, Ward, Outpatient, Emergency]),
    class("成人用人工呼吸器", "人工呼吸器", "VEN", "III", 26, 55, 9, REAL_TIME, &[Intensive, Intensive, Ward, Emergency, Engineering]),
    class("新生児・小児用人工呼吸器", "新生児用人工呼吸器", "NEO", "III", 5, 50, 9, REAL_TIME, &[Intensive]),
    class("持続的自動気道陽圧ユニット", "NPPV装置", "NPV", "III", 12, 10, 8, FIRMWARE, &[Ward, Engineering]),
    class("全身麻酔器", "全身麻酔装置", "ANE", "III", 9, 70, 10, LINUX, &[Theatre]),
    class("手動式除細動器", "除細動器", "DEF", "III", 14, 25, 8, REAL_TIME, &[Emergency, Intensive, Ward, Theatre]),
    class("半自動除細動器", "AED", "AED", "III", 13, 5, 7, FIRMWARE, &[Lobby, Lobby, Outpatient, Rehabilitation]),
    class("多機能心電計", "解析機能付き心電計", "ECG", "II", 17, 75, 8, EMBEDDED_WINDOWS, &[Physiology, Physiology, Outpatient, Ward]),
    class("長時間心電用データレコーダ", "ホルタ心電計", "HOL", "II", 12, 0, 7, FIRMWARE, &[Physiology]),
    class("汎用超音波画像診断装置", "超音波診断装置", "USS", "II", 24, 85, 7, WINDOWS, &[Physiology, Physiology, Imaging, Outpatient, Emergency, Ward]),
    class("肺機能検査装置", "呼吸機能検査装置", "SPR", "II", 3, 70, 8, WINDOWS, &[Physiology]),
    class("脳波計", "デジタル脳波計", "EEG", "II", 3, 80, 8, WINDOWS, &[Physiology]),
    class("全身用X線CT診断装置", "X線CT装置", "CTS", "II", 4, 100, 10, WINDOWS, &[Imaging, Imaging, Emergency]),
    class("超電導磁石式全身用MR装置", "MRI装置", "MRI", "II", 3, 100, 11, WINDOWS, &[Imaging]),
    class("据置型デジタル式汎用X線診断装置", "一般撮影装置", "XRA", "II", 5, 100, 10, WINDOWS, &[Imaging]),
    class("移動型デジタル式汎用一体型X線診断装置", "回診用X線装置", "MXR", "II", 5, 90, 9, EMBEDDED_WINDOWS, &[Imaging, Emergency, Intensive]),
    class("デジタル式乳房用X線診断装置", "乳房撮影装置", "MMG", "II", 2, 100, 9, WINDOWS, &[Imaging]),
    class("据置型デジタル式循環器用X線透視診断装置", "血管撮影装置", "ANG", "II", 2, 100, 10, WINDOWS, &[Imaging]),
    class("汎用画像診断装置ワークステーション", "画像診断ワークステーション", "WST", "II", 22, 100, 6, WINDOWS, &[Imaging, Imaging, Outpatient, Ward]),
    class("医用画像管理サーバ（プログラム医療機器）", "医用画像管理システム", "PAC", "II", 3, 100, 6, SERVER, &[Imaging]),
    class("電子内視鏡用プロセッサ", "内視鏡ビデオプロセッサ", "EVP", "II", 7, 65, 8, LINUX, &[Endoscopy]),
    class("内視鏡用洗浄消毒器", "内視鏡洗浄装置", "EWD", "II", 4, 30, 8, REAL_TIME, &[Endoscopy]),
    class("電気手術器", "電気メス", "ESU", "III", 11, 5, 10, FIRMWARE, &[Theatre, Theatre, Endoscopy]),
    class("手術用内視鏡システム", "腹腔鏡システム", "LAP", "II", 4, 50, 8, LINUX, &[Theatre]),
    class("個人用透析装置", "個人用透析装置", "HDP", "III", 6, 60, 9, LINUX, &[Dialysis]),
    class("多人数用透析装置", "透析用監視装置", "HDC", "III", 30, 90, 9, LINUX, &[Dialysis]),
    class("透析用水作製装置", "RO装置", "ROW", "I", 2, 60, 10, REAL_TIME, &[Dialysis]),
    class("血液ガス分析装置", "血液ガス分析装置", "BGA", "I", 7, 90, 7, LINUX, &[Intensive, Emergency, Laboratory, Theatre]),
    class("自動血球計数装置", "多項目自動血球分析装置", "CBC", "I", 4, 100, 8, WINDOWS, &[Laboratory]),
    class("ディスクリート方式臨床化学自動分析装置", "生化学自動分析装置", "CHE", "I", 4, 100, 9, WINDOWS, &[Laboratory]),
    class("免疫発光測定装置", "全自動免疫測定装置", "IMM", "I", 4, 100, 8, WINDOWS, &[Laboratory]),
    class("血液凝固分析装置", "全自動血液凝固測定装置", "COA", "I", 3, 100, 8, EMBEDDED_WINDOWS, &[Laboratory]),
    class("自己検査用グルコース測定器", "血糖測定器", "GLU", "III", 40, 15, 5, FIRMWARE, &[Ward, Ward, Outpatient]),
    class("自動電子血圧計", "自動血圧計", "NBP", "II", 48, 8, 6, FIRMWARE, &[Ward, Outpatient, Outpatient, Lobby]),
    class("保育器", "保育器", "INC", "III", 5, 10, 10, FIRMWARE, &[Intensive]),
    class("分娩監視装置", "分娩監視装置", "CTG", "II", 5, 80, 8, EMBEDDED_WINDOWS, &[Ward, Outpatient]),
    class("眼底カメラ", "無散瞳眼底カメラ", "FUN", "II", 2, 85, 8, WINDOWS, &[Outpatient]),
    class("低周波治療器", "低周波治療器", "LFT", "II", 8, 0, 8, FIRMWARE, &[Rehabilitation]),
    class("人工心肺用システム", "人工心肺装置", "HLM", "III", 2, 30, 9, REAL_TIME, &[Theatre]),
    class("補助循環用ポンプ駆動装置", "大動脈内バルーンポンプ", "IAB", "III", 2, 20, 8, REAL_TIME, &[Intensive]),
];

/// Makers (製造販売業者): the name, what their products are called, and two letters of their model numbers.
pub(super) const MAKERS: &[(&str, &str, &str)] = &[
    ("ホシカゲ医用電子株式会社", "ルミナ", "HK"),
    ("白樺ヘルステック株式会社", "シラカバ", "SB"),
    ("アオバネ医科工業株式会社", "アオバネ", "AB"),
    ("株式会社ミズナラ計測", "ミズナラ", "MZ"),
    ("トコナギ電機株式会社", "ナギ", "TN"),
    ("株式会社クモイメディカルシステムズ", "クモイ", "KM"),
    ("ノワキ精工株式会社", "ノワキ", "NW"),
    ("ラークムーア・ジャパン合同会社", "Larkmoor", "LM"),
    ("ヴェルデナ・メドテック株式会社", "Verdena", "VD"),
    ("株式会社ヒナタ光学医療", "ヒナタ", "HN"),
    ("スズカケ分析機器株式会社", "スズカケ", "SK"),
    ("オリエル・イメージングジャパン株式会社", "Oriel", "OR"),
    ("ツキノワ透析システム株式会社", "ツキノワ", "TW"),
    ("株式会社ユキワリ産業医療部", "ユキワリ", "YW"),
];

/// Dealers (販売業者).
pub(super) const DEALERS: &[&str] = &[
    "株式会社カササギ医療器",
    "ミナモ医科器械株式会社",
    "三ツ葉医理科株式会社",
    "株式会社アサギリメディカル",
    "東雲ホスピタルサプライ株式会社",
    "ワタリ医器商会",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_can_be_placed_and_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<&str> =
            CLASSES.iter().map(|class| class.code).collect();
        assert_eq!(codes.len(), CLASSES.len());
        for class in CLASSES {
            assert!(
                !class.places.is_empty() && !class.systems.is_empty() && class.share > 0,
                "{}",
                class.generic
            );
            assert!(
                class.connected <= 100 && ["I", "II", "III", "IV"].contains(&class.class),
                "{}",
                class.generic
            );
        }
    }
}
