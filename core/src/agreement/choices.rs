//! The fixed lists of contracts, with the words for them.

use crate::catalogue::choice::{Choice, words};

/// What a contract is.
pub const FORMS: &[Choice] = &[
    Choice::new(
        "maintenance",
        words! { "保守契約" "Maintenance contract" "保守委託" "保守" },
    ),
    Choice::new(
        "annex",
        words! { "責任分界の附属書・覚書" "Annex on responsibilities" "覚書" "附属書" "責任分界" },
    ),
    Choice::new(
        "purchase",
        words! { "売買契約" "Purchase contract" "購入契約" "売買" },
    ),
    Choice::new(
        "lease",
        words! { "リース・貸借の契約" "Lease or rental contract" "賃貸借契約" "リース契約" },
    ),
    Choice::new(
        "network",
        words! { "回線・ネットワークの契約" "Network contract" "回線契約" },
    ),
    Choice::new("other", words! { "その他の契約" "Other contract" }),
];

/// Whether a contract ends by itself.
pub const TERMS: &[Choice] = &[
    Choice::new(
        "fixed",
        words! { "期間が決まっている" "Fixed term" "期間の定めあり" "有期" },
    ),
    Choice::new(
        "rolling",
        words! { "断らなければ続く（自動更新）" "Renews unless notice is given" "自動更新" "自動継続" },
    ),
];

/// How far a contract is.
pub const STATES: &[Choice] = &[
    Choice::new(
        "draft",
        words! { "準備中" "In preparation" "作成中" "交渉中" },
    ),
    Choice::new("agreed", words! { "締結済み" "Agreed" "締結" "契約中" }),
    Choice::new(
        "ended",
        words! { "途中で終わった" "Ended early" "解約" "解除" },
    ),
];
