//! What the cells of a commit mean.

use serde_json::Value as Json;

use super::value::{Unknown, Value};

/// How a cell says that its field does not change. No other number is a value in this format either; those of newer
/// versions are kept as foreign.
pub(super) const UNCHANGED: &str = "0";

/// Returns what a cell sets; `None` if it says that the field does not change.
pub(super) fn value_of(cell: Json) -> Option<Value> {
    Some(match cell {
        Json::String(text) => Value::Text(text),
        Json::Null => Value::Cleared,
        Json::Number(number) if number.as_u64() == Some(0) => return None,
        Json::Object(fields) => match unknown_state(&fields) {
            Some(state) => Value::Unknown(state),
            None => foreign(Json::Object(fields)),
        },
        other @ (Json::Bool(_) | Json::Number(_) | Json::Array(_)) => foreign(other),
    })
}

/// An object with the one key `unknown` and a state that is known here. With more keys it says more than we know.
fn unknown_state(fields: &serde_json::Map<String, Json>) -> Option<Unknown> {
    let only = fields.get("unknown").filter(|_| fields.len() == 1)?;
    only.as_str().and_then(Unknown::from_code)
}

/// Keys are sorted whatever the features of `serde_json` are, so that equal values have equal texts.
fn foreign(mut value: Json) -> Value {
    value.sort_all_objects();
    Value::Foreign(value.to_string())
}

/// Returns what the cell with this JSON will be read as; `None` for "unchanged". What is no JSON is a text.
pub(super) fn value_of_json(json: &str) -> Option<Value> {
    match serde_json::from_str(json) {
        Ok(cell) => value_of(cell),
        Err(_) => Some(Value::Text(json.to_owned())),
    }
}
