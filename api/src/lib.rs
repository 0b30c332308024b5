//! Mingjing (明镜): an open-data API platform for enterprise credit disclosure.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod document_hash;
pub mod domain;
pub mod error;
pub mod graphql;
pub mod hexadecimal;
pub mod http;
pub mod infra;
pub mod private_folder;
pub mod random;
pub mod secret;
pub mod sequence;
pub mod span;
pub mod worker;
