//! The annex as Markdown.

use super::{
    annex::{Annex, Run, article_name},
    field::Field,
    words::Language,
};

/// Writes an annex as Markdown. `open` says what stands where something is open.
#[must_use]
pub fn markdown(
    annex: &Annex,
    title: &str,
    language: Language,
    open: &dyn Fn(Field) -> String,
) -> String {
    let mut text = format!("# {}\n", escaped(title));
    for chapter in &annex.chapters {
        text.push_str(&format!("\n## {}\n", escaped(&chapter.title)));
        for article in &chapter.articles {
            let name = article_name(language, article.number);
            text.push_str(&format!("\n### {name} {}\n", escaped(&article.title)));
            for paragraph in &article.paragraphs {
                let runs = paragraph.iter().map(|run| match run {
                    Run::Text(text) => escaped(text),
                    Run::Open(field) => format!("**{}**", escaped(&open(*field))),
                });
                text.push_str(&format!("\n{}\n", runs.collect::<String>()));
            }
        }
    }
    text
}

/// A text as it stands: nothing in it is a sign of Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !".,:;/-'\"()?!%".contains(c) {
            out.push('\\');
        }
        // At the beginning of a line these would begin a list or a quotation.
        if out.is_empty() && "-.".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
