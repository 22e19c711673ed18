//! The page: mounts the user interface.
fn main() {
    daicho_app::app::start();
}
