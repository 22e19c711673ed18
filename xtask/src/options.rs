//! The command line: `--name value`, `--name=value` and `--flag`.

use std::str::FromStr;

use crate::run::Failure;

/// The arguments after the command; each is taken out when it is asked for.
#[derive(Debug)]
pub(crate) struct Options {
    left: Vec<String>,
}

impl Options {
    /// Keeps `arguments` until they are asked for.
    pub(crate) fn new(arguments: impl IntoIterator<Item = String>) -> Self {
        Self {
            left: arguments.into_iter().collect(),
        }
    }

    /// Returns whether the flag `name` (with its dashes) was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.left.len();
        self.left.retain(|argument| argument != name);
        self.left.len() != before
    }

    /// Returns the value of the option `name` (with its dashes); `None` when it was not given.
    pub(crate) fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        match text.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(Failure::new(format!("`{text}` is no value for {name}"))),
        }
    }

    fn text(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let prefix = format!("{name}=");
        if let Some(at) = self
            .left
            .iter()
            .position(|argument| argument.starts_with(&prefix))
        {
            let argument = self.left.remove(at);
            return Ok(argument.strip_prefix(&prefix).map(str::to_owned));
        }
        let Some(at) = self.left.iter().position(|argument| argument == name) else {
            return Ok(None);
        };
        if at + 1 == self.left.len() {
            return Err(Failure::new(format!("{name} needs a value")));
        }
        self.left.remove(at);
        Ok(Some(self.left.remove(at)))
    }

    /// Fails when an argument is left that nobody asked for.
    pub(crate) fn finish(&self) -> Result<(), Failure> {
        match self.left.first() {
            None => Ok(()),
            Some(argument) => Err(Failure::new(format!(
                "`{argument}` is not known here; see `cargo xtask help`"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(text: &str) -> Options {
        Options::new(text.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn both_spellings_of_a_value_are_read() {
        let mut options = options("--port 1 --seed=2");
        assert_eq!(options.value("--port").unwrap_or_default(), Some(1));
        assert_eq!(options.value("--seed").unwrap_or_default(), Some(2));
        assert!(options.finish().is_ok());
    }

    #[test]
    fn a_value_that_is_missing_or_wrong_is_an_error() {
        assert!(options("--port").value::<u16>("--port").is_err());
        assert!(options("--port eighty").value::<u16>("--port").is_err());
        assert!(options("--port 99999").value::<u16>("--port").is_err());
    }

    #[test]
    fn what_nobody_asked_for_is_an_error() {
        let mut options = options("--fast --quick");
        assert!(options.flag("--fast"));
        assert!(!options.flag("--slow"));
        assert!(options.finish().is_err());
    }
}
