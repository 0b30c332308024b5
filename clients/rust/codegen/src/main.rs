//! Makes `src/operations.rs` from `schema.graphql` and `clients/operations/*.graphql`.
//!
//! `cargo run -p codegen` writes it, `cargo run -p codegen -- --check` says whether it is current. It is checked in, so that
//! whoever builds the client needs neither the schema nor the generator.

use std::{error::Error, fs, path::Path};

use graphql_client_codegen::{CodegenMode, GraphQLClientCodegenOptions, generate_module_token_stream_from_string};

/// The files whose operations have types: what is read. Submissions are made by `submit`, for every kind alike.
const READ: [&str; 5] = ["access", "changes", "enterprises", "records", "verification"];

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.join("../../..");
    let mut document = String::new();
    for name in READ {
        document.push_str(&fs::read_to_string(root.join(format!("clients/operations/{name}.graphql")))?);
        document.push('\n');
    }
    let mut options = GraphQLClientCodegenOptions::new(CodegenMode::Cli);
    options.set_module_visibility(syn1::parse_str("pub")?);
    options.set_response_derives("Debug,Clone,PartialEq".to_owned());
    options.set_variables_derives("Debug,Clone,PartialEq,Default".to_owned());
    options.set_skip_serializing_none(true);
    options.set_custom_scalars_module(syn1::parse_str("crate::scalars")?);
    let tokens = generate_module_token_stream_from_string(&document, &root.join("schema.graphql"), options)?;
    let pretty = prettyplease::unparse(&syn::parse2(tokens)?);
    let text = format!(
        "//! The operations of `clients/operations`, with their types. Made by `cargo run -p codegen`; do not edit.\n\
         #![allow(missing_docs, clippy::all, clippy::pedantic, deprecated, non_camel_case_types, dead_code, unused)]\n{pretty}"
    );
    let path = here.join("../src/operations.rs");
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
