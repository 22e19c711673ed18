//! What scans of other tools saw on the network.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    rc::Rc,
};

use daicho_core::{
    discover::{
        oui,
        problem::ScanError,
        read,
        reconcile::{Line, Presence, Reconciliation, Summary, Taken, reconcile},
        record::Imported,
        sighting::{LeaseState, Scan},
        tool::Tool,
        verdict::Decision,
    },
    ident::{date::PartialDate, hash::Hash},
    ledger::state::Ledger,
};

use super::super::{Desk, Tell, Upload};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Phase, Trouble,
        found::{Ask, Dated, EARLIER, Looked, RANGES, Round, Told},
    },
};

/// Scans that were read, by their files; `None` for one that cannot be.
pub(in crate::worker::serve) type Scans = BTreeMap<Hash, Option<Rc<Scan>>>;

/// What wrote a file, and what it shows with the others of its day.
type Sum = (Tool, Summary);

/// A file that the ledger tells of.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
struct Noted {
    on: PartialDate,
    sha256: Hash,
}

impl<S: LedgerStore> Desk<S> {
    /// Answers a question about scans.
    pub(super) async fn found(
        &mut self,
        ask: Ask,
        upload: Option<Upload>,
        tell: Tell<'_>,
    ) -> Result<Told, Trouble> {
        Ok(match ask {
            Ask::Look => {
                let upload = upload.ok_or(Trouble::NothingOpen)?;
                Told::Looked(Box::new(look(&upload.bytes)))
            }
            Ask::Sum(files) => Told::Summed(self.sum(&files, tell).await?),
            Ask::Lines => Told::Lines(Box::new(self.lines(tell).await?)),
        })
    }

    async fn sum(&mut self, files: &[Dated], tell: Tell<'_>) -> Result<Vec<Option<Sum>>, Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let mut all = noted(&ledger);
        let new: Vec<Option<Noted>> = files.iter().map(dated).collect();
        let own: BTreeSet<Hash> = files.iter().map(|file| file.sha256).collect();
        all.retain(|known| !own.contains(&known.sha256));
        all.extend(new.iter().flatten());
        let days: BTreeSet<PartialDate> = new.iter().flatten().map(|file| file.on).collect();
        all.retain(|known| days.contains(&known.on));
        self.read_scans(&all, tell).await?;
        let mut sums = BTreeMap::new();
        for day in days {
            let of_day: Vec<Noted> = all.iter().filter(|it| it.on == day).copied().collect();
            let taken = taken(&self.scans, &of_day);
            let summary = reconcile(&ledger, &taken, &[], &oui::vendor).summary;
            sums.insert(day, summary);
        }
        let sum = |file: &Option<Noted>| {
            let file = file.as_ref()?;
            let scan = self.scans.get(&file.sha256)?.as_ref()?;
            Some((scan.tool, *sums.get(&file.on)?))
        };
        Ok(new.iter().map(sum).collect())
    }

    async fn lines(&mut self, tell: Tell<'_>) -> Result<Round, Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let mut all = noted(&ledger);
        all.sort_unstable_by(|one, other| other.cmp(one));
        let days: BTreeSet<PartialDate> = all.iter().map(|it| it.on).collect();
        let before = all.len();
        if let Some(oldest) = days.iter().rev().nth(EARLIER) {
            all.retain(|it| it.on >= *oldest);
        }
        let left_out = before - all.len();
        let absent = self.read_scans(&all, tell).await?;
        let is_read = |it: &&Noted| matches!(self.scans.get(&it.sha256), Some(Some(_)));
        let unread = all
            .iter()
            .filter(|it| matches!(self.scans.get(&it.sha256), Some(None)));
        let unread = unread.map(|it| it.sha256).collect();
        let readable: Vec<Noted> = all.iter().filter(is_read).copied().collect();
        let on = readable.first().map(|it| it.on);
        let (current, earlier): (Vec<Noted>, Vec<Noted>) =
            readable.into_iter().partition(|it| Some(it.on) == on);
        let (current, earlier) = (taken(&self.scans, &current), taken(&self.scans, &earlier));
        let mut round = match on {
            Some(_) => round(
                reconcile(&ledger, &current, &earlier, &oui::vendor),
                &current,
            ),
            None => Round::default(),
        };
        round.on = on.map(|on| on.to_string());
        (round.absent, round.unread, round.left_out) = (absent, unread, left_out);
        Ok(round)
    }

    /// Reads files that were not read before, forgets those that nobody wants, and returns those whose bytes are not here.
    async fn read_scans(&mut self, wanted: &[Noted], tell: Tell<'_>) -> Result<Vec<Hash>, Trouble> {
        let mut absent = Vec::new();
        let mut before = std::mem::take(&mut self.scans);
        for (done, file) in wanted.iter().enumerate() {
            tell(Phase::Commits(done as u64, wanted.len() as u64));
            let scan = match before.remove(&file.sha256) {
                Some(known) => known,
                None => match self.store.blob(file.sha256).await? {
                    Some(bytes) => read(&bytes).ok().map(|read| Rc::new(read.value)),
                    None => {
                        absent.push(file.sha256);
                        continue;
                    }
                },
            };
            self.scans.insert(file.sha256, scan);
        }
        Ok(absent)
    }
}

fn look(bytes: &[u8]) -> Result<Looked, ScanError> {
    let read = read(bytes)?;
    let scan = read.value;
    let is_past = |state: LeaseState| !state.is_present();
    let past = scan.sightings.iter().filter(|sighting| {
        let lease = sighting.lease.as_ref();
        lease.is_some_and(|lease| is_past(lease.state))
    });
    let past = past.count();
    Ok(Looked {
        sha256: Hash::of(bytes),
        tool: scan.tool,
        version: scan.version,
        taken_at: scan.taken_at,
        seen: scan.sightings.len() - past,
        past,
        passed: scan.passed,
        problems: read.diagnostics,
    })
}

fn noted(ledger: &Ledger) -> Vec<Noted> {
    let noted = |scan: Imported<'_>| {
        Some(Noted {
            on: scan.taken_on().shown().known()?,
            sha256: scan.sha256().shown().known()?,
        })
    };
    Imported::all(ledger).filter_map(noted).collect()
}

fn dated(file: &Dated) -> Option<Noted> {
    Some(Noted {
        on: file.on.parse().ok()?,
        sha256: file.sha256,
    })
}

fn taken<'a>(scans: &'a Scans, files: &[Noted]) -> Vec<Taken<'a>> {
    let taken = |file: &Noted| {
        let scan = scans.get(&file.sha256)?.as_deref()?;
        Some(Taken { scan, on: file.on })
    };
    files.iter().filter_map(taken).collect()
}

fn round(mut result: Reconciliation, current: &[Taken<'_>]) -> Round {
    result
        .lines
        .sort_by_cached_key(|line| (turn(line), place(line)));
    let mut ranges: Vec<_> = current
        .iter()
        .flat_map(|taken| taken.scan.ranges.iter().copied())
        .collect();
    // The widest of those that begin alike comes first; one within another says nothing.
    ranges.sort_unstable_by_key(|range| (range.first, std::cmp::Reverse(range.last)));
    ranges.dedup_by(|range, before| before.contains(&range.first) && before.contains(&range.last));
    let more_ranges = ranges.len().saturating_sub(RANGES);
    ranges.truncate(RANGES);
    let mut tools: Vec<_> = current.iter().map(|taken| taken.scan.tool).collect();
    tools.sort_unstable();
    tools.dedup();
    Round {
        result,
        tools,
        ranges,
        more_ranges,
        looked_at_ports: current.iter().any(|taken| taken.scan.looked_at_ports),
        ..Round::default()
    }
}

/// What nobody has looked at comes first, then what somebody put off.
fn turn(line: &Line) -> (u8, u8) {
    let is_put_off = line
        .decided
        .as_ref()
        .is_some_and(|decided| decided.decision == Decision::Look);
    let open = match (line.is_open(), is_put_off) {
        (true, false) => 0,
        (true, true) => 1,
        (false, _) => 2,
    };
    let kind = match line.presence {
        Presence::Unknown { .. } => 0,
        Presence::Seen => 1,
        Presence::NotSeen { .. } => 2,
        Presence::Outside { .. } => 3,
    };
    (open, kind)
}

/// By address: neighbours of one network stand together.
fn place(line: &Line) -> (bool, Option<IpAddr>) {
    let ip = line.hosts.iter().find_map(|host| host.ips.first().copied());
    (ip.is_none(), ip)
}
