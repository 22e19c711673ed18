//! How marks look. Colour is never the only sign: what is wrong has another shape and a sign of its own.

use daicho_core::diagram::graph::tone::Tones;
use daicho_core::diagram::record::check::{MarkState, state_of};
use daicho_core::diagram::record::mark::{Form, Mark, WHOLE};
use daicho_core::diagram::scene::{Point, Tone};
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::opened::Picture;
use super::words;
use crate::i18n::Texts;

/// The width of the board in its own lengths; its height follows from the picture.
pub(super) const WIDTH: f64 = 1000.0;

/// A mark, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seen {
    pub(super) id: EntityId,
    pub(super) form: Form,
    pub(super) points: Vec<Point>,
    title: AttrValue,
    /// How good the thing is that it stands for; `None` where it stands for nothing in the ledger yet.
    tone: Option<Tone>,
    /// What there is to say of it.
    signs: Vec<String>,
    state: MarkState,
    /// Whether the drawing itself says what it is, in the shape that it sits on.
    is_named: bool,
}

/// Returns the marks of a drawing that can be drawn, areas first: what is small lies above.
pub(super) fn seen(
    t: Texts,
    tones: &Tones<'_>,
    marks: &[Mark<'_>],
    current: Option<EntityId>,
    picture: &Picture,
) -> Vec<Seen> {
    let mut seen: Vec<Seen> = marks
        .iter()
        .filter_map(|mark| {
            let ledger = mark.record().ledger();
            let target = mark.target().shown().known();
            let (tone, signs) = target.map_or((None, Vec::new()), |key| {
                let (tone, signs) = tones.of_key(ledger, key);
                (Some(tone), signs)
            });
            Some(Seen {
                id: mark.id(),
                form: mark.form().shown().known()?,
                points: mark
                    .points()
                    .shown()
                    .known()
                    .filter(|points| !points.is_empty())?,
                title: words::title(t, ledger, mark),
                tone,
                signs,
                is_named: is_named(mark, picture),
                state: state_of(mark, current, picture.shapes.as_ref()),
            })
        })
        .collect();
    let depth = |form: Form| match form {
        Form::Area => 0,
        Form::Boundary => 1,
        Form::Arrow => 2,
        Form::Text | Form::Pin => 3,
    };
    seen.sort_by_key(|seen| depth(seen.form));
    seen
}

fn is_named(mark: &Mark<'_>, picture: &Picture) -> bool {
    let shape = mark.shape().shown().known();
    let page = picture.look.page.as_ref();
    let cell = page
        .zip(shape)
        .and_then(|(page, shape)| page.cells.iter().find(|cell| cell.id == shape));
    cell.is_some_and(|cell| !cell.label.is_empty())
}

const fn code(tone: Option<Tone>) -> &'static str {
    match tone {
        None => "loose",
        Some(Tone::Plain) => "plain",
        Some(Tone::Good) => "good",
        Some(Tone::Unknown) => "unknown",
        Some(Tone::Warning) => "warning",
        Some(Tone::Danger) => "danger",
    }
}

/// What there is to say of the thing that a mark stands for.
fn said_of(t: Texts, seen: &Seen) -> String {
    let tone = t.get(&format!("mark-tone-{}", code(seen.tone))).to_string();
    let all: Vec<&str> = std::iter::once(tone.as_str())
        .chain(seen.signs.iter().map(String::as_str))
        .collect();
    all.join(&t.get("list-separator"))
}

/// Draws a mark. `height` is that of the board, `unit` a length that looks the same however near one is.
pub(super) fn draw(
    t: Texts,
    seen: &Seen,
    is_chosen: bool,
    height: f64,
    unit: f64,
    onfocus: Callback<FocusEvent>,
) -> Html {
    let places: Vec<(f64, f64)> = seen.points.iter().map(|at| place(*at, height)).collect();
    let (first, last) = match (places.first(), places.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return Html::default(),
    };
    let said = t.with(
        "mark-said",
        &[
            ("form", words::form(t, seen.form).to_string().into()),
            ("title", seen.title.to_string().into()),
            ("tone", said_of(t, seen).into()),
        ],
    );
    let (shape, label) = match seen.form {
        Form::Pin => (
            pin(seen.tone, first, unit),
            (first.0 + 13.0 * unit, first.1 + 5.0 * unit),
        ),
        Form::Area => (
            area(&places),
            (
                first.0.min(last.0) + 5.0 * unit,
                first.1.min(last.1) + 17.0 * unit,
            ),
        ),
        Form::Boundary => (
            line("mark-boundary", &places),
            (first.0 + 5.0 * unit, first.1 - 6.0 * unit),
        ),
        Form::Arrow => (
            arrow(&places, unit),
            (first.0 + 5.0 * unit, first.1 - 6.0 * unit),
        ),
        Form::Text => (Html::default(), first),
    };
    let size = format!("{:.2}", 14.0 * unit);
    let mut title = seen.title.to_string();
    if seen.state != MarkState::Fits {
        title.push_str(" ?");
    }
    html! {
        <g key={seen.id.to_string()} class="mark" data-key={seen.id.to_string()} data-tone={code(seen.tone)}
            data-chosen={is_chosen.then_some("yes")} tabindex="0" role="button" aria-label={said} {onfocus} data-testid="mark">
            <title>{ said_of(t, seen) }</title>
            { shape }
            if is_chosen || !seen.is_named {
                <text class="mark-name" x={length(label.0)} y={length(label.1)} font-size={size} stroke-width={length(3.0 * unit)}>{ title }</text>
            }
        </g>
    }
}

/// Returns where a point of a mark is on the board.
pub(super) fn place(at: Point, height: f64) -> (f64, f64) {
    let whole = f64::from(WHOLE);
    (
        f64::from(at.x) * WIDTH / whole,
        f64::from(at.y) * height / whole,
    )
}

/// Returns places as an attribute.
pub(super) fn path(places: &[(f64, f64)]) -> String {
    let texts: Vec<String> = places
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    texts.join(" ")
}

/// Returns the corners of an area: two opposite ones make a rectangle.
pub(super) fn corners(places: &[(f64, f64)]) -> Vec<(f64, f64)> {
    match places {
        [one, other] => vec![*one, (other.0, one.1), *other, (one.0, other.1), *one],
        several => several.iter().chain(several.first()).copied().collect(),
    }
}

fn length(length: f64) -> String {
    format!("{length:.1}")
}

fn pin(tone: Option<Tone>, at: (f64, f64), unit: f64) -> Html {
    let r = 10.0 * unit;
    let (x, y) = at;
    let sign = match tone {
        None => "?",
        Some(Tone::Plain) => "",
        Some(Tone::Good) => "✓",
        Some(Tone::Unknown) => "–",
        Some(Tone::Warning | Tone::Danger) => "!",
    };
    let body = match tone {
        None | Some(Tone::Plain | Tone::Good | Tone::Unknown) => {
            html! { <circle class="mark-body" cx={length(x)} cy={length(y)} r={length(r)} stroke-width={length(2.0 * unit)} /> }
        }
        Some(Tone::Warning) => polygon(
            &[(x, y - r * 1.3), (x + r * 1.3, y + r), (x - r * 1.3, y + r)],
            unit,
        ),
        Some(Tone::Danger) => polygon(
            &[
                (x, y - r * 1.3),
                (x + r * 1.3, y),
                (x, y + r * 1.3),
                (x - r * 1.3, y),
            ],
            unit,
        ),
    };
    html! {
        <>
            { body }
            <text class="mark-sign" x={length(x)} y={length(y + 5.0 * unit)} text-anchor="middle" font-size={length(14.0 * unit)}>{ sign }</text>
        </>
    }
}

fn polygon(points: &[(f64, f64)], unit: f64) -> Html {
    html! { <polygon class="mark-body" points={path(points)} stroke-width={length(2.0 * unit)} /> }
}

fn area(places: &[(f64, f64)]) -> Html {
    html! { <polygon class="mark-area" points={path(&corners(places))} vector-effect="non-scaling-stroke" /> }
}

fn line(class: &'static str, places: &[(f64, f64)]) -> Html {
    html! {
        <>
            <polyline class="mark-hit" points={path(places)} vector-effect="non-scaling-stroke" />
            <polyline {class} points={path(places)} vector-effect="non-scaling-stroke" />
        </>
    }
}

fn arrow(places: &[(f64, f64)], unit: f64) -> Html {
    let (Some(to), Some(from)) = (places.last(), places.iter().rev().nth(1)) else {
        return Html::default();
    };
    let angle = (to.1 - from.1).atan2(to.0 - from.0);
    let wing = |turn: f64| {
        let at = angle + turn;
        (to.0 - 14.0 * unit * at.cos(), to.1 - 14.0 * unit * at.sin())
    };
    html! {
        <>
            { line("mark-arrow", places) }
            <polygon class="mark-head" points={path(&[*to, wing(0.45), wing(-0.45)])} />
        </>
    }
}
