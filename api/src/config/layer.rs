//! Lays the sources over the default. The default is the schema: a key that it lacks is unknown, and a value of
//! another type than the default's is refused. Faults are collected, never returned at the first.

use std::{collections::BTreeMap, ffi::OsString, path::Path};

use toml::{Table, Value, de::DeTable};

use super::fault::{ConfigFault, Origin, quoted};
use crate::domain::access::tier::is_tier_name;

/// What the name of every environment variable of the gateway begins with.
pub(super) const ENVIRONMENT_PREFIX: &str = "MINGJING__";

/// The tier whose settings say what a tier of the user's own must have.
const MODEL_TIER: &str = "anonymous";

/// The sources laid over each other so far.
pub(super) struct Layers {
    schema: Table,
    /// What is in force.
    pub(super) merged: Table,
    /// Where each setting that is not the default came from.
    origins: BTreeMap<String, Origin>,
    /// What was wrong.
    pub(super) faults: Vec<ConfigFault>,
}

impl Layers {
    /// Begins with the default.
    pub(super) fn new(default: Table) -> Self {
        Self { merged: default.clone(), schema: default, origins: BTreeMap::new(), faults: Vec::new() }
    }

    /// Where the setting at this path came from.
    pub(super) fn origin(&self, path: &str) -> Origin {
        self.origins.get(path).cloned().unwrap_or(Origin::Default)
    }

    /// Records a fault of the setting at this path.
    pub(super) fn fault(&mut self, path: &str, origin: Origin, problem: impl Into<String>) {
        self.faults.push(ConfigFault { path: path.to_owned(), origin, problem: problem.into() });
    }

    /// Lays a file over what there is.
    pub(super) fn file(&mut self, path: &Path) {
        let whole = Origin::File { path: path.to_owned(), line: None };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return self.fault("", whole, unreadable(&error)),
        };
        let (table, spans) = match (text.parse::<Table>(), DeTable::parse(&text)) {
            (Ok(table), Ok(spans)) => (table, spans),
            (Err(error), _) | (_, Err(error)) => {
                let line = error.span().map(|span| line_of(&text, span.start));
                let problem = format!("is not TOML: {}", error.message().lines().next().unwrap_or_default());
                return self.fault("", Origin::File { path: path.to_owned(), line }, problem);
            }
        };
        let mut lines = BTreeMap::new();
        collect_lines(&text, spans.get_ref(), "", &mut lines);
        self.overlay(&table, &[], &|key| Origin::File { path: path.to_owned(), line: lines.get(key).copied() });
    }

    fn overlay(&mut self, table: &Table, prefix: &[&str], origin: &dyn Fn(&str) -> Origin) {
        for (key, value) in table {
            let segments: Vec<&str> = prefix.iter().copied().chain([key.as_str()]).collect();
            let path = segments.join(".");
            match (self.expected(&segments), value) {
                (None, _) => {
                    let problem = self.unknown(&segments);
                    self.fault(&path, origin(&path), problem);
                }
                (Some(Value::Table(_)), Value::Table(inner)) => self.overlay(inner, &segments, origin),
                (Some(expected), value) if fits(&expected, value) => self.set(&segments, value.clone(), origin(&path)),
                (Some(expected), value) => {
                    let problem = format!("is {}; {} is expected", described(value), described(&expected));
                    self.fault(&path, origin(&path), problem);
                }
            }
        }
    }

    /// Lays environment variables over what there is; other programs' variables are passed by.
    pub(super) fn environment(&mut self, variables: &[(OsString, OsString)]) {
        let mut own: Vec<(&str, &OsString)> = variables
            .iter()
            .filter_map(|(name, value)| Some((name.to_str()?, value)))
            .filter(|(name, _)| name.starts_with(ENVIRONMENT_PREFIX))
            .collect();
        own.sort_unstable();
        for (name, value) in own {
            let lower = name[ENVIRONMENT_PREFIX.len()..].to_ascii_lowercase();
            let segments: Vec<&str> = lower.split("__").collect();
            let origin = Origin::Environment(name.to_owned());
            match value.to_str() {
                Some(text) => self.text(&segments, text, origin),
                None => self.fault(&segments.join("."), origin, "is not UTF-8 text"),
            }
        }
    }

    /// Sets one setting from text, which is read as the type that the default has.
    pub(super) fn text(&mut self, segments: &[&str], text: &str, origin: Origin) {
        let path = segments.join(".");
        let Some(expected) = self.expected(segments) else {
            let problem = self.unknown(segments);
            return self.fault(&path, origin, problem);
        };
        match read_as(&expected, text) {
            Ok(value) => self.set(segments, value, origin),
            Err(problem) => self.fault(&path, origin, problem),
        }
    }

    /// Reports what a tier of the user's own lacks.
    pub(super) fn require_whole_tiers(&mut self) {
        let (Some(Value::Table(tiers)), Some(Value::Table(model))) =
            (self.merged.get("tiers"), self.expected(&["tiers", MODEL_TIER]))
        else {
            return;
        };
        let missing: Vec<(String, Origin)> = tiers
            .iter()
            .filter_map(|(name, tier)| Some((name, tier.as_table()?)))
            .flat_map(|(name, tier)| {
                // Any setting of the tier tells which source wrote it.
                let origin = tier.keys().next().map(|key| self.origin(&format!("tiers.{name}.{key}")));
                let absent =
                    model.keys().filter(|key| !tier.contains_key(*key)).map(|key| format!("tiers.{name}.{key}"));
                absent.map(move |path| (path, origin.clone().unwrap_or(Origin::Default))).collect::<Vec<_>>()
            })
            .collect();
        for (path, origin) in missing {
            self.fault(&path, origin, format!("is missing; a tier needs every setting that tiers.{MODEL_TIER} has"));
        }
    }

    /// The default at this path; for a tier of the user's own, that of the model tier.
    fn expected(&self, segments: &[&str]) -> Option<Value> {
        let mut at = Value::Table(self.schema.clone());
        for (depth, segment) in segments.iter().enumerate() {
            let table = at.as_table()?;
            let key = match (depth, segments[0]) {
                (1, "tiers") if !table.contains_key(*segment) && is_tier_name(segment) => MODEL_TIER,
                _ => segment,
            };
            at = table.get(key)?.clone();
        }
        Some(at)
    }

    fn unknown(&self, segments: &[&str]) -> String {
        if let ["tiers", _] = segments {
            return "is not a name for a tier: begin with a lower-case letter, go on with letters, digits or \"_\""
                .into();
        }
        let parents = &segments[..segments.len() - 1];
        match self.expected(parents) {
            Some(Value::Table(section)) => {
                let known: Vec<&str> = section.keys().map(String::as_str).collect();
                format!("is not a setting; the settings there are {}", known.join(", "))
            }
            Some(_) => format!("is not a setting; {} has no settings below it", parents.join(".")),
            None => "is not a setting; config.default.toml names all there are".into(),
        }
    }

    fn set(&mut self, segments: &[&str], value: Value, origin: Origin) {
        let Some((last, parents)) = segments.split_last() else { return };
        let mut table = &mut self.merged;
        for parent in parents {
            let inner = table.entry((*parent).to_owned()).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(inner) = inner else { return };
            table = inner;
        }
        table.insert((*last).to_owned(), value);
        self.origins.insert(segments.join("."), origin);
    }
}

/// Whether a value has the default's type. Every list of the configuration is one of strings.
fn fits(expected: &Value, value: &Value) -> bool {
    match value {
        Value::Array(items) => expected.is_array() && items.iter().all(Value::is_str),
        // One may write 1 for 1.0.
        Value::Integer(_) => expected.is_integer() || expected.is_float(),
        value => expected.same_type(value),
    }
}

fn described(value: &Value) -> &'static str {
    match value {
        Value::String(_) => "a string",
        Value::Integer(_) => "a whole number",
        Value::Float(_) => "a number with decimals",
        Value::Boolean(_) => "true or false",
        Value::Datetime(_) => "a date",
        Value::Array(items) if items.iter().all(Value::is_str) => "a list of strings",
        Value::Array(_) => "a list of other things than strings",
        Value::Table(_) => "a section",
    }
}

fn read_as(expected: &Value, text: &str) -> Result<Value, String> {
    match expected {
        Value::Integer(_) => {
            let number = text.trim().replace('_', "");
            number.parse().map(Value::Integer).map_err(|_| format!("{} is not a whole number", quoted(text)))
        }
        Value::Float(_) => {
            let number = text.trim().parse().map(Value::Float);
            number.map_err(|_| format!("{} is not a number, such as 0.5", quoted(text)))
        }
        Value::Boolean(_) => match text.trim() {
            "true" => Ok(Value::Boolean(true)),
            "false" => Ok(Value::Boolean(false)),
            other => Err(format!("{} is neither true nor false", quoted(other))),
        },
        Value::Array(_) => {
            let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
            Ok(Value::Array(items.map(|item| Value::String(item.to_owned())).collect()))
        }
        Value::Table(section) => {
            let known: Vec<&str> = section.keys().map(String::as_str).collect();
            Err(format!("is a section; name one of its settings: {}", known.join(", ")))
        }
        _ => Ok(Value::String(text.to_owned())),
    }
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read by this user".into(),
        std::io::ErrorKind::InvalidData => "is not UTF-8 text".into(),
        kind => format!("could not be read: {kind}"),
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

fn collect_lines(text: &str, table: &DeTable<'_>, prefix: &str, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in table {
        let name = key.get_ref();
        let path = if prefix.is_empty() { name.to_string() } else { format!("{prefix}.{name}") };
        lines.insert(path.clone(), line_of(text, key.span().start));
        if let Some(inner) = value.get_ref().as_table() {
            collect_lines(text, inner, &path, lines);
        }
    }
}
