//! Line icons, 24 × 24, drawn in the colour of the text around them. Decoration only: names are texts.
use yew::prelude::*;

/// A drawing from the set.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names say what is drawn")]
pub enum Icon {
    Alert,
    Book,
    Check,
    Clock,
    Close,
    Copy,
    Download,
    Edit,
    File,
    Filter,
    Info,
    Inbox,
    Plus,
    Print,
    Redo,
    Search,
    Trash,
    Undo,
    Upload,
}

/// Properties of [`Glyph`].
#[derive(Clone, PartialEq, Properties)]
pub struct GlyphProps {
    /// What to draw.
    pub icon: Icon,
}

/// Draws an icon, hidden from screen readers.
#[component]
pub fn Glyph(props: &GlyphProps) -> Html {
    html! {
        <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"
            stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d={path(props.icon)} />
        </svg>
    }
}

fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Alert => "M12 3 2 20h20L12 3z M12 10v4 M12 17v.01",
        Icon::Book => {
            "M4 5a2 2 0 0 1 2-2h14v15H6a2 2 0 0 0-2 2V5z M4 20a2 2 0 0 0 2 2h14v-4 M9 8h6 M9 12h4"
        }
        Icon::Check => "M4 13l5 5L20 6",
        Icon::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 7v5l3 2",
        Icon::Close => "M6 6l12 12 M18 6 6 18",
        Icon::Copy => "M9 9h11v11H9z M5 15H4V4h11v1",
        Icon::Download => "M12 3v12 M7 11l5 5 5-5 M4 20h16",
        Icon::Edit => "M4 20h4L19 9l-4-4L4 16v4z M13 7l4 4",
        Icon::File => "M6 2h8l5 5v15H6V2z M14 2v5h5",
        Icon::Filter => "M3 5h18l-7 8v6l-4 2v-8L3 5z",
        Icon::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 11v5 M12 8v.01",
        Icon::Inbox => "M3 13l3-9h12l3 9v7H3v-7z M3 13h5l1.5 3h5L16 13h5",
        Icon::Plus => "M12 5v14 M5 12h14",
        Icon::Print => "M7 9V3h10v6 M7 18H4V9h16v9h-3 M7 14h10v7H7v-7z",
        Icon::Redo => "M15 6l5 5-5 5 M20 11H10a5 5 0 0 0 0 10h3",
        Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z M15.5 15.5 21 21",
        Icon::Trash => "M4 6h16 M9 6V3h6v3 M6 6l1 15h10l1-15 M10 10v7 M14 10v7",
        Icon::Undo => "M9 6 4 11l5 5 M4 11h10a5 5 0 0 1 0 10h-3",
        Icon::Upload => "M12 16V4 M7 8l5-5 5 5 M4 20h16",
    }
}
