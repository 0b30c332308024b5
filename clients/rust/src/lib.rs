#![doc = include_str!("../README.md")]

mod answer;
pub mod changes;
mod client;
pub mod error;
pub mod exports;
pub mod graphql;
pub mod operations;
pub mod pull;
mod reading;
pub mod retry;
pub mod submit;
pub mod verify;
pub mod webhook;

pub use client::{Answer, Client, ClientBuilder};
pub use error::{ApiError, Error, Result};
pub use reading::Hit;
pub use retry::RetryPolicy;
