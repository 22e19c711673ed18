//! What the files in a folder of copies are called, and which of them have served their time.
//!
//! A file is called `daicho-2026-11-21-1745-000123-3f2a9c10.daicho`: the day and the time by the clock of that computer, for
//! people; a number that grows by one with every file, for the order; and the mark of the ledger's writer, so that several
//! computers may share a folder. The number is what counts: a clock that is set back changes nothing about which file is
//! the newest.

use std::fmt;

use crate::ident::id::ReplicaId;

/// How many files of the present day are kept.
pub const OF_TODAY: usize = 3;
/// Of how many other days the last file is kept.
pub const OTHER_DAYS: usize = 10;

/// Behind the name of a file that is not complete yet.
const PART: &str = ".part";
/// Longer numbers are nobody's.
const MOST_DIGITS: usize = 9;

/// A minute, as the clock on the wall shows it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct WallTime {
    /// Year, month and day.
    pub date: (u16, u8, u8),
    /// Hour and minute.
    pub time: (u8, u8),
}

/// Whose files they are: the first digits of the writer's id.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark(String);

impl Mark {
    /// Returns the mark of a writer.
    #[must_use]
    pub fn of(replica: ReplicaId) -> Self {
        Self(replica.to_string().chars().take(8).collect())
    }
}

/// What is to be done in a folder.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Turn {
    /// The name of the new file.
    pub name: String,
    /// What it is called until it is complete.
    pub part: String,
    /// Files to remove once the new one is proven: older ones, and what a breakdown left unfinished.
    pub served: Vec<String>,
}

/// Returns what is to be done to add a copy at `now` to a folder that has files of the names `existing`.
///
/// Kept are the last [`OF_TODAY`] files of the day and, of each of the last [`OTHER_DAYS`] other days that have any, the last
/// one; days without a file do not count, so that nothing goes because time passes. Only files that bear `mark` and are
/// called exactly as this function calls them are ever named as served.
#[must_use]
pub fn turn<'a>(mark: &Mark, now: WallTime, existing: impl IntoIterator<Item = &'a str>) -> Turn {
    let mut served = Vec::new();
    let mut files = Vec::new();
    for name in existing {
        let unfinished = name.strip_suffix(PART);
        match File::read(unfinished.unwrap_or(name), mark) {
            Some(_) if unfinished.is_some() => served.push(name.to_owned()),
            Some(file) => files.push(file),
            None => {}
        }
    }
    let newest = files.iter().map(|file| file.number).max();
    let new = File {
        at: now,
        number: newest.map_or(1, |number| number + 1),
        mark,
    };
    files.push(new);
    let mut days: Vec<((u16, u8, u8), usize)> = Vec::new();
    // One after the other, the newest first: there are few, and code that sorts is large.
    while let Some((newest, _)) = files.iter().enumerate().max_by_key(|(_, file)| file.number) {
        let file = files.swap_remove(newest);
        let date = file.at.date;
        let place = days.iter().position(|(day, _)| *day == date);
        let place = place.unwrap_or_else(|| {
            days.push((date, 0));
            days.len() - 1
        });
        // The first day is that of the new file.
        let most = match place {
            0 => OF_TODAY,
            1..=OTHER_DAYS => 1,
            _ => 0,
        };
        let Some((_, kept)) = days.get_mut(place) else {
            continue;
        };
        if *kept < most {
            *kept += 1;
        } else {
            served.push(file.to_string());
        }
    }
    let name = new.to_string();
    Turn {
        part: format!("{name}{PART}"),
        name,
        served,
    }
}

/// The name of a file, taken apart.
#[derive(Clone, Copy, Debug)]
struct File<'m> {
    at: WallTime,
    number: u32,
    mark: &'m Mark,
}

impl<'m> File<'m> {
    /// Reads a name; `None` unless it is exactly what a file with `mark` is called.
    fn read(name: &str, mark: &'m Mark) -> Option<Self> {
        let rest = name.strip_prefix("daicho-")?.strip_suffix(".daicho")?;
        let mut parts = rest.split('-');
        let mut number = |most: usize| {
            let digits = parts.next().filter(|part| part.len() <= most)?;
            digits.parse::<u32>().ok()
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let (time, number) = (number(4)?, number(MOST_DIGITS)?);
        let small = |number: u32| u8::try_from(number).ok();
        let at = WallTime {
            date: (u16::try_from(year).ok()?, small(month)?, small(day)?),
            time: (small(time / 100)?, small(time % 100)?),
        };
        let file = Self { at, number, mark };
        (file.to_string() == name).then_some(file)
    }
}

impl fmt::Display for File<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((year, month, day), (hour, minute)) = (self.at.date, self.at.time);
        let (number, mark) = (self.number, &self.mark.0);
        write!(
            f,
            "daicho-{year:04}-{month:02}-{day:02}-{hour:02}{minute:02}-{number:06}-{mark}.daicho"
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn mark() -> Mark {
        Mark::of(ReplicaId::from_random([0x3f; 16]))
    }

    fn at(day: u8, hour: u8) -> WallTime {
        WallTime {
            date: (2026, 11, day),
            time: (hour, 5),
        }
    }

    /// A folder after copies at these times.
    fn after(times: impl IntoIterator<Item = WallTime>) -> BTreeSet<String> {
        let mut folder = BTreeSet::new();
        for now in times {
            save(&mut folder, now);
        }
        folder
    }

    fn save(folder: &mut BTreeSet<String>, now: WallTime) -> String {
        let turn = turn(&mark(), now, folder.iter().map(String::as_str));
        assert!(folder.insert(turn.name.clone()), "a name of its own");
        for name in turn.served {
            assert!(folder.remove(&name), "{name} is there");
        }
        turn.name
    }

    #[test]
    fn the_first_file_has_a_name_for_people_and_one_while_it_is_written() {
        let turn = turn(&mark(), at(21, 17), []);
        assert_eq!(turn.name, "daicho-2026-11-21-1705-000001-3f3f3f3f.daicho");
        assert_eq!(turn.part, format!("{}.part", turn.name));
        assert_eq!(turn.served, Vec::<String>::new());
    }

    #[test]
    fn of_today_the_last_three_stay() {
        let names: Vec<_> = after((8..13).map(|hour| at(21, hour)))
            .into_iter()
            .collect();
        let expected: Vec<_> = (10..13)
            .map(|hour| format!("daicho-2026-11-21-{hour}05-{:06}-3f3f3f3f.daicho", hour - 7))
            .collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn of_ten_earlier_days_the_last_one_stays() {
        let folder = after((1..15).flat_map(|day| [at(day, 9), at(day, 17)]));
        let days: Vec<_> = folder.iter().filter_map(|name| name.get(7..22)).collect();
        let mut expected: Vec<_> = (4..14)
            .map(|day| format!("2026-11-{day:02}-1705"))
            .collect();
        expected.extend(["2026-11-14-0905", "2026-11-14-1705"].map(str::to_owned));
        assert_eq!(days, expected);
    }

    #[test]
    fn a_clock_set_back_a_year_costs_no_new_file() {
        let mut folder = after((1..15).map(|day| at(day, 9)));
        for day in 1..4 {
            let name = save(
                &mut folder,
                WallTime {
                    date: (2025, 11, day),
                    time: (9, 0),
                },
            );
            let later = (2025, 11, day + 1);
            let next = WallTime {
                date: later,
                time: (9, 0),
            };
            let turn = turn(&mark(), next, folder.iter().map(String::as_str));
            assert!(!turn.served.contains(&name), "the newest copy stays");
        }
        assert_eq!(
            folder.iter().filter(|name| name.contains("-2025-")).count(),
            3
        );
    }

    #[test]
    fn what_a_breakdown_left_goes_and_files_of_others_stay() {
        let own = "daicho-2026-11-20-1705-000007-3f3f3f3f.daicho.part";
        let others = [
            "daicho-2026-11-20-1705-000007-aaaaaaaa.daicho",
            "daicho-2026-11-20-1705-000007-aaaaaaaa.daicho.part",
            "daicho-2026-11-20-1705-000007-3f3f3f3f (1).daicho",
            "daicho-2026-11-20-1705-7-3f3f3f3f.daicho",
            "daicho-2026-11-20-1705-000007-3f3f3f3f-1.daicho",
            "daicho-2026-11-20-1705-9999999999-3f3f3f3f.daicho",
            "機器一覧.xlsx",
        ];
        let turn = turn(&mark(), at(21, 9), others.into_iter().chain([own]));
        assert_eq!(turn.served, [own]);
        assert!(
            turn.name.contains("-000001-"),
            "numbers of others do not count"
        );
    }

    proptest! {
        #[test]
        fn whatever_the_clock_does_the_last_copies_stay_and_they_do_not_pile_up(
            times in prop::collection::vec((2024_u16..2027, 1_u8..13, 1_u8..29, 0_u8..24, 0_u8..60), 1..60),
            others in prop::collection::vec("[a-z0-9-]{0,12}(\\.daicho)?(\\.part)?", 0..6),
        ) {
            let mut folder: BTreeSet<String> = others.iter().cloned().collect();
            let mut written = Vec::new();
            for (year, month, day, hour, minute) in times {
                let now = WallTime { date: (year, month, day), time: (hour, minute) };
                written.push(save(&mut folder, now));
            }
            for name in written.iter().rev().take(2) {
                prop_assert!(folder.contains(name), "{name} is one of the last two");
            }
            for name in &others {
                prop_assert!(folder.contains(name), "{name} is not its own");
            }
            let own = folder.iter().filter(|name| written.contains(name)).count();
            prop_assert!(own <= OF_TODAY + OTHER_DAYS, "{own} files");
        }
    }
}
