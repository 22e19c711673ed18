//! What a hospital knows of software, for other programs: CycloneDX, and the repository as a table.
//!
//! | module | what it holds |
//! |---|---|
//! | [`cyclonedx`] | devices with their SBOMs as one document of CycloneDX 1.6 |
//! | [`plan`] | what is written in what, and under which reference |
//! | [`component`] | one component in that format |
//! | [`shape`] | the parts of that format that are written |
//! | [`table`] | the component repository as CSV |

mod component;
pub mod cyclonedx;
mod plan;
mod shape;
pub mod table;
