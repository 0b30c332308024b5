//! `mingjing client create`: registers a client and prints its first key, once.

use std::collections::BTreeSet;

use anyhow::{anyhow, bail};
use chrono::TimeDelta;
use clap::Args;
use entity::code::{CodeList, OrganisationKind, Scope};

use crate::{
    cli::{
        global::GlobalOptions,
        key::print_issued,
        opened::Opened,
        output::{Format, quoted},
    },
    domain::access::create_client::{CreateClientError, NewClient, NewOrganisation},
};

#[derive(Debug, Args)]
pub(in crate::cli) struct CreateArguments {
    /// The organisation that answers for the client; it is registered when its name is new.
    #[arg(long, value_name = "NAME")]
    organisation: String,
    /// What the organisation is: aic, authority, district, association, institution, developer, operator.
    #[arg(long)]
    kind: String,
    /// The tier, such as developer; its limits and scopes stand in the configuration.
    #[arg(long)]
    tier: String,
    /// What the client is called [default: the organisation's name].
    #[arg(long)]
    name: Option<String>,
    /// A scope beyond those of the tier, such as person:read; may be repeated.
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// An industry section, A to T, that the organisation writes for; may be repeated.
    #[arg(long = "industry-section", value_name = "LETTER")]
    industry_sections: Vec<String>,
    /// The division, such as 310115, that the organisation is responsible for.
    #[arg(long, value_name = "CODE")]
    division: Option<String>,
    /// After how many days the key ceases to be valid [default: never].
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    expires_in_days: Option<u32>,
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: CreateArguments) -> anyhow::Result<()> {
    // What needs no database is said before one is opened.
    let kind = parse_organisation_kind(&arguments.kind)?;
    let scopes = arguments.scopes.iter().map(|text| parse_scope(text)).collect::<anyhow::Result<BTreeSet<_>>>()?;
    let opened = Opened::existing(global).await?;
    let expires_at = arguments.expires_in_days.map(|days| opened.clock.now() + TimeDelta::days(days.into()));
    let new = NewClient {
        name: arguments.name.unwrap_or_else(|| arguments.organisation.clone()),
        organisation: NewOrganisation {
            name: arguments.organisation,
            kind,
            division: arguments.division,
            industry_sections: arguments.industry_sections.iter().map(|letter| letter.to_ascii_uppercase()).collect(),
        },
        tier: arguments.tier.clone(),
        scopes,
        expires_at,
    };
    match opened.access.create_client(new).await {
        Ok(issued) => print_issued(&issued, arguments.format),
        Err(CreateClientError::UnknownTier { known }) => {
            bail!("there is no tier {}; the tiers are {}", quoted(&arguments.tier), known.join(", "))
        }
        Err(error) => Err(error.into()),
    }
}

pub(in crate::cli) fn parse_organisation_kind(text: &str) -> anyhow::Result<OrganisationKind> {
    OrganisationKind::from_code(text)
        .ok_or_else(|| anyhow!("there is no kind {}; the kinds are {}", quoted(text), codes::<OrganisationKind>()))
}

pub(in crate::cli) fn parse_scope(text: &str) -> anyhow::Result<Scope> {
    Scope::from_code(text)
        .ok_or_else(|| anyhow!("there is no scope {}; the scopes are {}", quoted(text), codes::<Scope>()))
}

fn codes<L: CodeList>() -> String {
    L::ALL.iter().map(|value| value.code()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn unknown_kinds_and_scopes_are_answered_with_the_known_ones() {
        assert_eq!(parse_organisation_kind("association").unwrap(), OrganisationKind::Association);
        assert_eq!(
            parse_organisation_kind("club").unwrap_err().to_string(),
            "there is no kind \"club\"; the kinds are aic, authority, district, association, institution, developer, \
             operator"
        );
        assert!(parse_scope("read").unwrap_err().to_string().contains("the scopes are disclosure:read, "));
    }

    #[test]
    fn the_help_names_every_kind() {
        let command = CreateArguments::augment_args(clap::Command::new("create"));
        let kind = command.get_arguments().find(|argument| argument.get_id() == "kind").unwrap();
        let help = kind.get_help().unwrap().to_string();
        assert!(OrganisationKind::ALL.iter().all(|kind| help.contains(kind.code())), "{help}");
    }
}
