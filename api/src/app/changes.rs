//! The feed for readers that speak no GraphQL: reads what they ask for, and writes each change as one line of JSON.

use async_trait::async_trait;
use entity::{
    code::{CodeList, Industry, Scope},
    value::{CreditCode, RegistrationNumber},
};

use crate::{
    domain::{
        access::Caller,
        disclosure::{
            registry::{KINDS, find_kind},
            write::Operation,
        },
        feed::{Feed, FeedError, FeedFilter, Following, Subjects, Told, Wanted},
        reading::global_id,
        watch::OwnList,
    },
    error::{ClientError, ErrorCode, echo},
    graphql::{feed::not_filtered_by, input::check_districts, mask::INTERNAL_MESSAGE},
    http::v1::{ChangeLines, ChangePages, Changes, ChangesQuery},
};

/// The changes of one page, for who can pay them.
const PAGE: u32 = 500;

/// The parameter that names a watch list.
const WATCH_LIST: &str = "watchListId";

/// The feed.
pub(super) struct ChangeDesk(pub(super) Feed);

#[async_trait]
impl Changes<Caller> for ChangeDesk {
    async fn open(&self, caller: &Caller, query: ChangesQuery) -> Result<Box<dyn ChangePages>, ClientError> {
        if !caller.may(Scope::DisclosureRead) {
            let scope = Scope::DisclosureRead.code();
            return Err(ClientError::forbidden(format!(
                "the feed needs the scope {scope}, which this key does not have"
            )));
        }
        let (after, follow) = (query.after, query.follow);
        // A page has to be within what the caller can ever pay at once.
        let limits = &caller.tier.limits;
        let limit = PAGE.min(limits.bucket_points).min(limits.query_cost_max).max(1);
        let watch_list = query.watch_list_id.as_deref().map(|id| OwnList::named_by(caller, id));
        let watch_list = watch_list.transpose().map_err(|error| not_filtered_by(WATCH_LIST, error))?;
        let wanted = Wanted { node: Told::plan(), filter: filter(query)?, watch_list, after, limit };
        // What can be refused is refused before the answer begins.
        self.0.read(&Wanted { limit: 1, ..wanted.clone() }).await.map_err(|error| refused(&error))?;
        let with_contacts = caller.may(Scope::PersonRead);
        let reading = if follow {
            Reading::Following(Box::new(self.0.follow(wanted)))
        } else {
            let end = self.0.head().await.map_err(|error| refused(&error))?;
            Reading::UpTo { feed: self.0.clone(), end, wanted: Box::new(wanted) }
        };
        Ok(Box::new(Pages { reading, with_contacts }))
    }
}

/// A feed that is read.
struct Pages {
    reading: Reading,
    /// Whether the reader sees what leads to persons.
    with_contacts: bool,
}

enum Reading {
    /// For ever.
    Following(Box<Following>),
    /// To where the data set ended when the reader came, or a little further.
    UpTo { feed: Feed, end: u64, wanted: Box<Wanted> },
    /// It has been.
    Over,
}

#[async_trait]
impl ChangePages for Pages {
    async fn next(&mut self) -> Result<Option<ChangeLines>, ClientError> {
        let page = match &mut self.reading {
            Reading::Over => None,
            Reading::Following(following) => following.next().await.map_err(|error| refused(&error))?,
            Reading::UpTo { feed, end, wanted } => {
                let mut page = feed.read(wanted).await.map_err(|error| refused(&error))?;
                wanted.after = page.up_to;
                if page.up_to >= *end || !page.has_more() {
                    // However fast others write, this reader is done.
                    page.head = page.up_to;
                    self.reading = Reading::Over;
                }
                Some(page)
            }
        };
        let Some(page) = page else { return Ok(None) };
        let told = page.changes.iter().map(|row| {
            let told = Told::of(row, self.with_contacts).map_err(|error| refused(&error))?;
            Ok((told.sequence, told.json.to_string()))
        });
        Ok(Some(ChangeLines { changes: told.collect::<Result<_, ClientError>>()?, up_to: page.up_to, head: page.head }))
    }
}

fn filter(query: ChangesQuery) -> Result<FeedFilter, ClientError> {
    check_districts("district", query.district.as_deref())?;
    let kinds = checked("kind", query.kind, |text| {
        let known = || KINDS.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
        find_kind(&text.to_ascii_lowercase()).map(|kind| kind.name().to_owned()).ok_or_else(known)
    })?;
    let operations = checked("operation", query.operation, |text| {
        let known = || Operation::ALL.iter().map(|operation| operation.code());
        let found = known().find(|code| code.eq_ignore_ascii_case(text)).map(str::to_owned);
        found.ok_or_else(|| known().collect::<Vec<_>>().join(", "))
    })?;
    let publishers = checked("byId", query.by_id, |text| {
        let found = global_id::decode(text).filter(|(table, _)| table == "organisation");
        found.map(|(_, id)| id).ok_or_else(|| "pass ids of organisations, as changes have them".to_owned())
    })?;
    let industries = checked("industry", query.industry, |text| {
        let found = Industry::from_code(&text.to_ascii_uppercase()).map(|industry| industry.code().to_owned());
        found.ok_or_else(|| "pass letters of sections, such as F".to_owned())
    })?;
    let credit_codes = checked("creditCode", query.credit_code, |text| {
        CreditCode::try_new(text).map(|code| code.to_string()).map_err(|error| error.to_string())
    })?;
    let registration_numbers = checked("registrationNumber", query.registration_number, |text| {
        RegistrationNumber::try_new(text).map(|number| number.to_string()).map_err(|error| error.to_string())
    })?;
    Ok(FeedFilter {
        kinds,
        operations,
        publishers,
        authorities: query.authority,
        districts: query.district,
        industries,
        subjects: Subjects::bounded(credit_codes, registration_numbers)
            .map_err(|error| ClientError::bad_input("creditCode", error.to_string()))?,
    })
}

/// The values of a parameter, each as it is stored; `read` says what would be right of one that is not.
fn checked<T>(
    name: &str,
    values: Option<Vec<String>>,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<Vec<T>>, ClientError> {
    let Some(values) = values else { return Ok(None) };
    let read = values.iter().map(|value| {
        read(value).map_err(|right| ClientError::bad_input(name, format!("{} is no {name}: {right}", echo(value))))
    });
    read.collect::<Result<_, _>>().map(Some)
}

/// What the reader is told of a feed that cannot be read.
fn refused(error: &FeedError) -> ClientError {
    match error {
        FeedError::Beyond { .. } => return ClientError::bad_input("after", error.to_string()),
        FeedError::List(error) => return not_filtered_by(WATCH_LIST, *error),
        _ => {}
    }
    tracing::error!(error = error as &dyn std::error::Error, "the feed failed");
    match error {
        FeedError::Store(_) => {
            ClientError::new(ErrorCode::Overloaded, "the database does not answer at the moment; go on later")
        }
        _ => ClientError::new(ErrorCode::Internal, INTERNAL_MESSAGE),
    }
}
