//! The table of shared strings, which runs over several records.

use super::{u16_at, u32_at};

/// What is left of the table.
struct Rest<'a, 'b> {
    data: &'a [u8],
    continued: std::slice::Iter<'b, &'a [u8]>,
}

impl<'a> Rest<'a, '_> {
    fn next_part(&mut self) -> bool {
        match self.continued.next() {
            Some(data) => {
                self.data = data;
                true
            }
            None => false,
        }
    }

    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.data.split_at_checked(bytes)?;
        self.data = rest;
        Some(taken)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.data.is_empty() && !self.next_part() {
                return None;
            }
            let here = bytes.min(self.data.len());
            self.take(here)?;
            bytes -= here;
        }
        Some(())
    }
}

/// Walks over all strings; `None` where one says more than there is. Neither the head of a string nor the mark at the
/// beginning of a continued one is ever divided.
pub(super) fn check<'a>(data: &'a [u8], continued: &[&'a [u8]]) -> Option<()> {
    let mut rest = Rest {
        data: data.get(8..)?,
        continued: continued.iter(),
    };
    loop {
        while rest.data.is_empty() {
            if !rest.next_part() {
                return Some(());
            }
        }
        string(&mut rest)?;
    }
}

fn string(rest: &mut Rest<'_, '_>) -> Option<()> {
    let head = rest.take(3)?;
    let (characters, flags) = (u16_at(head, 0)?, *head.get(2)?);
    let runs = match flags & 0x8 {
        0 => 0,
        _ => usize::from(u16_at(rest.take(2)?, 0)?),
    };
    let phonetic = match flags & 0x4 {
        0 => 0,
        // Negative lengths are none.
        _ => usize::try_from(i32::try_from(u32_at(rest.take(4)?, 0)?).ok()?).ok()?,
    };
    text(rest, usize::from(characters), flags & 1 != 0)?;
    rest.skip(runs * 4)?;
    rest.skip(phonetic)
}

fn text(rest: &mut Rest<'_, '_>, mut characters: usize, mut wide: bool) -> Option<()> {
    while characters > 0 {
        let width = if wide { 2 } else { 1 };
        let here = characters.min(rest.data.len() / width);
        rest.take(here * width)?;
        characters -= here;
        if characters > 0 {
            rest.next_part().then_some(())?;
            wide = rest.take(1)?.first()? & 1 != 0;
        }
    }
    Some(())
}
