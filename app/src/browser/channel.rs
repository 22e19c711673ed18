//! Word from tab to tab: small numbers over a `BroadcastChannel`.

use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// A named channel to every other tab and worker of this origin. What one sends one does not hear.
pub struct Channel {
    inner: Option<BroadcastChannel>,
}

/// Hears what is said on a channel until it is dropped.
pub struct Listener {
    channel: Option<BroadcastChannel>,
    on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel called `name`; where the browser has none, nobody hears anything.
    pub fn join(name: &str) -> Self {
        Self {
            inner: BroadcastChannel::new(name).ok(),
        }
    }

    /// Tells the others a number below 2^53.
    pub fn tell(&self, number: u64) {
        if let Some(channel) = &self.inner {
            // Fails only on a closed channel, and this one closes when it is dropped.
            let _ = channel.post_message(&JsValue::from_f64(number as f64));
        }
    }

    /// Calls `on_number` with every number that another one tells.
    pub fn listen(&self, on_number: impl Fn(u64) + 'static) -> Listener {
        let on_message = Closure::new(move |event: MessageEvent| {
            if let Some(number) = event.data().as_f64() {
                on_number(number as u64);
            }
        });
        if let Some(channel) = &self.inner {
            let function = on_message.as_ref().unchecked_ref();
            let _ = channel.add_event_listener_with_callback("message", function);
        }
        Listener {
            channel: self.inner.clone(),
            on_message,
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.inner {
            channel.close();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            let function = self.on_message.as_ref().unchecked_ref();
            let _ = channel.remove_event_listener_with_callback("message", function);
        }
    }
}
