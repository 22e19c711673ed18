//! The page: mounts the user interface with the pages of the ledger.
fn main() {
    daicho_app::app::start::<daicho_app::app::ledger_pages::LedgerPages>();
}
