//! The fields of the hospital, its departments and people, and of companies and their contacts.

use super::choices::{CONTACT_PURPOSES, ORGANIZATION_ROLES, PERSON_ROLES};
use crate::catalogue::choice::words;
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;

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
        "purposes",
        FieldType::Choices(CONTACT_PURPOSES),
        Section::Reach,
        &["職員の用件", "Person purposes"],
    ),
    FieldSpec::new(
        Kind::Person,
        "hours",
        FieldType::Text,
        Section::Reach,
        &["職員のつながる時間", "Person hours"],
    ),
    FieldSpec::new(
        Kind::Person,
        "confirmed_on",
        FieldType::Date,
        Section::Reach,
        &["職員の確認日", "Person confirmed on"],
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
        "purposes",
        FieldType::Choices(CONTACT_PURPOSES),
        Section::Reach,
        &["窓口の用件", "Contact purposes"],
    ),
    FieldSpec::new(
        Kind::Contact,
        "hours",
        FieldType::Text,
        Section::Reach,
        &["窓口のつながる時間", "Contact hours"],
    ),
    FieldSpec::new(
        Kind::Contact,
        "confirmed_on",
        FieldType::Date,
        Section::Reach,
        &["窓口の確認日", "Contact confirmed on"],
    ),
    FieldSpec::new(
        Kind::Contact,
        "note",
        FieldType::LongText,
        Section::Note,
        &["窓口備考", "Contact note"],
    ),
];
