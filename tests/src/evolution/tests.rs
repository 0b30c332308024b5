//! The rules as a table, and what holds for every schema.

use std::collections::BTreeMap;

use async_graphql::parser::parse_schema;
use proptest::{collection::btree_map, prelude::*, sample::select};

use super::{breaking, declared, deprecated};

/// What breaks between two texts, printed.
fn found(before: &str, after: &str) -> Vec<String> {
    let parse = |text: &str| parse_schema(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    breaking(&parse(before), &parse(after)).iter().map(ToString::to_string).collect()
}

#[test]
fn each_change_that_breaks_clients_is_found() {
    for (before, after, expected) in [
        ("type A { a: Int } type B { b: Int }", "type A { a: Int }", "B was removed"),
        ("type A { a: Int b: Int }", "type A { a: Int }", "A.b was removed"),
        ("interface A { a: Int b: Int }", "interface A { a: Int }", "A.b was removed"),
        ("type A { a: Int! }", "type A { a: Int }", "A.a was Int!, is Int"),
        ("type A { a: [Int!] }", "type A { a: [Int] }", "A.a was [Int!], is [Int]"),
        ("type A { a: Int }", "type A { a: String }", "A.a was Int, is String"),
        ("type A { a: Int }", "type A { a: [Int] }", "A.a was Int, is [Int]"),
        ("type A { a: [Int] }", "type A { a: Int }", "A.a was [Int], is Int"),
        ("type A { a(b: Int): Int }", "type A { a: Int }", "A.a(b:) was removed"),
        ("type A { a: Int }", "type A { a(b: Int!): Int }", "A.a(b:) was added and must be given"),
        ("type A { a(b: Int): Int }", "type A { a(b: Int!): Int }", "A.a(b:) must now be given"),
        ("type A { a(b: Int): Int }", "type A { a(b: Int! = 1): Int }", "A.a(b:) was Int, is Int!"),
        ("type A { a(b: [Int]): Int }", "type A { a(b: [Int!]): Int }", "A.a(b:) was [Int], is [Int!]"),
        ("type A { a(b: Int = 1): Int }", "type A { a(b: Int = 2): Int }", "A.a(b:) had the default 1, has 2"),
        ("type A { a(b: Int = 1): Int }", "type A { a(b: Int): Int }", "A.a(b:) had the default 1, has nothing"),
        ("input A { a: Int b: Int }", "input A { a: Int }", "A.b was removed"),
        ("input A { a: Int }", "input A { a: Int b: Int! }", "A.b was added and must be given"),
        ("input A { a: Int }", "input A { a: Int! }", "A.a must now be given"),
        ("enum A { A B }", "enum A { A }", "A.B was removed"),
        ("union A = B | C", "union A = B", "A = C was removed"),
        ("type A implements B { a: Int }", "type A { a: Int }", "A implements B was removed"),
        ("interface A implements B { a: Int }", "interface A { a: Int }", "A implements B was removed"),
        ("type A { a: Int }", "interface A { a: Int }", "A was an object, is an interface"),
        ("scalar A", "enum A { A }", "A was a scalar, is an enum"),
        ("directive @a on FIELD type A { a: Int }", "type A { a: Int }", "@a was removed"),
        ("directive @a on FIELD | QUERY", "directive @a on FIELD", "@a may no longer stand on Query"),
        ("directive @a(b: Int) on FIELD", "directive @a on FIELD", "@a(b:) was removed"),
        ("schema { query: A mutation: B }", "schema { query: A }", "schema.mutation is no longer B"),
    ] {
        assert_eq!(found(before, after), [expected], "{before} → {after}");
    }
}

#[test]
fn what_nobody_notices_is_not_breaking() {
    for (before, after) in [
        ("type A { a: Int }", "type A { a: Int! b: Int }"),
        ("type A { a: [Int]! }", "type A { a: [Int!]! }"),
        ("type A { a(b: Int!): Int }", "type A { a(b: Int): Int }"),
        ("type A { a(b: Int!): Int }", "type A { a(b: Int! = 1): Int }"),
        ("type A { a: Int }", "type A { a(b: Int, c: Int! = 1): Int }"),
        ("input A { a: [Int!]! }", "input A { a: [Int] b: Int! = 1 }"),
        ("enum A { A }", "enum A { A B }"),
        ("union A = B", "union A = B | C"),
        ("type A { a: Int }", "type A implements B { a: Int } interface B { a: Int }"),
        ("directive @a on FIELD_DEFINITION", "type A { a: Int }"),
        ("directive @a on FIELD", "directive @a(b: Int) repeatable on FIELD | QUERY"),
        ("type A { a: Int }", "\"Said otherwise.\" type A { a: Int @deprecated(reason: \"b\") }"),
        ("schema { query: A }", "schema { query: A mutation: B }"),
    ] {
        assert_eq!(found(before, after), [""; 0], "{before} → {after}");
    }
}

#[test]
fn a_declaration_excuses_its_change_and_nothing_else() {
    let parse = |text: &str| parse_schema(text).expect("a schema");
    let changes = breaking(&parse("type A { a: Int b: Int c: Int }"), &parse("type A { a: Int }"));
    let list = "# remark\n\n2026-11-25 | A.b was removed | a mistake; ask for a\n2026-11-25 | A.d was removed | gone\n";
    let declared = declared::read(list).expect("a list");
    let faults = declared::faults(&changes, &declared);
    assert_eq!(faults, ["breaks clients: A.c was removed", "is declared but did not happen: A.d was removed"]);
    for wrong in
        ["A.b was removed", "2026-11-25 | A.b was removed", "2026-13-01 | A.b was removed | x", "2026-11-25 | | x"]
    {
        assert!(declared::read(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn every_deprecated_element_is_found_and_says_until_when() {
    let text = r#"
        type A { a(b: Int @deprecated(reason: "No use. Removed after 2027-06-30.")): Int @deprecated(reason: "b") c: Int }
        interface B { a: Int @deprecated }
        input C { a: Int @deprecated(reason: "Removed after 2027-06-31.") }
        enum D { A B @deprecated(reason: "Removed after 2027-06-30, we think.") }
    "#;
    let found = deprecated::deprecated(&parse_schema(text).expect("a schema"));
    let dated: Vec<(&str, bool)> = found.iter().map(|found| (found.at.as_str(), found.until().is_some())).collect();
    assert_eq!(dated, [("A.a", false), ("A.a(b:)", true), ("B.a", false), ("C.a", false), ("D.B", false)]);
}

/// Fields with their types and arguments, by type.
type Model = BTreeMap<String, BTreeMap<String, (String, BTreeMap<String, String>)>>;

fn type_text() -> impl Strategy<Value = String> {
    select(vec!["Int", "Int!", "[Int!]", "[Int]!", "A", "B!"]).prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    "[a-d][a-z]?"
}

fn model() -> impl Strategy<Value = Model> {
    let field = (type_text(), btree_map(name(), type_text(), 0..3));
    btree_map("[A-D][a-z]?", btree_map(name(), field, 1..4), 1..5)
}

fn text(model: &Model) -> String {
    let argument = |(name, ty): (&String, &String)| format!("{name}: {ty}");
    let field = |(name, (ty, arguments)): (&String, &(String, BTreeMap<String, String>))| {
        let arguments: Vec<String> = arguments.iter().map(argument).collect();
        let arguments = if arguments.is_empty() { String::new() } else { format!("({})", arguments.join(", ")) };
        format!("{name}{arguments}: {ty}")
    };
    let ty = |(name, fields): (&String, &BTreeMap<_, _>)| {
        format!("type {name} {{ {} }}", fields.iter().map(field).collect::<Vec<_>>().join(" "))
    };
    model.iter().map(ty).collect::<Vec<_>>().join("\n")
}

proptest! {
    #[test]
    fn a_schema_never_breaks_itself(model in model()) {
        prop_assert_eq!(found(&text(&model), &text(&model)), [""; 0]);
    }

    #[test]
    fn adding_never_breaks_and_taking_it_away_again_always_does(old in model(), added in model()) {
        let mut new = old.clone();
        for (owner, fields) in added {
            let owner = new.entry(owner).or_default();
            for (name, (ty, arguments)) in fields {
                let field = owner.entry(name).or_insert_with(|| (ty, BTreeMap::new()));
                for (argument, ty) in arguments {
                    // An added argument that must be given is the exception.
                    field.1.entry(argument).or_insert_with(|| ty.trim_end_matches('!').to_owned());
                }
            }
        }
        prop_assert_eq!(found(&text(&old), &text(&new)), [""; 0]);
        prop_assert_eq!(found(&text(&new), &text(&old)).is_empty(), old == new);
    }
}
