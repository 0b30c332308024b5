//! The seam to the schema, so that the HTTP side depends on none.

use std::future::Future;

use async_graphql::{ObjectType, Request, Response, Schema, SubscriptionType};

use crate::graphql::access::scope::ScopedSchema;

/// Executes one parsed request.
pub trait GraphqlExecutor: Send + Sync + 'static {
    /// Validates and executes. Dropping the future abandons the work.
    fn execute(&self, request: Request) -> impl Future<Output = Response> + Send;

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

    fn sdl(&self) -> String {
        Schema::sdl(self)
    }
}

impl GraphqlExecutor for ScopedSchema {
    async fn execute(&self, request: Request) -> Response {
        ScopedSchema::execute(self, request).await
    }

    fn sdl(&self) -> String {
        ScopedSchema::sdl(self)
    }
}
