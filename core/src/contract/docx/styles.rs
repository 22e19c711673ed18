//! How headings, paragraphs, tables and marks look.
//!
//! Word's own styles where it has one, so that its navigation, its outline and its table of contents work, and so that who
//! has to change the looks of a document knows where.

use super::{fixed::W, package::DECLARATION};

/// A style of paragraphs: its id, Word's name of it, on which it is based, what follows it, and its properties in the order
/// of the schema.
struct Style {
    id: &'static str,
    name: &'static str,
    base: &'static str,
    next: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

const fn style(
    id: &'static str,
    name: &'static str,
    [base, next]: [&'static str; 2],
    paragraph: &'static str,
    run: &'static str,
) -> Style {
    Style {
        id,
        name,
        base,
        next,
        paragraph,
        run,
    }
}

/// What headings are set in.
macro_rules! gothic {
    () => {
        "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"MS Gothic\" w:cs=\"Arial\"/>"
    };
}

/// The text below a heading stands on its page.
macro_rules! kept {
    () => {
        "<w:keepNext/><w:keepLines/>"
    };
}

const TEXT: [&str; 2] = ["Normal", "BodyText"];
const CELL: [&str; 2] = ["TableText", "TableText"];

#[rustfmt::skip]
const STYLES: [Style; 18] = [
    style("Title", "Title", TEXT,
        concat!("<w:keepNext/>", "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"120\"/><w:jc w:val=\"center\"/>"),
        concat!(gothic!(), "<w:b/><w:sz w:val=\"34\"/><w:szCs w:val=\"34\"/>")),
    style("Subtitle", "Subtitle", TEXT,
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"240\"/><w:jc w:val=\"center\"/>",
        concat!(gothic!(), "<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")),
    style("Heading1", "heading 1", TEXT,
        concat!(kept!(), "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"2\" w:color=\"404040\"/></w:pBdr>",
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"400\" w:after=\"140\"/><w:outlineLvl w:val=\"0\"/>"),
        concat!(gothic!(), "<w:b/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>")),
    style("Heading2", "heading 2", TEXT,
        concat!(kept!(), "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"220\" w:after=\"40\"/><w:outlineLvl w:val=\"1\"/>"),
        concat!(gothic!(), "<w:b/>")),
    style("HeadingSecond", "Heading in the second language", ["Normal", "BodyTextSecond"],
        concat!(kept!(), "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"100\" w:after=\"20\"/><w:ind w:left=\"210\"/>"),
        concat!(gothic!(), "<w:b/><w:color w:val=\"404040\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>")),
    style("BodyText", "Body Text", ["Normal", "BodyText"], "<w:spacing w:after=\"80\"/><w:ind w:left=\"210\"/>", ""),
    style("BodyTextSecond", "Body Text in the second language", ["BodyText", "BodyTextSecond"],
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/>",
        "<w:color w:val=\"404040\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("Notice", "Notice", ["Normal", "Notice"],
        concat!("<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"808080\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"808080\"/>",
            "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"808080\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"808080\"/></w:pBdr>",
            "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"60\" w:after=\"200\" w:line=\"260\" w:lineRule=\"auto\"/><w:ind w:left=\"120\" w:right=\"120\"/><w:contextualSpacing/>"),
        "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("SmallPrint", "Small print", ["Normal", "BodyText"],
        "<w:keepNext/><w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"80\" w:line=\"250\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("Picture", "Picture", ["Normal", "Caption"], "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:jc w:val=\"center\"/>", ""),
    style("Caption", "caption", TEXT, "<w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("ListBullet", "List Bullet", ["Normal", "ListBullet"],
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"60\" w:after=\"40\"/>", ""),
    style("ListContinue", "List Continue", ["Normal", "ListBullet"],
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:after=\"60\"/><w:ind w:left=\"420\"/>", "<w:color w:val=\"404040\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("TableText", "Table text", CELL,
        "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
    style("TableTextSecond", "Table text in the second language", CELL, "", "<w:color w:val=\"404040\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
    style("TableHeading", "Table heading", CELL, "<w:keepNext/>", concat!(gothic!(), "<w:b/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>")),
    style("TableEnd", "End of table", TEXT, "<w:snapToGrid w:val=\"0\"/><w:spacing w:line=\"120\" w:lineRule=\"exact\"/>", "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>"),
    style("Header", "header", ["Normal", "Header"],
        "<w:jc w:val=\"right\"/>", "<w:color w:val=\"595959\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>"),
];

/// What everything else is based on: 10.5 points, as Japanese documents are.
const DEFAULTS: &str = concat!(
    "<w:docDefaults><w:rPrDefault><w:rPr>",
    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"MS Mincho\" w:cs=\"Times New Roman\"/>",
    "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"ja-JP\" w:bidi=\"ar-SA\"/>",
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>",
    "<w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>",
    "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:semiHidden/></w:style>",
);

/// Marks of what is open, and tables.
const OTHERS: &str = concat!(
    "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Header\"/>",
    "<w:pPr><w:jc w:val=\"center\"/></w:pPr></w:style>",
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"OpenQuestion\"><w:name w:val=\"Open question\"/><w:qFormat/>",
    "<w:rPr><w:b/><w:color w:val=\"000000\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2A8\"/></w:rPr></w:style>",
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>",
    "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>",
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/>",
    "<w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>",
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/></w:tblBorders></w:tblPr>",
    "<w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7ECF2\"/></w:tcPr></w:tblStylePr></w:style>",
);

/// Names that Word knows; the others are ours.
const OURS: [&str; 7] = [
    "Notice",
    "SmallPrint",
    "Picture",
    "TableText",
    "TableHeading",
    "TableEnd",
    "TableTextSecond",
];

/// Writes the part.
pub(super) fn styles() -> String {
    let mut text = format!("{DECLARATION}<w:styles xmlns:w=\"{W}\">{DEFAULTS}");
    for style in &STYLES {
        text.push_str(&written(style));
    }
    text.push_str(OTHERS);
    text.push_str("</w:styles>");
    text
}

fn written(style: &Style) -> String {
    let Style { id, name, next, .. } = style;
    // Nothing is based on itself.
    let base = if style.base == *id {
        "Normal"
    } else {
        style.base
    };
    let is_ours = OURS.contains(id) || id.ends_with("Second");
    let custom = if is_ours { " w:customStyle=\"1\"" } else { "" };
    let inside = |tag: &str, properties: &str| match properties {
        "" => String::new(),
        _ => format!("<w:{tag}>{properties}</w:{tag}>"),
    };
    format!(
        "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{base}\"/><w:next w:val=\"{next}\"/><w:qFormat/>{}{}</w:style>",
        inside("pPr", style.paragraph),
        inside("rPr", style.run),
    )
}
