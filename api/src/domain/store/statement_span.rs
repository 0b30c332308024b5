//! The span of a statement, made when it has run: sea-orm tells only then.
//!
//! Its text is not part of it. Values are bound, but a page's length is written into the text, and nothing but habit keeps
//! others out; what a statement is about is said by its operation and the tables that it names, which are our own words.

use std::time::Duration;

use tracing::Level;

use super::dialect::Dialect;
use crate::span::{STAGE, stage};

/// The longest summary that OpenTelemetry's conventions ask for, in bytes.
const LONGEST: usize = 255;

/// Tells of a statement that has run, if the request that it ran for is traced.
pub(super) fn tell(dialect: Dialect, text: &str, elapsed: Duration, failed: bool) {
    if !tracing::span_enabled!(target: STAGE, Level::INFO) {
        return;
    }
    let summary = summary(text);
    let span = stage!(
        "sql",
        otel.name = summary,
        otel.kind = "client",
        otel.status_code = failed.then_some("ERROR"),
        db.system.name = match dialect {
            Dialect::Postgres => "postgresql",
            Dialect::Sqlite => "sqlite",
        },
        db.query.summary = summary,
        mingjing.elapsed_ns = i64::try_from(elapsed.as_nanos()).unwrap_or(i64::MAX),
    );
    drop(span);
}

/// A statement in short, as OpenTelemetry's conventions have it: its operation and the tables that it names, such as
/// `SELECT enterprise penalty`.
fn summary(text: &str) -> String {
    let mut tokens = Tokens(text).skip_while(|token| matches!(token, Token::Mark)).peekable();
    let mut summary = match tokens.peek() {
        Some(Token::Word(operation)) => operation.to_ascii_uppercase(),
        _ => "SQL".to_owned(),
    };
    let mut tables: Vec<&str> = Vec::new();
    let mut before = Token::Mark;
    while let Some(token) = tokens.next() {
        let opens = matches!(tokens.peek(), Some(Token::Opening));
        if let (Token::Word(before), Token::Word(table) | Token::Quoted(table)) = (before, token)
            && is_before_a_table(before)
            // `json_each(…)` is no table, but columns may stand behind one that is written to.
            && (!opens || before.eq_ignore_ascii_case("INTO"))
            // `UPDATE SET` behind a conflict names none.
            && !table.eq_ignore_ascii_case("set")
            && !tables.contains(&table)
            && summary.len() + 1 + table.len() <= LONGEST
        {
            tables.push(table);
            summary.push(' ');
            summary.push_str(table);
        }
        before = token;
    }
    summary
}

fn is_before_a_table(word: &str) -> bool {
    ["FROM", "JOIN", "INTO", "UPDATE"].iter().any(|keyword| word.eq_ignore_ascii_case(keyword))
}

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
enum Token<'a> {
    /// A keyword, a name or a number.
    Word(&'a str),
    /// A name in double quotes.
    Quoted(&'a str),
    /// `(`
    Opening,
    /// Anything else, texts in single quotes among it.
    Mark,
}

/// The parts of a statement.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let text = self.0.trim_start();
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        let (token, rest) = match first {
            '(' => (Token::Opening, rest),
            // Two quotes in a text are two texts side by side.
            '\'' => (Token::Mark, rest.split_once('\'').map_or("", |(_, rest)| rest)),
            '"' => rest.split_once('"').map_or((Token::Mark, ""), |(name, rest)| (Token::Quoted(name), rest)),
            _ if is_of_a_name(first) => {
                let (word, rest) = text.split_at(text.find(|other| !is_of_a_name(other)).unwrap_or(text.len()));
                (Token::Word(word), rest)
            }
            _ => (Token::Mark, rest),
        };
        self.0 = rest;
        Some(token)
    }
}

fn is_of_a_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_summed_up_by_its_operation_and_its_tables() {
        for (text, expected) in [
            ("SELECT 1", "SELECT"),
            ("SELECT a FROM enterprise t0 WHERE name='FROM me, it''s FROM you' LIMIT 21", "SELECT enterprise"),
            (
                "SELECT (SELECT count(*) FROM penalty t1) FROM enterprise t0 LEFT JOIN penalty p ON true",
                "SELECT penalty enterprise",
            ),
            ("SELECT \"tier\".\"name\" FROM \"tier\" WHERE \"tier\".\"name\" = $1", "SELECT tier"),
            ("INSERT INTO api_key (a) SELECT value FROM json_each(?1) ON CONFLICT DO UPDATE SET a=1", "INSERT api_key"),
            ("insert into \"client\" values (?)", "INSERT client"),
            ("UPDATE client SET name=$1 FROM unnest($2) u", "UPDATE client"),
            ("WITH c AS (SELECT 1 FROM change_event) SELECT * FROM c", "WITH change_event c"),
            ("SELECT from_date, t.\"from\" x FROM (SELECT 1) y", "SELECT"),
            ("(SELECT 1)", "SQL"),
            ("-- 名", "SQL"),
            ("SELECT 'open", "SELECT"),
            ("SELECT * FROM \"open", "SELECT"),
            ("", "SQL"),
        ] {
            assert_eq!(summary(text), expected, "{text}");
        }
    }

    #[test]
    fn a_summary_is_short_whatever_the_statement() {
        let joins: Vec<String> = (0..1_000).map(|number| format!("JOIN table_{number} ON true")).collect();
        let summary = summary(&format!("SELECT 1 FROM a {}", joins.join(" ")));
        assert!(summary.len() <= LONGEST && summary.starts_with("SELECT a table_0 table_1 "), "{summary}");
    }
}
