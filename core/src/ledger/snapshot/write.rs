//! Writes a snapshot. Numbers are little-endian; lists are preceded by their length.

use super::{
    super::{column::Code, column::Column, log::CommitInfo, state::Ledger, table::Table},
    MAGIC,
    checksum::checksum,
};

pub(super) fn write(ledger: &Ledger) -> Vec<u8> {
    let mut out = Writer(MAGIC.to_vec());
    let log = ledger.log();
    out.list(log.replicas.iter(), |out, replica| {
        out.0.extend_from_slice(replica.as_bytes())
    });
    out.list(log.infos.iter(), Writer::commit);
    let tables: Vec<_> = ledger.tables().collect();
    out.number(tables.len());
    for (kind, table) in tables {
        out.text(kind);
        out.table(table);
    }
    let sum = checksum(&out.0);
    out.long(sum);
    out.0
}

struct Writer(Vec<u8>);

impl Writer {
    /// A length or place. Memory ends before 32 bits do; a list that were longer could not be read back.
    fn number(&mut self, number: usize) {
        self.0
            .extend_from_slice(&super::super::changes::row_number(number).to_le_bytes());
    }

    fn long(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn list<T>(
        &mut self,
        items: impl ExactSizeIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        self.number(items.len());
        for item in items {
            write(self, item);
        }
    }

    fn commit(&mut self, info: &CommitInfo) {
        self.0.extend_from_slice(info.dot.replica.as_bytes());
        self.long(info.dot.seq);
        self.0.extend_from_slice(info.hash.as_bytes());
        self.long(info.at.milliseconds());
        self.text(&info.author);
        self.text(&info.note);
        self.text(&info.source.action);
        self.list(info.source.details.iter(), |out, (name, value)| {
            out.text(name);
            out.text(value);
        });
        self.list(info.seen.iter(), |out, seq| out.long(*seq));
    }

    fn table(&mut self, table: &Table) {
        self.list(table.ids().iter(), |out, id| {
            out.0.extend_from_slice(id.as_bytes())
        });
        let columns: Vec<_> = table.columns().collect();
        self.number(columns.len());
        for (field, column) in columns {
            self.text(field);
            self.column(column);
        }
    }

    fn column(&mut self, column: &Column) {
        let dictionary = &column.values.dictionary;
        self.text(dictionary.text());
        self.list(dictionary.ends().iter(), |out, end| out.number(*end));
        self.list(dictionary.foreign().iter(), |out, entry| {
            out.number(*entry as usize)
        });
        self.codes(&column.values.codes);
        self.runs(column);
        self.list(column.forks.iter(), |out, (row, heads)| {
            out.number(*row as usize);
            out.list(heads.iter(), |out, head| {
                out.number(head.commit.0 as usize);
                out.number(head.code.0 as usize);
            });
        });
    }

    /// Codes in one, two or four bytes each, whatever the greatest needs.
    fn codes(&mut self, codes: &[Code]) {
        let greatest = codes.iter().map(|code| code.0).max().unwrap_or_default();
        let width: u8 = match greatest {
            0..=0xff => 1,
            0x100..=0xffff => 2,
            _ => 4,
        };
        self.0.push(width);
        self.list(codes.iter(), |out, code| {
            out.0
                .extend(code.0.to_le_bytes().into_iter().take(width.into()))
        });
    }

    /// The commits behind the codes as runs: after an import nearly all rows share one.
    fn runs(&mut self, column: &Column) {
        let runs: Vec<_> = column
            .commits
            .chunk_by(|a, b| a == b)
            .map(|run| (run.len(), run[0]))
            .collect();
        self.list(runs.into_iter(), |out, (length, commit)| {
            out.number(length);
            out.number(commit.0 as usize);
        });
    }
}
