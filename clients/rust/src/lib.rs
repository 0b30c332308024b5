#![doc = include_str!("../README.md")]

mod answer;
pub mod changes;
mod client;
pub mod error;
pub mod exports;
pub mod files;
pub mod graphql;
pub mod operations;
pub mod pull;
mod reading;
pub mod retry;
pub mod submit;
pub mod verifications;
pub mod verify;
mod waiting;
pub mod watching;
pub mod webhook;

pub use client::{Answer, Client, ClientBuilder};
pub use error::{ApiError, Error, Result};
pub use files::FileSource;
pub use reading::Hit;
pub use retry::RetryPolicy;

#[cfg(test)]
mod tests {
    #[test]
    fn the_readme_shows_the_examples_word_for_word() {
        let (readme, example) = (include_str!("../README.md"), include_str!("../examples/bank_sync.rs"));
        assert!(
            readme.contains(&format!("```rust,ignore\n{example}```\n")),
            "README.md does not show examples/bank_sync.rs"
        );
    }
}
