//! The fields of zones, links, lines, boundaries and of what is carried in.

use super::choices::{
    AUTHENTICATION, CARRIED_FORMS, DIRECTIONS, LINK_STATES, MALWARE_CHECKS, METHODS, OPENING,
    OWNERS, PASSAGES, PURPOSES, SMB, TRUST,
};
use crate::catalogue::field::{FieldSpec, FieldType, Kind};
use crate::catalogue::section::Section;

macro_rules! fields {
    ($(#[$meta:meta])* $list:ident of $kind:ident { $($key:literal $ty:expr, $section:ident, $ja:literal $en:literal;)+ }) => {
        $(#[$meta])*
        pub const $list: &[FieldSpec] = &[
            $(FieldSpec::new(Kind::$kind, $key, $ty, Section::$section, &[$ja, $en])),+
        ];
    };
}

fields! {
    /// The fields of a zone.
    ZONE of Zone {
        "name" FieldType::Name, Identity, "ゾーン名" "Zone name";
        "purpose" FieldType::Choice(PURPOSES), Identity, "ゾーンの用途" "Zone purpose";
        "parent" FieldType::Reference(Kind::Zone), Identity, "上位のゾーン" "Zone around it";
        "subnets" FieldType::Subnets, Network, "アドレスの範囲" "Subnets";
        "vlans" FieldType::Vlans, Network, "VLANの番号・名前" "VLANs";
        "building" FieldType::Text, Place, "ゾーンの建物" "Zone building";
        "department" FieldType::Reference(Kind::Department), Place, "ゾーンの部署" "Zone department";
        "trust" FieldType::Choice(TRUST), Network, "信頼の度合い" "Trust";
        "manager" FieldType::Text, Place, "ゾーンの管理者" "Zone manager";
        "brought_by" FieldType::Reference(Kind::Organization), Place, "持ち込んだ事業者" "Brought in by";
        "note" FieldType::LongText, Note, "ゾーンの備考" "Zone note";
    }
}

fields! {
    /// The fields of a link. Where it begins and ends is set by choosing, not by typing.
    LINK of Link {
        "name" FieldType::Text, Identity, "通信の名前" "Link name";
        "from" FieldType::Text, Internal, "通信の始点" "Link start";
        "to" FieldType::Text, Internal, "通信の終点" "Link end";
        "protocols" FieldType::Protocols, Network, "通信の内容" "What crosses";
        "smb" FieldType::Choice(SMB), Network, "SMBの版" "SMB version";
        "direction" FieldType::Choice(DIRECTIONS), Network, "通信の向き" "Direction";
        "passage" FieldType::Choice(PASSAGES), Network, "通り方" "Passage";
        "firewall" FieldType::Reference(Kind::Unit), Internal, "通るファイアウォール" "Firewall on the way";
        "state" FieldType::Choice(LINK_STATES), Network, "許可の状態" "Link state";
        "purpose" FieldType::Text, Identity, "通信の目的" "Link purpose";
        "note" FieldType::LongText, Note, "通信の備考" "Link note";
    }
}

fields! {
    /// The fields of a remote-maintenance line.
    LINE of Line {
        "name" FieldType::Name, Identity, "回線名" "Line name";
        "organization" FieldType::Reference(Kind::Organization), Identity, "回線を使う事業者" "Vendor of the line";
        "method" FieldType::Choice(METHODS), Network, "回線の種類" "Line method";
        "line_owner" FieldType::Choice(OWNERS), Network, "回線の持ち主" "Line owner";
        "router_owner" FieldType::Choice(OWNERS), Network, "ルータの持ち主" "Router owner";
        "router" FieldType::Reference(Kind::Unit), Internal, "回線のルータ" "Router of the line";
        "zone" FieldType::Reference(Kind::Zone), Network, "回線が入るゾーン" "Zone of the line";
        "authentication" FieldType::Choice(AUTHENTICATION), Network, "認証の方法" "Authentication";
        "opening" FieldType::Choice(OPENING), Maintenance, "つなぎ方" "Opening";
        "permitted_by" FieldType::Text, Maintenance, "接続を許可する人" "Permitted by";
        "logged_by" FieldType::Text, Maintenance, "記録を残す人" "Logged by";
        "last_used" FieldType::Date, Maintenance, "最後に使った日" "Last used";
        "last_reviewed" FieldType::Date, Maintenance, "最後に見直した日" "Last reviewed";
        "contract" FieldType::Text, Maintenance, "回線の契約" "Line contract";
        "note" FieldType::LongText, Note, "回線の備考" "Line note";
    }
}

fields! {
    /// The fields of a trust boundary.
    BOUNDARY of Boundary {
        "name" FieldType::Name, Identity, "境界名" "Boundary name";
        "inside" FieldType::Text, Identity, "内側の責任者" "Responsible inside";
        "outside" FieldType::Text, Identity, "外側の責任者" "Responsible outside";
        "organization" FieldType::Reference(Kind::Organization), Identity, "境界の相手" "Other party";
        "point" FieldType::Text, Network, "責任分界点" "Point of demarcation";
        "contract" FieldType::Text, Maintenance, "境界の契約" "Boundary contract";
        "note" FieldType::LongText, Note, "境界の備考" "Boundary note";
    }
}

fields! {
    /// The fields of a computer or medium that is carried in.
    CARRIED of Carried {
        "name" FieldType::Name, Identity, "持ち込み品の名前" "Carried in";
        "form" FieldType::Choice(CARRIED_FORMS), Identity, "持ち込み品の種類" "Form";
        "organization" FieldType::Reference(Kind::Organization), Identity, "持ち込む事業者" "Carried in by";
        "purpose" FieldType::Text, Identity, "持ち込みの目的" "Purpose of carrying in";
        "malware_check" FieldType::Choice(MALWARE_CHECKS), Maintenance, "マルウェア検査" "Malware check";
        "permitted_by" FieldType::Text, Maintenance, "持ち込みを許可する人" "Carrying permitted by";
        "last_used" FieldType::Date, Maintenance, "最後に持ち込まれた日" "Last carried in";
        "note" FieldType::LongText, Note, "持ち込みの備考" "Carried note";
    }
}
