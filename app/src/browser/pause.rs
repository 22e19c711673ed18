//! Letting the page draw and answer in the middle of long work.

/// Ends after the browser had its turn.
pub async fn pause() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}
