//! Texts as they were meant: without what spreadsheets put around them, and without invisible characters.

use std::borrow::Cow;

use crate::domain::import::protect;

/// Removes what a spreadsheet, or an error file of ours, puts around a text to keep it a text: `="…"` and a leading
/// apostrophe.
pub(super) fn unwrapped(text: &str) -> &str {
    let text = protect::bare(text).trim_matches(is_space);
    let wrapped = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = wrapped.filter(|inner| !inner.contains('"')) {
        return inner.trim_matches(is_space);
    }
    match text.strip_prefix('\'') {
        // A second apostrophe makes the first a quotation mark.
        Some(rest) if !rest.contains('\'') => rest.trim_matches(is_space),
        _ => text,
    }
}

/// The text without surrounding space, with plain line ends. Characters that nobody can see are refused.
pub(in crate::domain::import) fn clean(text: &str) -> Result<Cow<'_, str>, String> {
    let text = unwrapped(text);
    let mut has_return = false;
    for character in text.chars() {
        match character {
            '\n' | '\t' => {}
            '\r' => has_return = true,
            '\u{FFFD}' => {
                return Err(
                    "holds the sign for a lost character; the file was damaged earlier, write the cell again (含乱码)"
                        .into(),
                );
            }
            // Marks that turn the direction of writing make a text look like another.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => return Err(INVISIBLE.into()),
            other if other.is_control() => return Err(INVISIBLE.into()),
            _ => {}
        }
    }
    if has_return {
        return Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")));
    }
    Ok(Cow::Borrowed(text))
}

const INVISIBLE: &str = "holds control characters that nobody can see; write it again without them (含控制字符)";

/// Full-width letters, digits and signs as half-width ones.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    let is_wide = |character: char| matches!(character, '\u{FF01}'..='\u{FF5E}' | '\u{3000}' | '\u{A0}');
    if !text.contains(is_wide) {
        return Cow::Borrowed(text);
    }
    let half = |character: char| match character {
        '\u{3000}' | '\u{A0}' => ' ',
        wide @ '\u{FF01}'..='\u{FF5E}' => char::from_u32(wide as u32 - 0xFEE0).unwrap_or(wide),
        other => other,
    };
    Cow::Owned(text.chars().map(half).collect())
}

/// A whole number without the commas between its thousands; nothing if it has none or they stand elsewhere.
pub(super) fn without_grouping<'t>(digits: &str) -> Option<Cow<'t, str>> {
    let mut groups = digits.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = !rest.is_empty() && (1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3);
    is_grouped.then(|| Cow::Owned(format!("{first}{}", rest.concat())))
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{2060}')
}
