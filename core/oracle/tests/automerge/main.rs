//! The histories on which the laws of the ledger are tried, replayed into Automerge.

#[cfg(test)]
mod replay;
#[cfg(test)]
#[path = "../../../tests/ledger_laws/world.rs"]
mod world;
