//! Shares of a whole as bars. What is unknown is drawn hatched, never left out.
use yew::prelude::*;

use super::badge::Tone;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What is counted.
    pub label: Html,
    /// How many of the whole.
    pub value: usize,
    /// What is written behind the bar.
    pub note: AttrValue,
    /// The colour; [`Tone::Unknown`] is hatched.
    pub tone: Tone,
}

/// Properties of [`Bars`].
#[derive(Clone, PartialEq, Properties)]
pub struct BarsProps {
    /// What the bars show, for screen readers.
    pub label: AttrValue,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// The length of a full bar.
    pub total: usize,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// Horizontal bars with their labels and numbers.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    html! {
        <ul class="bars" aria-label={props.label.clone()} data-testid={props.testid.clone()}>
            for bar in &props.bars {
                <li>
                    <span>{ bar.label.clone() }</span>
                    { drawing(bar, props.total) }
                    <span class="number small muted">{ &bar.note }</span>
                </li>
            }
        </ul>
    }
}

/// Length of a full bar in SVG units.
const FULL: usize = 1000;

fn drawing(bar: &Bar, total: usize) -> Html {
    let width = bar.value.min(total) * FULL / total.max(1);
    // A bar that stands for something is at least as wide as one can see.
    let width = if bar.value > 0 { width.max(6) } else { 0 };
    let class = match bar.tone {
        Tone::Info | Tone::Ok => "bar-known",
        Tone::Warn => "bar-warn",
        Tone::Danger => "bar-danger",
        Tone::Unknown => "bar-hatch",
    };
    html! {
        <svg viewBox={format!("0 0 {FULL} 12")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="bar-unknown" width={FULL.to_string()} height="12" />
            if bar.tone == Tone::Unknown {
                <path {class} d={hatch(width)} />
            } else {
                <rect {class} width={width.to_string()} height="12" />
            }
        </svg>
    }
}

fn hatch(width: usize) -> String {
    (0..width)
        .step_by(12)
        .map(|x| format!("M{x} 12L{} 0", x + 8))
        .collect()
}
