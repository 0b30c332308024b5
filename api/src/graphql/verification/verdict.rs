//! What stands against an enterprise on the lists that were asked about.

use async_graphql::{Enum, ID, Object};

use super::object::number;
use crate::{
    domain::verification::{self as domain, Reason},
    graphql::{
        code::Language,
        cost::directive::{ListOf, Weight},
        id,
        kind::KindName,
        render::{NowAll, Ready},
        scalar::Date,
    },
};

/// Whether an enterprise is on a list (名单结论).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::Verdict")]
pub enum Verdict {
    /// An entry is in force on the day (在列).
    Listed,
    /// There are entries, of which none is in force any more (曾列入).
    FormerlyListed,
    /// There is no entry (未列入).
    Clear,
}

/// The verdict of one list (单个名单的结论).
#[derive(Debug, Clone, Copy)]
pub struct ListVerdict<'a>(&'a domain::ListVerdict);

impl<'a> ListVerdict<'a> {
    /// Of this list.
    pub(super) fn new(verdict: &'a domain::ListVerdict) -> Self {
        Self(verdict)
    }
}

/// The verdict of one list (单个名单的结论).
#[Object(directive = Weight::apply(0))]
impl ListVerdict<'_> {
    /// The list, by the kind of its entries.
    async fn list(&self) -> Option<KindName> {
        KindName::stored(self.0.list.kind.name())
    }

    /// Whether the enterprise is on it.
    async fn verdict(&self) -> Verdict {
        self.0.verdict.into()
    }

    /// How many entries there are.
    async fn hit_count(&self) -> i32 {
        number(self.0.count)
    }

    /// The entries: those in force first, then the latest; at most 20. Withdrawn ones and those whose display is over are
    /// none.
    #[graphql(directive = ListOf::apply(1))]
    async fn hits(&self) -> NowAll<ListHit<'_>> {
        NowAll(self.0.hits.iter().map(|hit| ListHit(hit)).collect())
    }
}

impl Ready for ListVerdict<'_> {}

/// An entry that stands against an enterprise (命中记录).
#[derive(Debug, Clone, Copy)]
pub struct ListHit<'a>(&'a domain::Hit);

/// An entry that stands against an enterprise (命中记录).
#[Object(directive = Weight::apply(0))]
impl ListHit<'_> {
    /// The kind of record.
    async fn kind(&self) -> Option<KindName> {
        KindName::stored(self.0.list.kind.name())
    }

    /// The record's global id: `node(id)` gives all of it.
    async fn record_id(&self) -> ID {
        id::encode(self.0.list.kind.name(), self.0.record)
    }

    /// The record's revision that was judged.
    async fn revision(&self) -> i64 {
        self.0.revision
    }

    /// Whether it is in force on the day.
    async fn in_force(&self) -> bool {
        self.0.in_force
    }

    /// What the entry is for; nothing where such records state no reason. Several are separated by `、`.
    async fn reason(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of codes; texts are as they were written.")] lang: Language,
    ) -> Option<String> {
        self.0.reason.as_ref().map(|reason| reason.words(lang.into()))
    }

    /// The codes of the reason, as the code tables have them; none where it is a text.
    async fn reason_codes(&self) -> Vec<&'static str> {
        self.0.reason.as_ref().map(Reason::codes).unwrap_or_default()
    }

    /// The number of the document or of the registration.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The authority that decided, as the record states it.
    async fn authority(&self) -> Option<&str> {
        self.0.authority.as_deref()
    }

    /// The organisation that published the record.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// The day since which it is in force: of listing, decision, inspection or registration.
    async fn listed_on(&self) -> Option<Date> {
        self.0.began_on.map(Date)
    }

    /// The last day on which it is in force, where one is set.
    async fn lasts_until(&self) -> Option<Date> {
        self.0.lasts_until.map(Date)
    }

    /// The day on which it was removed or cancelled.
    async fn removed_on(&self) -> Option<Date> {
        self.0.lifted_on.map(Date)
    }

    /// Why it was removed or cancelled.
    async fn removal_reason(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of codes; texts are as they were written.")] lang: Language,
    ) -> Option<String> {
        self.0.lifted_because.as_ref().map(|reason| reason.words(lang.into()))
    }

    /// Whether somebody objects to it (异议中).
    async fn under_objection(&self) -> bool {
        self.0.under_objection
    }
}

impl Ready for ListHit<'_> {}
