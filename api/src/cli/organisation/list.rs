//! `mingjing organisation list`: lists organisations, those that only publish included.

use std::collections::BTreeSet;

use chrono::SecondsFormat;
use clap::Args;
use entity::code::CodeList;
use serde_json::{Value, json};

use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::{
        access::{Responsibility, list_organisations::OrganisationSummary},
        store::id_window::IdWindow,
    },
};

/// Organisations read at a time.
const PAGE: u32 = 1_000;

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArguments {
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ListArguments) -> anyhow::Result<()> {
    let opened = Opened::existing(global).await?;
    let mut organisations = Vec::new();
    let mut window = IdWindow { limit: PAGE, after: None, before: None, backward: false, descending: false };
    loop {
        let page = opened.access.page_organisations(window).await?;
        window.after = page.rows.last().map(|(id, _)| *id);
        organisations.extend(page.rows.into_iter().map(|(_, organisation)| organisation));
        if !page.has_next {
            break;
        }
    }
    match arguments.format {
        Format::Json => print_json(&organisations.iter().map(as_json).collect::<Vec<_>>()),
        Format::Text if organisations.is_empty() => print("there are no organisations"),
        Format::Text => organisations.iter().try_for_each(|organisation| print(&as_text(organisation))),
    }
}

fn as_json(organisation: &OrganisationSummary) -> Value {
    json!({
        "organisationId": organisation.id.0,
        "name": organisation.name,
        "kind": organisation.kind.code(),
        "division": organisation.responsibility.division,
        "industrySections": organisation.responsibility.industry_sections,
        "kinds": organisation.responsibility.kinds,
        "membersOnly": organisation.responsibility.members_only,
        "needsReview": organisation.responsibility.needs_review,
        "createdAt": organisation.created_at.to_rfc3339_opts(SecondsFormat::Secs, true),
    })
}

pub(super) fn as_text(organisation: &OrganisationSummary) -> String {
    let head = format!("organisation {}: {} ({})", organisation.id, organisation.name, organisation.kind.code());
    let Responsibility { division, industry_sections, kinds, members_only, needs_review } =
        &organisation.responsibility;
    let joined = |what: &str, names: &BTreeSet<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("{what} {}", names.join(" "))
    };
    let parts = [
        Some(head),
        division.as_ref().map(|division| format!("division {division}")),
        (!industry_sections.is_empty()).then(|| joined("industry sections", industry_sections)),
        kinds.as_ref().map(|kinds| if kinds.is_empty() { "no kinds".to_owned() } else { joined("kinds", kinds) }),
        members_only.then(|| "members only".to_owned()),
        needs_review.then(|| "needs review".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
