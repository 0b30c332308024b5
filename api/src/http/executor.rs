//! The seam to the schema, so that the HTTP side depends on none.

use std::future::Future;

use async_graphql::{ObjectType, Request, Response, Schema, SubscriptionType};
use futures_util::stream::BoxStream;

use crate::graphql::access::scope::ScopedSchema;

/// Executes one parsed request.
pub trait GraphqlExecutor: Send + Sync + 'static {
    /// Validates and executes. Dropping the future abandons the work.
    fn execute(&self, request: Request) -> impl Future<Output = Response> + Send;

    /// Validates and subscribes: what is refused or found invalid is the only item, and ready at once. Dropping the
    /// stream abandons the work.
    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response>;

    /// The schema's definition.
    fn sdl(&self) -> String;
}

impl<Q, M, S> GraphqlExecutor for Schema<Q, M, S>
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    async fn execute(&self, request: Request) -> Response {
        Schema::execute(self, request).await
    }

    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        Schema::execute_stream(self, request)
    }

    fn sdl(&self) -> String {
        Schema::sdl(self)
    }
}

impl GraphqlExecutor for ScopedSchema {
    async fn execute(&self, request: Request) -> Response {
        ScopedSchema::execute(self, request).await
    }

    fn execute_stream(&self, request: Request) -> BoxStream<'static, Response> {
        ScopedSchema::execute_stream(self, request)
    }

    fn sdl(&self) -> String {
        ScopedSchema::sdl(self)
    }
}
