//! Attached files in words.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::date::PartialDate;
use daicho_core::mds2::problem::FormError;
use daicho_core::recognise::Content;
use daicho_core::sbom::problem::SbomError;
use daicho_core::tabular::problem::ReadError;
use yew::AttrValue;

use crate::components::badge::Tone;
use crate::i18n::Texts;
use crate::pages::{import, trouble};
use crate::worker::protocol::Trouble;

/// Returns what a document of a stored kind is called; a kind of a newer version by its code.
pub fn kind(t: Texts, code: &str) -> AttrValue {
    let known = DocumentKind::from_code(code);
    known.map_or_else(
        || code.to_owned().into(),
        |kind| t.get(&format!("document-kind-{}", kind.code())),
    )
}

/// Returns what became of reading a file, and how good that is.
pub fn content(t: Texts, content: &Content) -> Option<(Tone, AttrValue)> {
    match content {
        Content::Sbom {
            format,
            files,
            components,
            score,
            ..
        } => {
            let args = [
                ("format", format.clone().into()),
                ("files", (*files).into()),
                ("components", (*components).into()),
                ("score", score.unwrap_or(0).into()),
            ];
            let key = if *components == 0 {
                "document-read-sbom-empty"
            } else if *files > 1 {
                "document-read-sboms"
            } else {
                "document-read-sbom"
            };
            let tone = if *components == 0 {
                Tone::Warn
            } else {
                Tone::Info
            };
            Some((tone, t.with(key, &args)))
        }
        Content::BadSbom(error) => Some((Tone::Warn, sbom_error(t, error))),
        Content::Mds2 {
            questions,
            answered,
            unclear,
            ..
        } => {
            let args = [
                ("questions", (*questions).into()),
                ("answered", (*answered).into()),
                ("unclear", (*unclear).into()),
            ];
            Some((Tone::Info, t.with("document-read-mds2", &args)))
        }
        Content::BadMds2(error) => Some((Tone::Warn, form_error(t, error))),
        Content::Other => None,
    }
}

/// Returns why a file cannot be read as an SBOM.
pub fn sbom_error(t: Texts, error: &SbomError) -> AttrValue {
    match error {
        SbomError::NotAnSbom => t.get("sbom-error-none"),
        SbomError::Empty => t.get("sbom-error-empty"),
        SbomError::WebPage => t.get("sbom-error-web-page"),
        SbomError::Broken { line, column, .. } => t.with(
            "sbom-error-broken",
            &[("line", (*line).into()), ("column", (*column).into())],
        ),
        SbomError::TooDeep { limit } => {
            t.with("sbom-error-too-deep", &[("limit", (*limit).into())])
        }
        SbomError::TooLarge { limit } => {
            let limit = t.bytes(*limit as f64).to_string();
            t.with("sbom-error-too-large", &[("limit", limit.into())])
        }
        SbomError::TooManyComponents { limit } => {
            t.with("sbom-error-too-many", &[("limit", (*limit).into())])
        }
        SbomError::NotText { .. } => t.get("sbom-error-not-text"),
        SbomError::Archive { .. } | SbomError::Zip => t.get("sbom-error-archive"),
        SbomError::TooManyFiles { limit } => {
            t.with("sbom-error-too-many-files", &[("limit", (*limit).into())])
        }
        SbomError::Table(error) => import::words::read_error(t, error).0,
        SbomError::Unclear(_) => t.get("sbom-error-unclear"),
    }
}

/// Returns why a file cannot be read as a disclosure statement.
pub fn form_error(t: Texts, error: &FormError) -> AttrValue {
    match error {
        FormError::NotAForm => t.get("mds2-error-none"),
        FormError::OtherEdition { .. } => t.get("mds2-error-by-hand"),
        FormError::TooLarge { limit } => {
            let limit = t.bytes(*limit as f64).to_string();
            t.with("mds2-error-too-large", &[("limit", limit.into())])
        }
        FormError::Table(_) | FormError::Broken { .. } => t.get("mds2-error-broken"),
        FormError::TooNew { .. } | FormError::UnknownEdition { .. } => t.get("mds2-error-too-new"),
    }
}

/// Returns why a file was not kept, and what to do about it.
pub fn trouble(t: Texts, trouble: &Trouble) -> AttrValue {
    if let Trouble::Read(ReadError::TooLarge { limit, .. }) = trouble {
        let limit = t.bytes(*limit as f64).to_string();
        t.with("attach-too-large", &[("limit", limit.into())])
    } else if let Trouble::Unreadable { .. } = trouble {
        t.get("attach-unreadable")
    } else {
        trouble::words(t, trouble)
    }
}

/// Returns what an attached file is called on screen.
pub fn name(t: Texts, attached: &Attachment<'_>) -> AttrValue {
    let name = attached.name().shown().known();
    name.map_or_else(|| t.get("document-no-name"), |name| name.to_owned().into())
}

/// Returns what a list says of an attached file beside its name: version, when it came, from whom, how large it is.
pub fn facts(t: Texts, attached: &Attachment<'_>) -> String {
    let of = |key: &'static str, text: Option<String>| {
        text.map(|text| t.with(key, &[("text", text.into())]).to_string())
    };
    let text = |text: Option<&str>| text.map(str::to_owned);
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let facts = [
        of(
            "document-fact-version",
            text(attached.version().shown().known()),
        ),
        of(
            "document-fact-received",
            date(attached.received_on().shown().known()),
        ),
        of(
            "document-fact-from",
            text(attached.received_from().shown().known()),
        ),
        of(
            "document-fact-until",
            date(attached.valid_until().shown().known()),
        ),
        attached
            .size()
            .shown()
            .known()
            .map(|size| t.bytes(size as f64).to_string()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    facts.join(&t.get("document-fact-separator"))
}
