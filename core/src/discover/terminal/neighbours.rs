//! Tables of neighbours (LLDP, CDP): a neighbour a line, or on two where its name is long.

use super::{
    super::{problem::shown, sighting::Sighting, token::Token, tool::Tool},
    Reading,
    header::slice,
    lines::{Table, is_continued},
    port::{is_port, joined},
};

impl Table {
    pub(super) fn neighbour(
        &mut self,
        reading: &mut Reading,
        number: u32,
        line: &str,
        words: &[Token<'_>],
    ) {
        let words = joined(line, words);
        let own = words.iter().find(|word| is_port(word.text));
        let (Some(own), true) = (own, words.len() > 1) else {
            let is_name = self.header.name_is_first && words.len() == 1;
            if is_name {
                self.name = Some(line.trim().to_owned());
            }
            note(reading, is_name || is_continued(line), number, line);
            return;
        };
        let (name, port) = self.neighbour_and_port(line, own);
        let name = name.or(self.name.take());
        let mut sighting = Sighting::at(number);
        sighting.port = Some(shown(&port));
        name.iter().for_each(|name| sighting.add_name(name));
        if sighting.host_names.is_empty() {
            reading.problems.not_understood(number, line);
        } else {
            reading.push(Tool::Neighbours, sighting);
        }
    }

    /// The name may run into the port: `very-long-nameGi0/2`. The header tells where one ends.
    fn neighbour_and_port(&self, line: &str, own: &Token<'_>) -> (Option<String>, String) {
        let some = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
        if let (true, Some(column)) = (self.header.name_is_first, self.header.ports.first()) {
            let port = slice(line, column.start, own.end);
            let name = slice(line, 0, column.start);
            let runs_into = line.starts_with(name)
                && line
                    .get(name.len()..)
                    .is_some_and(|rest| rest.starts_with(port));
            if runs_into
                && !port.is_empty()
                && is_port(port)
                && port.starts_with(char::is_alphabetic)
            {
                return (some(name), port.to_owned());
            }
        }
        let named = self
            .header
            .name
            .map(|column| slice(line, column.start, column.next));
        let before = line.get(..own.at).unwrap_or_default().trim();
        let name = if self.header.name_is_first {
            Some(before)
        } else {
            named
        };
        (name.and_then(some), own.text.to_owned())
    }
}

fn note(reading: &mut Reading, is_understood: bool, number: u32, line: &str) {
    if is_understood {
        reading.scan.passed.decoration += 1;
    } else {
        reading.problems.not_understood(number, line);
    }
}
