//! Two people with the same ledger edit apart, half of the devices being the same, and merge: this ledger beside
//! Automerge and Loro, on the same data in one run.
//!
//! Every side begins with bytes and ends with a state, or with bytes again; what only prepares the data is not measured.
//! Nothing fails because something is slow.

mod automerge_peer;
mod data;
mod loro_peer;
mod ours;

use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use automerge_peer::Automerge;
use data::Edit;
use loro_peer::Loro;
use ours::Ours;

const RUNS: usize = 3;
/// Devices, and edits on either side.
const SIZES: [(u32, u32); 3] = [(10_000, 1_000), (30_000, 3_000), (100_000, 10_000)];
const GOAL: f64 = 10.0;

/// An implementation of mergeable ledgers.
trait Peer: Sized {
    const NAME: &'static str;
    /// How names of its files end.
    const ENDING: &'static str;
    /// The most devices with which it can be measured on an ordinary machine.
    const MOST: u32 = u32::MAX;

    /// A ledger of this many devices, made by one person in one step.
    fn base(devices: u32) -> Self;
    /// The same ledger at another person's.
    fn copy(&self, person: u8) -> Self;
    /// One edit as a step of its own.
    fn edit(&mut self, edit: &Edit);
    /// All of it as a file.
    fn save(&mut self) -> Vec<u8>;
    /// What the other lacks, as bytes.
    fn save_for(&mut self, other: &mut Self) -> Vec<u8>;
    /// Reads a file.
    fn load(bytes: &[u8]) -> Self;
    /// Takes in a file, or what [`Peer::save_for`] gave.
    fn take(&mut self, bytes: &[u8]);
    /// How many fields have several values, found by looking through all of them; `None` if it cannot tell.
    fn conflicts(&self, devices: u32) -> Option<usize>;
    /// The serial number of a device that is shown.
    fn serial(&self, device: u32) -> String;
}

struct Figures {
    take: Duration,
    whole: Duration,
    part: usize,
    file: usize,
}

/// Two people's ledgers. Half of the devices that one edited the other edited too.
fn apart<P: Peer>(devices: u32, edits: u32) -> [P; 2] {
    let base = P::base(devices);
    let [mut mine, mut theirs] = [1, 2].map(|person| base.copy(person));
    for edit in data::edits(1, 0..edits) {
        mine.edit(&edit);
    }
    for edit in data::edits(2, edits / 2..edits / 2 + edits) {
        theirs.edit(&edit);
    }
    [mine, theirs]
}

/// Writes both people's files into a folder, for the same in a browser.
fn write<P: Peer>(folder: &Path, devices: u32, edits: u32) -> std::io::Result<()> {
    let folder = folder.join(devices.to_string());
    std::fs::create_dir_all(&folder)?;
    let [mine, theirs] = apart::<P>(devices, edits);
    for (name, mut side) in [("mine", mine), ("theirs", theirs)] {
        std::fs::write(folder.join(format!("{name}.{}", P::ENDING)), side.save())?;
    }
    Ok(())
}

fn measure<P: Peer>(devices: u32, edits: u32) -> Figures {
    let [mut mine, mut theirs] = apart::<P>(devices, edits);
    let part = theirs.save_for(&mut mine);
    let files = [mine.save(), theirs.save()];
    drop(theirs);
    let mut merged = Vec::new();
    let take = median(|| {
        let mut copy = mine.copy(1);
        let start = Instant::now();
        copy.take(&part);
        let took = start.elapsed();
        check(&copy, edits);
        took
    });
    drop(mine);
    let whole = median(|| {
        let start = Instant::now();
        let mut all = P::load(&files[0]);
        all.take(&files[1]);
        let conflicts = all.conflicts(devices);
        merged = all.save();
        let took = start.elapsed();
        check(&all, edits);
        assert!(
            conflicts.is_none_or(|found| found == edits as usize / 2),
            "{}",
            P::NAME
        );
        took
    });
    Figures {
        take,
        whole,
        part: part.len(),
        file: merged.len(),
    }
}

/// Both sides' edits are there.
fn check<P: Peer>(peer: &P, edits: u32) {
    assert_eq!(peer.serial(0), data::serial(1, 0), "{}", P::NAME);
    let last = edits / 2 + edits - 1;
    assert_eq!(peer.serial(last), data::serial(2, last), "{}", P::NAME);
    let both = peer.serial(edits / 2);
    let written = [1, 2].map(|person| data::serial(person, edits / 2));
    assert!(written.contains(&both), "{}", P::NAME);
}

fn median(mut run: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// Arguments: parts of the names of the sides to measure (all), and `small` for the smaller ledger alone. With
/// `write=FOLDER` the files are written, and nothing is measured.
fn main() -> std::io::Result<()> {
    let folder =
        std::env::args().find_map(|argument| argument.strip_prefix("write=").map(PathBuf::from));
    if let Some(folder) = folder {
        for (devices, edits) in SIZES {
            write::<Ours>(&folder, devices, edits)?;
            write::<Automerge>(&folder, devices, edits)?;
        }
        return Ok(());
    }
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let is_small = wanted.iter().any(|word| word == "small");
    let is_wanted = |name: &str| {
        let mut names = wanted.iter().filter(|word| *word != "small").peekable();
        names.peek().is_none() || names.any(|word| name.contains(word.as_str()))
    };
    for (devices, edits) in SIZES
        .into_iter()
        .take(if is_small { 1 } else { SIZES.len() })
    {
        println!(
            "\n{devices} devices of 25 fields, {edits} edits on either side; medians of {RUNS}"
        );
        println!(
            "{:<12} {:>16} {:>22} {:>12} {:>12}",
            "", "take in (ms)", "two files to one (ms)", "part (kB)", "file (kB)"
        );
        let ours = side::<Ours>(devices, edits, &is_wanted);
        let automerge = side::<Automerge>(devices, edits, &is_wanted);
        let loro = side::<Loro>(devices, edits, &is_wanted);
        let others = [(Automerge::NAME, automerge), (Loro::NAME, loro)];
        for (name, other) in others {
            if let (Some(ours), Some(other)) = (&ours, &other) {
                compare(name, ours, other);
            }
        }
    }
    Ok(())
}

/// Measures a side and tells its figures, if it is wanted and can do that many.
fn side<P: Peer>(devices: u32, edits: u32, is_wanted: &impl Fn(&str) -> bool) -> Option<Figures> {
    let name = P::NAME;
    if !is_wanted(name) {
        return None;
    }
    if devices > P::MOST {
        println!("{name:<12} left out: see MOST in its source");
        return None;
    }
    let figures = measure::<P>(devices, edits);
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let kb = |bytes: usize| bytes as f64 / 1e3;
    println!(
        "{name:<12} {:>16.1} {:>22.1} {:>12.1} {:>12.1}",
        ms(figures.take),
        ms(figures.whole),
        kb(figures.part),
        kb(figures.file)
    );
    Some(figures)
}

fn compare(name: &str, ours: &Figures, other: &Figures) {
    let ratio = |ours: Duration, other: Duration| other.as_secs_f64() / ours.as_secs_f64();
    let (take, whole) = (ratio(ours.take, other.take), ratio(ours.whole, other.whole));
    let size = other.file as f64 / ours.file as f64;
    let met = |is_met: bool| if is_met { "met" } else { "MISSED" };
    println!(
        "{name} / ours: take in {take:.1} (goal {GOAL}: {}), two files to one {whole:.1} (goal {GOAL}: {}), file {size:.2} (goal above 1: {})",
        met(take >= GOAL),
        met(whole >= GOAL),
        met(size > 1.0)
    );
}
