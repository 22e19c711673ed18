//! Drawings of others: a plan, a configuration diagram; with marks that say what of the ledger stands where.
//!
//! | module | what it holds |
//! |---|---|
//! | [`list`] | all drawings |
//! | [`add`] | a file becomes a drawing, or a new edition of one |
//! | [`look`] | a file as something that can be shown, or why not |
//! | [`opened`] | the file of an edition, asked of the worker |
//! | [`page`] | one drawing with everything around it |
//! | [`board`] | the picture, on which marks are put and moved |
//! | [`shape`] | how marks look |
//! | [`side`] | what a mark stands for |
//! | [`devices`] | devices, to be searched and taken |
//! | [`checks`] | marks that somebody has to look at again |
//! | [`table`] | all marks in words |
//! | [`take`] | what a draw.io page shows, offered to become part of the ledger |
//! | [`words`] | why a file cannot be shown, or not all of it, and what marks are called |

mod add;
mod board;
mod checks;
mod devices;
mod list;
mod look;
mod opened;
mod page;
mod shape;
mod side;
mod table;
mod take;
mod words;

use daicho_core::diagram::record::check::unmarked;
use daicho_core::ident::id::EntityId;
use daicho_core::topology::Topology;

use super::Known;

pub(super) use list::DrawingsPage;
pub(super) use page::DrawingPage;
pub(super) use take::TakePage;

/// Lists the devices that are on none of the drawings.
fn missing(known: &Known, drawings: &[EntityId]) -> Vec<EntityId> {
    let network = Topology::of(&known.list);
    // A room or zone on a plan says nothing of where in it each device is.
    unmarked(network.ledger, drawings, |key| {
        let drawn = network.drawn_as(key).into_iter();
        drawn.map(|unit| unit.id).collect()
    })
}
