//! Statistics by publisher in the schema: a publisher sees its own, an administrator all.

mod figures;
mod line;

use std::collections::BTreeSet;

use async_graphql::{Context, Enum, ID, InputObject, Object, Result};
use entity::code::RecordKind;

use self::{figures::StatisticsFigures, line::StatisticsLine};
use crate::{
    domain::{
        access::OrganisationId,
        statistics::{Asked, Audience, Grouping, LineOrder, Months, Report},
        store::view::Route,
    },
    error::ClientError,
    graphql::{
        access::viewer::caller,
        code::Code,
        cost::directive::{Paged, STATISTICS, Weight},
        id,
        input::OrderDirection,
        page::{self, NumberedConnection},
        scalar::Month,
        services::Services,
    },
};

/// The table that ids of publishers name.
const ORGANISATION: &str = "organisation";

/// A range of months in China (月份范围), both included; at most 24 of them.
#[derive(Debug, Clone, Copy, InputObject)]
pub struct MonthRange {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

/// What the lines of statistics are about (统计分组); what is left out is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum StatisticsGroup {
    /// A line a publisher.
    Publisher,
    /// A line a kind of record.
    Kind,
    /// A line a month.
    Month,
}

/// What lines of statistics can be ordered by (统计排序字段). Lines that are alike in it are in the order of publisher, kind
/// and month; a line without a rate or an average is smaller than all that have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "LineOrder")]
pub enum StatisticsOrderField {
    /// By publisher, in the order of registration.
    Publisher,
    /// By month.
    Month,
    /// By the number of records published.
    Published,
    /// By the number of records published late.
    Late,
    /// By the rate of records published on time.
    OnTimeRate,
    /// By the average days to publication.
    AverageDays,
}

/// The order of lines of statistics (统计排序).
#[derive(Debug, Clone, Copy, InputObject)]
pub struct StatisticsOrder {
    /// What to order by.
    pub field: StatisticsOrderField,
    /// Which way.
    #[graphql(default_with = "OrderDirection::Desc")]
    pub direction: OrderDirection,
}

/// Queries for statistics.
#[derive(Debug, Default)]
pub struct StatisticsQueries;

#[Object]
impl StatisticsQueries {
    /// How many records publishers published, how many of them in time, and what became of them (公示工作分析), by publisher,
    /// kind and month. A publisher sees its own figures, an administrator those of all. Only with a key.
    #[graphql(directive = Weight::apply(STATISTICS))]
    async fn publisher_statistics(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which months; at most 24.")] months: MonthRange,
        #[graphql(desc = "The id of the publisher; your own or, for administrators, all when nothing is said.")]
        publisher: Option<ID>,
        #[graphql(desc = "The kinds of record. One of them.")] kind: Option<Vec<Code<RecordKind>>>,
    ) -> Result<PublisherStatistics> {
        let publisher = publisher.as_ref().map(publisher_of).transpose()?;
        let caller = caller(context)?;
        let audience = Audience::of(&caller, publisher);
        let asked = Asked {
            months: Months::try_new(months.from.0, months.to.0)
                .map_err(|error| ClientError::bad_input("months", error.to_string()))?,
            audience: audience.map_err(|error| ClientError::forbidden(error.to_string()).at("publisher"))?,
            kinds: kind.map(|kinds| kinds.into_iter().map(|kind| kind.0).collect::<BTreeSet<_>>()),
        };
        let statistics = &context.data_unchecked::<Services>().statistics;
        let report = match context.data_opt::<Route>() {
            Some(route) => statistics.along(route.clone()).report(&asked).await?,
            None => statistics.report(&asked).await?,
        };
        Ok(PublisherStatistics { asked, report })
    }
}

fn publisher_of(id: &ID) -> Result<OrganisationId, ClientError> {
    let found = id::decode(id).ok().filter(|(table, _)| table == ORGANISATION);
    found.map(|(_, number)| OrganisationId(number)).ok_or_else(|| id::not_ours().at("publisher"))
}

/// Statistics by publisher (公示工作分析), as of the moment of the query.
pub struct PublisherStatistics {
    asked: Asked,
    report: Report,
}

/// Statistics by publisher (公示工作分析), as of the moment of the query.
#[Object]
impl PublisherStatistics {
    /// The first month.
    async fn from(&self) -> Month {
        Month(self.asked.months.from())
    }

    /// The last month.
    async fn to(&self) -> Month {
        Month(self.asked.months.to())
    }

    /// All figures together.
    async fn total(&self) -> StatisticsFigures {
        self.report.total().into()
    }

    /// The figures, a line each; what is all zero has none. Ask for it several times, with aliases, to have totals beside
    /// their parts.
    #[expect(clippy::too_many_arguments, reason = "the Relay arguments")]
    #[graphql(directive = Paged::apply())]
    async fn lines(
        &self,
        context: &Context<'_>,
        #[graphql(
            default_with = "vec![StatisticsGroup::Publisher, StatisticsGroup::Kind, StatisticsGroup::Month]",
            desc = "What each line is about."
        )]
        group_by: Vec<StatisticsGroup>,
        #[graphql(desc = "In which order; by publisher, kind and month when nothing is said.")] order_by: Option<
            StatisticsOrder,
        >,
        #[graphql(name = "first", desc = "How many lines from the start, 1 to 100; 20 when nothing is said.")]
        _first: Option<i32>,
        #[graphql(name = "after", desc = "Only lines after this cursor.")] _after: Option<String>,
        #[graphql(name = "last", desc = "How many lines from the end, 1 to 100, instead of `first`.")] _last: Option<
            i32,
        >,
        #[graphql(name = "before", desc = "Only lines before this cursor.")] _before: Option<String>,
    ) -> Result<NumberedConnection<StatisticsLine>> {
        let by = Grouping {
            publisher: group_by.contains(&StatisticsGroup::Publisher),
            kind: group_by.contains(&StatisticsGroup::Kind),
            month: group_by.contains(&StatisticsGroup::Month),
        };
        let order = order_by.map_or(LineOrder::Publisher, |order| order.field.into());
        let descending = order_by.is_some_and(|order| order.direction == OrderDirection::Desc);
        let list = page::List::of_name(format!("statistics/{by:?}/{order:?}/{descending}"));
        let asked = page::Asked::of(context, &list)?;
        let lines = self.report.lines_by(by, order, descending);
        let total = u64::try_from(lines.len()).unwrap_or(u64::MAX);
        let page = line::page(lines, &asked.window)?;
        Ok(NumberedConnection::new(list, page.map(Into::into), Some(total)))
    }
}
