//! Text in which ids begin lines, as it is copied from a document.
//!
//! From one id to the next id or heading is one question with its answer. Where a line break, a tab, a bar or several blanks part the
//! pieces, a piece that is an answer is the answer and those behind it are the note. Else the answer is what follows the last question mark
//! and what the form itself says behind it, if that is an answer word, alone or with a reference to a note. Anything else is kept as a text.

use super::gather::Gathered;
use crate::{
    catalogue::fold::fold,
    ident::{parsed::Position, text::match_key},
    mds2::{
        answer::{Answer, is_blank, is_reference},
        catalogue::Kind,
        edition::Edition,
        id::QuestionId,
        section::Section,
    },
};

/// Longest text that is read in this way; a pasted form has some sixty thousand characters.
const MAX_TEXT: usize = 4 << 20;
/// Longest question with its answer; what is behind is another matter.
const MAX_BLOCK: usize = 8_000;

/// Takes the answers of a text.
pub(super) fn gather(text: &str, edition: Edition) -> Gathered {
    let mut gathered = Gathered::of_text(edition);
    let mut open: Option<Block> = None;
    let text = if text.len() > MAX_TEXT { "" } else { text };
    let lines = text.lines().flat_map(|line| line.split('\r'));
    for (line, number) in lines.zip(1..) {
        if let Some((id, rest)) = leading(line, edition) {
            close(open.take(), &mut gathered);
            open = Some((number, id, rest.to_owned()));
        } else if let Some((note, rest)) = footnote(line).filter(|(_, rest)| !rest.is_empty()) {
            close(open.take(), &mut gathered);
            gathered.footnote(note, rest);
        } else if is_heading(line, edition) || (line.trim().is_empty() && is_answered(&open)) {
            close(open.take(), &mut gathered);
        } else if let Some((_, _, block)) = &mut open
            && !line.trim().is_empty()
            && block.len() + line.len() < MAX_BLOCK
        {
            block.push('\n');
            block.push_str(line);
        }
    }
    close(open, &mut gathered);
    gathered
}

/// Splits the id off with which a text begins.
pub(super) fn leading(text: &str, edition: Edition) -> Option<(QuestionId, &str)> {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || "\u{FEFF}|\"'・•*".contains(c));
    let is_end =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '|' | ',' | '、' | ';' | '"');
    let end = text.find(is_end).unwrap_or(text.len());
    let (first, rest) = text.split_at_checked(end)?;
    let id = edition.id(first).filter(|id| id.as_str().contains('-'))?;
    let rest = rest.trim_start_matches([':', '：', '|', ',', '、', ';', '"']);
    Some((id, rest))
}

/// Splits a footnote into its number and its text: `Note 3: …`, `注3　…`.
pub(super) fn footnote(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let words = ["notes", "note", "注記", "注釈", "注", "備考", "※"];
    let behind = words.iter().find_map(|word| {
        let (start, rest) = text.split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word).then_some(rest)
    })?;
    let behind = behind.trim_start_matches(|c: char| c.is_whitespace() || c == '#');
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let digits = behind.find(|c| !is_digit(c)).unwrap_or(behind.len());
    let (number, rest) = behind.split_at_checked(digits)?;
    let number = match_key(number).parse().ok()?;
    let is_sign = |c: char| c.is_whitespace() || ".:：)）]-、．|,".contains(c);
    Some((number, rest.trim_start_matches(is_sign).trim_end()))
}

/// The line on which a question begins, the question, and the text up to the next.
type Block = (u32, QuestionId, String);

/// Whether a line is the heading of a section: a name in capitals with its code behind, `AUTOMATIC LOGOFF (ALOF)`,
/// or the words above the answers.
fn is_heading(line: &str, edition: Edition) -> bool {
    if fold(line).starts_with("yesnona") {
        return true;
    }
    let Some((name, code)) = line.trim_end().rsplit_once('(') else {
        return false;
    };
    let section = code.strip_suffix(')').and_then(Section::of_prefix);
    let is_small = |c: char| c.is_ascii_lowercase() || c == '?';
    section.is_some_and(|section| edition.sections().contains(&section)) && !name.contains(is_small)
}

fn is_answered(open: &Option<Block>) -> bool {
    let answer = |(_, _, block): &Block| of_block(block, Kind::Choice).0;
    open.as_ref()
        .map(answer)
        .is_some_and(|answer| answer.is_decided() || answer == Answer::SeeNotes)
}

fn close(block: Option<Block>, gathered: &mut Gathered) {
    let Some((line, id, block)) = block else {
        return;
    };
    let kind = gathered.kind(&id);
    let (answer, note) = of_block(&block, kind);
    gathered.take(Position::line(line), &id, answer, &note);
}

fn of_block(block: &str, kind: Kind) -> (Answer, String) {
    let pieces = pieces(block);
    if kind == Kind::Text {
        let last = pieces.last().map_or("", |piece| *piece);
        let own = after(last, &['?', '？', ':', '：']).unwrap_or(last);
        return (Answer::read(own.trim_end_matches('_'), kind), String::new());
    }
    let is_word = |piece: &str| Answer::of_word(piece).is_some();
    let end = pieces.iter().position(|piece| is_word(piece));
    let (asked, behind) = pieces
        .split_at_checked(end.unwrap_or(pieces.len()))
        .unwrap_or_default();
    let asked = asked.join("\n");
    let tail = after(&asked, &['?', '？']).map(without_guidance);
    match tail {
        Some(said) if !is_blank(said) => of_tail(said, behind),
        None if behind.is_empty() && !asked.is_empty() => {
            (Answer::Unrecognized(asked), String::new())
        }
        Some(_) | None => of_pieces(behind),
    }
}

/// The answer that stands in one piece with the end of the question.
fn of_tail(said: &str, behind: &[&str]) -> (Answer, String) {
    let said = said.trim();
    let (first, more) = said.split_once('\n').unwrap_or((said, ""));
    let (answer, note) = with_reference(first)
        .map(|(answer, note)| (answer, [&note, more].map(str::to_owned)))
        .unwrap_or_else(|| (Answer::Unrecognized(said.to_owned()), Default::default()));
    let notes = note
        .iter()
        .map(String::as_str)
        .chain(behind.iter().copied());
    let notes: Vec<&str> = notes.filter(|note| !note.is_empty()).collect();
    (answer, notes.join("\n"))
}

/// The answer that stands by itself, before or behind a reference to a note.
fn of_pieces(pieces: &[&str]) -> (Answer, String) {
    let word = |at: usize| pieces.get(at).and_then(|piece| Answer::of_word(piece));
    match (word(0), word(1)) {
        (None, _) => (Answer::Unanswered, String::new()),
        (Some(Answer::SeeNotes), Some(answer)) if answer.is_decided() => {
            let mut notes = pieces.to_vec();
            notes.remove(1);
            (answer, notes.join("\n"))
        }
        (Some(Answer::SeeNotes), _) => (Answer::SeeNotes, pieces.join("\n")),
        (Some(answer), _) => (answer, pieces.get(1..).unwrap_or_default().join("\n")),
    }
}

/// Takes off what the form itself says behind a question: "If yes, …", "Provide details …".
fn without_guidance(tail: &str) -> &str {
    let key = match_key(tail);
    let begins = |words: &&str| key.starts_with(*words);
    if !["if yes", "if no", "provide details", "if the answer"]
        .iter()
        .any(begins)
    {
        return tail;
    }
    after(tail, &['.', '。', '．', ':', '：']).unwrap_or("")
}

/// The parts of a block between line breaks, tabs, bars and several blanks.
fn pieces(block: &str) -> Vec<&str> {
    let parts = block.split(['\n', '\t', '|', '\u{3000}']);
    let parts = parts.flat_map(|part| part.split("  "));
    parts
        .map(str::trim)
        .filter(|part| !is_blank(part))
        .collect()
}

/// What follows the last of some signs that has something behind it.
fn after<'a>(text: &'a str, signs: &[char]) -> Option<&'a str> {
    let text = text.trim_end();
    let (_, rest) = text.char_indices().rev().find_map(|(at, c)| {
        let rest = text.get(at + c.len_utf8()..)?;
        // "5.3" and "Section 5." are no ends of sentences.
        let is_inside = c == '.' && !rest.starts_with(char::is_whitespace) && !rest.is_empty();
        (signs.contains(&c) && !is_inside).then_some((at, rest))
    })?;
    Some(rest)
}

/// An answer word, alone or with a reference to a note behind it.
fn with_reference(text: &str) -> Option<(Answer, String)> {
    let text = text.trim().trim_end_matches(['_', '＿']).trim_end();
    if let Some(answer) = Answer::of_word(text) {
        let note = if answer == Answer::SeeNotes { text } else { "" };
        return Some((answer, note.to_owned()));
    }
    let (first, rest) = text.split_once(char::is_whitespace)?;
    let answer = Answer::of_word(first)?;
    let rest = rest.trim_start_matches(['_', '＿']).trim();
    // The standards that the published worksheet names beside its questions.
    let is_standard = rest.starts_with("Section 5.");
    let note = if is_standard { "" } else { rest };
    (is_standard || is_reference(rest)).then(|| (answer, note.to_owned()))
}
