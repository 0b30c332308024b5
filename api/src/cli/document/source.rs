//! Where the documents of `mingjing document register` come from: files of one document each, folders of them, and the
//! manifests that build tools of clients write.
//!
//! A manifest gives each text its id, which must be the SHA-256 that the client will send. Two forms are read: an object
//! from id to text, and Apollo's with its list of `operations`.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::{cli::output::quoted, document_hash::DocumentHash};

/// What a file of one document ends in.
const DOCUMENT_ENDINGS: [&str; 2] = ["graphql", "gql"];

/// A document and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The file; with `#` and its name or id, when it has several.
    pub(super) name: String,
    /// Its text, to the byte.
    pub(super) text: String,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    Apollo { operations: Vec<ApolloOperation> },
    Texts(BTreeMap<String, String>),
}

#[derive(Deserialize)]
struct ApolloOperation {
    id: String,
    name: Option<String>,
    body: String,
}

/// Reads all documents of these files and folders.
pub(super) fn read(paths: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths {
        let about = || format!("{} cannot be read", path.display());
        if path.is_dir() {
            let before = sources.len();
            let mut files = Vec::new();
            collect(path, &mut files).with_context(about)?;
            files.sort();
            for file in files {
                sources.push(document(&file)?);
            }
            if sources.len() == before {
                bail!("{} has no files that end in .graphql or .gql", path.display());
            }
        } else if ends_in(path, &["json"]) {
            let text = fs::read_to_string(path).with_context(about)?;
            sources.extend(manifest(&path.display().to_string(), &text)?);
        } else {
            sources.push(document(path)?);
        }
    }
    Ok(sources)
}

fn document(path: &Path) -> anyhow::Result<Source> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(Source { name: path.display().to_string(), text })
}

/// Files of one document each, at any depth. Links are not followed, so that no circle is endless.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            collect(&path, files)?;
        } else if ends_in(&path, &DOCUMENT_ENDINGS) {
            files.push(path);
        }
    }
    Ok(())
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn manifest(file: &str, text: &str) -> anyhow::Result<Vec<Source>> {
    let manifest: Manifest = serde_json::from_str(text).with_context(|| {
        format!("{file} is no manifest: neither an object from id to text, nor Apollo's with its operations")
    })?;
    let operations = match manifest {
        Manifest::Apollo { operations } => operations,
        Manifest::Texts(texts) => {
            texts.into_iter().map(|(id, body)| ApolloOperation { id, name: None, body }).collect()
        }
    };
    let source = |ApolloOperation { id, name, body }: ApolloOperation| {
        let hash = DocumentHash::of(&body);
        let name = name.unwrap_or_else(|| id.clone());
        if DocumentHash::parse_id(&id) != Some(hash) {
            bail!("{file}: the id {} is not the SHA-256 of its text, which is {}", quoted(&id), hash.id());
        }
        Ok(Source { name: format!("{file}#{name}"), text: body })
    };
    operations.into_iter().map(source).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;

    #[test]
    fn folders_are_read_at_any_depth_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for (name, text) in [("c.graphql", "{ c }\n"), ("a.gql", "{ a }"), ("b/b.GRAPHQL", "{ b }"), ("x.txt", "no")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let sources = read(&[folder.path().to_owned(), folder.path().join("x.txt")]).unwrap();
        let texts: Vec<&str> = sources.iter().map(|source| source.text.as_str()).collect();
        assert_eq!(texts, ["{ a }", "{ b }", "{ c }\n", "no"]);
        assert!(sources[1].name.ends_with("b/b.GRAPHQL"));
    }

    #[test]
    fn what_is_not_there_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let fault = |path: PathBuf| read(&[path]).unwrap_err().to_string();
        assert!(fault(folder.path().to_owned()).ends_with("has no files that end in .graphql or .gql"));
        assert!(fault(folder.path().join("a.graphql")).ends_with("a.graphql cannot be read"));
        assert!(fault(folder.path().join("a.json")).ends_with("a.json cannot be read"));
    }

    #[test]
    fn both_manifests_are_read() {
        let (text, hash) = ("{ a }", DocumentHash::of("{ a }"));
        for (manifest_text, name) in [
            (json!({ hash.to_string(): text }), hash.to_string()),
            (json!({ hash.id(): text }), hash.id()),
            (
                json!({
                    "format": "apollo-persisted-query-manifest",
                    "version": 1,
                    "operations": [{ "id": hash.to_string(), "name": "A", "type": "query", "body": text }],
                }),
                "A".to_owned(),
            ),
        ] {
            let sources = manifest("m.json", &manifest_text.to_string()).unwrap();
            assert_eq!(sources, [Source { name: format!("m.json#{name}"), text: text.to_owned() }]);
        }
    }

    #[test]
    fn an_id_that_is_not_the_texts_is_refused() {
        let fault = |value: serde_json::Value| manifest("m.json", &value.to_string()).unwrap_err().to_string();
        let expected = format!("which is {}", DocumentHash::of("{ a }").id());
        assert!(fault(json!({ "home": "{ a }" })).ends_with(&expected));
        assert!(fault(json!({ DocumentHash::of("{ b }").to_string(): "{ a }" })).ends_with(&expected));
        assert!(fault(json!(["{ a }"])).starts_with("m.json is no manifest"));
    }
}
