mod background;
mod corpus;
mod hostile;
mod offer;
mod read;
mod round;

use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};

use super::{model::Page, read::Read};
use crate::diagram::pen::{base64, escaped};

/// A page with a container, shapes in it, a line with a name, a line without ends, and a swimlane.
pub(super) const MODEL: &str = r##"<mxGraphModel dx="1" dy="1" page="1" pageWidth="827" pageHeight="1169"><root>
<mxCell id="0"/><mxCell id="1" parent="0"/><mxCell id="L2" value="notes" parent="0" visible="0"/>
<mxCell id="z" value="DMZ" style="swimlane;html=1;startSize=20;" vertex="1" parent="1"><mxGeometry x="100" y="50" width="400" height="300" as="geometry"/></mxCell>
<UserObject label="&lt;div&gt;FW&amp;nbsp;1&lt;br&gt;10.0.0.1&lt;/div&gt;" tooltip="old" id="fw"><mxCell style="shape=mxgraph.cisco.security.firewall;html=1;" vertex="1" parent="z"><mxGeometry x="10" y="30" width="60" height="40" as="geometry"/></mxCell></UserObject>
<object label="%model% (%serial%)" model="PX-4" serial="S-77" placeholders="1" id="pc"><mxCell style="rounded=1;" vertex="1" parent="z"><mxGeometry x="200" y="130" width="80" height="40" as="geometry"/></mxCell></object>
<mxCell id="e" style="endArrow=none;html=1;" edge="1" parent="z" source="fw" target="pc"><mxGeometry relative="1" as="geometry"><Array as="points"><mxPoint x="120" y="50"/></Array></mxGeometry></mxCell>
<mxCell id="en" value="HL7" style="edgeLabel;html=1;" vertex="1" connectable="0" parent="e"><mxGeometry x="-1" relative="1" as="geometry"><mxPoint x="4" y="-6" as="offset"/></mxGeometry></mxCell>
<mxCell id="f" edge="1" parent="1"><mxGeometry relative="1" as="geometry"><mxPoint x="5" y="6" as="sourcePoint"/><mxPoint x="7" y="9" as="targetPoint"/></mxGeometry></mxCell>
<mxCell id="n" value="a &lt;b&gt; b" style="text;" vertex="1" parent="L2"><mxGeometry x="1.6" y="2" width="3" height="4" as="geometry"/></mxCell>
</root></mxGraphModel>"##;

pub(super) fn packed(model: &str) -> String {
    let uri: String = model
        .bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    base64(&deflated(uri.as_bytes()))
}

pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn file(pages: &[(&str, String)]) -> String {
    let pages = pages
        .iter()
        .map(|(name, content)| format!("<diagram name=\"{}\">{content}</diagram>", escaped(name)));
    format!("<mxfile host=\"x\">{}</mxfile>", pages.collect::<String>())
}

pub(super) fn read_text(text: &str) -> Read {
    super::read::read(text.as_bytes()).unwrap()
}

/// A line for each cell: what it is, its number, where it stands, its place, its ends, what is written on it.
pub(super) fn lines(page: &Page) -> Vec<String> {
    let number = |at: Option<u32>| at.map_or("-".to_owned(), |at| at.to_string());
    let cells = page.cells.iter().enumerate().map(|(at, cell)| {
        let place = cell.rect.map_or("nowhere".to_owned(), |it| {
            format!("{},{} {}x{}", it.x, it.y, it.width, it.height)
        });
        let points: Vec<String> = cell
            .points
            .iter()
            .map(|at| format!("{},{}", at.x, at.y))
            .collect();
        let ends = format!("{}>{}", number(cell.source), number(cell.target));
        let ends = if cell.points.is_empty() {
            String::new()
        } else {
            ends
        };
        let parent = number(cell.parent);
        let line = format!(
            "{at} {:?} in {parent}: {place} {ends} {} {:?}",
            cell.kind,
            points.join(" "),
            cell.label
        );
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    cells.collect()
}
