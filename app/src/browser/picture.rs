//! Pictures: an SVG file as PNG.

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::object_url::ObjectUrl;

/// The longest side that every browser draws.
const LONGEST: f64 = 8192.0;

/// Why there is no picture.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PictureError {
    /// The browser does not draw the file.
    #[error("the browser does not draw the file")]
    NotDrawn,
    /// There is not enough memory for so large a picture.
    #[error("the picture is too large for the browser")]
    TooLarge,
}

/// Returns an SVG file as PNG, `times` as large, or as large as browsers draw.
///
/// # Errors
/// [`PictureError`] where the browser does not draw it.
pub async fn png(svg: &str, times: f64) -> Result<Uint8Array, PictureError> {
    let bytes = Uint8Array::new_from_slice(svg.as_bytes());
    let url = ObjectUrl::of(&bytes, "image/svg+xml").ok_or(PictureError::NotDrawn)?;
    let image = HtmlImageElement::new().map_err(|_| PictureError::NotDrawn)?;
    image.set_src(url.as_str());
    JsFuture::from(image.decode())
        .await
        .map_err(|_| PictureError::NotDrawn)?;
    let (width, height) = (
        f64::from(image.natural_width()),
        f64::from(image.natural_height()),
    );
    let times = times
        .min(LONGEST / width.max(1.0))
        .min(LONGEST / height.max(1.0));
    let canvas = canvas(&image, width * times, height * times).ok_or(PictureError::TooLarge)?;
    let blob = blob(&canvas).await.ok_or(PictureError::TooLarge)?;
    let buffer = JsFuture::from(blob.array_buffer())
        .await
        .map_err(|_| PictureError::TooLarge)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| PictureError::TooLarge)?;
    Ok(Uint8Array::new(&buffer))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are between 0 and LONGEST"
)]
fn canvas(image: &HtmlImageElement, width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    Some(canvas)
}

/// The canvas as a file. Where it is too large, the browser gives nothing.
async fn blob(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // Fails only if the promise's own function does.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _ = done
                .unchecked_ref::<js_sys::Function>()
                .call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
