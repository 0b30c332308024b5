//! `mingjing key revoke`: revokes a key by its id, or by the whole key when that is what leaked.

use anyhow::anyhow;
use clap::Args;

use crate::{
    cli::{global::GlobalOptions, opened::Opened, output::print},
    domain::access::{
        key::{ApiKey, KeyId},
        revoke_key::Revocation,
    },
};

#[derive(Debug, Args)]
pub(in crate::cli) struct RevokeArguments {
    /// The key's id, the third part of mj_live_<id>_…, or the whole key.
    key: String,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &RevokeArguments) -> anyhow::Result<()> {
    let id = parse_key_or_id(&arguments.key)?;
    let opened = Opened::existing(global).await?;
    print(&match opened.access.revoke_key(id).await? {
        Revocation::Revoked => format!("key {id} is revoked; it is refused everywhere within five seconds"),
        Revocation::RevokedBefore => format!("key {id} was revoked before"),
    })
}

fn parse_key_or_id(text: &str) -> anyhow::Result<KeyId> {
    let text = text.trim();
    if text.contains('_') {
        let key = ApiKey::parse(text)?;
        return Ok(key.id());
    }
    KeyId::parse(text).ok_or_else(|| anyhow!("this is not the id of a key; give the third part of mj_live_<id>_…"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::random::Random;

    #[test]
    fn a_key_is_named_by_its_id_or_whole() {
        let key = ApiKey::generate("live", &Random::seeded(1)).unwrap();
        assert_eq!(parse_key_or_id(key.id().as_str()).unwrap(), key.id());
        assert_eq!(parse_key_or_id(key.expose()).unwrap(), key.id());
        assert!(parse_key_or_id("nonsense").is_err());
        assert!(parse_key_or_id(&key.expose()[..40]).is_err());
    }
}
