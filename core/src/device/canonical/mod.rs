//! What a text means in a field: the one reader of cells of lists and of boxes of forms.

#[cfg(test)]
mod dates;

use std::{fmt::Display, str::FromStr};

use super::{
    approval::{ApprovalNumber, InvalidApproval},
    host_name::{HostName, InvalidHostName},
    ip::{IpError, Ipv4Address, Ipv6Address},
    jmdn::{InvalidJmdn, JmdnCode},
    mac::{MacAddress, MacError},
    protocol::{InvalidProtocols, Protocols},
    udi::{Udi, UdiError},
};
use crate::{
    catalogue::{
        choice::{self, Choice},
        field::{FieldSpec, FieldType},
        words::{self, Naming},
    },
    facility::email::{EmailAddress, InvalidEmail},
    ident::{
        date::{self, DateError, japanese::parse_japanese_date},
        text::{fold_width, tidy, unix_lines},
    },
    ledger::value::{Unknown, Value},
    network::{
        subnet::{InvalidSubnet, Subnets},
        vlan::{InvalidVlans, Vlans},
    },
};

/// What a text means in its field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Meaning {
    /// What the ledger stores: the canonical form, a state of not knowing, or the text as it stands where `unfit` says why.
    pub value: Value,
    /// Why the text is not in the form of its field; it is kept as it stands then.
    pub unfit: Option<Unfit>,
}

/// Why a text is not in the form of its field.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// No date, or not surely one.
    #[error(transparent)]
    Date(#[from] DateError),
    /// No hardware address of an interface.
    #[error(transparent)]
    Mac(#[from] MacError),
    /// No IP address of an interface.
    #[error(transparent)]
    Ip(#[from] IpError),
    /// No UDI of GS1.
    #[error(transparent)]
    Udi(#[from] UdiError),
    /// No code of the nomenclature.
    #[error(transparent)]
    Jmdn(#[from] InvalidJmdn),
    /// No number of a permission to sell.
    #[error(transparent)]
    Approval(#[from] InvalidApproval),
    /// No name of a host.
    #[error(transparent)]
    HostName(#[from] InvalidHostName),
    /// A list with a piece that is no protocol.
    #[error(transparent)]
    Protocols(#[from] InvalidProtocols),
    /// No list of ranges of addresses.
    #[error(transparent)]
    Subnets(#[from] InvalidSubnet),
    /// A number that no VLAN has.
    #[error(transparent)]
    Vlans(#[from] InvalidVlans),
    /// No mail address.
    #[error(transparent)]
    Email(#[from] InvalidEmail),
    /// A mark or word in place of a name, such as `-`, `？` or 未定, that does not say why there is none.
    #[error("no name, and nothing that says why")]
    Unclear,
    /// None of the values that the field takes.
    #[error("none of the values that the field takes")]
    Choice,
    /// No whole number.
    #[error("not a whole number")]
    Number,
}

/// Reads a text for a field, or for one that no catalogue knows (`None`), which takes any text. `None` for a blank text.
///
/// Where the field names one thing ([`FieldType::names_one`]), words such as なし and 不明 are states of not knowing, and
/// what is no name, such as `-`, is kept as unfit. Reading what was read once gives the same again.
#[must_use]
pub fn read(spec: Option<&FieldSpec>, text: &str) -> Option<Meaning> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let ty = spec.map_or(FieldType::LongText, |spec| spec.ty);
    if ty.names_one() {
        match words::naming(text) {
            Naming::Name => {}
            Naming::Unknown(state) => return Some(Meaning::state(state)),
            Naming::Unclear => return Some(Meaning::unfit(text, Unfit::Unclear)),
        }
    }
    let unknown = || {
        spec.filter(|spec| spec.takes_unknown() && !ty.names_one())
            .and_then(|_| words::unknown(text))
    };
    Some(match form(ty, text) {
        Ok(Some(form)) => Meaning::text(form),
        Ok(None) => match unknown() {
            Some(state) => Meaning::state(state),
            None if ty == FieldType::LongText => Meaning::text(unix_lines(text).into_owned()),
            None => Meaning::text(tidy(text).into_owned()),
        },
        Err(unfit) => match unknown() {
            Some(state) => Meaning::state(state),
            None => Meaning::unfit(text, unfit),
        },
    })
}

impl Meaning {
    fn text(text: String) -> Self {
        Self {
            value: Value::Text(text),
            unfit: None,
        }
    }

    fn state(state: Unknown) -> Self {
        Self {
            value: Value::Unknown(state),
            unfit: None,
        }
    }

    fn unfit(text: &str, unfit: Unfit) -> Self {
        Self {
            value: Value::Text(text.to_owned()),
            unfit: Some(unfit),
        }
    }
}

/// The canonical form of a text; `None` for types that take any text.
fn form(ty: FieldType, text: &str) -> Result<Option<String>, Unfit> {
    let folded = || fold_width(text);
    match ty {
        FieldType::Date => day(text),
        FieldType::Choice(list) | FieldType::YesNo(list) => choice::find(list, text)
            .map(|choice| choice.code.to_owned())
            .ok_or(Unfit::Choice),
        FieldType::Choices(list) => choices(list, text).ok_or(Unfit::Choice),
        FieldType::Number => number(text).ok_or(Unfit::Number),
        FieldType::Mac => parsed::<MacAddress, _>(&folded()),
        FieldType::Ipv4 => parsed::<Ipv4Address, _>(&folded()),
        FieldType::Ipv6 => parsed::<Ipv6Address, _>(&folded()),
        FieldType::UdiDi => parsed::<Udi, _>(&folded()),
        FieldType::Jmdn => parsed::<JmdnCode, _>(&folded()),
        FieldType::Approval => parsed::<ApprovalNumber, _>(&folded()),
        FieldType::HostName => parsed::<HostName, _>(&folded()),
        FieldType::Protocols => parsed::<Protocols, _>(text),
        FieldType::Subnets => parsed::<Subnets, _>(text),
        FieldType::Vlans => parsed::<Vlans, _>(text),
        FieldType::Email => parsed::<EmailAddress, _>(&folded()),
        FieldType::Text
        | FieldType::Name
        | FieldType::LongText
        | FieldType::Flag
        | FieldType::Reference(_)
        | FieldType::Phone => return Ok(None),
    }
    .map(Some)
}

fn parsed<T, E>(text: &str) -> Result<String, Unfit>
where
    T: FromStr<Err = E> + Display,
    Unfit: From<E>,
{
    Ok(text.parse::<T>()?.to_string())
}

/// Serial numbers of 1954-10-03 and 2099-12-31: in a field that holds dates a number between them is a day.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=73_050;

fn day(text: &str) -> Result<String, Unfit> {
    let serial: Option<u32> = fold_width(text)
        .parse()
        .ok()
        .filter(|serial| SERIALS.contains(serial));
    let date = match serial {
        Some(serial) => date::from_serial(f64::from(serial), false),
        None => parse_japanese_date(text),
    };
    Ok(date?.to_string())
}

fn choices(list: &'static [Choice], text: &str) -> Option<String> {
    let named: Option<Vec<&Choice>> = text
        .split([',', '、', '，', ';', '；', '\n'])
        .filter(|word| !word.trim().is_empty())
        .map(|word| choice::find(list, word))
        .collect();
    let named = named?;
    let codes: Vec<&str> = list
        .iter()
        .filter(|choice| named.contains(choice))
        .map(|choice| choice.code)
        .collect();
    Some(codes.join(","))
}

fn number(text: &str) -> Option<String> {
    let folded = fold_width(text).replace(',', "");
    let digits = !folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_digit());
    digits
        .then(|| folded.parse::<u64>().ok())
        .flatten()
        .map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::words::unknown_word;
    use crate::{
        catalogue::field::Kind,
        device::fields::{spec, spec_of},
    };

    fn text(key: &str, cell: &str) -> String {
        match read(spec(key), cell) {
            Some(Meaning {
                value: Value::Text(text),
                ..
            }) => text,
            other => format!("{other:?}"),
        }
    }

    fn is_parsed(key: &str, cell: &str) -> bool {
        read(spec(key), cell).unwrap().unfit.is_none()
    }

    #[test]
    fn texts_are_stored_in_the_form_of_their_field() {
        assert_eq!(text("installed_on", "令和6年4月1日"), "2024-04-01");
        assert_eq!(text("installed_on", "45383"), "2024-04-01");
        assert_eq!(text("status", "使用中"), "in_use");
        assert_eq!(text("device_class", "クラスⅢ"), "III");
        assert_eq!(text("network_connection", "○"), "yes");
        assert_eq!(text("asset_number", "ＡＢＣ－００１２"), "ABC-0012");
        assert_eq!(
            text("protocols", "DICOM 104、ＨＬ７：2575"),
            "DICOM:104, HL7:2575"
        );
        assert_eq!(
            text("room", "３階東（ﾊﾞｯｸﾔｰﾄﾞ）　Ａ～Ｂ"),
            "3階東（バックヤード）　A～B"
        );
        assert_eq!(text("note", "＝そのまま\r\n０１"), "＝そのまま\n０１");
    }

    #[test]
    fn what_is_not_in_the_form_of_its_field_stays_as_it_is() {
        for (key, cell) in [
            ("installed_on", "24/4/1"),
            ("mac", "なぞ"),
            ("ipv4", "192.168.0.999"),
            ("protocols", "DICOM、5000～5010"),
            ("status", "？"),
        ] {
            assert_eq!(text(key, cell), cell);
            assert!(!is_parsed(key, cell), "{key} {cell}");
        }
        assert!(is_parsed("room", "？"));
    }

    #[test]
    fn a_word_in_place_of_a_name_is_a_state_or_is_kept_to_be_looked_at() {
        let naming = [
            "manufacturer",
            "dealer",
            "lessor",
            "repairer",
            "department",
            "responsible",
            "mac",
            "ipv4",
            "ipv6",
            "host_name",
            "udi_di",
            "jmdn_code",
            "approval_number",
            "asset_number",
            "serial_number",
            "model_number",
            "trade_name",
        ];
        for key in naming {
            for word in ["なし", "無し", "無", "none", "該当なし", "N/A"] {
                let meaning = read(spec(key), word);
                let state = Meaning::state(Unknown::NotApplicable);
                assert_eq!(meaning, Some(state), "{key} {word}");
            }
            for word in ["不明", "未確認", "unknown"] {
                let meaning = read(spec(key), word);
                assert_eq!(
                    meaning,
                    Some(Meaning::state(Unknown::NotAsked)),
                    "{key} {word}"
                );
            }
            for mark in ["-", "－", "―", "ー", "？", "?", "未定", "同上", "#N/A"] {
                let meaning = read(spec(key), mark);
                let kept = Meaning::unfit(mark, Unfit::Unclear);
                assert_eq!(meaning, Some(kept), "{key} {mark}");
            }
        }
        // Where they are answers they stay answers.
        assert_eq!(text("malware_protection", "なし"), "なし");
        assert_eq!(text("network_connection", "なし"), "no");
        assert_eq!(text("connectivity", "なし"), "none");
    }

    #[test]
    fn addresses_of_people_and_contacts_are_checked() {
        for kind in [Kind::Person, Kind::Contact] {
            let email = spec_of(kind, "email");
            let fits = read(email, " Me@Example.JP");
            assert_eq!(fits, Some(Meaning::text("Me@example.jp".into())));
            let kept = Meaning::unfit("内線 2345", Unfit::Email(InvalidEmail));
            assert_eq!(read(email, "内線 2345"), Some(kept));
            let none = Meaning::state(Unknown::NotApplicable);
            assert_eq!(read(email, "なし"), Some(none));
        }
    }

    #[test]
    fn not_knowing_is_a_value_except_in_free_text() {
        for state in Unknown::ALL {
            let word = unknown_word(state);
            assert_eq!(
                read(spec("os"), word).unwrap().value,
                Value::Unknown(state),
                "{word}"
            );
            assert_eq!(text("note", word), word);
            assert_eq!(
                read(None, word).unwrap().value,
                Value::Text(word.to_owned())
            );
        }
        assert_eq!(
            read(spec("installed_on"), "不明").unwrap().value,
            Value::Unknown(Unknown::NotAsked)
        );
        assert_eq!(
            read(spec("ipv4"), "Ｎ／Ａ").unwrap().value,
            Value::Unknown(Unknown::NotApplicable)
        );
        assert_eq!(read(spec("os"), " \u{3000}"), None);
    }

    proptest::proptest! {
        #[test]
        fn what_was_read_once_reads_the_same_again(cell in "[ -~ｱﾞ１Ａ－～　\\n']{0,12}", field in 0..20_usize) {
            let specs: Vec<_> = crate::device::fields::device_fields().collect();
            let spec = specs.get(field * 2).copied();
            if let Some(Meaning { value: Value::Text(text), .. }) = read(spec, &cell) {
                let again = read(spec, &text);
                proptest::prop_assert_eq!(again.map(|reading| reading.value), Some(Value::Text(text)));
            }
        }
    }
}
