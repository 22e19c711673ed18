//! The page: mounts the user interface with the pages that are opened less often.
fn main() {
    daicho_app::app::start::<daicho_app::app::more_pages::MorePages>();
}
