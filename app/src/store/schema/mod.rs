//! The object stores in the database, one step a file. Steps add and never remove, and a step that was released never changes.
//!
//! The schema version of a database is the number of steps it has seen. A database of a higher version is refused untouched.

mod v1;

/// What one step adds: names of object stores, all with keys of their own ("out of line").
pub type Step = &'static [&'static str];

/// Every step so far.
pub const STEPS: &[Step] = &[v1::STORES];

pub(super) const META: &str = "meta";
pub(super) const COMMITS: &str = "commits";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const BLOBS: &str = "blobs";
pub(super) const PREFS: &str = "prefs";

#[cfg(test)]
mod tests {
    use super::*;

    /// Only ever append to this list: what was released must stay.
    #[test]
    fn the_schema_only_grows() {
        let released: &[&[&str]] = &[&["meta", "commits", "snapshots", "blobs", "feeds", "prefs"]];
        assert_eq!(STEPS.get(..released.len()), Some(released));
        let mut names: Vec<&str> = STEPS.iter().copied().flatten().copied().collect();
        for used in [META, COMMITS, SNAPSHOTS, BLOBS, PREFS] {
            assert!(names.contains(&used), "{used} is in no step");
        }
        names.sort_unstable();
        assert!(
            names.windows(2).all(|pair| pair[0] != pair[1]),
            "each store is made once"
        );
    }
}
