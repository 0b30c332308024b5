//! `mingjing organisation list`: lists organisations, those that only publish included.

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
    domain::{access::list_organisations::OrganisationSummary, store::id_window::IdWindow},
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
    let opened = Opened::up_to_date(global).await?;
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
        "division": organisation.division,
        "industrySections": organisation.industry_sections,
        "createdAt": organisation.created_at.to_rfc3339_opts(SecondsFormat::Secs, true),
    })
}

fn as_text(organisation: &OrganisationSummary) -> String {
    let head = format!("organisation {}: {} ({})", organisation.id, organisation.name, organisation.kind.code());
    let division = organisation.division.as_ref().map(|division| format!("division {division}"));
    let sections: Vec<&str> = organisation.industry_sections.iter().map(String::as_str).collect();
    let sections = (!sections.is_empty()).then(|| format!("industry sections {}", sections.join(" ")));
    std::iter::once(head).chain(division).chain(sections).collect::<Vec<_>>().join(", ")
}
