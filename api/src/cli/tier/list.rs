//! `mingjing tier list`: lists tiers, and says who has set them.

use chrono::SecondsFormat;
use clap::Args;
use entity::code::CodeList;
use serde_json::{Map, Value, json};

use crate::{
    cli::{
        global::GlobalOptions,
        opened::Opened,
        output::{Format, print, print_json},
    },
    domain::access::tier::TierSummary,
};

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArguments {
    /// How to print the answer.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ListArguments) -> anyhow::Result<()> {
    let tiers = Opened::existing(global).await?.access.describe_tiers().await?;
    match arguments.format {
        Format::Json => print_json(&tiers.iter().map(as_json).collect::<Vec<_>>()),
        Format::Text => tiers.iter().try_for_each(|tier| print(&as_text(tier))),
    }
}

fn as_json(summary: &TierSummary) -> Value {
    let limits: Map<String, Value> =
        summary.tier.limits.each().map(|(field, number)| (field.name.to_owned(), number.into())).collect();
    json!({
        "name": summary.tier.name,
        "setBy": summary.set_by.as_str(),
        "updatedAt": summary.updated_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        "limits": limits,
        "scopes": scopes(summary),
        "documents": summary.tier.documents.code(),
    })
}

/// A tier as `tier set` takes it.
pub(super) fn as_text(summary: &TierSummary) -> String {
    let head = format!("tier {}, set by the {}", summary.tier.name, summary.set_by.as_str());
    let limits = summary.tier.limits.each().map(|(field, number)| format!("{}={number}", field.name));
    let scopes = format!("scopes: {}", scopes(summary).join(" "));
    let documents = format!("documents: {}", summary.tier.documents.code());
    [head].into_iter().chain(limits).chain([scopes, documents]).collect::<Vec<_>>().join("\n  ")
}

fn scopes(summary: &TierSummary) -> Vec<&'static str> {
    summary.tier.scopes.iter().map(|scope| scope.code()).collect()
}
