//! Two people with the same ledger edit apart, half of the devices being the same, and merge: this ledger beside
//! Automerge and Loro, on the same data in one run.
//!
//! Every side begins with bytes and ends with a state, or with bytes again; what only prepares the data is not measured.
//! Nothing fails because something is slow.

mod automerge_peer;
mod data;
mod loro_peer;
mod ours;

use std::time::{Duration, Instant};

use data::Edit;

const RUNS: usize = 3;
/// Devices, and edits on either side.
const SIZES: [(u32, u32); 2] = [(10_000, 1_000), (100_000, 10_000)];
const GOAL: f64 = 10.0;

/// An implementation of mergeable ledgers.
trait Peer: Sized {
    const NAME: &'static str;

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
    /// The serial number of a device that is shown.
    fn serial(&self, device: u32) -> String;
}

struct Figures {
    take: Duration,
    whole: Duration,
    part: usize,
    file: usize,
}

fn measure<P: Peer>(devices: u32, edits: u32) -> Figures {
    let base = P::base(devices);
    let [mut mine, mut theirs] = [1, 2].map(|person| base.copy(person));
    drop(base);
    // Half of the devices are edited on both sides.
    for edit in data::edits(1, 0..edits) {
        mine.edit(&edit);
    }
    for edit in data::edits(2, edits / 2..edits / 2 + edits) {
        theirs.edit(&edit);
    }
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
        merged = all.save();
        let took = start.elapsed();
        check(&all, edits);
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

fn main() {
    for (devices, edits) in SIZES {
        println!(
            "\n{devices} devices of 25 fields, {edits} edits on either side; medians of {RUNS}"
        );
        println!(
            "{:<12} {:>16} {:>22} {:>12} {:>12}",
            "", "take in (ms)", "two files to one (ms)", "part (kB)", "file (kB)"
        );
        let ours = measure::<ours::Ours>(devices, edits);
        line(ours::Ours::NAME, &ours);
        let automerge = measure::<automerge_peer::Automerge>(devices, edits);
        line(automerge_peer::Automerge::NAME, &automerge);
        let loro = measure::<loro_peer::Loro>(devices, edits);
        line(loro_peer::Loro::NAME, &loro);
        compare("automerge", &ours, &automerge);
        compare("loro", &ours, &loro);
    }
}

fn line(name: &str, figures: &Figures) {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let kb = |bytes: usize| bytes as f64 / 1e3;
    println!(
        "{name:<12} {:>16.1} {:>22.1} {:>12.1} {:>12.1}",
        ms(figures.take),
        ms(figures.whole),
        kb(figures.part),
        kb(figures.file)
    );
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
