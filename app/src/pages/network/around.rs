//! The surroundings of one device, as other pages show them.

use daicho_core::diagram::graph::ask::{Ask, Detail};
use daicho_core::diagram::graph::graph;
use daicho_core::diagram::layout::layout;
use daicho_core::diagram::record::placement::Placements;
use daicho_core::diagram::record::view::Scope;
use daicho_core::diagram::scene::Scene;
use daicho_core::diagram::svg::{Paper, Theme, live};
use daicho_core::ident::id::EntityId;
use daicho_core::topology::Topology;
use yew::prelude::*;

use super::Known;
use super::out::{FINE, printed};
use super::words::Said;
use crate::browser::picture;
use crate::i18n::Texts;
use crate::session::state::LedgerHandle;

/// Who sees a diagram.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reader {
    /// People of the hospital.
    Own,
    /// Another party: addresses and what is wrong are nobody else's business.
    Other,
}

/// Returns the diagram of what reaches a device; `None` where it is on no network.
pub fn around(t: Texts, ledger: &LedgerHandle, unit: EntityId, reader: Reader) -> Option<Scene> {
    let known = Known::of(ledger)?;
    let network = Topology::of(&known.list);
    network.unit(unit)?;
    let (details, findings) = match reader {
        Reader::Own => (Ask::default().details, known.findings.as_slice()),
        Reader::Other => (vec![Detail::Number], &[][..]),
    };
    let ask = Ask {
        scope: Scope::Device(unit),
        details,
        ..Ask::default()
    };
    let graph = graph(&network, findings, &ask, &Said(t), known.today);
    let places = Placements::of(ledger, None).iter().collect();
    Some(layout(&graph, &places))
}

/// Draws a scene as a whole that nobody can move.
pub fn still(scene: &Scene) -> Html {
    let bounds = scene.bounds.grown(24);
    let view = format!(
        "<svg viewBox=\"{} {} {} {}\" ",
        bounds.x, bounds.y, bounds.width, bounds.height
    );
    let picture = live(scene, Theme::Light).replacen("<svg ", &view, 1);
    Html::from_html_unchecked(picture.into())
}

/// Returns a scene as the file of a picture; `None` where the browser does not draw it.
pub async fn png(t: Texts, scene: &Scene) -> Option<Vec<u8>> {
    let svg = printed(t, scene, Paper::Fitting);
    Some(picture::png(&svg, FINE).await.ok()?.to_vec())
}
