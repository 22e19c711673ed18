//! Which columns the list shows: remembered as field keys, separated by commas.

use daicho_core::catalogue::field::{FieldSpec, FieldType};
use daicho_core::device::fields;

/// What the list shows until somebody chooses.
const DEFAULT: [&str; 9] = [
    "asset_number",
    "trade_name",
    "manufacturer",
    "department",
    "room",
    "status",
    "network_connection",
    "ipv4",
    "end_of_support",
];

/// Returns the columns that were chosen, those at the start where nobody did or nothing of it is known.
pub fn parse(pref: Option<&str>) -> Vec<String> {
    let mut columns: Vec<String> = Vec::new();
    for field in pref.unwrap_or_default().split(',') {
        let is_known = field.starts_with("extra:") || fields::spec(field).is_some();
        if is_known && !columns.iter().any(|column| column == field) {
            columns.push(field.to_owned());
        }
    }
    if columns.is_empty() {
        return DEFAULT.map(str::to_owned).to_vec();
    }
    columns
}

/// Writes the columns for the preference. A comma in an imported heading would divide it, so such a column is not kept.
pub fn to_pref(columns: &[String]) -> String {
    let kept = columns.iter().filter(|column| !column.contains(','));
    kept.cloned().collect::<Vec<_>>().join(",")
}

/// Returns the columns of `chosen` in the order of `now`, new ones behind.
pub fn choose(now: &[String], chosen: &[String]) -> Vec<String> {
    let stay = now.iter().filter(|column| chosen.contains(column));
    let new = chosen.iter().filter(|column| !now.contains(column));
    stay.chain(new).cloned().collect()
}

/// Returns the width of a column in CSS pixels.
pub fn width(field: &str) -> u32 {
    match fields::spec(field) {
        None => 140,
        Some(spec) => width_of(spec),
    }
}

fn width_of(spec: &FieldSpec) -> u32 {
    match spec.ty {
        FieldType::LongText | FieldType::Ipv6 => 240,
        FieldType::YesNo(_) => 132,
        FieldType::Number | FieldType::Flag | FieldType::Choice(_) => 110,
        FieldType::Jmdn | FieldType::Ipv4 => 125,
        FieldType::Date => 178,
        FieldType::Mac | FieldType::UdiDi | FieldType::Approval => 165,
        FieldType::Reference(_) => 155,
        FieldType::Text
        | FieldType::Name
        | FieldType::Choices(_)
        | FieldType::HostName
        | FieldType::Protocols
        | FieldType::Subnets
        | FieldType::Vlans
        | FieldType::Email
        | FieldType::Phone => match spec.key {
            "trade_name" | "generic_name" | "network_purpose" => 200,
            "floor" => 80,
            "building" | "room" => 100,
            _ => 130,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chosen_columns_are_remembered() {
        let columns = ["room".to_owned(), "extra:備品".to_owned()];
        assert_eq!(parse(Some(&to_pref(&columns))), columns);
    }

    #[test]
    fn a_preference_that_names_nothing_known_shows_the_first_columns() {
        for pref in [None, Some(""), Some("no_such,field")] {
            assert_eq!(parse(pref), DEFAULT);
        }
        assert!(DEFAULT.iter().all(|field| fields::spec(field).is_some()));
    }

    #[test]
    fn a_column_that_is_added_stands_last() {
        let text = |columns: &[&str]| columns.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            choose(&text(&["room", "os"]), &text(&["mac", "os"])),
            text(&["os", "mac"])
        );
    }
}
