//! Forms for makers, and those that came back.

use daicho_core::{
    disclosure::enquiry::{self, Form, Line, ReplyError, Returned, Said},
    ident::timestamp::Timestamp,
    tabular::export::{
        Language,
        csv::{CsvEncoding, write_rows},
        xlsx::write_texts,
    },
};

use crate::worker::protocol::{
    Trouble,
    papers::{ReplyView, ReturnedView, Told},
};

/// Writes a form.
pub(super) fn form(
    lines: &[Line],
    english: bool,
    sheet: Option<&str>,
    at: u64,
) -> Result<(Told, Vec<Vec<u8>>), Trouble> {
    let language = if english {
        Language::English
    } else {
        Language::Japanese
    };
    let form = Form::new(lines, language);
    let bytes = match sheet {
        Some(sheet) => {
            let written = write_texts(&form, sheet, Timestamp::from_milliseconds(at));
            written.map_err(|error| Trouble::NotWritten {
                detail: error.to_string(),
            })?
        }
        None => write_rows(form.lines(), CsvEncoding::Utf8).bytes,
    };
    Ok((Told::File(lines.len()), vec![bytes]))
}

/// Reads a form that came back.
pub(super) fn reply(bytes: &[u8]) -> Result<ReplyView, ReplyError> {
    let reply = enquiry::read(bytes)?;
    Ok(ReplyView {
        returned: reply.returned.iter().map(view).collect(),
        blank: reply.blank,
        strange: reply.strange,
    })
}

fn view(returned: &Returned) -> ReturnedView {
    let (answer, words) = match &returned.said {
        Said::Answer(answer) => (Some(answer.code().to_owned()), None),
        Said::Other(words) => (None, Some(words.as_str())),
    };
    let texts = [words, returned.remark.as_deref()];
    let texts: Vec<&str> = texts
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    ReturnedView {
        line: returned.line,
        model: returned.wanted.model,
        item: returned.wanted.item.code().to_owned(),
        answer,
        text: texts.join(" / "),
    }
}
