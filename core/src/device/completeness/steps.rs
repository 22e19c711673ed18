//! Which gap to close first, and why.

use super::{Completeness, all_of, is, is_missing, knowledge::Lens};
use crate::device::connection::{CONNECTED, Connection, ConnectionReader};
use crate::{
    catalogue::field::FieldSpec,
    device::{
        fields,
        list::{DeviceList, Filter, Query, Test},
    },
    ident::{date::PartialDate, order::sort_by_key},
};

/// Why a step matters, the most pressing first. Steps are ranked by it, then by the number of devices.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// The device is on a network and its maker mends it no more; the responsibility is the hospital's alone.
    ///
    /// Source: manufacturer guidebook 6.6.1 (after the end of support).
    Unsupported,
    /// It is not known what is on the network at all: everything else depends on that.
    ///
    /// Source: research report 24CA2013, question 10-0 and the hospitals' needs (one group found 8,000 devices for 4,000).
    Unseen,
    /// Nobody could find the device in an incident, or say whose it is.
    ///
    /// Source: research report 24CA2013, question 10-1, items A, B, C and E.
    Unfindable,
    /// What could be attacked is not known: its software, its lines to the outside, its protection.
    ///
    /// Source: research report 24CA2013, question 10-1, items F to I, and question 13-0.
    Unprotected,
    /// Its replacement should be planned while support lasts.
    ///
    /// Source: manufacturer guidebook 6.6.1 (EOL and EOS are told ahead so that the hospital can prepare).
    Unplanned,
    /// Somebody was asked and has not answered.
    Unanswered,
}

impl Reason {
    /// Returns a stable name, used as key of translations.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Unseen => "unseen",
            Self::Unfindable => "unfindable",
            Self::Unprotected => "unprotected",
            Self::Unplanned => "unplanned",
            Self::Unanswered => "unanswered",
        }
    }
}

/// One thing to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// A stable name, used as key of translations.
    pub code: &'static str,
    /// Why.
    pub reason: Reason,
    /// The field that is to be filled in or looked at.
    pub field: &'static str,
    /// How many devices it concerns; at least one.
    pub devices: usize,
    /// Lists exactly these devices.
    pub query: Query,
}

/// What a step asks, before the devices are counted.
struct Question {
    code: &'static str,
    reason: Reason,
    field: &'static str,
    filters: Vec<Filter>,
}

/// Returns what to do next, the most pressing first; nothing that concerns no device.
///
/// `today` is a day. Steps about networks ask only for devices that are said to be connected: of the others the first
/// thing to find out is whether they are.
#[must_use]
pub fn next_steps(list: &DeviceList, today: PartialDate) -> Vec<Step> {
    let mut steps: Vec<Step> = questions(today)
        .into_iter()
        .map(|question| Step {
            code: question.code,
            reason: question.reason,
            field: question.field,
            devices: count(list, &question.filters),
            query: all_of(question.filters),
        })
        .filter(|step| step.devices > 0)
        .collect();
    sort_by_key(&mut steps, |step| {
        (step.reason, std::cmp::Reverse(step.devices))
    });
    steps
}

/// Counts the devices that [`DeviceList::select`] would list, column by column.
fn count(list: &DeviceList, filters: &[Filter]) -> usize {
    let lens = |filter: &Filter| {
        let field = fields::spec(&filter.field)?;
        Some((
            (filter.test == Test::Missing).then_some(field.key),
            lens_of(list, field, &filter.test),
        ))
    };
    let connection = ConnectionReader::new(list);
    let lenses: Vec<(Option<&str>, Lens<'_>)> = filters.iter().filter_map(lens).collect();
    let fits = |row: &&u32| {
        lenses.iter().all(|(missing, lens)| match *missing {
            Some(CONNECTED) => connection.read(**row) == Connection::Unknown,
            Some(_) => lens.knowledge(**row).is_missing(),
            None => lens.is_marked(**row),
        })
    };
    list.rows().iter().filter(fits).count()
}

/// Marks the texts that a test finds.
fn lens_of<'a>(list: &'a DeviceList, field: &'static FieldSpec, test: &Test) -> Lens<'a> {
    match test {
        Test::Is(wanted) => Lens::marking(list, field, |text| text == wanted),
        Test::DateIn { from, before } => Lens::marking(list, field, |text| {
            let day = text
                .parse()
                .map(|date: PartialDate| date.last_day().to_string());
            day.is_ok_and(|day| day >= *from && day < *before)
        }),
        // The questions here have no other tests.
        Test::Missing | Test::Contains(_) | Test::Known | Test::Blank | Test::Unknown(_) => {
            Lens::unjudged(list, field)
        }
    }
}

fn questions(today: PartialDate) -> Vec<Question> {
    let mut questions = about_time(today);
    questions.extend(about_missing());
    questions
}

fn about_time(today: PartialDate) -> Vec<Question> {
    let day = today.first_day();
    let year_on = PartialDate::new(day.year() + 1, day.month(), day.day())
        .or_else(|_| PartialDate::new(day.year() + 1, day.month(), Some(28)))
        .unwrap_or(day);
    let support = |from: String, before: String| Filter {
        field: "end_of_support".to_owned(),
        test: Test::DateIn { from, before },
    };
    vec![
        Question {
            code: "support-ended",
            reason: Reason::Unsupported,
            field: "end_of_support",
            filters: vec![
                is("network_connection", "yes"),
                support(String::new(), day.to_string()),
            ],
        },
        Question {
            code: "support-ends",
            reason: Reason::Unplanned,
            field: "replacement_planned",
            filters: vec![
                support(day.to_string(), year_on.to_string()),
                is_missing("replacement_planned"),
            ],
        },
    ]
}

/// Fields that every device should have, or every device said to be on a network.
const MISSING: [(&str, &str, Reason, bool); 13] = [
    ("network", "network_connection", Reason::Unseen, false),
    ("mac", "mac", Reason::Unfindable, true),
    ("ip", "ipv4", Reason::Unfindable, true),
    ("maker", "manufacturer", Reason::Unfindable, false),
    ("department", "department", Reason::Unfindable, false),
    ("room", "room", Reason::Unfindable, false),
    ("serial", "serial_number", Reason::Unfindable, false),
    ("support", "end_of_support", Reason::Unprotected, true),
    ("os", "os", Reason::Unprotected, true),
    ("malware", "malware_protection", Reason::Unprotected, true),
    ("remote", "remote_maintenance", Reason::Unprotected, true),
    ("purpose", "network_purpose", Reason::Unprotected, true),
    ("protocols", "protocols", Reason::Unprotected, true),
];

fn about_missing() -> Vec<Question> {
    let mut questions: Vec<Question> = MISSING
        .into_iter()
        .map(|(code, field, reason, on_network)| {
            let connected = on_network.then(|| is("network_connection", "yes"));
            let mut filters: Vec<Filter> = connected.into_iter().collect();
            filters.push(is_missing(field));
            if field == "ipv4" {
                // A device that speaks IPv6 only has an address.
                filters.push(is_missing("ipv6"));
            }
            Question {
                code,
                reason,
                field,
                filters,
            }
        })
        .collect();
    questions.push(Question {
        code: "remote-method",
        reason: Reason::Unprotected,
        field: "remote_maintenance_method",
        filters: vec![
            is("remote_maintenance", "yes"),
            is_missing("remote_maintenance_method"),
        ],
    });
    questions
}

impl Completeness {
    /// Returns the fields for whose values somebody was asked and has not answered, most devices first.
    ///
    /// Asking again is a step of its own; [`Reason::Unanswered`] says why.
    #[must_use]
    pub fn unanswered(&self) -> Vec<&super::Gap> {
        let mut gaps: Vec<_> = self.gaps.iter().filter(|gap| gap.tally.asked > 0).collect();
        sort_by_key(&mut gaps, |gap| std::cmp::Reverse(gap.tally.asked));
        gaps
    }
}
