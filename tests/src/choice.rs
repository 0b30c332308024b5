//! What a bench is told by its arguments and by the environment.

use std::env;

use anyhow::Context;

const DATABASES: [&str; 2] = ["sqlite", "postgresql"];

/// What the arguments of a bench choose: databases by their names, cases by parts of theirs.
pub struct Choice(Vec<String>);

impl Choice {
    /// As the arguments of this process say.
    pub fn from_arguments() -> Self {
        // Cargo adds an option of its own, --bench.
        Self(env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect())
    }

    /// Whether this database is chosen; all are when none is.
    pub fn wants_database(&self, name: &str) -> bool {
        let mut chosen = self.0.iter().filter(|chosen| DATABASES.contains(&chosen.as_str())).peekable();
        chosen.peek().is_none() || chosen.any(|chosen| chosen == name)
    }

    /// Whether this case is chosen; all are when none is.
    pub fn wants(&self, name: &str) -> bool {
        let mut chosen = self.0.iter().filter(|chosen| !DATABASES.contains(&chosen.as_str())).peekable();
        chosen.peek().is_none() || chosen.any(|chosen| name.contains(chosen.as_str()))
    }
}

/// A number that the environment may set.
///
/// # Errors
/// When it is set to something else.
pub fn number(name: &str, default: u64) -> anyhow::Result<u64> {
    match env::var(name) {
        Ok(text) => text.parse().with_context(|| format!("{name} must be a whole number")),
        Err(_) => Ok(default),
    }
}
