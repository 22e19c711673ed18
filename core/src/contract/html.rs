//! The annex as a page of its own, to be read and printed.

use super::{
    annex::{Annex, Article, Run, article_name},
    field::Field,
    words::Language,
};
use crate::diagram::pen::escaped;

/// How it looks: on paper as on the screen.
const STYLE: &str = "body{font:11pt/1.7 'Noto Serif CJK JP','Yu Mincho',serif;max-width:42em;margin:2em auto;padding:0 1em}\
h1{font-size:16pt;text-align:center}h2{font-size:13pt;border-bottom:1px solid}h3{font-size:11pt;margin-bottom:0}\
p{margin:.3em 0 .3em 1em}.open{border:1px solid;padding:0 .3em;font-weight:bold}h2,h3{break-after:avoid}@page{size:A4;margin:20mm}";

/// Writes an annex as a page. `open` says what stands where something is open.
#[must_use]
pub fn html(
    annex: &Annex,
    title: &str,
    language: Language,
    open: &dyn Fn(Field) -> String,
) -> String {
    let code = match language {
        Language::Ja => "ja",
        Language::En => "en",
    };
    let title = escaped(title);
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head><meta charset=\"utf-8\"><title>{title}</title><style>{STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n"
    );
    for chapter in &annex.chapters {
        text.push_str(&format!("<h2>{}</h2>\n", escaped(&chapter.title)));
        for article in &chapter.articles {
            text.push_str(&of_article(article, language, open));
        }
    }
    text.push_str("</body>\n</html>\n");
    text
}

fn of_article(article: &Article, language: Language, open: &dyn Fn(Field) -> String) -> String {
    let name = article_name(language, article.number);
    let title = escaped(&article.title);
    let id = escaped(&article.clause);
    let mut text = format!("<section id=\"{id}\">\n<h3>{name} {title}</h3>\n");
    for paragraph in &article.paragraphs {
        let runs = paragraph.iter().map(|run| match run {
            Run::Text(text) => escaped(text),
            Run::Open(field) => {
                format!("<span class=\"open\">{}</span>", escaped(&open(*field))).into()
            }
        });
        text.push_str(&format!("<p>{}</p>\n", runs.collect::<String>()));
    }
    text.push_str("</section>\n");
    text
}
