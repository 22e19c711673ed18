//! Texts in both languages, and the fixed words of templates.

use serde::{Deserialize, Serialize};

/// A text in both languages.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

/// One of the two languages.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];
}

impl Both {
    /// Returns a text that is the same in both languages, such as a name.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self {
            ja: text.to_owned(),
            en: text.to_owned(),
        }
    }

    /// Whether it says nothing in either language.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.of(Language::Ja).trim().is_empty()
    }

    /// Returns the text in a language; one that is there in the other only is better than a hole in a sentence.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        let (own, other) = match language {
            Language::Ja => (&self.ja, &self.en),
            Language::En => (&self.en, &self.ja),
        };
        if own.trim().is_empty() { other } else { own }
    }
}

/// A fixed list of words as templates write them.
macro_rules! listed {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $value,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// Returns the word of templates.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$value => $code,)+
                }
            }

            /// Reads the word of templates.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.code() == code)
            }
        }
    };
}
pub(super) use listed;

listed! {
    /// How much a clause matters. What matters most comes first.
    Level {
        /// Without it the annex protects nobody.
        Must = "must",
        /// It is asked for.
        Should = "should",
        /// It is worth talking about.
        Negotiable = "negotiable",
    }
}

listed! {
    /// How much a clause asks of the vendor.
    Strength {
        /// What a vendor can hardly refuse.
        Low = "low",
        /// What is usual.
        Middle = "middle",
        /// What a well-staffed hospital asks for.
        High = "high",
    }
}

listed! {
    /// How a device is used and connected.
    Situation {
        /// On no network.
        Standalone = "standalone",
        /// In a closed network that the vendor brought.
        Closed = "closed",
        /// In the hospital's network, with remote maintenance.
        Remote = "remote",
        /// Connected to a cloud.
        Cloud = "cloud",
        /// Leased or rented.
        Leased = "leased",
        /// Bought second-hand.
        Secondhand = "secondhand",
        /// Used beyond its end of support, at the hospital's own responsibility.
        BeyondSupport = "beyond_support",
        /// Used at the patient's home.
        Homecare = "homecare",
    }
}

listed! {
    /// Who may be responsible.
    Party {
        /// The hospital.
        Hospital = "hospital",
        /// The marketing-authorisation holder.
        Vendor = "vendor",
        /// The dealer.
        Dealer = "dealer",
        /// The lessor.
        Lessor = "lessor",
        /// The repairer.
        Repairer = "repairer",
        /// The network operator.
        NetworkOperator = "network_operator",
    }
}
