//! Many rows in one call, beside the same rows without GraphQL and the same call again.

use std::time::Instant;

use anyhow::ensure;
use entity::code::OrganisationKind;
use mingjing::domain::{access::create_client::NewOrganisation, disclosure::cell::Cell};
use tests::{draft::draft, measured::Measured};

use crate::{
    Settings,
    place::{Place, body, write},
};

/// What 10,000 rows are to take on PostgreSQL.
const AIM: &str = "10,000 rows within 5 s on PostgreSQL";

/// Measures one call of many rows.
pub async fn measure(settings: &Settings, place: &Place) -> anyhow::Result<()> {
    println!("\nsubmit: {} rows in one call; {}; the aim is {AIM}", settings.rows, place.database);
    let key = place.new_key().await?;
    let publisher = place.app.access.register_organisation(&register()).await?.0;
    let before = place.serving.memory_peak_kb();
    let (mut call, mut again, mut directly) = (Measured::default(), Measured::default(), Measured::default());
    for run in 0..settings.runs {
        let body = body(&format!("run {run}"), &format!("第{run}届诚信企业"), 1..=settings.rows);
        let began = Instant::now();
        let answer = place.submit(&key, &body).await?;
        call.note(began);
        let began = Instant::now();
        let repeated = place.submit(&key, &body).await?;
        again.note(began);
        ensure!(repeated["data"] == answer["data"], "the same call has another answer");
        let drafts: Vec<_> = (1..=settings.rows).map(|number| honour(run, number)).collect();
        let began = Instant::now();
        write(&place.app, publisher, "honour", &drafts).await?;
        directly.note(began);
    }
    call.show("submitHonours over HTTP", settings.rows);
    again.show("the same call again", settings.rows);
    directly.show("the same rows through the writer", settings.rows);
    println!(
        "  memory of the server at its peak: {} MB, before {} MB",
        place.serving.memory_peak_kb() / 1024,
        before / 1024
    );
    Ok(())
}

/// Who publishes what the writer is given.
fn register() -> NewOrganisation {
    NewOrganisation {
        name: "市餐饮行业协会".to_owned(),
        kind: OrganisationKind::Association,
        division: None,
        industry_sections: ["F".to_owned()].into(),
    }
}

fn honour(run: u32, number: u32) -> mingjing::domain::disclosure::draft::Draft {
    draft(
        "honour",
        number,
        &[
            ("title", Cell::text(format!("第{run}届示范企业"))),
            ("awarded_on", Cell::text("2017-06-01")),
            ("authority", Cell::text("市餐饮行业协会")),
            ("level", Cell::text("2")),
            ("document_number", Cell::text(format!("沪餐协〔2017〕{run}-{number}号"))),
        ],
    )
}
