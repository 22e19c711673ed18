//! The elements and attributes of SVG that stay. All that is not listed goes: what is not known here may do anything.

/// Elements that draw, or hold what draws (SVG 1.1).
const ELEMENTS: [&str; 28] = [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "title",
    "desc",
    "switch",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "clipPath",
    "mask",
    "textPath",
    "metadata",
    "a",
    "style",
];

/// Elements that stay although nothing of them is kept but what stands in them: a link shows its text.
pub(super) const UNWRAPPED: [&str; 2] = ["a", "switch"];

/// Elements of which not even the content stays.
pub(super) const DROPPED: [&str; 2] = ["metadata", "style"];

/// Attributes that place and paint.
const ATTRIBUTES: [&str; 94] = [
    "id",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "dx",
    "dy",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "width",
    "height",
    "d",
    "points",
    "viewBox",
    "preserveAspectRatio",
    "transform",
    "version",
    "xml:space",
    "xml:lang",
    "lang",
    "rotate",
    "textLength",
    "lengthAdjust",
    "startOffset",
    "method",
    "spacing",
    "pathLength",
    "offset",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "patternUnits",
    "patternContentUnits",
    "patternTransform",
    "clipPathUnits",
    "maskUnits",
    "maskContentUnits",
    "markerUnits",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "orient",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "opacity",
    "color",
    "display",
    "visibility",
    "overflow",
    "clip-path",
    "clip-rule",
    "mask",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
    "stop-color",
    "stop-opacity",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "font-variant",
    "font-stretch",
    "text-anchor",
    "text-decoration",
    "dominant-baseline",
    "alignment-baseline",
    "baseline-shift",
    "letter-spacing",
    "word-spacing",
    "writing-mode",
    "direction",
    "unicode-bidi",
    "paint-order",
    "vector-effect",
];

/// Returns whether an element stays.
pub(super) fn element(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// Returns the name of an attribute as it is written, where it stays.
pub(super) fn attribute(name: &str) -> Option<&'static str> {
    ATTRIBUTES.iter().find(|known| **known == name).copied()
}

/// Returns the name of an element as it is written.
pub(super) fn written(name: &str) -> Option<&'static str> {
    ELEMENTS.iter().find(|known| **known == name).copied()
}

/// Returns whether a value stays: what it refers to is in the file itself, and it runs nothing.
pub(super) fn value(value: &str) -> bool {
    let mut folded: String = value
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    folded.make_ascii_lowercase();
    // A backslash writes any letter in a style in another way, and a comment parts words.
    if folded.contains('\\') || folded.contains("/*") {
        return false;
    }
    let inside = |after: &str| {
        let after = after.trim_start_matches(['"', '\'']);
        after.starts_with('#')
    };
    let urls = folded.match_indices("url(");
    let is_inside = urls
        .filter_map(|(at, sign)| folded.get(at + sign.len()..))
        .all(inside);
    let words = [
        "javascript:",
        "data:",
        "expression(",
        "@import",
        "image(",
        "image-set(",
        "src(",
    ];
    is_inside && !words.iter().any(|word| folded.contains(word))
}
