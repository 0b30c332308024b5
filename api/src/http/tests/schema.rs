//! A small schema: each field does one thing that the layers around it have to deal with.

use super::*;

pub(in crate::http) struct Query;

#[Object]
impl Query {
    async fn caller(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        Ok(ctx.data::<Arc<Name>>()?.0.clone())
    }

    async fn request_id(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
        Ok(ctx.data::<RequestId>()?.as_str().to_owned())
    }

    async fn rate_limit(&self, ctx: &Context<'_>) -> async_graphql::Result<RateLimit> {
        Ok(*ctx.data::<RateLimit>()?)
    }

    async fn text(&self, length: usize) -> String {
        "a".repeat(length)
    }

    async fn refused(&self) -> async_graphql::Result<i32> {
        Err(ClientError::not_found("there is no such enterprise").into())
    }

    async fn panics(&self, #[graphql(default = true)] really: bool) -> i32 {
        assert!(!really, "a fault in a resolver");
        0
    }

    #[graphql(directive = Weight::apply(30))]
    async fn dear(&self) -> i32 {
        30
    }

    async fn never(&self) -> i32 {
        std::future::pending().await
    }
}

pub(in crate::http) struct Mutation;

#[Object]
impl Mutation {
    async fn write(&self) -> i32 {
        1
    }
}
