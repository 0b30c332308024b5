//! Makes `src/operations.rs` from `schema.graphql` and `clients/operations/*.graphql`.
//!
//! `cargo run -p codegen` writes it, `cargo run -p codegen -- --check` says whether it is current. It is checked in, so that
//! whoever builds the client needs neither the schema nor the generator.
//!
//! A generator of its own, since those that there are (`graphql_client`, `cynic`) either refuse fragments on interfaces or
//! repeat all types for each operation. What is made here has each enumeration, input and fragment once.

mod names;
mod schema;
mod write;

use std::{error::Error, fs, path::Path, process::Command};

/// The files whose operations have types: what is read. Submissions are made by `submit`, for every kind alike.
const FILES: [&str; 10] = [
    "access",
    "changes",
    "enterprises",
    "exports",
    "objections",
    "records",
    "uploads",
    "verification",
    "watching",
    "webhooks",
];

fn main() -> Result<(), Box<dyn Error>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../../..");
    let mut document = String::new();
    for name in FILES {
        document.push_str(&fs::read_to_string(root.join(format!("clients/operations/{name}.graphql")))?);
        document.push('\n');
    }
    let schema = fs::read_to_string(root.join("schema.graphql"))?;
    let text = write::operations(&schema, &document)?;
    let path = here.join("../src/operations.rs");
    let made = std::env::temp_dir().join(format!("mingjing-operations-{}.rs", std::process::id()));
    fs::write(&made, text)?;
    let formatted = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path"])
        .arg(here.join(".."))
        .arg(&made)
        .status()?;
    let text = fs::read_to_string(&made)?;
    fs::remove_file(&made)?;
    if !formatted.success() {
        return Err("what was made is no Rust".into());
    }
    if std::env::args().any(|argument| argument == "--check") {
        if fs::read_to_string(&path)? != text {
            return Err("src/operations.rs is not what `cargo run -p codegen` makes".into());
        }
        println!("the generated code is current");
    } else {
        fs::write(path, text)?;
    }
    Ok(())
}
