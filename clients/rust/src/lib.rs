#![doc = include_str!("../README.md")]

pub mod changes;
mod client;
pub mod error;
pub mod graphql;
pub mod operations;
pub mod pull;
pub mod retry;
pub mod submit;
pub mod verify;
pub mod webhook;

pub use client::{Answer, Client, ClientBuilder};
pub use error::{ApiError, Error, Result};
pub use retry::RetryPolicy;
