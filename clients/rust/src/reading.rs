//! Reading with types: operations, lists, enterprises and search.

use futures_util::stream::{self, Stream};
use serde_json::{Value, json};

use crate::{
    client::Client,
    error::{Error, Result, UserError},
    graphql::{Mutation, Operation, Paged},
    operations::{
        AsOf, Enterprise, EnterpriseFields, EnterpriseVariables, SearchEnterprises,
        SearchEnterprisesDataSearchEnterprisesEdges, SearchEnterprisesVariables,
    },
};

/// An enterprise that was found by what people type, with what of it was found.
pub type Hit = SearchEnterprisesDataSearchEnterprisesEdges;

impl Client {
    /// The enterprise with this unified social credit code; nothing when there is none.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub async fn enterprise(&self, credit_code: &str) -> Result<Option<EnterpriseFields>> {
        let variables = EnterpriseVariables { credit_code: Some(credit_code.to_owned()), ..Default::default() };
        Ok(self.run::<Enterprise>(&variables).await?.enterprise)
    }

    /// The enterprise with this credit code as it stood after a change, or at a moment; nothing when there was none then.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub async fn enterprise_as_of(&self, credit_code: &str, as_of: AsOf) -> Result<Option<EnterpriseFields>> {
        let credit_code = Some(credit_code.to_owned());
        let variables = EnterpriseVariables { credit_code, as_of: Some(as_of), ..Default::default() };
        Ok(self.run::<Enterprise>(&variables).await?.enterprise)
    }

    /// Enterprises by what people type: names, brands, pinyin, codes; the best first, a page of 20 at a time.
    pub fn search(&self, text: &str) -> impl Stream<Item = Result<Hit>> + Send + use<> {
        let variables = SearchEnterprisesVariables {
            query: text.to_owned(),
            filter: None,
            first: None,
            after: None,
            last: None,
            before: None,
            with_total: None,
        };
        self.list_by::<SearchEnterprises>(variables, 20)
    }

    /// The data of an operation that has types.
    ///
    /// # Errors
    /// The gateway refuses it or cannot be reached, or the answer has errors.
    pub async fn run<O: Operation>(&self, variables: &O::Variables) -> Result<O::Data> {
        let variables = serde_json::to_value(variables).map_err(|error| Error::Argument(error.to_string()))?;
        let answer = self.execute(O::DOCUMENT, &variables, Some(O::NAME)).await?;
        serde_json::from_value(answer.data)
            .map_err(|error| Error::Unexpected(format!("the answer to {} has another form: {error}", O::NAME)))
    }

    /// A list from its first row to its last, a page of 100 rows at a time.
    pub fn list<O: Paged + 'static>(
        &self,
        variables: O::Variables,
    ) -> impl Stream<Item = Result<O::Node>> + Send + use<O> {
        self.list_by::<O>(variables, 100)
    }

    /// A list from its first row to its last, a page of so many rows at a time.
    pub fn list_by<O: Paged + 'static>(
        &self,
        variables: O::Variables,
        page_size: i64,
    ) -> impl Stream<Item = Result<O::Node>> + Send + use<O> {
        struct Place<O: Paged> {
            client: Client,
            variables: O::Variables,
            rows: std::vec::IntoIter<O::Node>,
            after: Option<String>,
            ended: bool,
        }
        let (client, rows) = (self.clone(), Vec::new().into_iter());
        let place = Place::<O> { client, variables, rows, after: None, ended: false };
        stream::try_unfold(place, move |mut place| async move {
            loop {
                if let Some(row) = place.rows.next() {
                    return Ok(Some((row, place)));
                }
                if place.ended {
                    return Ok(None);
                }
                O::at(&mut place.variables, page_size, place.after.take());
                let page = O::page(place.client.run::<O>(&place.variables).await?);
                place.rows = page.nodes.into_iter();
                place.ended = page.next.is_none();
                place.after = page.next;
            }
        })
    }

    /// Runs a mutation that has types, such as `CreateWatchList` with its input; the data when it was done.
    ///
    /// # Errors
    /// [`Error::Refused`] with its `userErrors` when it was refused. Nothing was changed then.
    pub async fn mutate<M: Mutation>(&self, input: &M::Input) -> Result<M::Data> {
        let input = serde_json::to_value(input).map_err(|error| Error::Argument(error.to_string()))?;
        let payload = self.mutate_named(M::DOCUMENT, M::NAME, M::FIELD, &input).await?;
        serde_json::from_value(json!({ M::FIELD: payload }))
            .map_err(|error| Error::Unexpected(format!("the answer to {} has another form: {error}", M::NAME)))
    }

    /// Runs a mutation of one field with one `$input`; what the field was answered with.
    ///
    /// # Errors
    /// As [`mutate`](Self::mutate).
    pub async fn mutate_any(&self, document: &str, input: &Value) -> Result<Value> {
        let answer = self.execute(document, &json!({ "input": input }), None).await?;
        let field = answer.data.as_object().and_then(|data| data.keys().next().cloned());
        unrefused(answer.data, &field.unwrap_or_default())
    }

    async fn mutate_named(&self, document: &str, name: &str, field: &str, input: &Value) -> Result<Value> {
        let answer = self.execute(document, &json!({ "input": input }), Some(name)).await?;
        unrefused(answer.data, field)
    }
}

/// What a field was answered with, unless it was refused.
fn unrefused(mut data: Value, field: &str) -> Result<Value> {
    let payload = data[field].take();
    let errors: Vec<UserError> = serde_json::from_value(payload["userErrors"].clone()).unwrap_or_default();
    if errors.is_empty() { Ok(payload) } else { Err(Error::Refused(errors)) }
}
