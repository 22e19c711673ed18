//! The addresses of the computer itself: `ip address`, `ifconfig -a` in its newer form.

use super::{
    super::{
        problem::{Problem, shown},
        sighting::Sighting,
        token::{Ip, Mac, ip, mac, tokens},
        tool::Tool,
    },
    Reading,
};

/// Whether a line belongs to such a list.
pub(super) fn begins(line: &str) -> bool {
    line.trim_start().starts_with("link/ether ")
}

/// Reads the interfaces.
pub(super) fn read(reading: &mut Reading, part: &[(u32, &str)]) {
    let mut current: Option<Sighting> = None;
    let mut name = String::new();
    for (number, line) in part {
        let words = tokens(line);
        let word = |at: usize| words.get(at).map_or("", |word| word.text);
        let is_new = !line.starts_with(char::is_whitespace) && word(0).ends_with(':');
        if is_new {
            flush(reading, &mut current);
            word(1).trim_end_matches(':').clone_into(&mut name);
        }
        match (word(0), mac(word(1), false), ip(word(1))) {
            ("link/ether", Some(Mac::One(mac)), _) => {
                let mut sighting = Sighting::at(*number);
                sighting.mac = Some(mac);
                sighting.port = Some(name.clone());
                current = Some(sighting);
            }
            ("link/ether", Some(Mac::Group | Mac::Zero | Mac::Odd), _) => {
                let text = shown(word(1));
                reading.problems.add(*number, Problem::NoInterface { text });
                let mut sighting = Sighting::at(*number);
                sighting.port = Some(name.clone());
                current = Some(sighting);
            }
            ("inet" | "inet6", _, Some(Ip::One(ip))) if current.is_some() => {
                current.iter_mut().for_each(|sighting| sighting.add_ip(ip));
            }
            _ => reading.scan.passed.decoration += 1,
        }
    }
    flush(reading, &mut current);
}

fn flush(reading: &mut Reading, current: &mut Option<Sighting>) {
    if let Some(sighting) = current.take()
        && sighting.names_one()
    {
        reading.push(Tool::Arp, sighting);
    }
}
