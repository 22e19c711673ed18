//! Settings, fonts, bullets, page header and footer: what every file has alike.

use super::{package::DECLARATION, text::words};
use crate::{
    contract::{paper::shape::Run, words::Language},
    diagram::pen::Pen,
};

/// The namespace of word processing.
pub(super) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Line ends as in Japanese books, and the rules of today's Word instead of those of its first editions.
pub(super) const SETTINGS: &str = concat!(
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"840\"/>",
    "<w:characterSpacingControl w:val=\"compressPunctuation\"/>",
    "<w:compat><w:useFELayout/>",
    "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>",
    "</w:compat><w:themeFontLang w:val=\"en-US\" w:eastAsia=\"ja-JP\"/></w:settings>"
);

/// Fonts that Word brings along, with their Japanese names, and what to take where they are missing. Those with tall lines (Yu
/// Mincho) would make twice as many pages.
pub(super) const FONTS: &str = concat!(
    "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:font w:name=\"MS Mincho\"><w:altName w:val=\"ＭＳ 明朝\"/><w:panose1 w:val=\"02020609040205080304\"/>",
    "<w:charset w:val=\"80\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"fixed\"/></w:font>",
    "<w:font w:name=\"MS Gothic\"><w:altName w:val=\"ＭＳ ゴシック\"/><w:panose1 w:val=\"020B0609070205080204\"/>",
    "<w:charset w:val=\"80\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>",
    "<w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/>",
    "<w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font>",
    "<w:font w:name=\"Arial\"><w:panose1 w:val=\"020B0604020202020204\"/>",
    "<w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font>",
    "</w:fonts>"
);

/// The bullets of the style of lists.
pub(super) const NUMBERING: &str = concat!(
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>",
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/>",
    "<w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/>",
    "<w:pPr><w:ind w:left=\"420\" w:hanging=\"280\"/></w:pPr>",
    "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/></w:rPr></w:lvl></w:abstractNum>",
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
);

/// Most characters of a title at the head of every page.
const HEADER: usize = 80;

/// The head of every page but the first: the title.
pub(super) fn header(name: &str) -> String {
    let mut title: String = name.chars().take(HEADER).collect();
    if title.len() < name.len() {
        title.push('…');
    }
    let mut pen = Pen::default();
    pen.start("w:hdr", &[("xmlns:w", &W)]);
    pen.start("w:p", &[]);
    pen.start("w:pPr", &[]);
    pen.empty("w:pStyle", &[("w:val", &"Header")]);
    pen.end();
    // A head is one line high.
    let title = title.replace(|c: char| c.is_control(), " ");
    words(&mut pen, Language::Ja, &Run::Text(title));
    format!("{DECLARATION}{}", pen.finish())
}

/// The foot of every page: its number, and how many there are.
pub(super) fn footer() -> String {
    let field = |what: &str| {
        format!("<w:fldSimple w:instr=\" {what} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let (page, pages) = (field("PAGE"), field("NUMPAGES"));
    format!(
        "{DECLARATION}<w:ftr xmlns:w=\"{W}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{page}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{pages}</w:p></w:ftr>"
    )
}
