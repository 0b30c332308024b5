#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
use async_graphql::{
    EmptySubscription, Object, Request, Schema, ServerError, SimpleObject, Union, Variables, parser::parse_query,
};
use serde_json::{Value as Json, json};

use super::*;
use crate::{error::ClientError, graphql::error::CODE};

type Fallible<T> = async_graphql::Result<T>;

fn fail<T>() -> Fallible<T> {
    Err(ClientError::not_found("no").into())
}

struct Thing(i32);

#[Object]
impl Thing {
    async fn id(&self) -> i32 {
        self.0
    }

    async fn may(&self) -> Fallible<Option<i32>> {
        fail()
    }

    async fn must(&self) -> Fallible<i32> {
        fail()
    }

    async fn odd_fails(&self) -> Fallible<i32> {
        if self.0 % 2 == 1 { fail() } else { Ok(self.0) }
    }

    async fn late(&self) -> i32 {
        tokio::task::yield_now().await;
        self.0
    }

    async fn inner(&self) -> Option<Thing> {
        Some(Thing(self.0 + 1))
    }

    async fn sure(&self) -> Thing {
        Thing(self.0 + 1)
    }
}

#[derive(SimpleObject)]
struct Plain {
    id: i32,
}

#[derive(Union)]
enum Either {
    Thing(Thing),
    Plain(Plain),
}

struct Root;

#[Object]
impl Root {
    async fn thing(&self) -> Option<Thing> {
        Some(Thing(1))
    }

    async fn sure_thing(&self) -> Thing {
        Thing(1)
    }

    async fn things(&self) -> Vec<Thing> {
        (0..4).map(Thing).collect()
    }

    async fn perhaps_things(&self) -> Option<Vec<Option<Thing>>> {
        Some((0..3).map(|id| Some(Thing(id))).collect())
    }

    async fn either(&self) -> Vec<Either> {
        vec![Either::Plain(Plain { id: 1 }), Either::Thing(Thing(2))]
    }

    async fn fails(&self) -> Fallible<Option<i32>> {
        fail()
    }

    async fn list_fails(&self) -> Vec<Fallible<i32>> {
        vec![Ok(1), fail()]
    }
}

struct Change;

#[Object]
impl Change {
    async fn write(&self) -> Option<Thing> {
        Some(Thing(1))
    }
}

async fn answer(query: &str) -> Response {
    answer_with_cost(query).await.0
}

/// The answer, with what its query was reckoned to cost and what it did cost.
async fn answer_with_cost(query: &str) -> (Response, u64, u64) {
    let schema = Schema::new(Root, Change, EmptySubscription);
    let shape = SchemaShape::from_sdl(&schema.sdl()).unwrap();
    let mut response = schema.execute(Request::new(query)).await;
    let document = parse_query(query).unwrap();
    let operation = document.operations.iter().next().unwrap().1.node.clone();
    let estimate = shape.estimate(&document, &operation, &Variables::default());
    let cost = shape.complete(&mut response, &document, &operation, &estimate);
    (response, estimate.requested, cost)
}

async fn data(query: &str) -> Json {
    answer(query).await.data.into_json().unwrap()
}

#[tokio::test]
async fn a_failed_field_that_may_be_null_is_null() {
    assert_eq!(data("{ fails }").await, json!({"fails": null}));
    assert_eq!(data("{ thing { id may } }").await, json!({"thing": {"id": 1, "may": null}}));
    assert_eq!(data("{ thing { may } }").await, json!({"thing": {"may": null}}));
    assert_eq!(data("{ things { x: may } }").await["things"][3], json!({"x": null}));
    assert_eq!(data("mutation { write { may } }").await, json!({"write": {"may": null}}));
}

#[tokio::test]
async fn a_failed_field_that_must_not_be_null_takes_its_parent_with_it() {
    assert_eq!(data("{ thing { id must } }").await, json!({"thing": null}));
    assert_eq!(data("{ thing { must } fails }").await, json!({"thing": null, "fails": null}));
    assert_eq!(data("{ thing { inner { must } id } }").await, json!({"thing": {"inner": null, "id": 1}}));
    assert_eq!(data("{ thing { sure { sure { must } } id } }").await, json!({"thing": null}));
    assert_eq!(data("{ sureThing { must } fails }").await, Json::Null);
    assert_eq!(data("{ things { oddFails } }").await, Json::Null);
    assert_eq!(
        data("{ perhapsThings { oddFails } }").await,
        json!({"perhapsThings": [{"oddFails": 0}, null, {"oddFails": 2}]})
    );
    assert_eq!(data("{ listFails }").await, Json::Null);
}

#[tokio::test]
async fn all_errors_are_kept() {
    let response = answer("{ things { oddFails may } }").await;
    assert_eq!(response.errors.len(), 6);
}

#[tokio::test]
async fn fields_stand_in_the_order_of_the_query() {
    for (query, expected) in [
        ("{ thing { late id } }", r#"{"thing":{"late":1,"id":1}}"#),
        ("{ thing { sure { late } id } fails }", r#"{"thing":{"sure":{"late":2},"id":1},"fails":null}"#),
        ("{ thing { ...F id } } fragment F on Thing { late b: id }", r#"{"thing":{"late":1,"b":1,"id":1}}"#),
        ("{ thing { late } thing { ... on Thing { id may } } }", r#"{"thing":{"late":1,"id":1,"may":null}}"#),
        (
            "{ either { ... on Thing { late may } ... on Plain { id } __typename } }",
            r#"{"either":[{"id":1,"__typename":"Plain"},{"late":2,"may":null,"__typename":"Thing"}]}"#,
        ),
        ("{ thing { late @skip(if: true) id } }", r#"{"thing":{"id":1}}"#),
        ("{ __type(name: \"Thing\") { kind name } }", r#"{"__type":{"kind":"OBJECT","name":"Thing"}}"#),
    ] {
        let response = answer(query).await;
        assert_eq!(serde_json::to_string(&response.data).unwrap(), expected, "{query}");
    }
}

#[tokio::test]
async fn a_refused_document_stays_without_data_and_costs_the_least() {
    let (response, _, cost) = answer_with_cost("{ nothing things { id } }").await;
    assert_eq!((response.data, cost), (Value::Null, MINIMUM));
}

#[tokio::test]
async fn the_objects_that_came_are_what_an_answer_cost() {
    for (query, cost) in [
        ("{ __typename }", 1),
        ("{ thing { id } }", 1),
        ("{ thing { id inner { id } sure { id } } }", 3),
        ("{ things { id } }", 4),
        ("{ things { inner { id } x: inner { id } } }", 4 * 3),
        // Of three, one failed and took its place with it.
        ("{ perhapsThings { oddFails } }", 2),
        ("{ thing { id must } things { id } }", 4),
        // Nothing came.
        ("{ sureThing { must } }", 1),
        ("{ either { ... on Thing { id sure { id } } ... on Plain { id } } }", 2 + 1),
        ("{ thing { id } thing { late } ...f } fragment f on Root { thing { may } }", 1),
        ("mutation { write { id sure { id } } }", 2),
    ] {
        let (response, requested, actual) = answer_with_cost(query).await;
        assert_eq!(actual, cost, "{query}: {:?}", response.data);
        assert!(actual <= requested, "{query}: {actual} of {requested}");
    }
    // Each selection of introspection is a point.
    assert_eq!(answer_with_cost("{ __schema { queryType { name } } thing { id } }").await.2, 3 + 1);
}

#[test]
fn an_error_with_a_strange_path_does_no_harm() {
    let shape = SchemaShape::from_sdl("type Query { a: [Int] }").unwrap();
    let document = parse_query("{ a }").unwrap();
    let operation = document.operations.iter().next().unwrap().1.node.clone();
    for path in [
        vec![PathSegment::Index(3)],
        vec![PathSegment::Field("b".into())],
        vec![PathSegment::Field("a".into()), PathSegment::Index(9)],
        vec![PathSegment::Field("a".into()), PathSegment::Field("x".into())],
    ] {
        let mut error = ServerError::new("no", None).with_path(path);
        error.extensions.get_or_insert_default().set(CODE, "NOT_FOUND");
        let mut response = Response::new(Value::from_json(json!({"a": [1]})).unwrap());
        response.errors.push(error);
        let estimate = shape.estimate(&document, &operation, &Variables::default());
        shape.complete(&mut response, &document, &operation, &estimate);
        assert_eq!(response.data.into_json().unwrap(), json!({"a": [1]}));
    }
}
