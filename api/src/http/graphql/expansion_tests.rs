#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use async_graphql::parser::types::DocumentOperations;
use proptest::prelude::*;

use super::*;
use crate::{
    graphql::mask::code_of,
    http::{graphql::operation, limit},
};

fn checked(query: &str) -> Result<Expansion, (ErrorCode, String)> {
    check(&operation::parse(query).unwrap()).map_err(|error| (code_of(&error).unwrap(), error.message))
}

fn refused_for(query: &str, what: &str) {
    let (code, message) = checked(query).unwrap_err();
    assert_eq!(code, ErrorCode::QueryTooComplex, "{message}");
    assert!(message.contains(what), "{message}");
}

/// Fragments that spread the next one `width` times, `depth` of them.
fn bomb(width: usize, depth: usize) -> String {
    let mut query = "{a{...f0}}".to_owned();
    for level in 0..depth {
        let spreads = format!("...f{}", level + 1).repeat(width);
        write!(query, " fragment f{level} on Query{{{spreads}}}").unwrap();
    }
    write!(query, " fragment f{depth} on Query{{__typename}}").unwrap();
    query
}

/// Selections written in the document.
fn written(document: &ExecutableDocument) -> usize {
    fn count(set: &SelectionSet) -> usize {
        let below = |selection: &Positioned<Selection>| match &selection.node {
            Selection::Field(field) => count(&field.node.selection_set.node),
            Selection::InlineFragment(inline) => count(&inline.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        };
        set.items.iter().map(|selection| 1 + below(selection)).sum()
    }
    let operations: usize =
        document.operations.iter().map(|(_, operation)| count(&operation.node.selection_set.node)).sum();
    operations + document.fragments.values().map(|fragment| count(&fragment.node.selection_set.node)).sum::<usize>()
}

#[test]
fn every_selection_counts_also_typename_and_spreads_at_every_spread() {
    for (query, selections) in [
        ("{ a }", 1),
        ("{ a __typename b { c } }", 4),
        ("{ ... { a } }", 2),
        ("{ ...f ...f } fragment f on Query { a b }", 6),
        ("{ ...f } fragment f on Query { ...g ...g } fragment g on Query { a }", 5),
        ("{ ...unknown }", 1),
        ("query A { a } query B { a b c }", 3),
    ] {
        assert_eq!(checked(query).map(|found| found.selections), Ok(selections), "{query}");
    }
}

#[test]
fn a_bomb_of_any_shape_is_refused_after_as_many_steps_as_it_has_selections() {
    let mut refused = 0;
    for width in 1..=100 {
        for depth in 1..limit::MAX_FRAGMENTS {
            let query = bomb(width, depth);
            if query.len() > 2048 {
                break;
            }
            limit::check_text(&query).unwrap();
            let document = operation::parse(&query).unwrap();
            let mut guard = Guard { document: &document, measured: HashMap::new(), steps: 0 };
            for name in guard.in_order().unwrap() {
                let measure = guard.measure(&document.fragments[name].node.selection_set.node);
                guard.measured.insert(name, measure);
            }
            assert!(guard.steps <= 2 * written(&document), "{width} × {depth}: {} steps", guard.steps);
            // A field, 1 + width + width² + … + width^depth spreads, and width^depth fields.
            let power = |level: usize| u32::try_from(level).ok().and_then(|level| width.checked_pow(level));
            let spreads = (0..=depth).try_fold(0_usize, |sum, level| sum.checked_add(power(level)?));
            let total = spreads.and_then(|spreads| spreads.checked_add(power(depth)?));
            let small = total.is_some_and(|total| total < 5_000) && depth <= 30;
            let found = check(&document);
            assert_eq!(found.is_ok(), small, "{width} × {depth}: {found:?}");
            refused += usize::from(!small);
        }
    }
    assert!(refused > 500, "{refused}");
}

#[test]
fn a_fragment_that_nobody_spreads_is_measured_too() {
    let unspread = bomb(10, 10).replacen("{a{...f0}}", "{a}", 1);
    refused_for(&unspread, "5000 selections");
}

#[test]
fn a_cycle_of_fragments_is_refused_as_invalid_wherever_it_is() {
    for query in [
        "{ ...f } fragment f on Query { ...f }",
        "{ ...f } fragment f on Query { a { ...g } } fragment g on Query { ... { ...f } }",
        "{ a } fragment f on Query { ...g } fragment g on Query { ...h } fragment h on Query { a ...g }",
    ] {
        let (code, message) = checked(query).unwrap_err();
        assert_eq!(code, ErrorCode::GraphqlValidationFailed);
        assert!(message.contains("spreads itself"), "{message}");
    }
}

#[test]
fn fields_may_nest_ten_deep_through_fragments_too() {
    let nested = |depth: usize| "{a".repeat(depth) + &"}".repeat(depth);
    assert!(checked(&nested(10)).is_ok());
    refused_for(&nested(11), "10 levels of fields");
    refused_for(&format!("{{ a {{ ...f }} }} fragment f on Query {}", nested(10)), "10 levels of fields");
    // A fragment is no level of fields, but a level.
    let inline = |depth: usize| format!("{}{{a}}{}", "{...".repeat(depth), "}".repeat(depth));
    assert!(checked(&inline(32)).is_ok());
    refused_for(&inline(33), "32 levels of selections");
    refused_for(&bomb(1, 40), "32 levels of selections");
}

#[test]
fn aliases_and_root_fields_are_counted_after_spreading() {
    let aliases = |count: usize| (0..count).map(|number| format!("a{number}: b ")).collect::<Vec<_>>().concat();
    assert!(checked(&format!("{{ a {{ {} }} }}", aliases(30))).is_ok());
    refused_for(&format!("{{ a {{ {} }} }}", aliases(31)), "30 aliases");
    refused_for(&format!("{{ a {{ ...f }} b {{ ...f }} }} fragment f on A {{ {} }}", aliases(16)), "30 aliases");
    let fields = "a ".repeat(20);
    assert!(checked(&format!("{{ {fields} }}")).is_ok());
    refused_for(&format!("{{ {fields} b }}"), "20 root fields");
    refused_for(&format!("{{ {fields} ... {{ ...f }} }} fragment f on Query {{ b }}"), "20 root fields");
}

#[test]
fn introspection_has_its_own_depth_and_count() {
    let of_type = |depth: usize| {
        format!(
            "{{ __schema {{ types {{ fields {{ type {}kind{} }} }} }} }}",
            "{ofType".repeat(depth) + "{",
            "}".repeat(depth + 1)
        )
    };
    assert!(checked(&of_type(12)).is_ok());
    refused_for(&of_type(18), "20 levels of introspection");
    // Its depth is not lent to data beside it, and data may nest below a fragment that it shares.
    refused_for(
        &format!("{{ __typename __schema {{ types {{ name }} }} {} }}", "a{".repeat(11) + "b" + &"}".repeat(11)),
        "10 levels of fields",
    );
    let wide = format!("{{ __schema {{ types {{ {} }} }} }}", "name ".repeat(998));
    assert!(checked(&wide).is_ok());
    refused_for(&wide.replace("types {", "types { name"), "1000 selections of introspection");
}

#[test]
fn introspection_goes_from_type_to_type_only_so_often() {
    let twice = "{ __schema { types { fields { type { fields { name } } } } } }";
    assert!(checked(twice).is_ok());
    refused_for(
        "{ __schema { types { fields { type { interfaces { possibleTypes { name } } } } } } }",
        "within one another",
    );
    refused_for(
        "{ __type(name: \"Query\") { ...f } } fragment f on __Type { fields { type { fields { type { fields { name } } } } } }",
        "within one another",
    );
    // Data may have fields of these names.
    assert!(checked("{ fields { fields { fields { interfaces } } } }").is_ok());
}

/// A document over the fragments `f0…f5`: what the operation and each fragment select.
fn documents() -> impl Strategy<Value = String> {
    let leaf =
        prop_oneof![Just("a".to_owned()), Just("__typename".to_owned()), (0..6_u32).prop_map(|n| format!("...f{n}"))];
    let set = leaf.prop_recursive(3, 12, 4, |inner| {
        let many = proptest::collection::vec(inner, 1..4).prop_map(|items| items.join(" "));
        prop_oneof![
            many.clone().prop_map(|set| format!("b {{ {set} }}")),
            many.prop_map(|set| format!("... {{ {set} }}"))
        ]
    });
    let sets = proptest::collection::vec(proptest::collection::vec(set, 1..4), 7);
    sets.prop_map(|sets| {
        let sets: Vec<String> = sets.into_iter().map(|items| items.join(" ")).collect();
        let fragments = sets[1..].iter().enumerate().map(|(n, set)| {
            // A fragment spreads later ones only, but now and then the last spreads itself.
            let set = (0..=n.min(4)).fold(set.clone(), |set, earlier| set.replace(&format!("...f{earlier}"), "c"));
            format!(" fragment f{n} on A {{ {set} }}")
        });
        format!("{{ {} }}{}", sets[0], fragments.collect::<Vec<_>>().concat())
    })
}

/// Selections as a naive walker meets them; nothing when it would not come to an end.
fn naive(document: &ExecutableDocument, set: &SelectionSet, fuel: u32) -> Option<u64> {
    let fuel = fuel.checked_sub(1)?;
    let mut sum = 0;
    for selection in &set.items {
        sum += 1 + match &selection.node {
            Selection::Field(field) => naive(document, &field.node.selection_set.node, fuel)?,
            Selection::InlineFragment(inline) => naive(document, &inline.node.selection_set.node, fuel)?,
            Selection::FragmentSpread(spread) => {
                naive(document, &document.fragments[&spread.node.fragment_name.node].node.selection_set.node, fuel)?
            }
        };
    }
    Some(sum)
}

proptest! {
    #[test]
    fn the_memoised_count_is_the_naive_one(query in documents()) {
        let document = operation::parse(&query).unwrap();
        let DocumentOperations::Single(operation) = &document.operations else { unreachable!() };
        let counted = |set| naive(&document, set, 100);
        let fragments: Option<Vec<u64>> =
            document.fragments.values().map(|fragment| counted(&fragment.node.selection_set.node)).collect();
        match (fragments, check(&document)) {
            (None, found) => prop_assert_eq!(code_of(&found.unwrap_err()), Some(ErrorCode::GraphqlValidationFailed)),
            (Some(_), Ok(found)) => {
                prop_assert_eq!(Some(found.selections), counted(&operation.node.selection_set.node));
                prop_assert!(found.steps <= 2 * written(&document));
            }
            (Some(_), Err(error)) => prop_assert_eq!(code_of(&error), Some(ErrorCode::QueryTooComplex)),
        }
    }
}
