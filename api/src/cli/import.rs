//! `mingjing import KIND FILE…`: reads files and writes their rows as records of one kind.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::bail;
use clap::{Args, ValueEnum};
use entity::code::OrganisationKind;

use super::{
    global::GlobalOptions,
    opened::Opened,
    output::{print, progress_bar, quoted},
};
use crate::domain::{
    access::create_client::NewOrganisation,
    dataset::{self, Dataset},
    disclosure::{kind::DisclosureKind, registry::KINDS, registry::find_kind, write::Writer},
    import::{
        DraftReader, RejectsFile, Source, SourceFormat, SourceOptions,
        run::{Import, Report},
    },
};

/// The exit code of an import that rejected rows: a script has to look at them.
const REJECTED: u8 = 3;

#[derive(Debug, Args)]
pub(super) struct ImportArguments {
    /// What the rows are, such as enterprise, penalty or abnormal_operation.
    kind: String,
    /// CSV (UTF-8, GBK, GB18030), XLSX or NDJSON files; - is standard input.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The organisation that publishes the records; it is registered when its name is new.
    #[arg(long, value_name = "NAME", default_value = "市工商行政管理局")]
    publisher: String,
    /// What the publisher is: aic, authority, district, association.
    #[arg(long, value_name = "KIND", default_value = "aic")]
    publisher_kind: String,
    /// Read the files as this format instead of detecting it.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Where rejected rows go [default: FILE.rejects.csv beside each file].
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Say what would happen, and change no record. The publisher is registered.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Csv,
    Xlsx,
    Ndjson,
}

impl From<Format> for SourceFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Xlsx,
            Format::Ndjson => Self::Ndjson,
        }
    }
}

pub(super) async fn run(global: &GlobalOptions, arguments: &ImportArguments) -> anyhow::Result<ExitCode> {
    let Some(kind) = find_kind(&arguments.kind.replace('-', "_")) else {
        let known: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
        bail!("there is no kind {}; the kinds are {}", quoted(&arguments.kind), known.join(", "));
    };
    if arguments.rejects.is_some() && arguments.files.len() > 1 {
        bail!("--rejects names one file; import the files one by one, or leave it out");
    }
    let publisher_kind = super::client::parse_organisation_kind(&arguments.publisher_kind)?;
    if !OrganisationKind::PUBLISHERS.contains(&publisher_kind) {
        bail!(
            "{} does not publish records; publishers are aic, authority, district and association",
            quoted(&arguments.publisher_kind)
        );
    }
    let opened = Opened::up_to_date(global).await?;
    let import = Import {
        writer: Writer::new(opened.store.clone()),
        clock: opened.clock.clone(),
        publisher: publisher(&opened, &arguments.publisher, publisher_kind).await?,
        dry_run: arguments.dry_run,
    };
    let known = dataset::find(opened.store.reader()).await?;
    if known.as_ref().is_some_and(|dataset| dataset.synthetic) {
        eprintln!("note: this data set is invented; what is imported into it is shown as part of an invented data set");
    }
    let mut rejected = 0;
    for file in &arguments.files {
        let shown = file.display().to_string();
        let (report, rejects) = import_file(&import, kind, file, arguments).await.map_err(|error| {
            let message = format!("{shown}: {error}");
            error.context(message)
        })?;
        print(&summary(&shown, kind, &report, rejects.as_deref(), arguments.dry_run))?;
        rejected += report.rejected;
    }
    if !arguments.dry_run && known.is_none() {
        dataset::describe(&opened.store, imported(&opened)).await?;
    }
    Ok(if rejected == 0 { ExitCode::SUCCESS } else { ExitCode::from(REJECTED) })
}

async fn publisher(opened: &Opened, name: &str, kind: OrganisationKind) -> anyhow::Result<i64> {
    let organisation =
        NewOrganisation { name: name.to_owned(), kind, division: None, industry_sections: BTreeSet::new() };
    Ok(opened.access.register_organisation(&organisation).await?.0)
}

/// What is said of a data set that nobody has described.
fn imported(opened: &Opened) -> Dataset {
    Dataset {
        name: "企业信用信息公示数据".to_owned(),
        synthetic: false,
        licence: "unspecified; ask the operator".to_owned(),
        attribution: "unspecified; ask the operator".to_owned(),
        created_at: opened.clock.now(),
    }
}

async fn import_file(
    import: &Import,
    kind: &'static dyn DisclosureKind,
    file: &Path,
    arguments: &ImportArguments,
) -> anyhow::Result<(Report, Option<PathBuf>)> {
    let options = SourceOptions { format: arguments.format.map(SourceFormat::from), encoding: None };
    let (path, place) = (file.to_owned(), arguments.rejects.clone());
    let (reader, mut rejects) = tokio::task::spawn_blocking(move || -> anyhow::Result<_> {
        let reader = DraftReader::new(Source::open(&path, options)?, kind)?;
        let rejects = match place {
            Some(place) => RejectsFile::try_at(place)?,
            None if path.as_os_str() == "-" => RejectsFile::try_at(PathBuf::from("stdin.rejects.csv"))?,
            None => RejectsFile::try_beside(&path)?,
        };
        Ok((reader, rejects))
    })
    .await??;
    for unknown in reader.header().unknown() {
        eprintln!("{}: column {} is not known and is passed over", file.display(), quoted(unknown));
    }
    let bar = progress_bar(reader.source().size());
    // Not the whole path: it says more than concerns whoever reads the audit log.
    let source = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
    let import = Import { writer: import.writer.clone().importing(&source), ..import.clone() };
    let report = import
        .run(kind, reader, &mut rejects, |report, bytes| {
            bar.set_position(bytes);
            bar.set_message(format!("{} rows, {} rejected", report.rows(), report.rejected));
        })
        .await;
    bar.finish_and_clear();
    // What was rejected before a failure is worth as much as after a success; but finishing an empty file removes the
    // one of an earlier import, which only a whole import may do.
    let rejects = if report.is_ok() || rejects.rows() > 0 { rejects.finish()? } else { None };
    Ok((report?, rejects))
}

fn summary(file: &str, kind: &dyn DisclosureKind, report: &Report, rejects: Option<&Path>, dry_run: bool) -> String {
    let Report { created, revised, unchanged, rejected } = report;
    let (rows, kind) = (report.rows(), kind.name());
    let would = if dry_run { "would be " } else { "" };
    let counts = format!("{created} created, {revised} revised, {unchanged} unchanged, {rejected} rejected");
    let told = format!("{file}: {rows} rows of {kind}: {would}{counts}");
    match rejects {
        Some(rejects) => format!("{told}\nrejected rows, each with its reason: {}", rejects.display()),
        None => told,
    }
}
