//! What stages need, and how it is provided.

use crate::run::Failure;
use crate::setup::{Workshop, browser, target, tools};

/// Something to be set up; in the order in which it is done.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Need {
    /// A compiler that links for the browser. First, because the other tools are compiled with it.
    Target,
    /// clippy and rustfmt.
    Components,
    /// trunk, wasm-bindgen and its test runner, wasm-opt.
    BuildTools,
    /// cargo-nextest.
    Nextest,
    /// cargo-deny.
    Deny,
    /// Chromium and chromedriver.
    Chromium,
    /// geckodriver, if Firefox is installed.
    Geckodriver,
    /// Node and the packages of `wasm-tests/package.json`.
    Journeys,
}

impl Need {
    /// Installs it if it is missing.
    pub(super) fn provide(self, workshop: &mut Workshop) -> Result<(), Failure> {
        match self {
            Self::Target => target::provide(workshop),
            Self::Components => target::components(workshop),
            Self::BuildTools => tools::build_tools(workshop),
            Self::Nextest => tools::nextest(workshop),
            Self::Deny => tools::deny(workshop),
            Self::Chromium => browser::chromium(workshop),
            Self::Geckodriver if browser::find_firefox(workshop).is_none() => Ok(()),
            Self::Geckodriver => tools::geckodriver(workshop),
            Self::Journeys => browser::journeys(workshop),
        }
    }
}
