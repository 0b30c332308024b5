//! Reads the sources and tells which module names which: what the layering test judges.
//!
//! It works on tokens, not on a syntax tree, so it also sees into macros. What it reads of a file: every path that
//! begins with `crate`, `$crate`, `self`, `super` or with a crate's name, `use` groups written out. What it passes over:
//! comments, texts, and everything under `#[cfg(test)]`, in the file or in a file of its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, fs,
    path::Path,
};

/// Source files by their path below the root of the workspace.
#[derive(Debug, Clone, Default)]
pub struct SourceTree(BTreeMap<String, String>);

/// One naming of a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// The file that names it.
    pub file: String,
    /// The line in which it does.
    pub line: usize,
    /// The module that names it, from its crate on: `api::domain::access::repo`.
    pub from: Vec<String>,
    /// What it names, likewise: `api::infra`, `entity::penalty::Entity`, `axum::Router`.
    pub to: Vec<String>,
}

impl Reference {
    /// Whether the naming module is this one or inside it.
    pub fn is_from(&self, module: &str) -> bool {
        is_in(&self.from, module)
    }

    /// Whether what is named is this or inside it.
    pub fn is_to(&self, module: &str) -> bool {
        is_in(&self.to, module)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{} names {}", self.file, self.line, self.to.join("::"))
    }
}

fn is_in(path: &[String], module: &str) -> bool {
    let mut segments = path.iter();
    module.split("::").all(|wanted| segments.next().is_some_and(|segment| segment == wanted))
}

impl SourceTree {
    /// The sources of these crates, each in a folder of the workspace.
    ///
    /// # Panics
    /// When they cannot be read.
    pub fn read(workspace: &Path, crates: &[&str]) -> Self {
        let mut tree = Self::default();
        for name in crates {
            tree.read_folder(workspace, &workspace.join(name).join("src"));
        }
        tree
    }

    /// A tree of these files: their paths and texts.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    /// How many files there are.
    pub fn files(&self) -> usize {
        self.0.len()
    }

    fn read_folder(&mut self, workspace: &Path, folder: &Path) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                self.read_folder(workspace, &path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(workspace).expect("a path below the workspace");
                let text = fs::read_to_string(&path).expect("a source file");
                self.0.insert(name.display().to_string(), text);
            }
        }
    }

    /// Every naming of another module or crate outside tests.
    pub fn references(&self) -> Vec<Reference> {
        let read: Vec<(&String, FileReader)> =
            self.0.iter().map(|(path, text)| (path, FileReader::of(&module_of(path), text))).collect();
        let tests: BTreeSet<String> = read.iter().flat_map(|(path, file)| file.test_files(path)).collect();
        let is_test = |path: &str| {
            let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
            tests.iter().any(|test| stem == test || stem.starts_with(&format!("{test}/")))
        };
        let mut references = Vec::new();
        for (path, file) in read {
            if is_test(path) {
                continue;
            }
            let from = module_of(path);
            for (line, to) in file.paths {
                references.push(Reference { file: path.clone(), line, from: from.clone(), to });
            }
        }
        references.sort();
        references.dedup();
        references
    }
}

/// `api/src/domain/access/mod.rs` is `api::domain::access`.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").replacen("/src/", "/", 1);
    let mut segments: Vec<String> = path.split('/').map(str::to_owned).collect();
    if segments.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        segments.pop();
    }
    segments
}

/// One token: a word, a text's content, or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Text(String),
    Sign(char),
    /// `::`
    Path,
}

/// What was read of one file.
struct FileReader {
    module: Vec<String>,
    tokens: Vec<(usize, Token)>,
    /// What is named, and in which line.
    paths: Vec<(usize, Vec<String>)>,
    /// Modules that only tests have: a name, or the file that `#[path]` names.
    test_modules: Vec<(String, bool)>,
}

impl FileReader {
    fn of(module: &[String], text: &str) -> Self {
        let tokens = tokens(text);
        let mut reader = Self { module: module.to_vec(), tokens, paths: Vec::new(), test_modules: Vec::new() };
        reader.read();
        reader
    }

    /// The files, without their ending, of the modules that only tests have.
    fn test_files(&self, path: &str) -> Vec<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.trim_end_matches(".rs");
        let own = if ["mod", "lib", "main"].contains(&stem) { folder.to_owned() } else { format!("{folder}/{stem}") };
        let files = self.test_modules.iter();
        files.map(|(name, beside)| format!("{}/{name}", if *beside { folder } else { &own })).collect()
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).map(|(_, token)| token)
    }

    fn is_sign(&self, at: usize, sign: char) -> bool {
        self.token(at) == Some(&Token::Sign(sign))
    }

    fn word(&self, at: usize) -> Option<&str> {
        match self.token(at) {
            Some(Token::Word(word)) => Some(word),
            _ => None,
        }
    }

    fn read(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            if let Some(item) = self.after_cfg_test(at) {
                at = self.skip_item(item);
            } else if self.word(at) == Some("use") {
                at = self.read_use(at + 1, &[]);
            } else if self.word(at).is_some() {
                at = self.read_path(at);
            } else {
                at += 1;
            }
        }
    }

    /// Where the item begins that `#[cfg(test)]` at this place is about.
    fn after_cfg_test(&self, at: usize) -> Option<usize> {
        let wanted = [
            Token::Sign('#'),
            Token::Sign('['),
            Token::Word("cfg".into()),
            Token::Sign('('),
            Token::Word("test".into()),
            Token::Sign(')'),
            Token::Sign(']'),
        ];
        wanted.iter().enumerate().all(|(offset, token)| self.token(at + offset) == Some(token)).then_some(at + 7)
    }

    /// The place after the item; a module in a file of its own is noted.
    fn skip_item(&mut self, mut at: usize) -> usize {
        let mut file = None;
        while self.is_sign(at, '#') {
            if let (Some("path"), Some(Token::Text(path))) = (self.word(at + 2), self.token(at + 4)) {
                file = Some(path.trim_end_matches(".rs").to_owned());
            }
            at = self.after_bracket(at + 1);
        }
        let mut name = None;
        loop {
            match self.token(at) {
                None => return at,
                Some(Token::Word(word)) if word == "mod" => name = self.word(at + 1).map(str::to_owned),
                Some(Token::Sign(';')) => {
                    let beside = file.is_some();
                    self.test_modules.extend(file.or(name).map(|name| (name, beside)));
                    return at + 1;
                }
                Some(Token::Sign('{')) => return self.after_bracket(at),
                Some(Token::Sign('(' | '[')) => {
                    at = self.after_bracket(at);
                    continue;
                }
                Some(_) => {}
            }
            at += 1;
        }
    }

    /// The place after the bracket that closes the one here.
    fn after_bracket(&self, mut at: usize) -> usize {
        let mut depth = 0;
        while let Some(token) = self.token(at) {
            at += 1;
            match token {
                Token::Sign('(' | '[' | '{') => depth += 1,
                Token::Sign(')' | ']' | '}') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        at
    }

    /// Reads one tree of a `use` under this prefix; returns the place after it.
    fn read_use(&mut self, mut at: usize, prefix: &[String]) -> usize {
        let mut path = prefix.to_vec();
        let line = self.tokens.get(at).map_or(0, |(line, _)| *line);
        loop {
            match self.token(at) {
                Some(Token::Word(word)) if word == "as" => at += 1,
                Some(Token::Word(word)) => path.push(word.clone()),
                Some(Token::Path) => {}
                Some(Token::Sign('{')) => {
                    at += 1;
                    while at < self.tokens.len() && !self.is_sign(at, '}') {
                        at = self.read_use(at, &path);
                        at += usize::from(self.is_sign(at, ','));
                    }
                    return at + 1;
                }
                Some(Token::Sign('*')) => path.push("*".to_owned()),
                _ => break,
            }
            at += 1;
        }
        self.note(line, path);
        at
    }

    /// Reads a path outside `use`; returns the place after it.
    fn read_path(&mut self, mut at: usize) -> usize {
        let line = self.tokens[at].0;
        let is_start = at == 0 || !matches!(self.token(at - 1), Some(Token::Path | Token::Sign('.')));
        let mut path = Vec::new();
        while let Some(word) = self.word(at) {
            path.push(word.to_owned());
            at += 1;
            if self.token(at) != Some(&Token::Path) || self.word(at + 1).is_none() {
                break;
            }
            at += 1;
        }
        if is_start && path.len() > 1 {
            self.note(line, path);
        }
        at
    }

    fn note(&mut self, line: usize, path: Vec<String>) {
        let Some(first) = path.first() else { return };
        let krate = &self.module[..1];
        let resolved = match first.as_str() {
            "crate" => [krate, &path[1..]].concat(),
            "self" => [&self.module, &path[1..]].concat(),
            "super" => {
                let up = path.iter().take_while(|segment| *segment == "super").count();
                [&self.module[..self.module.len().saturating_sub(up).max(1)], &path[up..]].concat()
            }
            _ => path,
        };
        self.paths.push((line, resolved));
    }
}

fn tokens(text: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while let Some(first) = rest.chars().next() {
        let (length, token) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (rest.find("*/").map_or(rest.len(), |end| end + 2), None)
        } else if let Some((length, content)) = quoted(rest) {
            (length, Some(Token::Text(content)))
        } else if rest.starts_with("::") {
            (2, Some(Token::Path))
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            (length, Some(Token::Word(rest[..length].to_owned())))
        } else if first == '\'' {
            (character(rest), None)
        } else if first.is_whitespace() || first == '$' {
            // `$crate` is `crate`.
            (first.len_utf8(), None)
        } else {
            (first.len_utf8(), Some(Token::Sign(first)))
        };
        tokens.extend(token.map(|token| (line, token)));
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length and the content of a text at the beginning, raw or not.
fn quoted(rest: &str) -> Option<(usize, String)> {
    let start = rest.strip_prefix('b').unwrap_or(rest);
    let raw = start.strip_prefix('r').filter(|after| after.starts_with(['"', '#']));
    if let Some(after) = raw {
        let hashes = after.chars().take_while(|c| *c == '#').count();
        let opened = after[hashes..].strip_prefix('"')?;
        let end = opened.find(&format!("\"{}", "#".repeat(hashes)))?;
        let length = rest.len() - opened.len() + end + 1 + hashes;
        return Some((length, opened[..end].to_owned()));
    }
    let opened = start.strip_prefix('"')?;
    let mut escaped = false;
    for (at, character) in opened.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((rest.len() - opened.len() + at + 1, opened[..at].to_owned())),
            _ => {}
        }
    }
    None
}

/// The length of a character or of a lifetime's quote.
fn character(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(1, |end| end + 4),
        Some((at, one)) if rest[at + one.len_utf8()..].starts_with('\'') => at + one.len_utf8() + 1,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(file: &str, text: &str) -> Vec<String> {
        let references = SourceTree::of(&[(file, text)]).references();
        references.iter().map(|reference| reference.to.join("::")).collect()
    }

    #[test]
    fn every_way_to_name_a_module_is_seen() {
        let text = r#"
            use crate::{http::{self, Gate}, infra};
            pub use super::{key::KeyHasher as Hasher, super::store};
            // use crate::comment::Passed;
            const TEXT: &str = "crate::text::passed"; const RAW: &str = r"crate::raw::passed";
            fn f<'a>(x: &'a entity::penalty::Entity, quote: char) { let _ = ('"', '\'', axum::Router::new()); }
            macro_rules! m { () => { $crate::graphql::id::encode() }; }
        "#;
        let mut seen = named("api/src/domain/access/repo.rs", text);
        seen.sort();
        let expected = [
            "api::domain::access::key::KeyHasher",
            "api::domain::store",
            "api::graphql::id::encode",
            "api::http::Gate",
            "api::http::self",
            "api::infra",
            "axum::Router::new",
            "entity::penalty::Entity",
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn what_only_tests_have_is_passed_over() {
        let files = [
            ("api/src/domain/mod.rs", "#[cfg(test)] mod tests; #[cfg(test)] #[path = \"odd.rs\"] mod other; mod real;"),
            ("api/src/domain/tests.rs", "use crate::http::A;"),
            ("api/src/domain/tests/deep.rs", "use crate::http::B;"),
            ("api/src/domain/odd.rs", "use crate::http::C;"),
            ("api/src/domain/real.rs", "use crate::infra::D; #[cfg(test)] mod tests { use crate::http::E; fn f() {} }"),
        ];
        let references = SourceTree::of(&files).references();
        let named: Vec<String> = references.iter().map(ToString::to_string).collect();
        assert_eq!(named, ["api/src/domain/real.rs:1 names api::infra::D"]);
    }

    #[test]
    fn modules_are_compared_by_whole_names() {
        let reference =
            SourceTree::of(&[("api/src/http/mod.rs", "use crate::domain_events::A;")]).references().remove(0);
        assert!(reference.is_from("api::http") && reference.is_to("api::domain_events"));
        assert!(!reference.is_to("api::domain") && !reference.is_from("api"[..2].into()));
    }
}
