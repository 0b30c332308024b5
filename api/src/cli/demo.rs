//! `mingjing demo`: everything to try the gateway with. The first start invents a city and keys; later ones only serve.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    io::Write as _,
    net::SocketAddr,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::Context;
use clap::Args;
use entity::code::OrganisationKind;
use serde::{Deserialize, Serialize};

use super::{
    generate,
    global::GlobalOptions,
    output::print,
    serve::{end, listen, serve},
};
use crate::{
    app::App,
    clock::Clock,
    domain::{
        access::create_client::{NewClient, NewOrganisation},
        disclosure::{
            draft::DraftView,
            kind::{DisclosureKind, EnterpriseList},
        },
        generate::{GeneratedEnterprise, Generator},
        registry::enterprise::Enterprise,
    },
    infra::telemetry,
    private_folder,
    random::Random,
};

/// The seed of the demo city.
const SEED: u64 = 1;

/// Enterprises that are looked through for one to show.
const LOOKED_THROUGH: u64 = 500;

#[derive(Debug, Args)]
pub(super) struct DemoArguments {
    /// The address and port to listen on.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// How many enterprises the city has.
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    enterprises: u64,
}

/// What the first start leaves for later ones: which city, and the keys, which the database has only as hashes.
#[derive(Debug, Serialize, Deserialize)]
struct Demo {
    enterprises: u64,
    keys: Vec<DemoKey>,
}

#[derive(Debug, Serialize, Deserialize)]
struct DemoKey {
    tier: String,
    key: String,
}

pub(super) async fn run(global: &GlobalOptions, arguments: &DemoArguments) -> anyhow::Result<()> {
    let mut config = global.load_config()?;
    config.server.listen = arguments.listen;
    let traces = telemetry::init(&config, &Random::system())?;
    let listener = listen(arguments.listen).await?;
    private_folder::make(&config.data_dir)
        .with_context(|| format!("data_dir {} cannot be made", config.data_dir.display()))?;
    let notes = config.data_dir.join("demo.json");
    let app = App::open(config, Clock::system(), Random::system()).await?.traced(traces.clone());
    let demo = match read_notes(&notes)? {
        Some(demo) => {
            if demo.enterprises != arguments.enterprises {
                let DemoArguments { enterprises, .. } = arguments;
                eprintln!(
                    "this data directory holds a city of {}; for one of {enterprises} name another --data-dir",
                    demo.enterprises
                );
            }
            demo
        }
        None => set_up(&app, arguments.enterprises, &notes).await?,
    };
    print(&greeting(arguments.listen, &demo)?)?;
    let served = serve(&app, listener).await;
    end(traces).await;
    served
}

fn read_notes(path: &Path) -> anyhow::Result<Option<Demo>> {
    let damaged = || format!("{} is damaged; remove the data directory to begin anew", path.display());
    match std::fs::read(path) {
        Ok(text) => serde_json::from_slice(&text).map(Some).with_context(damaged),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// Invents the city and the keys. The notes come last: a start that was cut off before is repeated.
async fn set_up(app: &App, enterprises: u64, notes: &Path) -> anyhow::Result<Demo> {
    eprintln!("inventing a city of {enterprises} enterprises …");
    let generator = Generator::try_new(SEED, enterprises)?;
    let stored = generate::into_database(&generator, &app.store, &app.access, &app.clock).await?;
    eprintln!("{} enterprises and {} records are stored", stored.enterprises, stored.records);
    app.store.optimise().await?;
    let tiers = [
        ("developer", demo_organisation("示例开发者", OrganisationKind::Developer)),
        ("institution", demo_organisation("示例银行", OrganisationKind::Institution)),
        (
            "association",
            NewOrganisation {
                industry_sections: BTreeSet::from(["F".to_owned(), "H".to_owned()]),
                ..demo_organisation("示例行业协会", OrganisationKind::Association)
            },
        ),
        (
            "authority",
            NewOrganisation {
                division: Some("310115".to_owned()),
                ..demo_organisation("示例区县", OrganisationKind::District)
            },
        ),
        ("operator", demo_organisation("示例运营者", OrganisationKind::Operator)),
    ];
    let mut keys = Vec::new();
    for (tier, organisation) in tiers {
        let issued = app.access.create_client(demo_client(tier, organisation)).await?;
        keys.push(DemoKey { tier: tier.to_owned(), key: issued.key.expose().to_owned() });
    }
    let demo = Demo { enterprises, keys };
    write_notes(notes, &demo).with_context(|| format!("{} cannot be written", notes.display()))?;
    Ok(demo)
}

fn demo_organisation(name: &str, kind: OrganisationKind) -> NewOrganisation {
    NewOrganisation { name: name.to_owned(), kind, division: None, industry_sections: BTreeSet::new() }
}

fn demo_client(tier: &str, organisation: NewOrganisation) -> NewClient {
    NewClient {
        organisation,
        tier: tier.to_owned(),
        name: "demo".to_owned(),
        scopes: BTreeSet::new(),
        expires_at: None,
    }
}

/// Writes the notes whole or not at all, readable by this user alone: they hold keys.
fn write_notes(path: &Path, demo: &Demo) -> anyhow::Result<()> {
    let mut temporary = PathBuf::from(path).into_os_string();
    temporary.push(".tmp");
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&temporary)?;
    file.write_all(&serde_json::to_vec_pretty(demo)?)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    Ok(())
}

/// The credit code of the city's first enterprise that was ever on the abnormal list: one with something to show.
fn listed_enterprise(generator: &Generator) -> String {
    let was_listed = |generated: &GeneratedEnterprise| {
        generated.records.iter().any(|record| record.kind.list() == Some(EnterpriseList::Abnormal))
    };
    let shown = generator.slice(0..LOOKED_THROUGH).find(was_listed).unwrap_or_else(|| generator.enterprise(0));
    let view = DraftView::new(Enterprise.fields(), &shown.enterprise.cells);
    view.get("credit_code").as_str().unwrap_or_default().to_owned()
}

fn greeting(address: SocketAddr, demo: &Demo) -> anyhow::Result<String> {
    let code = listed_enterprise(&Generator::try_new(SEED, demo.enterprises.max(1))?);
    // Listening everywhere is not an address that a browser can open.
    let host = if address.ip().is_unspecified() { "127.0.0.1".to_owned() } else { address.ip().to_string() };
    let host = if address.is_ipv6() && !address.ip().is_unspecified() { format!("[{host}]") } else { host };
    let url = format!("http://{host}:{}/graphql", address.port());
    let key = demo.keys.first().map_or("", |key| key.key.as_str());
    // Writing into a text cannot fail.
    let mut text = format!(
        "\nMingjing (明镜) serves an invented city at {url}\nOpen it in a browser for GraphiQL. Keys of the demo:\n\n"
    );
    for DemoKey { tier, key } in &demo.keys {
        let _ = writeln!(text, "  {tier:12} {key}");
    }
    text.push_str("\nThree commands to try:\n");
    let queries = [
        format!(r#"{{ enterprise(creditCode: \"{code}\") {{ name status {{ label }} abnormalOperations {{ totalCount nodes {{ listedOn reason {{ label(lang: EN) }} }} }} }} }}"#),
        r#"{ searchEnterprises(query: \"科技\", first: 3) { totalCount nodes { name creditCode } } }"#.to_owned(),
        "{ abnormalOperations(first: 3, filter: { onList: true }) { totalCount nodes { listedOn enterprise { name } } } }".to_owned(),
    ];
    for query in queries {
        let _ = write!(
            text,
            "\n  curl -s {url} -H 'Content-Type: application/json' -H 'X-API-Key: {key}' \\\n    -d '{{\"query\": \"{query}\"}}'\n"
        );
    }
    text.push_str("\nStop with Ctrl-C.\n");
    Ok(text)
}
