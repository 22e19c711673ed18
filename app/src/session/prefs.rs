//! What this browser profile remembers of the person: language, theme, name.
use daicho_core::backup::reminder::Rhythm;
use yew::prelude::*;

use crate::i18n::Language;
use crate::store::LedgerStore;
use crate::store::error::StoreError;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Returns the stored text.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Returns the theme of a stored text; anything unknown follows the system.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.code() == code)
            .unwrap_or_default()
    }
}

/// The preferences.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Prefs {
    /// The language of the screen.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Who works here; empty until asked.
    pub author: AttrValue,
    /// The columns of the list of devices, as `pages::devices::columns` writes them; empty until chosen.
    pub columns: AttrValue,
    /// How often to remind of a copy.
    pub reminder: Rhythm,
}

/// Keys in the store.
const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const AUTHOR: &str = "author";
const COLUMNS: &str = "devices-columns";
const REMINDER: &str = "copy-reminder";

impl Prefs {
    /// Reads the preferences; what is not stored is as the browser says.
    pub(super) async fn read(
        store: &impl LedgerStore,
        browser: Language,
    ) -> Result<Self, StoreError> {
        let keys = [LANGUAGE, THEME, AUTHOR, COLUMNS, REMINDER];
        let mut stored = store.prefs(&keys).await?.into_iter();
        let mut next = || stored.next().flatten();
        let (language, theme, author, columns) = (next(), next(), next(), next());
        let reminder = next().unwrap_or_default();
        Ok(Self {
            language: language
                .and_then(|code| Language::from_code(&code))
                .unwrap_or(browser),
            theme: Theme::from_code(&theme.unwrap_or_default()),
            author: author.unwrap_or_default().into(),
            columns: columns.unwrap_or_default().into(),
            reminder: Rhythm::from_code(&reminder),
        })
    }

    /// Stores the preferences.
    pub(super) async fn write(&self, store: &impl LedgerStore) -> Result<(), StoreError> {
        store.set_pref(LANGUAGE, Some(self.language.code())).await?;
        store.set_pref(THEME, Some(self.theme.code())).await?;
        let author = Some(self.author.as_str()).filter(|author| !author.is_empty());
        store.set_pref(AUTHOR, author).await?;
        let columns = Some(self.columns.as_str()).filter(|columns| !columns.is_empty());
        store.set_pref(COLUMNS, columns).await?;
        let reminder = Some(self.reminder.code());
        store.set_pref(REMINDER, reminder).await
    }
}
