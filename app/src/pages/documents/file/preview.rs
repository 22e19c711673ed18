//! A look at a file that people read.

use std::rc::Rc;

use js_sys::Uint8Array;
use yew::prelude::*;

use crate::browser::object_url::ObjectUrl;
use crate::components::button::Button;
use crate::i18n::use_texts;
use crate::pages::documents::paper::Block;

/// How much of a text is shown.
const TEXT: u32 = 1 << 20;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PreviewProps {
    pub(super) media_type: AttrValue,
    pub(super) bytes: Block,
}

/// How a file can be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Look {
    /// As a picture: it runs nothing, and no frame is needed. (Browsers show a picture in a frame by a page of their own, whose
    /// styles the policy of this page forbids.)
    Picture(&'static str),
    /// In a frame that can do nothing.
    Frame(&'static str),
    /// In the browser's own reader of PDF files, when somebody wants it. Browsers refuse to start it in a frame that can do
    /// nothing; it gives a document no way to this page, and takes the bytes for a PDF file whatever they are.
    Pdf,
    /// Not at all.
    None,
}

/// Pictures that are shown as they are. Others, such as SVG, may hold scripts.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

fn look(media_type: &str, head: &[u8]) -> Look {
    if let Some(picture) = PICTURES.iter().find(|known| **known == media_type) {
        return Look::Picture(picture);
    }
    let is_text = media_type.starts_with("text/")
        || matches!(media_type, "application/json" | "application/xml");
    match media_type {
        "application/pdf" => Look::Pdf,
        // Never as what it says it is: a page of the web is shown as its text.
        _ if is_text => Look::Frame(charset(head)),
        _ => Look::None,
    }
}

/// Returns the type of a text with its encoding. What is no UTF-8 is taken for what Japanese programs write.
fn charset(head: &[u8]) -> &'static str {
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return "text/plain;charset=utf-16";
    }
    match std::str::from_utf8(head) {
        Ok(_) => "text/plain;charset=utf-8",
        // Cut in the middle of a character.
        Err(error) if error.error_len().is_none() => "text/plain;charset=utf-8",
        Err(_) => "text/plain;charset=shift_jis",
    }
}

/// Shows what can be shown.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let t = use_texts();
    let is_wanted = use_state_eq(|| false);
    let shown = use_memo(
        (props.media_type.clone(), props.bytes.clone(), *is_wanted),
        |(media_type, Block(bytes), is_wanted)| {
            let head = bytes.subarray(0, bytes.length().min(TEXT)).to_vec();
            let look = look(media_type, &head);
            let url = match look {
                Look::Frame(kind) => ObjectUrl::of(&Uint8Array::from(head.as_slice()), kind),
                Look::Picture(kind) => ObjectUrl::of(bytes, kind),
                Look::Pdf if *is_wanted => ObjectUrl::of(bytes, "application/pdf"),
                Look::Pdf | Look::None => None,
            };
            (look, url.map(Rc::new))
        },
    );
    let on_want = {
        let is_wanted = is_wanted.clone();
        move |()| is_wanted.set(true)
    };
    let (look, url) = &*shown;
    let url = url.as_ref().map(|url| url.as_str().to_owned());
    html! {
        <section class="card stack-s" data-testid="document-preview">
            <h2>{ t.get("document-preview") }</h2>
            { match (look, url) {
                (Look::Frame(_), Some(url)) => html! {
                    <iframe class="preview" sandbox="" src={url} title={t.get("document-preview")} data-testid="document-frame"></iframe>
                },
                (Look::Picture(_), Some(url)) => html! {
                    <img class="picture" src={url} alt={t.get("document-preview")} data-testid="document-picture" />
                },
                (Look::Pdf, Some(url)) => html! {
                    <iframe class="preview" src={url} title={t.get("document-preview")} data-testid="document-frame"></iframe>
                },
                (Look::Pdf, None) => html! {
                    <Button on_click={on_want} testid="document-show">{ t.get("document-show-pdf") }</Button>
                },
                _ => html! { <p class="muted">{ t.get("document-no-preview") }</p> },
            } }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shown_as_a_page_or_a_program() {
        for media_type in [
            "text/html",
            "application/xml",
            "application/json",
            "text/csv",
        ] {
            assert_eq!(
                look(media_type, b"<script>"),
                Look::Frame("text/plain;charset=utf-8")
            );
        }
        for media_type in ["image/svg+xml", "application/zip", ""] {
            assert_eq!(look(media_type, b"<svg>"), Look::None);
        }
    }

    #[test]
    fn the_encoding_of_a_text_is_told() {
        let japanese = |bytes: &[u8]| look("text/plain", bytes);
        assert_eq!(
            japanese(b"\x8e\xe6\x88\xb5"),
            Look::Frame("text/plain;charset=shift_jis")
        );
        let cut = "取扱".as_bytes();
        assert_eq!(
            japanese(cut.get(..4).unwrap_or_default()),
            Look::Frame("text/plain;charset=utf-8")
        );
    }
}
