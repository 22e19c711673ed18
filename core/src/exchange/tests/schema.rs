//! The schemas in docs/schema are those of the types.

use std::path::Path;

use schemars::{Schema, schema_for};

use crate::{exchange::manifest::Manifest, tabular::import::mapping::Mapping};

#[test]
fn checked_in_schemas_are_those_of_the_types() {
    let schemas = [
        ("manifest", schema_for!(Manifest)),
        ("commit", crate::ledger::decode::schema()),
        ("map", schema_for!(Mapping)),
    ];
    for (name, schema) in schemas {
        check(name, &schema);
    }
}

/// Compares a schema with its file; `DAICHO_WRITE_SCHEMAS=1` writes the file first.
fn check(name: &str, schema: &Schema) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema");
    let path = folder.join(format!("{name}.schema.json"));
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("DAICHO_WRITE_SCHEMAS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        checked_in == text,
        "{}: the types say otherwise; if that is meant, DAICHO_WRITE_SCHEMAS=1 writes it anew",
        path.display()
    );
}
