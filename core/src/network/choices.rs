//! The fixed lists of the network, with the words for them.

use crate::catalogue::choice::{Choice, words};

/// What a zone is for.
pub const PURPOSES: &[Choice] = &[
    Choice::new(
        "his",
        words! { "電子カルテ・院内システム" "Hospital information system" "HIS" "電子カルテ" "EMR" "院内システム" },
    ),
    Choice::new(
        "modality",
        words! { "画像・検査機器" "Modalities" "モダリティ" "放射線" "modality" "imaging" },
    ),
    Choice::new(
        "monitoring",
        words! { "生体情報モニタ" "Patient monitoring" "モニタリング" "生体モニタ" "monitoring" },
    ),
    Choice::new("office", words! { "事務" "Office" "事務系" "管理部門" }),
    Choice::new(
        "internet",
        words! { "インターネット" "Internet" "外部" "WAN" },
    ),
    Choice::new(
        "guest",
        words! { "来訪者" "Guests" "ゲスト" "患者用Wi-Fi" "guest" },
    ),
    Choice::new(
        "isolated",
        words! { "独立した閉域" "Isolated" "閉域" "閉域網" "独立" "closed" },
    ),
    Choice::new("other", words! { "その他の用途" "Other purpose" }),
];

/// How far what is in a zone can be trusted.
pub const TRUST: &[Choice] = &[
    Choice::new("high", words! { "高い" "High" "高" }),
    Choice::new("medium", words! { "中くらい" "Medium" "中" }),
    Choice::new("low", words! { "低い" "Low" "低" }),
    Choice::new("none", words! { "信頼しない" "Untrusted" "なし" }),
];

/// Kinds of network equipment.
pub const EQUIPMENT: &[Choice] = &[
    Choice::new(
        "firewall",
        words! { "ファイアウォール" "Firewall" "FW" "ファイヤーウォール" },
    ),
    Choice::new("router", words! { "ルータ" "Router" "ルーター" }),
    Choice::new(
        "switch",
        words! { "ネットワークスイッチ" "Network switch" "L2スイッチ" "L3スイッチ" "スイッチングハブ" },
    ),
    Choice::new(
        "access_point",
        words! { "無線アクセスポイント" "Wireless access point" "無線AP" "AP" "アクセスポイント" },
    ),
    Choice::new("utm", words! { "UTM" "UTM appliance" "統合脅威管理" }),
    Choice::new(
        "vpn_gateway",
        words! { "VPN装置" "VPN gateway" "VPNゲートウェイ" "VPNルータ" },
    ),
];

/// In which direction a connection is opened.
pub const DIRECTIONS: &[Choice] = &[
    Choice::new("out", words! { "始点から終点へ" "From start to end" }),
    Choice::new("in", words! { "終点から始点へ" "From end to start" }),
    Choice::new("both", words! { "双方向" "Both ways" }),
];

/// How a link passes from one zone to another.
pub const PASSAGES: &[Choice] = &[
    Choice::new(
        "firewall",
        words! { "ファイアウォールを通る" "Through a firewall" },
    ),
    Choice::new(
        "direct",
        words! { "ファイアウォールを通らない" "Past every firewall" },
    ),
];

/// Whether a link is meant to be.
pub const LINK_STATES: &[Choice] = &[
    Choice::new("allowed", words! { "許可している" "Allowed" }),
    Choice::new(
        "observed",
        words! { "通信が見つかっただけ" "Only observed" },
    ),
    Choice::new("blocked", words! { "止めている" "Blocked" }),
];

/// Versions of SMB.
pub const SMB: &[Choice] = &[
    Choice::new("1", words! { "SMB 1" "SMB 1.0" "SMBv1" "CIFS" }),
    Choice::new("2", words! { "SMB 2" "SMB 2.x" "SMBv2" }),
    Choice::new("3", words! { "SMB 3" "SMB 3.x" "SMBv3" }),
];

/// How a line for remote maintenance is connected.
pub const METHODS: &[Choice] = &[
    Choice::new(
        "ip_vpn",
        words! { "IP-VPN（閉域網）" "IP-VPN" "広域イーサネット" },
    ),
    Choice::new(
        "internet_vpn",
        words! { "インターネットVPN" "Internet VPN" "IPsec VPN" "SSL-VPN" },
    ),
    Choice::new(
        "lte",
        words! { "携帯回線（LTE・5G）" "Mobile (LTE/5G)" "LTE" "5G" },
    ),
    Choice::new(
        "isdn",
        words! { "ISDN・電話回線" "ISDN or telephone" "ISDN" "ダイヤルアップ" },
    ),
    Choice::new(
        "remote_desktop",
        words! { "遠隔操作サービス" "Remote desktop service" "TeamViewer" "リモートデスクトップ" },
    ),
    Choice::new("other", words! { "その他の方法" "Other method" }),
];

/// Whose something is.
pub const OWNERS: &[Choice] = &[
    Choice::new("hospital", words! { "病院" "Hospital" "自院" }),
    Choice::new(
        "vendor",
        words! { "事業者（メーカー等）" "Vendor" "メーカー" "業者" },
    ),
    Choice::new("shared", words! { "共同" "Shared" }),
    Choice::new("nobody", words! { "決まっていない" "Not settled" }),
];

/// How those who come in over a line prove who they are.
pub const AUTHENTICATION: &[Choice] = &[
    Choice::new("none", words! { "認証なし" "None" }),
    Choice::new(
        "shared_password",
        words! { "共用のパスワード" "Shared password" },
    ),
    Choice::new(
        "personal_password",
        words! { "個人ごとのパスワード" "Personal password" },
    ),
    Choice::new(
        "certificate",
        words! { "証明書" "Certificate" "クライアント証明書" },
    ),
    Choice::new(
        "two_factor",
        words! { "多要素認証" "Two factors" "二要素認証" "MFA" },
    ),
];

/// When a line is open.
pub const OPENING: &[Choice] = &[
    Choice::new("always", words! { "常時接続" "Always on" "常時" }),
    Choice::new(
        "on_request",
        words! { "依頼のつど開く" "Opened on request" "都度" "都度接続" },
    ),
];

/// What is carried in by hand.
pub const CARRIED_FORMS: &[Choice] = &[
    Choice::new(
        "laptop",
        words! { "作業用ノートPC" "Service laptop" "ノートPC" },
    ),
    Choice::new(
        "usb",
        words! { "USBメモリ等の媒体" "USB stick or other medium" "USBメモリ" "USB" },
    ),
    Choice::new(
        "tablet",
        words! { "タブレット・スマートフォン" "Tablet or phone" "タブレット" },
    ),
    Choice::new("other", words! { "その他の持ち込み品" "Other" }),
];

/// How something that is carried in is looked over for malware.
pub const MALWARE_CHECKS: &[Choice] = &[
    Choice::new("each_time", words! { "使うたびに検査" "Each time" "毎回" }),
    Choice::new(
        "vendor_only",
        words! { "事業者が検査済みと申告" "Vendor says so" },
    ),
    Choice::new("none", words! { "検査していない" "Not checked" }),
];
