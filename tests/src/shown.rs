//! What holds for everything that a caller is shown, whatever it is about.

use mingjing::{error::ErrorCode, graphql::mask::MAX_ERRORS};
use serde_json::Value;

/// Words of databases, drivers and programs that no caller ever reads.
const INTERNALS: &[&str] =
    &["SELECT ", "sqlx", "sea_orm", "sqlite", "postgres", "relation ", "constraint", "panicked", ".rs:", "RuntimeErr"];

/// The longest piece of its own input that a caller is sure to read again; half of what is looked for at once.
const PIECE: usize = 60;

/// Asserts that an answer tells nothing of the inside.
///
/// # Panics
/// When it does.
pub fn assert_tells_no_internals(asked: &str, shown: &str) {
    for word in INTERNALS {
        assert!(!shown.contains(word), "{asked}: {shown}");
    }
}

/// Asserts that the errors of an answer are few, have codes of the table, say little, and repeat nothing of what was sent
/// at length.
///
/// # Panics
/// When they do not.
pub fn assert_errors_are_fit(asked: &str, sent: &str, answer: &Value) {
    let errors = answer["errors"].as_array().unwrap_or_else(|| panic!("{asked}: no errors in {answer}"));
    assert!((1..=MAX_ERRORS).contains(&errors.len()), "{asked}: {} errors", errors.len());
    for error in errors {
        let code = error["extensions"]["code"].as_str().unwrap_or_default();
        assert!(ErrorCode::find(code).is_some_and(|code| code != ErrorCode::Internal), "{asked}: {error}");
        let message = error["message"].as_str().unwrap_or_default();
        let characters: Vec<char> = message.chars().collect();
        assert!((1..=300).contains(&characters.len()), "{asked}: {error}");
        for piece in characters.chunks_exact(PIECE) {
            let piece: String = piece.iter().collect();
            assert!(!sent.contains(&piece), "{asked}: the input comes back at length: {message}");
        }
    }
}
