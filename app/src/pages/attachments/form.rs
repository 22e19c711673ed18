//! What a person says of an attached file.

use daicho_core::document::draft::Details;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::date::japanese::parse_japanese_date;
use yew::prelude::*;

use super::words;
use crate::components::field::{SelectField, TextField};
use crate::components::form::FormValues;
use crate::i18n::Texts;

/// Names of the fields that hold dates.
const DATES: [&str; 2] = ["received_on", "valid_until"];

/// Reads the form; otherwise names the first field that is no date.
///
/// # Errors
/// The name of a field whose text is no date.
pub fn read(values: &FormValues) -> Result<Details, &'static str> {
    let text = |name: &str| {
        let text = values.get(name).map(|text| text.trim().to_owned());
        text.filter(|text| !text.is_empty())
    };
    let date = |name: &'static str| match text(name) {
        Some(text) => parse_japanese_date(&text).map(Some).map_err(|_| name),
        None => Ok(None),
    };
    let [received_on, valid_until]: [Option<PartialDate>; 2] = [date(DATES[0])?, date(DATES[1])?];
    Ok(Details {
        kind: text("kind").unwrap_or_else(|| DocumentKind::Other.code().to_owned()),
        version: text("version"),
        received_on,
        received_from: text("received_from"),
        valid_until,
        is_confidential: match text("confidential").as_deref() {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        },
        note: text("note"),
    })
}

/// Draws the fields.
pub fn fields(t: Texts, details: &Details, wrong: Option<&'static str>) -> Html {
    let held = |text: &Option<String>| AttrValue::from(text.clone().unwrap_or_default());
    let date = |date: Option<PartialDate>| {
        AttrValue::from(date.map(|date| date.to_string()).unwrap_or_default())
    };
    let error = |name: &str| {
        wrong
            .filter(|wrong| *wrong == name)
            .map(|_| t.get("document-date-wrong"))
    };
    let mut kinds: Vec<(AttrValue, AttrValue)> = DocumentKind::ALL
        .into_iter()
        .map(|kind| (kind.code().into(), words::kind(t, kind.code())))
        .collect();
    // A kind of a newer version stays as it is.
    if DocumentKind::from_code(&details.kind).is_none() {
        let code = AttrValue::from(details.kind.clone());
        kinds.push((code.clone(), code));
    }
    let confidential = match details.is_confidential {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let answers = vec![
        ("".into(), t.get("document-confidential-unsaid")),
        ("yes".into(), t.get("document-confidential-yes")),
        ("no".into(), t.get("document-confidential-no")),
    ];
    let line = |name: &'static str, value: AttrValue, hint: bool| {
        let label = t.get(&format!("document-field-{name}"));
        let hint = hint.then(|| t.get(&format!("document-hint-{name}")));
        html! { <TextField scope="document" {name} {label} {value} {hint} error={error(name)} /> }
    };
    html! {
        <div class="form-grid">
            <SelectField scope="document" name="kind" label={t.get("document-field-kind")} options={kinds}
                value={details.kind.clone()} />
            { line("version", held(&details.version), true) }
            { line("received_on", date(details.received_on), false) }
            { line("received_from", held(&details.received_from), false) }
            { line("valid_until", date(details.valid_until), true) }
            <SelectField scope="document" name="confidential" label={t.get("document-field-confidential")}
                hint={t.get("document-hint-confidential")} options={answers} value={confidential} />
            <TextField scope="document" name="note" label={t.get("document-field-note")} value={held(&details.note)} wide=true />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(of: &[(&str, &str)]) -> FormValues {
        let own = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
        of.iter().map(own).collect()
    }

    #[test]
    fn dates_are_read_as_people_write_them_and_blank_says_nothing() {
        let typed = values(&[
            ("kind", "mds2"),
            ("version", " "),
            ("received_on", "令和8年4月1日"),
            ("confidential", "no"),
        ]);
        let details = read(&typed).unwrap();
        assert_eq!(details.kind, "mds2");
        assert_eq!(details.version, None);
        assert_eq!(details.received_on, "2026-04-01".parse().ok());
        assert_eq!(details.is_confidential, Some(false));
    }

    #[test]
    fn what_is_no_date_is_named() {
        assert_eq!(
            read(&values(&[("valid_until", "来月")])),
            Err("valid_until")
        );
    }
}
