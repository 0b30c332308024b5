//! Too much of one thing in a document.

use mingjing::error::ErrorCode::{
    BadUserInput, GraphqlParseFailed, GraphqlValidationFailed, QueryTooComplex, QueryTooLarge,
};

use super::{
    attack::{Attack, Expected::Refused, Expected::Served, assail},
    many, target,
};

fn selections() -> Vec<Attack> {
    vec![
        Attack::document(
            "20,000 aliases of __typename",
            format!("{{{}}}", many(20_000, |n| format!("a{n}:__typename "))),
            Refused(QueryTooLarge),
        ),
        Attack::body(
            "100,000 aliases of __typename",
            format!("{{\"query\":\"{{{}}}\"}}", many(100_000, |n| format!("a{n}:__typename "))),
            Refused(QueryTooLarge),
        ),
        Attack::document(
            "600 aliases of __typename",
            format!("{{{}}}", many(600, |n| format!("a{n}:__typename "))),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "31 aliases below a list",
            format!("{{enterprises{{nodes{{{}}}}}}}", many(31, |n| format!("a{n}:id "))),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "1,900 times the same root field",
            format!("{{{}}}", "__typename ".repeat(1_900)),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "1,900 times the same field below a list",
            format!("{{enterprises{{nodes{{{}}}}}}}", "id ".repeat(1_900)),
            Served,
        ),
        Attack::document(
            "20 root fields of whole pages",
            format!("{{{}}}", many(20, |n| format!("a{n}:enterprises(first:100){{nodes{{id}}}}"))),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "20,000 fields that do not exist",
            format!("{{{}}}", many(20_000, |n| format!("f{n} "))),
            Refused(QueryTooLarge),
        ),
        Attack::document(
            "1,900 fields that do not exist",
            format!("{{enterprises{{{}}}}}", many(1_900, |n| format!("f{n} "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "1,900 fields that do not exist, of long names",
            format!("{{enterprises{{{}}}}}", many(1_900, |n| format!("f{n:0>100} "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "arguments that do not exist",
            format!("{{enterprises({}){{totalCount}}}}", many(600, |n| format!("a{n}:1 "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "one argument 600 times",
            format!("{{enterprises({}){{totalCount}}}}", "first:1 ".repeat(600)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "the same key with other arguments",
            format!("{{enterprises{{nodes{{{}}}}}}}", many(100, |n| format!("honours(first:{n}){{totalCount}}"))),
            Refused(QueryTooComplex),
        ),
    ]
}

fn definitions() -> Vec<Attack> {
    let unused = |count: usize| many(count, |n| format!("$v{n}:Int "));
    vec![
        Attack::document("11 operations", many(11, |n| format!("query Q{n}{{__typename}}")), Refused(QueryTooLarge)),
        Attack::document("400 operations", many(400, |n| format!("query Q{n}{{__typename}}")), Refused(QueryTooLarge)),
        Attack::document(
            "10 operations and no name",
            many(10, |n| format!("query Q{n}{{__typename}}")),
            Refused(BadUserInput),
        ),
        Attack::document("10 operations of one name", "query Q{__typename}".repeat(10), Refused(GraphqlParseFailed)),
        Attack::document("10 operations without names", "{__typename}".repeat(10), Refused(GraphqlParseFailed)),
        Attack::document(
            "51 unused fragments",
            format!("{{__typename}}{}", many(51, |n| format!("fragment f{n} on Query{{__typename}}"))),
            Refused(QueryTooLarge),
        ),
        Attack::document(
            "50 unused fragments",
            format!("{{__typename}}{}", many(50, |n| format!("fragment f{n} on Query{{__typename}}"))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "50 fragments of one name",
            format!("{{...f}}{}", "fragment f on Query{__typename}".repeat(50)),
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "fragments on nothing",
            format!("{{...f0}}{}", many(50, |n| format!("fragment f{n} on Nothing{n}{{a}}"))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "spreads of fragments that are not there",
            format!("{{{}}}", many(900, |n| format!("...f{n} "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "500 variables that are declared and not used",
            format!("query({}){{__typename}}", unused(380)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "one variable 380 times",
            format!("query({}){{__typename}}", "$v:Int ".repeat(380)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "variables that are used and not declared",
            format!("{{enterprises(filter:{{district:[{}]}}){{totalCount}}}}", many(900, |n| format!("$v{n} "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "variables of types that are not there",
            format!("query({}){{__typename}}", many(380, |n| format!("$v{n}:T{n} "))),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "380 variables that are required and not given",
            format!("query({}){{__typename}}", many(330, |n| format!("$v{n}:Int! "))),
            Refused(BadUserInput),
        ),
        Attack::document(
            "a schema in the place of a query",
            "type Query { a: Int }".repeat(50),
            Refused(GraphqlParseFailed),
        ),
        Attack::document("a subscription", "subscription{__typename}", Refused(BadUserInput)),
    ]
}

fn directives() -> Vec<Attack> {
    let field = |directives: String| format!("{{enterprises{{totalCount {directives}}}}}");
    vec![
        Attack::document("51 unknown directives", field("@a ".repeat(51)), Refused(QueryTooLarge)),
        Attack::document("900 unknown directives", field("@a ".repeat(900)), Refused(QueryTooLarge)),
        Attack::document("50 unknown directives", field("@a ".repeat(50)), Refused(GraphqlValidationFailed)),
        Attack::document(
            "@skip 50 times on one field",
            field("@skip(if:false) ".repeat(50)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "@skip twice, once each way",
            field("@skip(if:false)@skip(if:true)".to_owned()),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document("@skip without its argument", field("@skip".to_owned()), Refused(GraphqlValidationFailed)),
        Attack::document("@skip with a text", field("@skip(if:\"x\")".to_owned()), Refused(GraphqlValidationFailed)),
        Attack::document(
            "@include of a variable that is not there",
            field("@include(if:$x)".to_owned()),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "directives of the schema on a field",
            field("@cost(weight:\"0\")@listSize(assumedSize:0)".to_owned()),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "directives on an operation",
            "query @cost(weight:\"0\") @skip(if:true) {__typename}",
            Refused(GraphqlValidationFailed),
        ),
        // async-graphql looks at no directive there; it does nothing.
        Attack::document(
            "directives on a variable",
            "query($n:Int @skip(if:true)){enterprises(first:$n){totalCount}}",
            Served,
        ),
        Attack::document(
            "a directive's price is not taken off",
            "{enterprises(first:100){nodes{penalties(first:100)@include(if:true){nodes{id}}}}}",
            Refused(QueryTooComplex),
        ),
    ]
}

fn introspection() -> Vec<Attack> {
    let nested = |levels: usize| {
        format!("{{__schema{{types{{{}name{}}}}}}}", "fields{type{".repeat(levels), "}}".repeat(levels))
    };
    let of_type = |levels: usize| {
        format!(
            "{{__type(name:\"Query\"){{fields{{type{{{}name{}}}}}}}}}",
            "ofType{".repeat(levels),
            "}".repeat(levels)
        )
    };
    vec![
        Attack::document("types of fields of types, thrice", nested(3), Refused(QueryTooComplex)),
        Attack::document("types of fields of types, nine times", nested(9), Refused(QueryTooComplex)),
        Attack::document("ofType, thirty deep", of_type(30), Refused(QueryTooComplex)),
        Attack::document(
            "possible types of interfaces of types",
            "{__schema{types{possibleTypes{interfaces{possibleTypes{name}}}}}}",
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "1,500 selections of introspection",
            format!("{{__schema{{types{{{}}}}}}}", "name ".repeat(1_500)),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "__schema 21 times",
            format!("{{{}}}", many(21, |n| format!("a{n}:__schema{{types{{name}}}}"))),
            Refused(QueryTooComplex),
        ),
        Attack::document(
            "__schema in a fragment bomb",
            format!(
                "{{...f0}}{}fragment f9 on Query{{__schema{{types{{name description}}}}}}",
                many(9, |n| format!("fragment f{n} on Query{{...f{} ...f{}}}", n + 1, n + 1))
            ),
            Refused(QueryTooComplex),
        ),
        Attack::document("a type that is not there", "{__type(name:\"Nothing\"){name fields{name}}}", Served),
        Attack::document(
            "__schema below an object",
            "{enterprises{nodes{__schema{types{name}}}}}",
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "the service's definition",
            "{_service{sdl}_entities(representations:[]){__typename}}",
            Refused(GraphqlValidationFailed),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn floods_of_fields_definitions_directives_and_introspection_are_refused() {
    let all = [selections(), definitions(), directives(), introspection()];
    assail(&mut target().await, all.into_iter().flatten()).await;
}
