//! HTML and Markdown: what was typed is text in them.

use crate::contract::{
    html::html,
    markdown::markdown,
    paper::{
        shape::{Block, Depth, Heading, Languages, Line, Look, Paper, Picture, Run, Table},
        tests::PICTURE,
    },
    words::Language,
};

fn ja(text: &str) -> Line {
    Line::of(Language::Ja, text)
}

fn en(text: &str) -> Line {
    Line::of(Language::En, text)
}

/// One of everything.
fn paper(text: &str) -> Paper {
    let open = Line {
        language: Language::Ja,
        runs: vec![
            Run::Text(text.to_owned()),
            Run::Open("【要確認】".to_owned()),
        ],
    };
    let blocks = vec![
        Block::Paragraph(Look::Notice, ja("注意")),
        Block::Heading(Heading {
            depth: Depth::Chapter,
            clause: None,
            text: vec![ja("章"), en("Chapter")],
        }),
        Block::Heading(Heading {
            depth: Depth::Article,
            clause: Some("remote.line".to_owned()),
            text: vec![ja("第1条 回線")],
        }),
        Block::Paragraph(Look::Body, open),
        Block::Paragraph(Look::Subheading, en("Article 1 Line")),
        Block::Paragraph(Look::Body, en(text)),
        Block::Bullets(vec![vec![ja("一"), en("one")]]),
        Block::Table(Table {
            shares: vec![1, 1],
            head: vec![vec![ja("甲")], vec![ja("乙")]],
            rows: vec![vec![vec![ja(text)], Vec::new()]],
        }),
        Block::Picture(Picture::of_png(PICTURE.to_vec(), vec![ja("図")]).unwrap()),
        Block::PageBreak,
    ];
    Paper {
        languages: Languages::Both,
        title: vec![ja("附属書 <1>"), en("Annex <1>")],
        blocks,
    }
}

#[test]
fn a_page_holds_what_was_typed_as_text() {
    let written = html(&paper("<script>alert(1)</script>&\u{1}\r\n{{x}}"));
    let text = "&lt;script&gt;alert(1)&lt;/script&gt;&amp;<br>{{x}}";
    assert_eq!(written.matches(text).count(), 3, "{written}");
    assert!(!written.contains("<script") && !written.contains('\u{1}'));
    for part in [
        "<html lang=\"ja\">",
        "<title>附属書 &lt;1&gt;</title>",
        "<p class=\"title below\" lang=\"en\">Annex &lt;1&gt;</p>",
        "<h2>章 / <span lang=\"en\">Chapter</span></h2>",
        "<h3 id=\"remote.line\">第1条 回線</h3>",
        "<span class=\"open\">【要確認】</span>",
        "<p class=\"under below\" lang=\"en\">Article 1 Line</p>",
        "<thead><tr><th>甲</th><th>乙</th></tr>\n</thead>",
        "<img src=\"data:image/png;base64,iVBORw0KGgo",
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
}

#[test]
fn markdown_holds_what_was_typed_as_text() {
    let written = markdown(&paper("甲<b>{{line}} 🏥 *_#|"));
    let text = r"甲\<b\>\{\{line\}\} 🏥 \*\_\#\|";
    assert_eq!(written.matches(text).count(), 3, "{written}");
    for part in [
        "# 附属書 \\<1\\>\n\nAnnex \\<1\\>\n",
        "\n## 章 / Chapter\n\n### 第1条 回線\n",
        "【要確認】\n",
        "\n**Article 1 Line**\n",
        "\n- 一<br>one\n",
        "\n| 甲 | 乙 |\n|---|---|\n| 甲",
        "\n*図*\n",
    ] {
        assert!(written.contains(part), "{part}: {written}");
    }
}

#[test]
fn the_beginning_of_a_line_is_no_list_or_code_in_markdown() {
    for (typed, said) in [
        ("1. 一", "\n1\\. 一【要確認】"),
        ("- x", "\n\\- x【要確認】"),
        ("    x", "\nx【要確認】"),
        ("a\n10) b", "\na\\\n10\\) b【要確認】"),
        ("= x", "\n\\= x【要確認】"),
        ("10 x", "\n10 x【要確認】"),
    ] {
        let written = markdown(&paper(typed));
        assert!(written.contains(said), "{typed}: {written}");
    }
}

#[test]
fn a_picture_that_is_none_is_left_out() {
    assert_eq!(Picture::of_png(b"GIF89a".to_vec(), Vec::new()), None);
    assert_eq!(Picture::of_png(PICTURE[..20].to_vec(), Vec::new()), None);
    let picture = Picture::of_png(PICTURE.to_vec(), Vec::new()).unwrap();
    assert_eq!(picture.size(), (1, 1));
}
