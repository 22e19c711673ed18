//! What companies and people are there for, with the words for it.

use crate::catalogue::choice::{Choice, words};

/// What a company does for the hospital's devices.
///
/// Source: manufacturer guidebook, chapter on stakeholders (marketing-authorisation holder, dealer, lessor, repairer,
/// network operator).
pub const ORGANIZATION_ROLES: &[Choice] = &[
    Choice::new(
        "marketing_authorisation_holder",
        words! {
            "製造販売業者" "Marketing authorisation holder" "製販業者" "製造業者" "メーカー" "Manufacturer" "MAH"
            "marketing authorization holder"
        },
    ),
    Choice::new(
        "dealer",
        words! {
            "販売業者" "Dealer" "代理店" "販売店" "ディーラー" "納入業者" "distributor"
        },
    ),
    Choice::new(
        "lessor",
        words! {
            "貸与業者" "Lessor" "リース会社" "リース業者" "レンタル業者" "leasing company"
        },
    ),
    Choice::new(
        "repairer",
        words! {
            "修理業者" "Repairer" "保守業者" "保守会社" "修理会社" "maintenance company"
        },
    ),
    Choice::new(
        "it_vendor",
        words! {
            "情報システム事業者" "IT vendor" "ITベンダー" "システムベンダー" "ベンダー" "vendor"
        },
    ),
    Choice::new(
        "network_operator",
        words! {
            "回線事業者" "Network operator" "通信事業者" "ネットワーク事業者" "回線業者" "通信会社" "line operator" "carrier"
        },
    ),
];

/// What a person of the hospital answers for.
///
/// Source: Medical Care Act enforcement regulations, article 1-11 (医療機器安全管理責任者); guideline for the safety
/// management of medical information systems (医療情報システム安全管理責任者).
pub const PERSON_ROLES: &[Choice] = &[
    Choice::new(
        "device_safety_manager",
        &[
            "医療機器安全管理責任者",
            "Medical device safety manager",
            "医療機器安全管理",
            "ME責任者",
        ],
    ),
    Choice::new(
        "information_system_safety_manager",
        &[
            "医療情報システム安全管理責任者",
            "Medical information system safety manager",
            "情報システム責任者",
            "システム管理責任者",
        ],
    ),
    Choice::new(
        "department_contact",
        &[
            "部署の窓口",
            "Department contact",
            "部署担当者",
            "部門担当者",
        ],
    ),
];

/// What somebody can be reached for.
///
/// Who answers a question about a vulnerability and who comes at night are seldom the same.
pub const CONTACT_PURPOSES: &[Choice] = &[
    Choice::new(
        "security",
        words! {
            "セキュリティの問い合わせ" "Security questions" "セキュリティ" "脆弱性の問い合わせ" "security" "PSIRT"
        },
    ),
    Choice::new(
        "emergency",
        words! {
            "緊急（日中）" "Emergencies in the daytime" "緊急" "緊急連絡先" "障害" "emergency" "emergencies"
        },
    ),
    Choice::new(
        "night",
        words! {
            "緊急（夜間・休日）" "Emergencies at night and on holidays" "夜間・休日" "夜間" "休日" "時間外" "night"
            "out of hours"
        },
    ),
    Choice::new(
        "daily",
        words! {
            "ふだんの連絡" "Everyday questions" "通常" "日常" "everyday"
        },
    ),
];
