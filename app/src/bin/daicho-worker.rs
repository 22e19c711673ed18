//! The worker: parsing, matching and writing off the main thread.

fn main() {
    daicho_app::worker::serve::port::start();
}
