//! A paper as a page of its own, to be read and printed.

use super::{
    paper::direction::closed,
    paper::shape::{Block, Cell, Depth, Heading, Line, Look, Paper, Picture, Run, Table},
    words::Language,
};
use crate::diagram::pen::{base64, escaped};

/// How it looks: on paper as on the screen.
const STYLE: &str = "body{font:10.5pt/1.7 'Yu Mincho','游明朝','Noto Serif CJK JP',serif;max-width:46em;margin:2em auto;padding:0 1em}\
h1,h2,h3,th,.title,.under{font-family:'Yu Gothic','游ゴシック','Noto Sans CJK JP',sans-serif}\
h1{font-size:17pt;text-align:center}.title{text-align:center}h2{font-size:13pt;border-bottom:1px solid;margin-top:1.6em}h3{font-size:11pt;margin:1em 0 0}\
p{margin:.3em 0 .3em 1em;overflow-wrap:anywhere}.below,.below p,p.below{font-size:90%;line-height:1.5;color:#333}.under{font-weight:bold}\
.notice,.small{font-size:90%;margin-left:0}.notice{border:1px solid;padding:.4em .8em}.open{border:1px solid;padding:0 .3em;font-weight:bold;background:#fff2a8}\
table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:9pt;line-height:1.4;margin:.6em 0 1.4em}\
th,td{border:1px solid #808080;padding:.2em .5em;vertical-align:top;text-align:left;overflow-wrap:anywhere}th{background:#e7ecf2}td div+div{margin-top:.2em}\
figure{margin:1em 0;text-align:center}img{max-width:100%;max-height:200mm}.page{break-after:page}h1,h2,h3,.under,.small{break-after:avoid}\
tr{break-inside:avoid}thead{display:table-header-group}@page{size:A4;margin:22mm}@media print{body{margin:0;max-width:none;padding:0}}";

/// Writes a paper as a page.
#[must_use]
pub fn html(paper: &Paper) -> String {
    let page = Page {
        first: paper.languages.first(),
    };
    let language = code(page.first);
    let name = escaped_line(&paper.name());
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{name}</title><style>{STYLE}</style></head>\n<body>\n"
    );
    for (nth, line) in paper.title.iter().enumerate() {
        text.push_str(&if nth == 0 {
            page.element("h1", "", line)
        } else {
            page.element("p", "title", line)
        });
    }
    for block in &paper.blocks {
        text.push_str(&page.block(block));
    }
    text.push_str("</body>\n</html>\n");
    text
}

/// What all elements have to know.
struct Page {
    first: Language,
}

impl Page {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(Look::Body, line) => self.element("p", "", line),
            Block::Paragraph(Look::Subheading, line) => self.element("p", "under", line),
            Block::Paragraph(Look::Notice, line) => self.element("p", "notice", line),
            Block::Paragraph(Look::Small, line) => self.element("p", "small", line),
            Block::Bullets(list) => {
                let items = list
                    .iter()
                    .map(|it| format!("<li>{}</li>\n", self.lines(it)));
                format!("<ul>\n{}</ul>\n", items.collect::<String>())
            }
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.picture(picture),
            Block::PageBreak => "<div class=\"page\"></div>\n".to_owned(),
        }
    }

    fn heading(&self, heading: &Heading) -> String {
        let tag = match heading.depth {
            Depth::Chapter => "h2",
            Depth::Article => "h3",
        };
        let id = heading.clause.as_ref();
        let id = id.map(|id| format!(" id=\"{}\"", escaped(id)));
        let text = self.abreast(&heading.text);
        format!("<{tag}{}>{text}</{tag}>\n", id.unwrap_or_default())
    }

    fn element(&self, tag: &str, class: &str, line: &Line) -> String {
        let second = if line.language == self.first {
            ""
        } else {
            "below"
        };
        let class = match (class, second) {
            ("", "") => String::new(),
            (one, "") | ("", one) => format!(" class=\"{one}\""),
            (one, other) => format!(" class=\"{one} {other}\""),
        };
        let text = runs(line);
        format!("<{tag}{class}{}>{text}</{tag}>\n", self.language(line))
    }

    fn language(&self, line: &Line) -> String {
        if line.language == self.first {
            return String::new();
        }
        format!(" lang=\"{}\"", code(line.language))
    }

    /// The languages beside each other.
    fn abreast(&self, cell: &Cell) -> String {
        let lines = cell.iter().map(|line| match self.language(line) {
            same if same.is_empty() => runs(line),
            other => format!("<span{other}>{}</span>", runs(line)),
        });
        lines.collect::<Vec<_>>().join(" / ")
    }

    /// The lines under each other.
    fn lines(&self, cell: &Cell) -> String {
        match cell.as_slice() {
            [one] if one.language == self.first => runs(one),
            all => all.iter().map(|it| self.element("div", "", it)).collect(),
        }
    }

    fn table(&self, table: &Table) -> String {
        let all = table.shares.iter().sum::<u32>().max(1);
        let mut text = "<table>\n".to_owned();
        for share in &table.shares {
            let percent = share * 100 / all;
            text.push_str(&format!("<col style=\"width:{percent}%\">"));
        }
        let row = |tag: &str, cells: &[Cell]| {
            let cells = cells
                .iter()
                .map(|it| format!("<{tag}>{}</{tag}>", self.lines(it)));
            format!("<tr>{}</tr>\n", cells.collect::<String>())
        };
        text.push_str(&format!(
            "\n<thead>{}</thead>\n<tbody>\n",
            row("th", &table.head)
        ));
        for cells in &table.rows {
            text.push_str(&row("td", cells));
        }
        text.push_str("</tbody>\n</table>\n");
        text
    }

    fn picture(&self, picture: &Picture) -> String {
        let said = picture.caption.first().map(Line::plain).unwrap_or_default();
        let (said, data) = (escaped_line(&said), base64(picture.png()));
        let (width, height) = picture.size();
        let caption = self.abreast(&picture.caption);
        format!(
            "<figure><img src=\"data:image/png;base64,{data}\" width=\"{width}\" height=\"{height}\" alt=\"{said}\"><figcaption>{caption}</figcaption></figure>\n"
        )
    }
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja",
        Language::En => "en",
    }
}

fn runs(line: &Line) -> String {
    let runs = line.runs.iter().map(|run| match run {
        Run::Text(text) => broken(text),
        Run::Open(text) => format!("<span class=\"open\">{}</span>", broken(text)),
    });
    runs.collect()
}

/// Breaks that somebody typed are breaks.
fn broken(text: &str) -> String {
    let text = closed(text);
    let lines: Vec<_> = text
        .split('\n')
        .map(|line| escaped(line.trim_end_matches('\r')))
        .collect();
    lines.join("<br>")
}

/// For places where there are no lines.
fn escaped_line(text: &str) -> String {
    escaped(&text.replace(['\r', '\n'], " ")).into_owned()
}
