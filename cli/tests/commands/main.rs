//! The program as scripts call it.

#[cfg(test)]
mod run;
