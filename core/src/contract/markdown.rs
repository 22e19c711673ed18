//! A paper as Markdown, with the tables of GitHub's.

use super::paper::{
    direction::closed,
    shape::{Block, Cell, Depth, Line, Look, Paper, Table},
};

/// Writes a paper as Markdown. A picture cannot stand in it: its caption does.
#[must_use]
pub fn markdown(paper: &Paper) -> String {
    let mut text = String::new();
    for (nth, line) in paper.title.iter().enumerate() {
        let mark = if nth == 0 { "# " } else { "\n" };
        text.push_str(&format!("{mark}{}\n", one(line)));
    }
    for block in &paper.blocks {
        text.push_str(&of_block(block));
    }
    text
}

fn of_block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => {
            let marks = match heading.depth {
                Depth::Chapter => "##",
                Depth::Article => "###",
            };
            format!("\n{marks} {}\n", abreast(&heading.text))
        }
        Block::Paragraph(Look::Body | Look::Small, line) => format!("\n{}\n", lines(line)),
        Block::Paragraph(Look::Subheading, line) => format!("\n**{}**\n", one(line)),
        Block::Paragraph(Look::Notice, line) => format!("\n> {}\n", one(line)),
        Block::Bullets(list) => {
            let items = list.iter().map(|item| format!("- {}\n", stacked(item)));
            format!("\n{}", items.collect::<String>())
        }
        Block::Table(table) => format!("\n{}", of_table(table)),
        Block::Picture(picture) => format!("\n*{}*\n", abreast(&picture.caption)),
        Block::PageBreak => "\n---\n".to_owned(),
    }
}

fn of_table(table: &Table) -> String {
    let row = |cells: &[Cell]| {
        let cells = cells.iter().map(|cell| format!(" {} |", stacked(cell)));
        format!("|{}\n", cells.collect::<String>())
    };
    let mut text = row(&table.head);
    text.push_str(&format!("|{}\n", "---|".repeat(table.head.len())));
    for cells in &table.rows {
        text.push_str(&row(cells));
    }
    text
}

/// Languages beside each other.
fn abreast(cell: &Cell) -> String {
    cell.iter().map(one).collect::<Vec<_>>().join(" / ")
}

/// Lines under each other, where Markdown wants one line.
fn stacked(cell: &Cell) -> String {
    cell.iter().map(one).collect::<Vec<_>>().join("<br>")
}

/// A line where there is one line only.
fn one(line: &Line) -> String {
    runs(line, "<br>")
}

/// A paragraph; breaks that somebody typed are breaks.
fn lines(line: &Line) -> String {
    runs(line, "\\\n")
}

fn runs(line: &Line, end: &str) -> String {
    let mut out = String::new();
    for run in &line.runs {
        // What is open has brackets of its own. Between Japanese letters asterisks before a bracket would be asterisks.
        let text = written(run.text(), end, out.is_empty());
        out.push_str(&text);
    }
    out
}

/// A text as it stands, line by line.
fn written(text: &str, end: &str, is_first: bool) -> String {
    let text = closed(text);
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let lines = lines.enumerate();
    let lines = lines.map(|(nth, line)| escaped(line, nth > 0 || is_first));
    lines.collect::<Vec<_>>().join(end)
}

/// A text as it stands: nothing in it is a sign of Markdown or HTML.
fn escaped(text: &str, begins_line: bool) -> String {
    // Spaces at the beginning of a line would make code of it.
    let text = if begins_line { text.trim_start() } else { text };
    let number = text.find(|c: char| !c.is_ascii_digit()).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_control() {
            continue;
        }
        let is_sign = c.is_ascii_punctuation() && !".,:;/-'\"()?!%".contains(c);
        // At the beginning of a line these would begin a list or a quotation.
        let begins =
            begins_line && ((at == 0 && "-.".contains(c)) || (at == number && ".)".contains(c)));
        if is_sign || begins {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
