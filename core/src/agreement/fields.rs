//! The fields of a contract.

use super::choices::{FORMS, STATES, TERMS};
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;

macro_rules! fields {
    ($($key:literal $ty:expr, $section:ident, $ja:literal $en:literal;)+) => {
        &[$(FieldSpec::new(Kind::Contract, $key, $ty, Section::$section, &[$ja, $en])),+]
    };
}

/// The fields of a contract. What it was made of is set by the pages that make it.
pub const CONTRACT: &[FieldSpec] = fields! {
    "name" FieldType::Name, Identity, "契約名" "Contract name";
    "organization" FieldType::Reference(Kind::Organization), Identity, "契約の相手" "Contract with";
    "form" FieldType::Choice(FORMS), Identity, "契約の種類" "Contract form";
    "number" FieldType::Text, Identity, "契約番号" "Contract number";
    "state" FieldType::Choice(STATES), LifeCycle, "契約の状態" "Contract state";
    "term" FieldType::Choice(TERMS), LifeCycle, "期間の決まり" "Term";
    "starts_on" FieldType::Date, LifeCycle, "契約の開始日" "Contract start";
    "ends_on" FieldType::Date, LifeCycle, "契約の終了日" "Contract end";
    "notice_months" FieldType::Number, LifeCycle, "断るときの予告（か月前）" "Notice (months before)";
    "boundary" FieldType::Reference(Kind::Boundary), Network, "契約の境界" "Contract boundary";
    "line" FieldType::Reference(Kind::Line), Network, "契約の保守回線" "Contract line";
    "window" FieldType::Text, Maintenance, "保守をしてよい時間" "Maintenance window";
    "response_hours" FieldType::Number, Maintenance, "連絡から返事まで（時間）" "Hours to respond";
    "restore_hours" FieldType::Number, Maintenance, "復旧まで（時間）" "Hours to restore";
    "hospital_day" FieldType::Reference(Kind::Person), Reach, "病院の緊急連絡先（日中）" "Hospital emergency contact (day)";
    "hospital_night" FieldType::Reference(Kind::Person), Reach, "病院の緊急連絡先（夜間・休日）" "Hospital emergency contact (night)";
    "vendor_day" FieldType::Reference(Kind::Contact), Reach, "相手の緊急連絡先（日中）" "Vendor emergency contact (day)";
    "vendor_night" FieldType::Reference(Kind::Contact), Reach, "相手の緊急連絡先（夜間・休日）" "Vendor emergency contact (night)";
    "cost" FieldType::Text, Acquisition, "契約の費用" "Contract cost";
    "note" FieldType::LongText, Note, "契約の備考" "Contract note";
    "pattern" FieldType::Text, Internal, "病院の種類" "Hospital pattern";
    "situations" FieldType::Text, Internal, "使い方の型" "Situations";
    "edition" FieldType::Text, Internal, "ひな形の版" "Template edition";
    "presets" FieldType::Text, Internal, "合意したときの数字" "Numbers at agreement";
};
