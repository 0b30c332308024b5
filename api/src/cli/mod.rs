//! The command line: each command is a file that reads its arguments, calls the library and prints.
//!
//! Answers go to standard output, everything else to standard error. A command that fails prints one clear line and
//! ends with 1; `--verbose` adds what led to it. Arguments that clap refuses end with 2, an import that rejected rows
//! with 3.

mod client;
mod config;
mod demo;
mod document;
mod export_error_codes;
mod export_schema;
mod generate;
mod global;
mod import;
mod key;
mod migrate;
mod opened;
mod organisation;
mod output;
mod recall;
mod serve;
mod signing_key;
mod tier;

use std::process::ExitCode;

use anyhow::Context;
use clap::{Parser, Subcommand};

use self::global::GlobalOptions;

/// Mingjing (明镜): an open-data API gateway for enterprise credit disclosure.
#[derive(Debug, Parser)]
#[command(name = "mingjing", version, arg_required_else_help = true)]
struct Cli {
    #[command(flatten)]
    global: GlobalOptions,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve an invented city to try the API with.
    Demo(demo::DemoArguments),
    /// Serve the API.
    Serve(serve::ServeArguments),
    /// Import records from CSV, XLSX or NDJSON files.
    Import(import::ImportArguments),
    /// Invent enterprises and their records.
    Generate(generate::GenerateArguments),
    /// Measure how well the search finds, on a labelled set of queries.
    Recall,
    /// Print the GraphQL schema.
    ExportSchema,
    /// Print the table of error codes.
    ExportErrorCodes,
    /// Bring the database up to date and seed the configured tiers.
    Migrate,
    /// List organisations.
    #[command(subcommand)]
    Organisation(organisation::OrganisationCommand),
    /// Register, list and change clients.
    #[command(subcommand)]
    Client(client::ClientCommand),
    /// List and set tiers.
    #[command(subcommand)]
    Tier(tier::TierCommand),
    /// Issue and revoke API keys.
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// List and rotate the keys that access tokens are signed with.
    #[command(subcommand)]
    SigningKey(signing_key::SigningKeyCommand),
    /// Register, list and remove the documents that a client sends by their hash.
    #[command(subcommand)]
    Document(document::DocumentCommand),
    /// Look at the configuration.
    #[command(subcommand)]
    Config(config::ConfigCommand),
}

/// Runs the command of the program's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let is_verbose = cli.global.verbose;
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            if is_verbose {
                error.chain().skip(1).for_each(|cause| eprintln!("  caused by: {cause}"));
            }
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the system gave no threads to run with")?;
    runtime.block_on(async {
        let done = match cli.command {
            Command::Import(arguments) => return import::run(&cli.global, &arguments).await,
            Command::Demo(arguments) => demo::run(&cli.global, &arguments).await,
            Command::Generate(arguments) => generate::run(&cli.global, arguments).await,
            Command::Recall => recall::run(),
            Command::Serve(arguments) => serve::run(&cli.global, &arguments).await,
            Command::ExportSchema => export_schema::run(),
            Command::ExportErrorCodes => export_error_codes::run(),
            Command::Migrate => migrate::run(&cli.global).await,
            Command::Organisation(command) => organisation::run(&cli.global, command).await,
            Command::Tier(command) => tier::run(&cli.global, command).await,
            Command::Client(command) => client::run(&cli.global, command).await,
            Command::Key(command) => key::run(&cli.global, command).await,
            Command::SigningKey(command) => signing_key::run(&cli.global, command).await,
            Command::Document(command) => document::run(&cli.global, command).await,
            Command::Config(command) => config::run(&cli.global, &command),
        };
        done.map(|()| ExitCode::SUCCESS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }
}
