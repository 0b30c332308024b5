//! Importing files, end to end: read, understood, validated, written and in the feed.

use std::{collections::BTreeSet, path::Path, time::Instant};

use anyhow::{Context, ensure};
use entity::code::OrganisationKind;
use mingjing::{
    app::App,
    clock::Clock,
    domain::{
        access::create_client::NewOrganisation,
        disclosure::registry::find_kind,
        generate::{FileFormat, Generator},
        import::{
            DraftReader, RejectsFile, Source, SourceOptions,
            run::{Import, Report},
        },
    },
};

use super::{
    city::{open, report},
    settings::Settings,
};

/// The kind whose file is imported twice: of the usual kinds one with many rows and many indexes.
const KIND: &str = "licence";

/// Imports the enterprises of a city and one kind of its records, and that once more.
pub async fn measure(settings: &Settings, directory: &Path, url: &str) -> anyhow::Result<()> {
    let app = open(directory, url).await?;
    let files = directory.join("files");
    std::fs::create_dir_all(&files)?;
    let generator = Generator::try_new(2, settings.import_enterprises)?;
    generator.write_files(&files, FileFormat::Csv, |_| {})?;
    let organisation = NewOrganisation {
        name: "市工商行政管理局".to_owned(),
        kind: OrganisationKind::Aic,
        division: None,
        industry_sections: BTreeSet::new(),
    };
    let publisher = app.access.register_organisation(&organisation).await?.0;
    let import = Import { writer: app.writer.clone(), clock: Clock::system(), publisher, dry_run: false };
    let enterprises = timed(&import, &files, "enterprise", "import enterprises").await?;
    ensure!(enterprises.created == enterprises.rows(), "{enterprises:?}");
    let first = timed(&import, &files, KIND, &format!("import {KIND}s")).await?;
    ensure!(first.created == first.rows(), "{first:?}");
    let again = timed(&import, &files, KIND, &format!("import {KIND}s again, unchanged")).await?;
    ensure!(again.unchanged == again.rows(), "{again:?}");
    close(app).await
}

async fn close(app: App) -> anyhow::Result<()> {
    app.store.writer().clone().close().await?;
    Ok(app.store.reader().clone().close().await?)
}

async fn timed(import: &Import, files: &Path, kind: &str, what: &str) -> anyhow::Result<Report> {
    let kind = find_kind(kind).context("a kind")?;
    let file = files.join(format!("{}.csv", kind.name()));
    let started = Instant::now();
    let reader = DraftReader::new(Source::open(&file, SourceOptions::default())?, kind)?;
    let mut rejects = RejectsFile::try_beside(&file)?;
    let imported = import.run(kind, reader, &mut rejects, |_, _| {}).await?;
    rejects.finish()?;
    report(what, imported.rows(), started);
    Ok(imported)
}
