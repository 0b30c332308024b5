//! `mingjing generate`: invents a city of enterprises and their records, into files or into the database.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};

use super::{
    global::GlobalOptions,
    opened::Opened,
    output::{print, progress_bar},
};
use crate::clock::Clock;
use crate::domain::{
    access::Access,
    dataset::{self, Dataset},
    disclosure::write::Writer,
    generate::{
        FileFormat, Generator,
        store::{CityWriter, StoredCity},
    },
    store::Store,
};

#[derive(Debug, Args)]
pub(super) struct GenerateArguments {
    /// How many enterprises.
    #[arg(long, value_name = "N")]
    enterprises: u64,
    /// The same seed makes the same city.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Write files, one a kind, into this folder instead of the database.
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// The format of the files.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    #[default]
    Csv,
    Ndjson,
}

pub(super) async fn run(global: &GlobalOptions, arguments: GenerateArguments) -> anyhow::Result<()> {
    let generator = Generator::try_new(arguments.seed, arguments.enterprises)?;
    if let Some(folder) = arguments.into {
        let format = match arguments.format {
            Format::Csv => FileFormat::Csv,
            Format::Ndjson => FileFormat::Ndjson,
        };
        return tokio::task::spawn_blocking(move || write_files(&generator, &folder, format)).await?;
    }
    let opened = Opened::up_to_date(global).await?;
    let stored = into_database(&generator, &opened.store, &opened.access, &opened.clock).await?;
    print(&format!("{} enterprises and {} records", stored.enterprises, stored.records))
}

fn write_files(generator: &Generator, folder: &Path, format: FileFormat) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    let bar = progress_bar(Some(generator.enterprises()));
    let files = generator.write_files(folder, format, |written| bar.set_position(written))?;
    bar.finish_and_clear();
    for file in files {
        print(&format!("{}: {} rows of {}", file.path.display(), file.records, file.kind))?;
    }
    Ok(())
}

/// Writes the city into the database, and says there that it is invented before its first record.
pub(super) async fn into_database(
    generator: &Generator,
    store: &Store,
    access: &Access,
    clock: &Clock,
) -> anyhow::Result<StoredCity> {
    let known = dataset::find(store.reader()).await?;
    if known.is_some_and(|dataset| !dataset.synthetic) {
        bail!("this database holds data that was not invented; invented data goes into a database of its own");
    }
    dataset::describe(store, synthetic(clock)).await?;
    let bar = progress_bar(Some(generator.enterprises()));
    let mut city = CityWriter::new(Writer::new(store.clone()), access.clone());
    let stored = city
        .write(generator, clock.now(), |stored| {
            bar.set_position(stored.enterprises);
            bar.set_message(format!("enterprises, {} records", stored.records));
        })
        .await;
    bar.finish_and_clear();
    Ok(stored?)
}

fn synthetic(clock: &Clock) -> Dataset {
    Dataset {
        name: "虚构示例城市 (an invented city)".to_owned(),
        synthetic: true,
        licence: "CC0-1.0".to_owned(),
        attribution: "invented by mingjing generate; no enterprise, person or record in it is real".to_owned(),
        created_at: clock.now(),
    }
}
