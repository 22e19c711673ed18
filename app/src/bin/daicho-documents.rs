//! The page: mounts the user interface with the pages about documents.
fn main() {
    daicho_app::app::start::<daicho_app::app::document_pages::DocumentPages>();
}
