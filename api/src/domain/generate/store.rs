//! Writes a generated city straight into a database, through the one write path.
//!
//! A generated record keeps its own day of publication and the organisation that its authority names. Writing the same
//! city again finds everything unchanged, so an interrupted generation is simply repeated.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entity::code::OrganisationKind;

use super::{Generator, authority::CITY_AIC};
use crate::domain::{
    access::{Access, create_client::CreateClientError, create_client::NewOrganisation},
    disclosure::{
        draft::{Draft, DraftView},
        kind::DisclosureKind,
        registry::KINDS,
        write::{Batch, Origin, Outcome, WriteError, Writer},
    },
};

/// Enterprises that are generated at a time, with all their records.
const SLICE: u64 = 500;

/// How names of associations end.
const ASSOCIATION_ENDINGS: [&str; 3] = ["协会", "商会", "联合会"];

/// The hour at which authorities publish, in UTC.
const PUBLISHED_AT: NaiveTime = match NaiveTime::from_hms_opt(1, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// Why a city could not be written. What was written before stays.
#[derive(Debug, thiserror::Error)]
pub enum StoreCityError {
    /// A publisher could not be registered.
    #[error(transparent)]
    Publisher(#[from] CreateClientError),
    /// The database failed.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The generator and the rules disagree: a fault of ours.
    #[error("a generated record of {kind} was refused: {reason}")]
    Refused {
        /// Its kind.
        kind: &'static str,
        /// Why.
        reason: String,
    },
}

/// Writes cities.
pub struct CityWriter {
    writer: Writer,
    access: Access,
    publishers: HashMap<String, i64>,
}

/// What became of a city.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoredCity {
    /// Enterprises written or found.
    pub enterprises: u64,
    /// Records written or found, without the enterprises.
    pub records: u64,
}

/// Drafts of one kind with their origins.
type Shelf = (Vec<Draft>, Vec<Origin>);

impl CityWriter {
    /// Writes through this path, registering publishers as they come.
    pub fn new(writer: Writer, access: Access) -> Self {
        Self { writer: writer.importing("generated"), access, publishers: HashMap::new() }
    }

    /// Writes a whole city. `progress` is told after each slice what is written so far.
    ///
    /// # Errors
    /// [`StoreCityError`]; repeating it goes on where it stopped.
    pub async fn write(
        &mut self,
        generator: &Generator,
        now: DateTime<Utc>,
        mut progress: impl FnMut(StoredCity),
    ) -> Result<StoredCity, StoreCityError> {
        let mut stored = StoredCity::default();
        let mut first = 0;
        while first < generator.enterprises() {
            let shelves = self.fill_shelves(generator, first, &mut stored).await?;
            for kind in KINDS {
                if let Some((drafts, origins)) = shelves.get(kind.name()) {
                    self.write_shelf(*kind, drafts, origins, now).await?;
                }
            }
            first += SLICE;
            progress(stored);
        }
        Ok(stored)
    }

    async fn fill_shelves(
        &mut self,
        generator: &Generator,
        first: u64,
        stored: &mut StoredCity,
    ) -> Result<BTreeMap<&'static str, Shelf>, StoreCityError> {
        let mut by_kind: BTreeMap<&'static str, Shelf> = BTreeMap::new();
        for generated in generator.slice(first..first + SLICE) {
            let registered = DraftView::new(KINDS[0].fields(), &generated.enterprise.cells);
            let registered_on = registered.date("approved_on").or(registered.date("established_on"));
            let origin = self.origin(None, registered_on.unwrap_or(generator.today())).await?;
            let kept = by_kind.entry(KINDS[0].name()).or_default();
            kept.0.push(generated.enterprise);
            kept.1.push(origin);
            stored.enterprises += 1;
            for record in generated.records {
                let view = DraftView::new(record.kind.fields(), &record.draft.cells);
                let origin = self.origin(view.get("authority").as_str(), record.published_on).await?;
                let kept = by_kind.entry(record.kind.name()).or_default();
                kept.0.push(record.draft);
                kept.1.push(origin);
                stored.records += 1;
            }
        }
        Ok(by_kind)
    }

    async fn write_shelf(
        &self,
        kind: &'static dyn DisclosureKind,
        drafts: &[Draft],
        origins: &[Origin],
        now: DateTime<Utc>,
    ) -> Result<(), StoreCityError> {
        let batch = Batch { kind, publisher: 0, drafts, now, dry_run: false };
        let outcomes = self.writer.write_history(&batch, origins).await?;
        let refused = outcomes.into_iter().find_map(|outcome| match outcome {
            Outcome::Refused(fault) => Some(fault.to_string()),
            _ => None,
        });
        refused.map_or(Ok(()), |reason| Err(StoreCityError::Refused { kind: kind.name(), reason }))
    }

    async fn origin(&mut self, authority: Option<&str>, published_on: NaiveDate) -> Result<Origin, StoreCityError> {
        let name = authority.unwrap_or(CITY_AIC);
        let known = self.publishers.get(name).copied();
        let publisher = if let Some(publisher) = known {
            publisher
        } else {
            let organisation = NewOrganisation {
                name: name.to_owned(),
                kind: kind_of(name),
                division: None,
                industry_sections: BTreeSet::new(),
            };
            let publisher = self.access.register_organisation(&organisation).await?.0;
            self.publishers.insert(name.to_owned(), publisher);
            publisher
        };
        Ok(Origin { publisher, published_at: published_on.and_time(PUBLISHED_AT).and_utc() })
    }
}

fn kind_of(name: &str) -> OrganisationKind {
    if name == CITY_AIC {
        OrganisationKind::Aic
    } else if ASSOCIATION_ENDINGS.iter().any(|ending| name.ends_with(ending)) {
        OrganisationKind::Association
    } else {
        OrganisationKind::Authority
    }
}
