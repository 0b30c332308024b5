//! The arrows between the modules, held by reading the sources:
//! `main/cli → http, worker → graphql → domain → entity`; `infra` implements what `domain` asks for; `app` alone wires.

use std::{collections::BTreeSet, path::Path};

use tests::layering::{Reference, SourceTree};

/// Each module of the gateway with the modules of the gateway that it may name. A module that does not stand here is
/// at fault itself, so that nobody adds one without saying where it belongs.
const MODULES: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("document_hash", &["hexadecimal"]),
    ("error", &[]),
    ("hexadecimal", &[]),
    ("private_folder", &[]),
    ("random", &[]),
    ("secret", &[]),
    ("sequence", &[]),
    ("span", &[]),
    // Tiers are rows seeded from the configuration: it makes what the domain stores.
    ("config", &["domain::access", "private_folder", "random", "secret"]),
    ("domain", &["clock", "document_hash", "hexadecimal", "private_folder", "random", "secret", "span"]),
    ("infra", &["clock", "config", "domain", "private_folder", "random", "secret", "span"]),
    ("graphql", &["clock", "domain", "error", "sequence", "span"]),
    ("worker", &["clock", "domain", "error", "graphql", "span"]),
    ("http", &["clock", "document_hash", "error", "graphql", "sequence", "span"]),
    (
        "app",
        &[
            "clock",
            "config",
            "document_hash",
            "domain",
            "error",
            "graphql",
            "http",
            "infra",
            "random",
            "secret",
            "worker",
        ],
    ),
    // Commands other than `serve` open the parts that they need themselves.
    (
        "cli",
        &[
            "app",
            "clock",
            "config",
            "document_hash",
            "domain",
            "error",
            "infra",
            "private_folder",
            "random",
            "secret",
            "http::server",
            "graphql",
        ],
    ),
];

/// What a layer must not name, whoever wants to.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "api::domain",
        &[
            "axum",
            "async_graphql",
            "redis",
            "tower",
            "tower_http",
            "hyper",
            "hyper_util",
            "governor",
            "clap",
            "migration",
            "opentelemetry",
            "opentelemetry_sdk",
            "tracing_opentelemetry",
        ],
    ),
    (
        "api::graphql",
        &[
            "axum",
            "redis",
            "tower",
            "tower_http",
            "hyper",
            "sea_orm",
            "governor",
            "clap",
            "migration",
            "opentelemetry",
            "tracing_opentelemetry",
        ],
    ),
    (
        "api::http",
        &["sea_orm", "redis", "governor", "clap", "migration", "entity", "opentelemetry", "tracing_opentelemetry"],
    ),
    ("api::config", &["axum", "async_graphql", "sea_orm", "redis", "tower"]),
    ("api::cli", &["axum", "async_graphql", "sea_orm"]),
    (
        "entity",
        &["api", "mingjing", "migration", "axum", "async_graphql", "redis", "tower", "hyper", "sea_orm_migration"],
    ),
    ("migration", &["api", "mingjing", "entity"]),
];

/// Parts of `entity` that are vocabulary, for everybody; all others are rows.
const VOCABULARY: &[&str] = &["entity::code", "entity::value"];

/// Where rows may be named beside a context's `repo`: the registry joins each kind to its row.
const ROWS_ALSO_IN: &[&str] = &["api::domain::disclosure::registry"];

/// Arrows between contexts that close a cycle today, each with what it would take to remove it. The list only shrinks:
/// an entry without its arrow fails the test too.
const CYCLES_KNOWN: &[(&str, &str)] = &[
    // The registry of kinds lists the enterprise, which is a kind of the context `registry`: the enterprise's kind
    // belongs beside the others, or the list of kinds above both contexts.
    ("disclosure", "registry"),
];

/// Every fault, as a sentence that names file and line.
fn faults(tree: &SourceTree, cycles_known: &[(&str, &str)]) -> Vec<String> {
    let references = tree.references();
    let mut faults = Vec::new();
    for reference in &references {
        faults.extend(arrow_fault(reference));
        faults.extend(forbidden_fault(reference));
        faults.extend(row_fault(reference));
        faults.extend(repo_fault(reference));
        let is_elsewhere = reference.is_from("api::cli") && !reference.file.ends_with("/export_schema.rs");
        if is_elsewhere && reference.is_to("api::graphql") {
            faults.push(format!("{reference}: commands ask the domain; only export-schema prints the schema"));
        }
    }
    faults.extend(cycle_faults(&references, cycles_known));
    faults
}

fn arrow_fault(reference: &Reference) -> Option<String> {
    let own = reference.from.get(1).filter(|_| reference.is_from("api"))?;
    let other = reference.to.get(1).filter(|other| reference.is_to("api") && *other != own)?;
    let Some((_, allowed)) = MODULES.iter().find(|(name, _)| name == own) else {
        return Some(format!("{reference}: the module {own} has no place in the house; give it one in this test"));
    };
    // A constant or a macro at the crate's root belongs to no module.
    let is_module = MODULES.iter().any(|(name, _)| name == other);
    let may = allowed.iter().any(|allowed| reference.is_to(&format!("api::{allowed}")));
    (is_module && !may).then(|| format!("{reference}: {own} must not name {other}"))
}

fn forbidden_fault(reference: &Reference) -> Option<String> {
    let (layer, _) = FORBIDDEN
        .iter()
        .filter(|(layer, _)| reference.is_from(layer))
        .find(|(_, forbidden)| forbidden.iter().any(|forbidden| reference.is_to(forbidden)))?;
    Some(format!("{reference}: {layer} must not name it"))
}

fn row_fault(reference: &Reference) -> Option<String> {
    let is_row = reference.is_to("entity") && !VOCABULARY.iter().any(|vocabulary| reference.is_to(vocabulary));
    let is_repo = reference.is_from("api::domain") && reference.from.get(3..).is_some_and(has_repo);
    let may = is_repo
        || reference.is_from("entity")
        || !reference.is_from("api")
        || ROWS_ALSO_IN.iter().any(|module| reference.is_from(module));
    (is_row && !may).then(|| format!("{reference}: only a context's repo names rows"))
}

fn repo_fault(reference: &Reference) -> Option<String> {
    let same = reference.from.get(..3) == reference.to.get(..3);
    let is_repo = reference.is_to("api::domain") && reference.to.get(3..).is_some_and(has_repo);
    (is_repo && !same).then(|| format!("{reference}: a context's repo is its own; call its service"))
}

fn has_repo(path: &[String]) -> bool {
    path.iter().any(|segment| segment == "repo")
}

/// The contexts of the domain that name each other.
fn arrows(references: &[Reference]) -> BTreeSet<(&str, &str)> {
    let context =
        |path: &'_ [String]| -> Option<usize> { (path.len() > 2 && path[..2] == ["api", "domain"]).then_some(2) };
    let arrows = references.iter().filter_map(|reference| {
        let (from, to) = (context(&reference.from)?, context(&reference.to)?);
        Some((reference.from[from].as_str(), reference.to[to].as_str()))
    });
    arrows.filter(|(from, to)| from != to).collect()
}

fn cycle_faults(references: &[Reference], known: &[(&str, &str)]) -> Vec<String> {
    let arrows = arrows(references);
    let mut faults: Vec<String> = known
        .iter()
        .filter(|arrow| !arrows.contains(arrow))
        .map(|(from, to)| format!("{from} does not name {to} any more: take the exception out of this test"))
        .collect();
    let mut left: BTreeSet<_> = arrows.iter().filter(|arrow| !known.contains(arrow)).copied().collect();
    // Contexts that name nothing of what is left, or that nothing of it names, are no part of a cycle.
    loop {
        let (naming, named): (BTreeSet<&str>, BTreeSet<&str>) = left.iter().copied().unzip();
        let before = left.len();
        left.retain(|(from, to)| naming.contains(to) && named.contains(from));
        if left.len() == before {
            break;
        }
    }
    faults.extend(left.iter().map(|(from, to)| format!("{from} → {to} is part of a cycle of contexts")));
    faults
}

fn workspace() -> SourceTree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    SourceTree::read(root, &["api", "entity", "migration"])
}

#[test]
fn the_sources_keep_to_the_arrows() {
    let tree = workspace();
    assert!(tree.files() > 100, "only {} files were found", tree.files());
    let faults = faults(&tree, CYCLES_KNOWN);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_known_cycle_is_one() {
    // Without the exceptions the checker must find what they excuse; otherwise they excuse nothing.
    let faults = cycle_faults(&workspace().references(), &[]);
    for (from, to) in CYCLES_KNOWN {
        let arrow = format!("{from} → {to} is part of a cycle");
        assert!(faults.iter().any(|fault| fault.starts_with(&arrow)), "{arrow}: {faults:?}");
    }
}

#[test]
fn each_broken_rule_is_found() {
    for (file, text, expected) in [
        ("api/src/domain/access/mod.rs", "use crate::http::Gate;", "domain must not name http"),
        ("api/src/domain/access/mod.rs", "fn f() { crate::graphql::sdl(); }", "domain must not name graphql"),
        ("api/src/domain/access/mod.rs", "use crate::{clock::Clock, infra::limiter};", "domain must not name infra"),
        ("api/src/domain/access/mod.rs", "fn f(_: axum::Router) {}", "api::domain must not name it"),
        ("api/src/domain/access/mod.rs", "use async_graphql::Object;", "api::domain must not name it"),
        ("api/src/domain/access/mod.rs", "use redis::Client;", "api::domain must not name it"),
        ("api/src/domain/access/mod.rs", "use entity::{code::Scope, tier};", "only a context's repo names rows"),
        ("api/src/domain/store/mod.rs", "use opentelemetry::Context;", "api::domain must not name it"),
        ("api/src/http/mod.rs", "use tracing_opentelemetry::OpenTelemetrySpanExt;", "api::http must not name it"),
        ("api/src/graphql/root.rs", "use entity::penalty::Entity;", "only a context's repo names rows"),
        ("api/src/graphql/root.rs", "use crate::http::Quota;", "graphql must not name http"),
        ("api/src/graphql/root.rs", "use sea_orm::DbErr;", "api::graphql must not name it"),
        ("api/src/http/mod.rs", "use crate::domain::access::Caller;", "http must not name domain"),
        ("api/src/http/mod.rs", "use crate::app::App;", "http must not name app"),
        ("api/src/infra/limiter.rs", "use crate::http::Quota;", "infra must not name http"),
        ("api/src/app/mod.rs", "use crate::cli::main;", "app must not name cli"),
        ("api/src/cli/serve.rs", "use crate::http::Gate;", "cli must not name http"),
        ("api/src/cli/serve.rs", "use crate::graphql;", "only export-schema prints the schema"),
        ("api/src/error.rs", "use super::domain::store::StoreError;", "error must not name domain"),
        ("api/src/domain/document/mod.rs", "use crate::http::persisted;", "domain must not name http"),
        ("api/src/new/mod.rs", "use crate::error::ErrorCode;", "the module new has no place in the house"),
        ("api/src/domain/dataset/mod.rs", "use crate::domain::access::repo::find;", "call its service"),
        ("api/src/domain/dataset/repo/mod.rs", "use super::super::access::repo;", "call its service"),
        ("entity/src/penalty.rs", "use mingjing::error::ErrorCode;", "entity must not name it"),
        ("migration/src/m0009.rs", "use entity::penalty;", "migration must not name it"),
    ] {
        let found = faults(&SourceTree::of(&[(file, text)]), &[]);
        assert!(found.len() == 1 && found[0].contains(expected) && found[0].starts_with(file), "{text}: {found:?}");
    }
}

#[test]
fn what_the_rules_allow_is_no_fault() {
    let files = [
        ("api/src/main.rs", "fn main() { mingjing::cli::main(); }"),
        ("api/src/cli/serve.rs", "use crate::{app::App, http::server::Ended, infra::telemetry};"),
        ("api/src/cli/export_schema.rs", "use crate::graphql;"),
        ("api/src/app/mod.rs", "use crate::{domain, graphql, http, infra};"),
        ("api/src/http/mod.rs", "use crate::graphql::complete::SchemaShape; use axum::Router;"),
        ("api/src/graphql/root.rs", "use crate::domain::reading::Reader; use entity::code::Scope;"),
        ("api/src/domain/dataset/repo.rs", "use entity::dataset; use super::Dataset;"),
        ("api/src/domain/dataset/repo/find.rs", "use entity::dataset;"),
        ("api/src/domain/dataset/mod.rs", "fn f() { crate::span::stage!(\"look\"); }"),
        ("api/src/domain/disclosure/registry.rs", "use entity::penalty::Entity;"),
        (
            "api/src/domain/dataset/mod.rs",
            "mod repo; use self::repo::find; #[cfg(test)] mod tests { use crate::http; }",
        ),
    ];
    assert_eq!(faults(&SourceTree::of(&files), &[]), Vec::<String>::new());
}

#[test]
fn a_cycle_of_contexts_is_found_however_long_and_an_exception_without_its_arrow_too() {
    let files = [
        ("api/src/domain/a/mod.rs", "use crate::domain::b::B;"),
        ("api/src/domain/b/mod.rs", "use super::c::C;"),
        ("api/src/domain/c/deep.rs", "use crate::domain::{a::A, leaf::L};"),
        ("api/src/domain/above/mod.rs", "use crate::domain::{a::A, leaf::L};"),
    ];
    let tree = SourceTree::of(&files);
    let found = faults(&tree, &[]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(faults(&tree, &[("c", "a")]).is_empty());
    let stale = faults(&tree, &[("c", "a"), ("leaf", "a")]);
    assert!(stale.len() == 1 && stale[0].contains("take the exception out"), "{stale:?}");
}
