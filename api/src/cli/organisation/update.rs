//! `mingjing organisation update`: changes about whom an organisation may write, what, and how.

use std::collections::BTreeSet;

use anyhow::anyhow;
use clap::{ArgAction, ArgGroup, Args};

use super::list::as_text;
use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{print, quoted},
    },
    domain::{
        access::{
            OrganisationId,
            update_organisation::{Change, OrganisationChange},
        },
        disclosure::registry::{KINDS, find_kind},
    },
};

#[derive(Debug, Args)]
#[command(group(ArgGroup::new("change").required(true).multiple(true).args([
    "division", "whole_city", "industry_sections", "no_industry_sections", "kinds", "all_kinds", "members_only",
    "needs_review",
])))]
pub(in crate::cli) struct UpdateArguments {
    /// The organisation's number, as organisation list shows it.
    #[arg(value_name = "NUMBER")]
    organisation: i64,
    /// The division, such as 310115, that it is responsible for.
    #[arg(long, value_name = "CODE")]
    division: Option<String>,
    /// Make it responsible for the whole city.
    #[arg(long, conflicts_with = "division")]
    whole_city: bool,
    /// An industry section, A to T, that it writes for; may be repeated, and those that are not named are taken away.
    #[arg(long = "industry-section", value_name = "LETTER")]
    industry_sections: Vec<String>,
    /// Take all its industry sections away; an association without any writes about nobody.
    #[arg(long, conflicts_with = "industry_sections")]
    no_industry_sections: bool,
    /// A kind of record, such as honour, that it may write; may be repeated, and no other may be written then.
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<String>,
    /// Let it write all kinds that its clients' scopes allow.
    #[arg(long, conflicts_with = "kinds")]
    all_kinds: bool,
    /// Whether it writes about the enterprises on its member list alone.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    members_only: Option<bool>,
    /// Whether another of its clients reviews what one submits.
    #[arg(long, value_name = "true|false", action = ArgAction::Set)]
    needs_review: Option<bool>,
}

impl UpdateArguments {
    fn change(self) -> anyhow::Result<OrganisationChange> {
        let flag = |flag: Option<bool>| flag.map_or(Change::Keep, Change::To);
        let letters = self.industry_sections.iter().map(|letter| letter.to_ascii_uppercase());
        let kinds = self.kinds.iter().map(|text| parse_kind(text)).collect::<anyhow::Result<BTreeSet<_>>>()?;
        Ok(OrganisationChange {
            organisation: OrganisationId(self.organisation),
            division: match self.division {
                Some(division) => Change::To(Some(division)),
                None if self.whole_city => Change::To(None),
                None => Change::Keep,
            },
            industry_sections: if self.no_industry_sections || !self.industry_sections.is_empty() {
                Change::To(letters.collect())
            } else {
                Change::Keep
            },
            kinds: if self.all_kinds {
                Change::To(None)
            } else if kinds.is_empty() {
                Change::Keep
            } else {
                Change::To(Some(kinds))
            },
            members_only: flag(self.members_only),
            needs_review: flag(self.needs_review),
        })
    }
}

fn parse_kind(text: &str) -> anyhow::Result<String> {
    let known = KINDS.iter().map(|kind| kind.name());
    find_kind(text).map(|kind| kind.name().to_owned()).ok_or_else(|| {
        anyhow!("there is no kind of record {}; the kinds are {}", quoted(text), known.collect::<Vec<_>>().join(", "))
    })
}

pub(super) async fn run(global: &GlobalOptions, arguments: UpdateArguments) -> anyhow::Result<()> {
    // What needs no database is said before one is opened.
    let change = arguments.change()?;
    let organisation = Opened::existing(global).await?.access.update_organisation(change).await?;
    print(&format!("{}; within five seconds everywhere", as_text(&organisation)))
}
