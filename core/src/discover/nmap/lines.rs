//! The lines of places in a text.

/// Finds lines of places that are asked for in order.
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub(super) const fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    pub(super) fn line(&mut self, at: u64) -> u32 {
        let at = usize::try_from(at)
            .unwrap_or(usize::MAX)
            .min(self.text.len());
        let between = self.text.as_bytes().get(self.at..at);
        let more = between.map_or(0, |bytes| memchr::memchr_iter(b'\n', bytes).count());
        self.line = self
            .line
            .saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        self.at = self.at.max(at);
        self.line
    }
}
