//! Tables of addresses with a header: what a Windows DHCP server exports, and what people and other programs make.

mod words;

use super::{
    MAX_LINES,
    problem::{Problem, Problems, ScanError, shown},
    sighting::{Lease, LeaseState, Port, Scan, Sighting},
    token::{Ip, Mac, ip, mac},
    tool::Tool,
};
use crate::{
    catalogue::words::{Naming, naming},
    device::protocol::{Protocols, Transport},
    ident::text::fold_width,
    tabular::{grid::Grid, import::cell::unguarded},
};
use words::{Column, Words};

/// Rows that are looked at to find the header.
const SEARCHED: usize = 60;

/// The row of the header and what its columns are.
pub(super) struct Header {
    row: usize,
    columns: Vec<Option<Column>>,
    is_windows: bool,
}

/// Finds the row that names at least two columns, one of them of addresses; a table of names alone is none.
pub(super) fn header(grid: &Grid) -> Option<Header> {
    let words = Words::new();
    let of_row = |row: usize| {
        let columns: Vec<Option<Column>> = grid.cells(row).map(|cell| words.column(cell)).collect();
        let has = |column: Column| columns.contains(&Some(column));
        let known = columns.iter().flatten().count();
        let fits = known >= 2 && (has(Column::Ip) || has(Column::Mac));
        let leases = has(Column::Ip) && (has(Column::Ends) || has(Column::State));
        fits.then_some(Header {
            row,
            is_windows: leases && words::is_windows(grid.cells(row)),
            columns,
        })
    };
    (0..grid.rows().min(SEARCHED)).find_map(of_row)
}

/// Reads the rows below the header.
pub(super) fn read(
    grid: &Grid,
    header: &Header,
    problems: Problems,
) -> Result<(Scan, Problems), ScanError> {
    if grid.rows() > MAX_LINES {
        let limit = MAX_LINES as u64;
        return Err(ScanError::TooManyLines { limit });
    }
    let tool = if header.is_windows {
        Tool::WindowsDhcp
    } else {
        Tool::Table
    };
    let mut table = Table {
        scan: Scan::of(tool),
        problems,
    };
    table.scan.looked_at_ports = header.columns.contains(&Some(Column::Ports));
    table.scan.passed.decoration = u32::try_from(header.row + 1).unwrap_or(u32::MAX);
    for row in header.row + 1..grid.rows() {
        if grid.is_blank(row) || grid.cell(row, 0).starts_with('#') {
            table.scan.passed.decoration += 1;
        } else {
            table.row(grid, row, header);
        }
    }
    Ok((table.scan, table.problems))
}

struct Table {
    scan: Scan,
    problems: Problems,
}

impl Table {
    fn row(&mut self, grid: &Grid, row: usize, header: &Header) {
        let line = grid.line(row);
        let mut sighting = Sighting::at(line);
        let (mut state, mut ends) = (String::new(), String::new());
        let mut passed_over = false;
        for (column, cell) in header.columns.iter().zip(grid.cells(row)) {
            let cell = fold_width(unguarded(cell.trim()));
            let cell = cell.trim();
            let (Some(column), false) = (column, cell.is_empty()) else {
                continue;
            };
            match column {
                Column::Ip => passed_over |= self.ips(&mut sighting, cell),
                Column::Mac => passed_over |= self.mac(&mut sighting, cell),
                Column::State => cell.clone_into(&mut state),
                Column::Ends => cell.clone_into(&mut ends),
                Column::Ports => self.ports(&mut sighting, cell),
                Column::Host => sighting.add_name(cell),
                _ if naming(cell) != Naming::Name => {}
                Column::Vlan => sighting.vlan = Some(shown(cell)),
                Column::Switch => sighting.switch = Some(shown(cell)),
                Column::Port => sighting.port = Some(shown(cell)),
                Column::Vendor => sighting.vendor = Some(shown(cell)),
                Column::Os => sighting.os = Some(shown(cell)),
            }
        }
        if header.is_windows {
            sighting.lease = Some(lease(&state, &ends, &sighting.host_names));
        }
        if sighting.mac.is_some() || !sighting.ips.is_empty() {
            self.scan.sightings.push(sighting);
        } else if passed_over {
            self.scan.passed.groups += 1;
        } else {
            self.problems.add(line, Problem::NoAddress);
        }
    }

    /// Returns whether a group address was passed over.
    fn ips(&mut self, sighting: &mut Sighting, cell: &str) -> bool {
        let mut passed_over = false;
        let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '|');
        for word in cell.split(separates).filter(|word| !word.is_empty()) {
            match ip(word) {
                Some(Ip::One(ip)) => sighting.add_ip(ip),
                Some(Ip::Group) => passed_over = true,
                None if naming(word) != Naming::Name || word.eq_ignore_ascii_case("dhcp") => {}
                None => {
                    let text = shown(word);
                    self.problems.add(sighting.line, Problem::NotIp { text });
                }
            }
        }
        passed_over
    }

    fn mac(&mut self, sighting: &mut Sighting, cell: &str) -> bool {
        // Some servers write the type of the hardware in front.
        let digits = cell.strip_prefix("01").filter(|rest| rest.len() == 12);
        match mac(digits.unwrap_or(cell), true) {
            Some(Mac::One(mac)) => sighting.mac = sighting.mac.or(Some(mac)),
            Some(Mac::Group) => return true,
            Some(Mac::Zero | Mac::Odd) => {
                let text = shown(cell);
                self.problems
                    .add(sighting.line, Problem::NoInterface { text });
            }
            None if naming(cell) != Naming::Name => {}
            None => {
                let text = shown(cell);
                self.problems.add(sighting.line, Problem::NotMac { text });
            }
        }
        false
    }

    fn ports(&mut self, sighting: &mut Sighting, cell: &str) {
        let protocols = Protocols::read(&cell.replace(' ', ","));
        for protocol in protocols.known() {
            if let Some(number) = protocol.port {
                let is_udp = protocol.transport == Some(Transport::Udp);
                let service = protocol.name.clone();
                sighting.add_port(Port {
                    service,
                    ..Port::bare(number, is_udp)
                });
            }
        }
        for text in protocols.unread() {
            let text = shown(text);
            self.problems.add(sighting.line, Problem::NotPort { text });
        }
    }
}

/// What a Windows server says of a lease: in a column of its own, or in place of the end of a lease.
fn lease(state: &str, ends: &str, names: &[String]) -> Lease {
    let said = format!("{state} {ends}").to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let is_reserved = says(&["reserv", "予約"]);
    let is_idle = says(&["inactive", "非アクティブ", "無効"]);
    let is_bad = names
        .iter()
        .any(|name| name.eq_ignore_ascii_case("BAD_ADDRESS"));
    let state = if is_bad || says(&["declined", "拒否"]) {
        LeaseState::Abandoned
    } else if is_reserved && (is_idle || !says(&["active", "アクティブ"])) {
        LeaseState::Reserved
    } else if is_reserved {
        LeaseState::ReservedActive
    } else if says(&["expired", "期限切れ", "有効期限切れ"]) {
        LeaseState::Expired
    } else {
        LeaseState::Active
    };
    Lease {
        state,
        ends: None,
        ends_text: Some(shown(ends)).filter(|ends| !ends.is_empty()),
    }
}
