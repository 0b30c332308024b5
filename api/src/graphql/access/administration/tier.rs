//! Tiers as administrators see and set them.

use std::collections::BTreeMap;

use async_graphql::{Enum, InputObject, SimpleObject};
use entity::code::Scope;

use crate::{
    domain::access::{
        set_tier::TierChange,
        tier::{DocumentMode, SetBy, TierLimits, TierSummary},
    },
    graphql::{
        code::{Code, Coded},
        cost::directive::ListOf,
        scalar::DateTime,
        user_error::UserError,
    },
};

/// A tier (服务等级): the limits and the scopes that its clients share.
#[derive(Debug, SimpleObject)]
pub struct Tier {
    /// Its name, such as `developer`.
    name: String,
    /// Its limits.
    limits: TierLimitValues,
    /// The scopes that each of its clients holds.
    #[graphql(directive = ListOf::apply(12))]
    scopes: Vec<Coded<Scope>>,
    /// Whether its clients may send documents by their hash.
    documents: TierDocuments,
    /// Who says what it is.
    set_by: TierSetBy,
    /// When it was last changed.
    updated_at: DateTime,
}

/// Whether the clients of a tier may send documents by their hash (预存查询方式).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
#[graphql(remote = "DocumentMode")]
pub enum TierDocuments {
    /// They send texts.
    Off,
    /// A client's document is kept when it sends text and hash together, and is found by its hash from then on.
    Automatic,
    /// They run what the operator registered beforehand, and nothing else.
    AllowList,
}

/// Who says what a tier is (设置来源).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum TierSetBy {
    /// The configuration, at every start.
    Configuration,
    /// An administrator: the configuration is not laid over it.
    Administrator,
}

/// Makes the object and the input of a tier's limits.
macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {
        /// The limits of a tier (等级限额).
        #[derive(Debug, SimpleObject)]
        pub struct TierLimitValues {
            $($(#[doc = $doc])+ $name: i32),+
        }

        impl From<TierLimits> for TierLimitValues {
            fn from(limits: TierLimits) -> Self {
                Self { $($name: i32::try_from(limits.$name).unwrap_or(i32::MAX)),+ }
            }
        }

        /// The limits of a tier (等级限额). What is left out stays as it is; a new tier needs all.
        #[derive(Debug, Default, InputObject)]
        pub struct TierLimitsInput {
            $($(#[doc = $doc])+ $name: Option<i32>),+
        }

        impl TierLimitsInput {
            fn given(&self) -> BTreeMap<String, i64> {
                let all = [$((stringify!($name), self.$name)),+];
                all.into_iter().filter_map(|(name, number)| Some((name.to_owned(), number?.into()))).collect()
            }
        }
    };
}

limits! {
    /// Requests a second, sustained.
    requests_per_second,
    /// Requests that may come at once.
    burst,
    /// Requests in progress at once.
    concurrency_max,
    /// Cost points that the bucket holds.
    bucket_points,
    /// Cost points that return each second.
    refill_points_per_second,
    /// Cost points of a calendar month in China; 0 for no quota.
    points_per_month,
    /// The highest cost of one query.
    query_cost_max,
    /// The largest page, 100 at most.
    page_size_max,
    /// Subscriptions open at once.
    subscriptions_max,
    /// Exports started a day.
    exports_per_day,
    /// Subjects on watch lists.
    watched_subjects_max,
    /// Rows of files verified a day; 0 for none.
    verified_rows_per_day,
    /// Rows written a minute.
    writes_per_minute,
}

impl From<TierSummary> for Tier {
    fn from(summary: TierSummary) -> Self {
        Self {
            name: summary.tier.name,
            limits: summary.tier.limits.into(),
            scopes: summary.tier.scopes.into_iter().map(Coded).collect(),
            documents: summary.tier.documents.into(),
            set_by: match summary.set_by {
                SetBy::Configuration => TierSetBy::Configuration,
                SetBy::Administrator => TierSetBy::Administrator,
            },
            updated_at: DateTime(summary.updated_at),
        }
    }
}

/// What a tier is to be (设置服务等级). What is left out stays as it is; a name that is new makes a new tier.
#[derive(Debug, InputObject)]
pub struct SetTierInput {
    /// The tier's name: a lower-case letter, then letters, digits or `_`.
    pub name: String,
    /// Its limits.
    pub limits: Option<TierLimitsInput>,
    /// All scopes that each of its clients holds.
    pub scopes: Option<Vec<Code<Scope>>>,
    /// Whether its clients may send documents by their hash; a new tier's may not, unless this says so.
    pub documents: Option<TierDocuments>,
}

impl From<SetTierInput> for TierChange {
    fn from(input: SetTierInput) -> Self {
        Self {
            name: input.name,
            limits: input.limits.unwrap_or_default().given(),
            scopes: input.scopes.map(|scopes| scopes.into_iter().map(|scope| scope.0).collect()),
            documents: input.documents.map(Into::into),
        }
    }
}

/// What became of a tier (设置服务等级结果). It takes effect everywhere within five seconds, and stays over restarts.
#[derive(Debug, Default, SimpleObject)]
pub struct SetTierPayload {
    /// The tier as it is now; nothing when it was not set.
    pub tier: Option<Tier>,
    /// Why it was not set.
    #[graphql(directive = ListOf::apply(1))]
    pub user_errors: Vec<UserError>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn every_limit_can_be_set_by_the_name_that_the_configuration_has_for_it() {
        let given = TierLimitsInput { burst: Some(7), ..TierLimitsInput::default() }.given();
        assert_eq!(given, BTreeMap::from([("burst".to_owned(), 7)]));
        let input = <TierLimitsInput as async_graphql::InputType>::parse(Some(async_graphql::Value::Object(
            TierLimits::FIELDS.iter().map(|field| (async_graphql::Name::new(camel(field.name)), 1.into())).collect(),
        )));
        let given = input.ok().unwrap().given();
        assert_eq!(given.len(), TierLimits::FIELDS.len());
        assert!(TierLimits::FIELDS.iter().all(|field| given.contains_key(field.name)));
    }

    fn camel(name: &str) -> String {
        let mut words = name.split('_');
        let first = words.next().unwrap().to_owned();
        words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
    }
}
