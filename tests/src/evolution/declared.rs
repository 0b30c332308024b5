//! Breaking changes that somebody declared, with a date and a reason: `tests/schema/breaking-changes.txt`.

use chrono::NaiveDate;

use super::Breaking;

/// One declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// When it was decided.
    pub on: NaiveDate,
    /// The change, as [`Breaking`] prints it.
    pub change: String,
    /// Why, and what clients do instead.
    pub reason: String,
}

/// Reads the list: `DATE | CHANGE | REASON` a line; `#` begins a remark.
///
/// # Errors
/// The first line that is none, with its number.
pub fn read(text: &str) -> Result<Vec<Declared>, String> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let mut parts = line.splitn(3, '|').map(str::trim);
            let (on, change, reason) = (parts.next(), parts.next(), parts.next());
            let on = on.and_then(|on| NaiveDate::parse_from_str(on, "%Y-%m-%d").ok());
            match (on, change, reason) {
                (Some(on), Some(change), Some(reason)) if !change.is_empty() && !reason.is_empty() => {
                    Ok(Declared { on, change: change.to_owned(), reason: reason.to_owned() })
                }
                _ => Err(format!("line {number} is not `DATE | CHANGE | REASON`: {line}")),
            }
        })
        .collect()
}

/// What does not fit: changes that nobody declared, and declarations without their change.
pub fn faults(found: &[Breaking], declared: &[Declared]) -> Vec<String> {
    let is_declared = |change: &&Breaking| declared.iter().any(|declared| declared.change == change.to_string());
    let undeclared = found.iter().filter(|change| !is_declared(change));
    let stale = declared.iter().filter(|declared| found.iter().all(|change| declared.change != change.to_string()));
    undeclared
        .map(|change| format!("breaks clients: {change}"))
        .chain(stale.map(|declared| format!("is declared but did not happen: {}", declared.change)))
        .collect()
}
