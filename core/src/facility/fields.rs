//! The fields of the hospital, its departments and people, and of companies and their contacts.

use crate::catalogue::choice::{Choice, words};
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;

/// What a company does for the hospital's devices.
///
/// Source: manufacturer guidebook, chapter on stakeholders (marketing-authorisation holder, dealer, lessor, repairer).
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

/// The fields of the hospital.
pub const FACILITY: &[FieldSpec] = &[
    FieldSpec::new(
        Kind::Facility,
        "name",
        FieldType::Name,
        Section::Identity,
        &["施設名", "Facility name", "病院名", "医療機関名"],
    )
    .essential(),
    FieldSpec::new(
        Kind::Facility,
        "beds",
        FieldType::Number,
        Section::Identity,
        &["病床数", "Beds", "許可病床数", "number of beds"],
    ),
    FieldSpec::new(
        Kind::Facility,
        "note",
        FieldType::LongText,
        Section::Note,
        &["施設備考", "Facility note"],
    ),
    FieldSpec::new(
        Kind::Facility,
        "sample",
        FieldType::Flag,
        Section::Internal,
        &["見本台帳", "Sample ledger"],
    ),
];

/// The fields of a department.
pub const DEPARTMENT: &[FieldSpec] = &[
    FieldSpec::new(
        Kind::Department,
        "name",
        FieldType::Name,
        Section::Identity,
        &["部署の名称", "Department (own name)"],
    )
    .essential(),
    FieldSpec::new(
        Kind::Department,
        "note",
        FieldType::LongText,
        Section::Note,
        &["部署備考", "Department note"],
    ),
];

/// The fields of a person of the hospital.
pub const PERSON: &[FieldSpec] = &[
    FieldSpec::new(
        Kind::Person,
        "name",
        FieldType::Name,
        Section::Identity,
        words! {
            "氏名" "Person name" "職員名" "職員氏名" "full name"
        },
    )
    .essential(),
    FieldSpec::new(
        Kind::Person,
        "roles",
        FieldType::Choices(PERSON_ROLES),
        Section::Identity,
        &["職員の役割", "Person roles"],
    ),
    FieldSpec::new(
        Kind::Person,
        "department",
        FieldType::Reference(Kind::Department),
        Section::Identity,
        &["職員の所属", "Person department"],
    ),
    FieldSpec::new(
        Kind::Person,
        "phone",
        FieldType::Phone,
        Section::Reach,
        words! {
            "職員電話番号" "Person phone" "内線" "内線番号" "extension"
        },
    ),
    FieldSpec::new(
        Kind::Person,
        "email",
        FieldType::Email,
        Section::Reach,
        &["職員メールアドレス", "Person email"],
    ),
    FieldSpec::new(
        Kind::Person,
        "note",
        FieldType::LongText,
        Section::Note,
        &["職員備考", "Person note"],
    ),
];

/// The fields of a company.
pub const ORGANIZATION: &[FieldSpec] = &[
    FieldSpec::new(
        Kind::Organization,
        "name",
        FieldType::Name,
        Section::Identity,
        words! {
            "組織名" "Organization name" "事業者名" "organisation name" "company name"
        },
    )
    .essential(),
    FieldSpec::new(
        Kind::Organization,
        "roles",
        FieldType::Choices(ORGANIZATION_ROLES),
        Section::Identity,
        &[
            "組織の役割",
            "Organization roles",
            "organisation roles",
            "業態",
        ],
    ),
    FieldSpec::new(
        Kind::Organization,
        "note",
        FieldType::LongText,
        Section::Note,
        &["組織備考", "Organization note", "organisation note"],
    ),
];

/// The fields of a contact of a company.
pub const CONTACT: &[FieldSpec] = &[
    FieldSpec::new(
        Kind::Contact,
        "organization",
        FieldType::Reference(Kind::Organization),
        Section::Identity,
        &["窓口の組織", "Contact organization", "contact organisation"],
    )
    .essential(),
    FieldSpec::new(
        Kind::Contact,
        "name",
        FieldType::Name,
        Section::Identity,
        &["窓口名", "Contact name", "窓口"],
    )
    .essential(),
    FieldSpec::new(
        Kind::Contact,
        "role",
        FieldType::Text,
        Section::Identity,
        &["窓口の担当", "Contact role"],
    ),
    FieldSpec::new(
        Kind::Contact,
        "phone",
        FieldType::Phone,
        Section::Reach,
        words! {
            "電話番号" "Phone" "電話" "TEL" "連絡先電話番号" "telephone" "telephone number" "phone number"
            "telephoneNumber"
        },
    ),
    FieldSpec::new(
        Kind::Contact,
        "email",
        FieldType::Email,
        Section::Reach,
        words! {
            "メールアドレス" "Email" "メール" "Eメール" "電子メール" "mail address" "email address"
        },
    ),
    FieldSpec::new(
        Kind::Contact,
        "note",
        FieldType::LongText,
        Section::Note,
        &["窓口備考", "Contact note"],
    ),
];
