//! What can be done about watch lists. What is to be expected stands in the payload's `userErrors`; each act is in the audit
//! log, without whom it is about.

use async_graphql::{Context, Object, Result};

use super::{
    input::{
        AddWatchSubjectsInput, CreateWatchListInput, DeleteWatchListInput, RemoveWatchSubjectsInput,
        RenameWatchListInput, list,
    },
    keeper, lists,
    payload::{
        AddWatchSubjectsPayload, DeleteWatchListPayload, RemoveWatchSubjectsPayload, WatchListPayload, user_error,
    },
};
use crate::{
    domain::watch::{WatchError, WatchList},
    graphql::cost::directive::{Given, MUTATION, Weight},
};

/// Mutations about watch lists.
#[derive(Debug, Default)]
pub struct WatchMutations;

#[Object]
impl WatchMutations {
    /// Makes a watch list without subjects (新建关注名单). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn create_watch_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The list.")] input: CreateWatchListInput,
    ) -> Result<WatchListPayload> {
        kept(lists(context).create(&keeper(context)?, &input.name).await)
    }

    /// Gives a watch list another name (重命名关注名单). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn rename_watch_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which list, and its name.")] input: RenameWatchListInput,
    ) -> Result<WatchListPayload> {
        match list(&input.watch_list_id) {
            Ok(id) => kept(lists(context).rename(&keeper(context)?, id, &input.name).await),
            Err(error) => Ok(WatchListPayload { watch_list: None, user_errors: vec![error] }),
        }
    }

    /// Deletes a watch list that no endpoint's rules name (删除关注名单). Only with the scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION))]
    async fn delete_watch_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which list.")] input: DeleteWatchListInput,
    ) -> Result<DeleteWatchListPayload> {
        let refused = |error| DeleteWatchListPayload { watch_list_id: None, user_errors: vec![error] };
        let id = match list(&input.watch_list_id) {
            Ok(id) => id,
            Err(error) => return Ok(refused(error)),
        };
        match lists(context).delete(&keeper(context)?, id).await {
            Ok(()) => Ok(DeleteWatchListPayload { watch_list_id: Some(input.watch_list_id), user_errors: Vec::new() }),
            Err(error) => Ok(refused(user_error(&error)?)),
        }
    }

    /// Puts subjects on a watch list (增加关注主体). What is invalid keeps nothing else from being added. Only with the scope
    /// `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION), directive = Given::apply("input.subjects"))]
    async fn add_watch_subjects(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which subjects, and on which list.")] input: AddWatchSubjectsInput,
    ) -> Result<AddWatchSubjectsPayload> {
        let refused = |error| AddWatchSubjectsPayload { user_errors: vec![error], ..Default::default() };
        let id = match list(&input.watch_list_id) {
            Ok(id) => id,
            Err(error) => return Ok(refused(error)),
        };
        match lists(context).add(&keeper(context)?, id, &input.subjects).await {
            Ok((list, difference)) => Ok(AddWatchSubjectsPayload::of(list, &difference)),
            Err(error) => Ok(refused(user_error(&error)?)),
        }
    }

    /// Takes subjects off a watch list (移除关注主体). What is invalid keeps nothing else from being removed. Only with the
    /// scope `watch:write`.
    #[graphql(directive = Weight::apply(MUTATION), directive = Given::apply("input.subjects"))]
    async fn remove_watch_subjects(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which subjects, and off which list.")] input: RemoveWatchSubjectsInput,
    ) -> Result<RemoveWatchSubjectsPayload> {
        let refused = |error| RemoveWatchSubjectsPayload { user_errors: vec![error], ..Default::default() };
        let id = match list(&input.watch_list_id) {
            Ok(id) => id,
            Err(error) => return Ok(refused(error)),
        };
        match lists(context).remove(&keeper(context)?, id, &input.subjects).await {
            Ok((list, difference)) => Ok(RemoveWatchSubjectsPayload::of(list, &difference)),
            Err(error) => Ok(refused(user_error(&error)?)),
        }
    }
}

fn kept(done: Result<WatchList, WatchError>) -> Result<WatchListPayload> {
    match done {
        Ok(list) => Ok(WatchListPayload { watch_list: Some(list.into()), user_errors: Vec::new() }),
        Err(error) => Ok(WatchListPayload { watch_list: None, user_errors: vec![user_error(&error)?] }),
    }
}
