//! How shapes and lines look in draw.io: the styles of their cells.

use super::is_open;
use crate::diagram::{
    pen::base64,
    scene::{Look, Point, Rect, Shape, Tone, Wire, WireKind},
    svg::icon,
};

/// Where on its shape a line ends, so that draw.io puts the end where it is in the scene.
pub(super) fn pinned(end: &str, at: Option<&Point>, rect: Option<&Rect>) -> String {
    let (Some(at), Some(rect)) = (at, rect) else {
        return String::new();
    };
    if rect.width == 0 || rect.height == 0 {
        return String::new();
    }
    let part = |at: i32, from: i32, length: i32| f64::from(at - from) / f64::from(length);
    let (x, y) = (
        part(at.x, rect.x, rect.width),
        part(at.y, rect.y, rect.height),
    );
    if !(0.0..=1.0).contains(&x) || !(0.0..=1.0).contains(&y) {
        return String::new();
    }
    format!("{end}X={x};{end}Y={y};{end}Dx=0;{end}Dy=0;{end}Perimeter=0;")
}

/// What is written on a shape: its name, how many there are, what stands below, and what there is to say of it.
pub(super) fn label(shape: &Shape) -> String {
    let mut first = shape.label.clone();
    if shape.is_several() {
        first.push_str(&format!(" ×{}", shape.count));
    }
    let mut lines = vec![first];
    lines.extend(shape.details.iter().cloned());
    lines.extend(shape.signs.iter().cloned());
    lines.join("\n")
}

pub(super) const fn colour(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "#3d5a73",
        Tone::Good => "#1b7a43",
        Tone::Unknown => "#6b6b6b",
        Tone::Warning => "#9a5b00",
        Tone::Danger => "#b3261e",
    }
}

pub(super) fn style(shape: &Shape) -> String {
    let stroke = colour(shape.tone);
    let common =
        "whiteSpace=wrap;html=0;align=left;verticalAlign=top;fontSize=12;fontColor=#1b2733;";
    if is_open(shape) {
        let (fill, more) = match shape.look {
            Look::IsolatedZone => ("#eef6ee", "strokeWidth=3;"),
            Look::OutsideZone => ("#f7f2ea", "dashed=1;dashPattern=8 5;"),
            Look::Zone
            | Look::Device
            | Look::Group
            | Look::Firewall
            | Look::Router
            | Look::Switch
            | Look::AccessPoint
            | Look::Vendor
            | Look::Carried => ("#f1f5f9", ""),
        };
        return format!(
            "rounded=1;absoluteArcSize=1;arcSize=12;container=1;collapsible=0;recursiveResize=0;{common}fontStyle=1;spacingLeft=6;fillColor={fill};strokeColor={stroke};{more}"
        );
    }
    let more = match shape.look {
        Look::Carried => "dashed=1;dashPattern=3 3;",
        Look::Vendor | Look::OutsideZone => "dashed=1;dashPattern=8 5;",
        Look::Firewall | Look::Router => "strokeWidth=2;",
        Look::Zone
        | Look::IsolatedZone
        | Look::Device
        | Look::Group
        | Look::Switch
        | Look::AccessPoint => "",
    };
    // draw.io leaves `;base64` out of addresses in a style, where a semicolon ends a value.
    let picture = base64(icon::file(shape.look).as_bytes());
    format!(
        "shape=label;rounded=1;absoluteArcSize=1;arcSize=8;{common}fillColor=#ffffff;strokeColor={stroke};{more}spacingLeft=28;imageAlign=left;imageVerticalAlign=top;imageWidth=20;imageHeight=20;image=data:image/svg+xml,{picture};"
    )
}

pub(super) fn wire_style(wire: &Wire) -> String {
    let (thick, dashes) = match wire.kind {
        WireKind::Allowed | WireKind::Plain => ("1.5", ""),
        WireKind::Blocked => ("1.5", "dashed=1;dashPattern=1 3;"),
        WireKind::Observed => ("1.5", "dashed=1;dashPattern=6 4;"),
        WireKind::Remote => ("4", "dashed=1;dashPattern=16 5 3 5;"),
        WireKind::Carried => ("2", "dashed=1;dashPattern=2 5;"),
    };
    let colour = match (wire.tone, wire.kind) {
        (Tone::Plain, WireKind::Remote) => "#7a2e8c",
        (Tone::Plain, WireKind::Blocked) => colour(Tone::Danger),
        (tone, _) => colour(tone),
    };
    let head = |is_there: bool| match (is_there, wire.kind) {
        (true, WireKind::Blocked) => "cross",
        (true, _) => "block",
        (false, _) => "none",
    };
    let (start, end) = (head(wire.heads.0), head(wire.heads.1));
    // Dashes are lengths on the page, whatever the thickness.
    format!(
        "edgeStyle=none;rounded=0;html=0;fontSize=11;labelBackgroundColor=#ffffff;strokeColor={colour};strokeWidth={thick};{dashes}fixDash=1;startArrow={start};endArrow={end};"
    )
}
