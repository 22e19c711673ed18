//! What the form of a kind of hospital says.

use std::collections::BTreeMap;

use daicho_core::contract::field::Field;
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::pattern::{Hospital, Preset, Roles};
use daicho_core::contract::words::{Both, Level, Strength};
use daicho_core::ident::text::fold_width;
use yew::AttrValue;

use crate::components::form::FormValues;
use crate::i18n::Texts;
use crate::pages::contracts::words;

/// Something that kinds say at first, and whether it is a number.
pub(super) type Asked = (Field, bool);

/// Lists what kinds say at first: whatever one of those that come along does.
pub(super) fn asked(library: &Library) -> Vec<Asked> {
    let all = shipped().hospitals().iter().chain(library.hospitals());
    let named: BTreeMap<&str, bool> = all
        .flat_map(|hospital| &hospital.defaults)
        .map(|(name, preset)| (name.as_str(), matches!(preset, Preset::Number(_))))
        .collect();
    // In the order of the fields, which is that of the clauses.
    let fields = Field::ALL.iter().copied();
    fields
        .filter_map(|field| {
            let is_number = named.get(field.code())?;
            Some((field, *is_number))
        })
        .collect()
}

/// Returns what a kind says at first, in Japanese and English.
pub(super) fn preset_texts(hospital: &Hospital, field: Field) -> [String; 2] {
    match hospital.defaults.get(field.code()) {
        None => [String::new(), String::new()],
        Some(Preset::Number(number)) => [number.to_string(), number.to_string()],
        Some(Preset::Words(text)) => [text.ja.clone(), text.en.clone()],
    }
}

/// The name of the choice of a strength.
pub(super) fn strength_name(level: Level) -> String {
    format!("strength-{}", level.code())
}

/// The name of the box of a clause.
pub(super) fn clause_name(clause: &str) -> String {
    format!("in:{clause}")
}

/// Reads the form of a kind that began as `start`, or says what is wrong. What has no English reads as its Japanese.
pub(super) fn read(
    t: Texts,
    library: &Library,
    start: &Hospital,
    is_new: bool,
    values: &FormValues,
) -> Result<Hospital, AttrValue> {
    let text = |name: &str| values.get(name).map_or("", |text| text.trim()).to_owned();
    let pair = |name: &str| of(&text(&format!("{name}-ja")), &text(&format!("{name}-en")));
    let title = pair("title");
    if title.is_blank() {
        return Err(t.get("kinds-no-title"));
    }
    let strength = |level: &Level| {
        let said = Strength::from_code(&text(&strength_name(*level)));
        (*level, said.unwrap_or(Strength::Middle))
    };
    let out = library.clauses().map(|clause| &clause.id);
    let out = out.filter(|id| !values.contains_key(&clause_name(id)));
    Ok(Hospital {
        id: if is_new {
            format!("own-{}", words::fresh())
        } else {
            start.id.clone()
        },
        title,
        about: pair("about"),
        strength: Level::ALL.iter().map(strength).collect(),
        leave_out: out.cloned().collect(),
        hospital_role: Roles {
            security: pair("security"),
            emergency: pair("emergency"),
        },
        defaults: presets(t, library, &text)?,
        note: pair("note"),
        sources: words::with_own_source(
            t,
            &start.sources,
            words::own_source(&start.sources).unwrap_or_default(),
        ),
    })
}

fn of(ja: &str, en: &str) -> Both {
    let en = if en.is_empty() { ja } else { en };
    Both {
        ja: ja.to_owned(),
        en: en.to_owned(),
    }
}

/// What is left empty is asked for in every annex.
fn presets(
    t: Texts,
    library: &Library,
    text: &impl Fn(&str) -> String,
) -> Result<BTreeMap<String, Preset>, AttrValue> {
    let mut presets = BTreeMap::new();
    for (field, is_number) in asked(library) {
        let name = field.code();
        let said = text(name);
        if said.is_empty() {
            continue;
        }
        let preset = if is_number {
            let number = fold_width(&said).trim().parse();
            let what = words::label(t, field).to_string();
            Preset::Number(number.map_err(|_| t.with("kinds-no-number", &[("what", what.into())]))?)
        } else {
            Preset::Words(of(&said, &text(&format!("{name}-en"))))
        };
        presets.insert(name.to_owned(), preset);
    }
    Ok(presets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    /// What the form says of a kind when nothing is changed.
    fn unchanged(hospital: &Hospital) -> FormValues {
        let mut values = FormValues::new();
        let mut put = |name: &str, both: &Both| {
            values.insert(format!("{name}-ja"), both.ja.clone());
            values.insert(format!("{name}-en"), both.en.clone());
        };
        put("title", &hospital.title);
        put("about", &hospital.about);
        put("note", &hospital.note);
        put("security", &hospital.hospital_role.security);
        put("emergency", &hospital.hospital_role.emergency);
        for (level, strength) in &hospital.strength {
            values.insert(strength_name(*level), strength.code().to_owned());
        }
        for (field, _) in asked(shipped()) {
            let [ja, en] = preset_texts(hospital, field);
            values.insert(field.code().to_owned(), ja);
            values.insert(format!("{}-en", field.code()), en);
        }
        for clause in shipped().clauses().filter(|it| !hospital.leaves_out(it)) {
            values.insert(clause_name(&clause.id), "on".to_owned());
        }
        values
    }

    #[test]
    fn what_is_not_changed_reads_as_it_was() {
        let t = Texts(Language::Ja);
        for hospital in shipped().hospitals() {
            let mut read = read(t, shipped(), hospital, false, &unchanged(hospital)).unwrap();
            assert_eq!(read.sources.len(), hospital.sources.len() + 1);
            read.sources.pop();
            let sorted = |hospital: &Hospital| {
                let mut out = hospital.leave_out.clone();
                out.sort();
                out
            };
            assert_eq!(sorted(&read), sorted(hospital));
            read.leave_out.clone_from(&hospital.leave_out);
            assert_eq!(read, *hospital);
        }
    }

    #[test]
    fn what_is_no_number_and_what_has_no_name_is_refused() {
        let t = Texts(Language::Ja);
        let hospital = &shipped().hospitals()[0];
        let with = |name: &str, text: &str| {
            let mut values = unchanged(hospital);
            values.insert(name.to_owned(), text.to_owned());
            values
        };
        let wide = with("log_months", " １８ ");
        let wide = read(t, shipped(), hospital, false, &wide).unwrap();
        assert_eq!(wide.defaults["log_months"], Preset::Number(18));
        let empty = read(t, shipped(), hospital, false, &with("log_months", " ")).unwrap();
        assert!(!empty.defaults.contains_key("log_months"));
        for text in ["一年", "-1", "99999999999", "1.5"] {
            let wrong = read(t, shipped(), hospital, false, &with("log_months", text));
            assert!(wrong.is_err(), "{text}");
        }
        let mut nameless = with("title-ja", " ");
        nameless.insert("title-en".to_owned(), String::new());
        assert!(read(t, shipped(), hospital, true, &nameless).is_err());
    }
}
