//! What every code list can do: find a code, recognise how files write it, label it.

use super::fold::{fold, fold_term, is_term};

/// A language that labels are kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese, as the law and the official forms write it.
    Zh,
    /// English, in the terms of DOMAIN.md.
    En,
}

/// One code of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeEntry {
    /// The name of the enum's variant.
    pub variant: &'static str,
    /// What the variant's doc comment says; the schema repeats it.
    pub doc: &'static str,
    /// The stored code; stable for ever.
    pub code: &'static str,
    /// The official Chinese term.
    pub zh: &'static str,
    /// The English term.
    pub en: &'static str,
    /// Other ways in which sources write it.
    pub aliases: &'static [&'static str],
    /// The provision that defines it, where there is one.
    pub legal_basis: Option<&'static str>,
}

impl CodeEntry {
    /// The term in the given language.
    pub fn label(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }

    fn is_named(&self, folded: &str) -> bool {
        is_term(folded, self.zh) || is_term(folded, self.en) || self.aliases.iter().any(|alias| is_term(folded, alias))
    }

    /// Whether the text is the code and a name of this same entry. Where they disagree it is nothing.
    fn is_named_beside_code(&self, folded: &str) -> bool {
        let code: String = fold(self.code).collect();
        let before = folded.strip_prefix(&code).map(|rest| rest.trim_start_matches(['-', ':', '.', ',', '_']));
        let after =
            folded.strip_suffix(')').and_then(|rest| rest.strip_suffix(&code)).and_then(|rest| rest.strip_suffix('('));
        [before, after].into_iter().flatten().any(|name| self.is_named(name))
    }
}

/// A closed list of codes.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeTable {
    /// The name of the list in the schema, such as `AbnormalReason`.
    pub name: &'static str,
    /// What the enum's doc comment says; the schema repeats it.
    pub doc: &'static str,
    /// Its Chinese title.
    pub zh: &'static str,
    /// Its English title.
    pub en: &'static str,
    /// Its codes, in their official order.
    pub entries: &'static [CodeEntry],
}

impl CodeTable {
    /// The entry with exactly this code.
    pub fn find(&self, code: &str) -> Option<&'static CodeEntry> {
        self.entries.iter().find(|entry| entry.code == code)
    }

    /// The entry that a source means by this text: its code, its Chinese or English term, or an alias, alone or with
    /// the code beside it (`1110-…`, `…(1110)`).
    ///
    /// Width, brackets, spaces, commas and case do not matter, nor does the 的 that provisions end in.
    pub fn recognise(&self, text: &str) -> Option<&'static CodeEntry> {
        if let Some(entry) = self.find(text) {
            return Some(entry);
        }
        let folded = fold_term(text)?;
        self.entries
            .iter()
            .find(|entry| is_term(&folded, entry.code))
            .or_else(|| self.entries.iter().find(|entry| entry.is_named(&folded)))
            .or_else(|| self.entries.iter().find(|entry| entry.is_named_beside_code(&folded)))
    }
}

/// An enum that is a closed code list.
pub trait CodeList: Copy + Eq + Send + Sync + 'static {
    /// Every value, in the table's order.
    const ALL: &'static [Self];

    /// The list's table.
    const TABLE: &'static CodeTable;

    /// The stored code of this value.
    fn code(self) -> &'static str;

    /// The value with this stored code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// This value's entry in the table.
    fn entry(self) -> &'static CodeEntry {
        let position = Self::ALL.iter().position(|value| *value == self).unwrap_or_default();
        &Self::TABLE.entries[position]
    }
}
