//! Verification in the schema: many subjects in one query, and files of more ([`job`]).

mod input;
mod job;
mod object;
mod subject;
mod verdict;

use async_graphql::{Context, Error, Object, Result};

use self::{
    input::{VerifySubject, request},
    object::Verification,
};
pub use self::{
    input::{authorities_of, lists_of, no_authority},
    job::{JobLinks, VerificationJobQueries},
};
use crate::{
    domain::verification::VerifyError,
    graphql::{
        as_of::AsOf,
        cost::directive::{Given, VERIFICATION, Weight},
        kind::KindName,
        render::Now,
        root::{no_point, reader},
        services::Services,
    },
};

/// The query whose variables may be as large as a mutation's.
pub const FIELD: &str = "verify";

/// Queries that verify.
#[derive(Debug, Default)]
pub struct VerificationQueries;

#[Object]
impl VerificationQueries {
    /// Verifies up to 10,000 subjects (批量核验): which enterprise each of them is, and whether it is on the lists that are
    /// asked about. All of the answer is judged at one point of the data, which it names. It costs a point a subject,
    /// whatever is selected. Subjects are sent as a variable; the body may then be as large as a mutation's.
    #[graphql(directive = Weight::apply(VERIFICATION), directive = Given::apply("subjects"))]
    async fn verify(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The subjects, 1 to 10,000. The answer has them in the same order.")] subjects: Vec<
            VerifySubject,
        >,
        #[graphql(
            desc = "Which lists and measures count; the list of abnormal operations (经营异常名录) and that of serious \
                    violations (严重违法失信企业名单) when nothing is said. Kinds of record that say nothing against an \
                    enterprise are refused."
        )]
        lists: Option<Vec<KindName>>,
        #[graphql(
            desc = "Only entries of these authorities (认定机关), by name: the one that decided, or the one that published. \
                    A name that nobody has is refused, unless `asOf` is stated. At most 100; of all when nothing is said."
        )]
        authorities: Option<Vec<String>>,
        #[graphql(desc = "As of when; as of now when nothing is said.")] as_of: Option<AsOf>,
    ) -> Result<Now<Verification>> {
        let request = request(subjects, lists, authorities, as_of)?;
        let verification = &context.data_unchecked::<Services>().verification;
        let verified = verification.verify(reader(context).view(), request).await.map_err(refused)?;
        Ok(Now(Verification(verified)))
    }
}

fn refused(error: VerifyError) -> Error {
    match error {
        VerifyError::Point(error) => no_point(error),
        VerifyError::Authority(error) => no_authority(&error).into(),
    }
}
