//! The page: mounts the user interface.
fn main() {
    yew::Renderer::<daicho_app::app::App>::new().render();
}
