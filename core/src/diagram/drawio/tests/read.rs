use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;

use super::{MODEL, deflated, file, lines, packed, read_text};
use crate::diagram::{
    drawio::{
        label::plain,
        model::{CellKind, Thing},
        problem::{DrawingError, Problem},
        read::read,
        style::Style,
    },
    pen::escaped,
};

const EXPECTED: [&str; 7] = [
    r#"0 Container in -: 100,50 400x300 "DMZ""#,
    r#"1 Shape in 0: 110,80 60x40 "FW 1\n10.0.0.1""#,
    r#"2 Shape in 0: 300,180 80x40 "PX-4 (S-77)""#,
    r#"3 Edge in 0: 170,100 146x80 1>2 170,100 220,100 316,180 """#,
    r#"4 Text in 3: 174,94 0x0 "HL7""#,
    r#"5 Edge in -: 5,6 2x3 ->- 5,6 7,9 """#,
    r#"6 Text in -: 2,2 3x4 "a <b> b""#,
];

#[test]
fn every_form_of_a_file_is_read_alike() {
    let stated = lines(&read_text(MODEL).value.pages[0]);
    assert_eq!(stated, EXPECTED);
    let plain = file(&[("P1", MODEL.to_owned())]);
    let compressed = file(&[("P1", packed(MODEL))]);
    let svg = format!(
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\"><svg xmlns=\"x\" content=\"{}\"><g/></svg>",
        escaped(&compressed)
    );
    let as_text = file(&[("P1", escaped(MODEL).into_owned())]);
    let alone = format!("<diagram name=\"P1\">{}</diagram>", packed(MODEL));
    for text in [&plain, &compressed, &svg, &as_text, &alone] {
        let read = read_text(text);
        let page = &read.value.pages[0];
        assert_eq!(page.name, "P1");
        assert_eq!(lines(page), EXPECTED);
        assert_eq!(read.diagnostics, []);
        assert_eq!((page.width, page.height), (827, 1169));
    }
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(plain.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(lines(&read(&utf16).unwrap().value.pages[0]), EXPECTED);
}

fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in chunks {
        out.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        out.extend(*kind);
        out.extend(data);
        out.extend([0; 4]);
    }
    out
}

#[test]
fn a_file_is_found_in_a_picture() {
    let text = file(&[("P1", packed(MODEL))]);
    let uri = text.replace('%', "%25").replace(' ', "%20");
    let named = |name: &str, data: &[u8]| [name.as_bytes(), b"\0", data].concat();
    let other = (b"tEXt", named("Software", b"x"));
    let in_text = png(&[other.clone(), (b"tEXt", named("mxfile", uri.as_bytes()))]);
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(uri.as_bytes()).unwrap();
    let zlib = [b"\0".as_slice(), &zlib.finish().unwrap()].concat();
    let zipped = png(&[(b"zTXt", named("mxfile", &zlib))]);
    let form = MODEL
        .replace('%', "%25")
        .replace("+", "%2B")
        .replace(' ', "+");
    let raw = [b"\0".as_slice(), &deflated(form.as_bytes())].concat();
    let raw = png(&[(b"zTXt", named("mxGraphModel", &raw))]);
    for bytes in [in_text, zipped, raw] {
        let read = read(&bytes).unwrap();
        assert_eq!(lines(&read.value.pages[0]), EXPECTED);
    }
    let none = read(&png(&[other]));
    assert_eq!(none, Err(DrawingError::NothingEmbedded));
    let none = read(b"<svg xmlns='x'><g/></svg>");
    assert_eq!(none, Err(DrawingError::NothingEmbedded));
}

#[test]
fn several_pages_keep_their_order_and_layers_what_is_hidden() {
    let text = file(&[
        ("一階", packed(MODEL)),
        ("二階", String::new()),
        ("三階", MODEL.to_owned()),
    ]);
    let read = read_text(&text);
    let names: Vec<&str> = read.value.pages.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["一階", "二階", "三階"]);
    assert_eq!(read.value.pages[1].cells, []);
    let cells = &read.value.pages[2].cells;
    let hidden: Vec<&str> = cells
        .iter()
        .filter(|cell| cell.is_hidden)
        .map(|cell| cell.id.as_str())
        .collect();
    assert_eq!(hidden, ["n"]);
    assert_eq!(cells[1].tooltip.as_deref(), Some("old"));
    assert_eq!(cells[1].thing, Some(Thing::Firewall));
}

#[test]
fn one_bad_page_does_not_cost_the_others() {
    let cut = packed(MODEL);
    let cut = cut.get(..cut.len() / 2).unwrap();
    let text = file(&[("a", cut.to_owned()), ("b", packed(MODEL))]);
    let read = read_text(&text);
    assert_eq!(read.value.pages.len(), 2);
    assert_eq!(lines(&read.value.pages[1]), EXPECTED);
    assert!(matches!(
        read.diagnostics[0].problem,
        Problem::Page { page: 1, .. }
    ));
    for bad in [
        cut,
        "!!!!",
        "AAAA",
        &packed("<html/>"),
        &packed("<mxGraphModel>"),
    ] {
        let error = super::super::read::read(file(&[("a", bad.to_owned())]).as_bytes());
        assert!(
            matches!(error, Err(DrawingError::Unreadable { page: 1, .. })),
            "{bad}: {error:?}"
        );
    }
}

fn problems(cells: &str) -> Vec<String> {
    let text = format!(
        "<mxGraphModel><root>\n<mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>\n{cells}</root></mxGraphModel>"
    );
    let read = read_text(&text);
    read.diagnostics.iter().map(ToString::to_string).collect()
}

#[test]
fn what_refers_to_nothing_or_to_itself_is_told() {
    let shape = |id: &str, parent: &str| {
        format!(
            "<mxCell id=\"{id}\" vertex=\"1\" parent=\"{parent}\"><mxGeometry x=\"1\" width=\"5\" height=\"5\" as=\"geometry\"/></mxCell>"
        )
    };
    let ring = [shape("a", "b"), shape("b", "c"), shape("c", "a")].concat();
    assert_eq!(problems(&ring), [r#"line 3: "c" stands in itself"#]);
    assert_eq!(
        problems(&shape("a", "a")),
        [r#"line 3: "a" stands in itself"#]
    );
    let gone = problems(&shape("a", "x"));
    assert_eq!(gone, [r#"line 3: "a" stands in "x", which is not there"#]);
    let twice = [shape("a", "1"), shape("a", "1")].concat();
    assert_eq!(
        problems(&twice),
        [r#"line 3: several cells are called "a""#]
    );
    let line = "<mxCell id=\"e\" edge=\"1\" parent=\"1\" source=\"x\"><mxGeometry as=\"geometry\"/></mxCell>";
    assert_eq!(
        problems(line),
        [
            r#"line 3: "e" has no place"#,
            r#"line 3: the line "e" ends at "x", which is not there"#
        ]
    );
    let number = shape("a", "1").replace("x=\"1\"", "x=\"1e999\"");
    assert_eq!(
        problems(&number),
        [r#"line 3: x of "a" is no number: "1e999""#]
    );
    let key = "<UserObject daicho=\"house:1\" id=\"a\"><mxCell vertex=\"1\" parent=\"1\"><mxGeometry as=\"geometry\"/></mxCell></UserObject>";
    assert_eq!(
        problems(key),
        [r#"line 3: "house:1" is not the name of an element"#]
    );
}

#[test]
fn cells_deeper_than_anybody_draws_are_put_on_the_page() {
    let cells: String = (0..500)
        .rev()
        .map(|nth| {
            let parent = if nth == 0 { "1".to_owned() } else { format!("c{}", nth - 1) };
            format!(
                "<mxCell id=\"c{nth}\" vertex=\"1\" parent=\"{parent}\"><mxGeometry x=\"1\" y=\"1\" as=\"geometry\"/></mxCell>"
            )
        })
        .collect();
    let told = problems(&cells);
    assert_eq!(
        told,
        [
            r#"line 3: "c201" stands deeper than 200 levels"#,
            r#"line 3: "c402" stands deeper than 200 levels"#
        ]
    );
}

#[test]
fn what_is_no_drawing_is_refused_by_what_it_is() {
    let csv = "## Topology\n# label: %host%\n# connect: {}\nid,host\n1,a\n";
    let cases: [(&[u8], DrawingError); 8] = [
        (csv.as_bytes(), DrawingError::CsvImport),
        (b"", DrawingError::Empty),
        (b" \n", DrawingError::Empty),
        (b"PK\x03\x04rest", DrawingError::Archive),
        (b"%PDF-1.7", DrawingError::NotXml),
        (b"<mxfile></mxfile>", DrawingError::NoPages),
        (
            b"<html/>",
            DrawingError::NotADrawing {
                root: "html".to_owned(),
            },
        ),
        (b"<a\xFF", DrawingError::NotText { offset: 2 }),
    ];
    for (bytes, error) in cases {
        assert_eq!(read(bytes), Err(error));
    }
    let half = "<mxfile>\n<diagram name=\"a\"><mxGraphModel>";
    let error = read(half.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "line 2, column 33: the document ends in the middle"
    );
}

#[test]
fn labels_in_html_become_what_a_browser_shows() {
    let cases = [
        ("Campus<div>Network</div>", "Campus\nNetwork"),
        ("a<br/>b<BR>c", "a\nb\nc"),
        ("<p>1</p><p>2</p>", "1\n2"),
        ("5 &lt; 6 &amp;&amp; 7 &gt; 6", "5 < 6 && 7 > 6"),
        ("x &nbsp; y&#x2764;&#10;z", "x y❤\nz"),
        ("<script>alert('a')</script>b<style>c</style>", "b"),
        ("a < b, b<3", "a < b, b<3"),
        ("<b", "<b"),
        ("&bogus; &", "&bogus; &"),
        ("<!-- x -->y<!-- z", "y"),
        ("<font color=\"#1\">赤</font>", "赤"),
        ("</script", "</script"),
        ("<script>never ends", ""),
    ];
    for (html, text) in cases {
        assert_eq!(plain(html), text, "{html}");
    }
}

#[test]
fn a_style_tells_what_a_shape_seems_to_be() {
    let cases = [
        (
            "shape=mxgraph.cisco.routers.router;html=1",
            Some(Thing::Router),
        ),
        (
            "shape=mxgraph.cisco19.rect;prIcon=l3_switch",
            Some(Thing::Switch),
        ),
        (
            "shape=mxgraph.cisco.servers.fileserver",
            Some(Thing::Server),
        ),
        (
            "image;image=img/lib/clip_art/networking/Firewall_128x128.png",
            Some(Thing::Firewall),
        ),
        (
            "shape=mxgraph.cisco.misc.access_point",
            Some(Thing::AccessPoint),
        ),
        ("shape=mxgraph.networks.pc", Some(Thing::Computer)),
        ("ellipse;shape=cloud", Some(Thing::Cloud)),
        ("shape=mxgraph.floorplan.chair", None),
        ("image=data:image/svg+xml,pcPC", None),
        ("rounded=1", None),
    ];
    for (style, thing) in cases {
        assert_eq!(Style::new(style).thing(), thing, "{style}");
    }
    let style =
        Style::new("a;fillColor=#FFeeDD;fillColor=light-dark(#112233,#445566);x=red;y=none");
    assert_eq!(style.colour("fillColor"), Some("#112233"));
    assert_eq!((style.colour("x"), style.colour("y")), (None, Some("none")));
    assert_eq!(CellKind::default(), CellKind::Shape);
}
