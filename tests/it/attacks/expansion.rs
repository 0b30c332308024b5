//! Fragment bombs: short documents that unfold.

use mingjing::error::ErrorCode::{GraphqlValidationFailed, QueryTooComplex, QueryTooLarge};

use super::{
    attack::{Attack, Expected, Expected::Refused, Expected::Served, assail},
    many, target,
};

/// Bytes of the longest bomb.
const BOMB_MAX: usize = 2048;

/// Fragments that each spread the next so many times, so many of them, around a leaf of the root.
fn bomb(root: &str, kind: &str, width: usize, depth: usize, leaf: &str) -> String {
    let fragments = many(depth, |level| {
        let below = if level + 1 == depth { leaf.to_owned() } else { format!("...f{} ", level + 1).repeat(width) };
        format!("fragment f{level} on {kind}{{{below}}}")
    });
    root.replace('…', "...f0") + &fragments
}

/// How a bomb at the root ends: too many fragments, too much when unfolded, or nothing to speak of.
fn of_a_bomb_at_the_root(width: usize, depth: usize) -> Expected {
    let spread = |level: usize| u32::try_from(level).ok().and_then(|level| width.checked_pow(level));
    // Each level spreads its next `width` times, the last but one included; the leaves are root fields.
    let leaves = spread(depth - 1).unwrap_or(usize::MAX);
    if depth > 50 {
        Refused(QueryTooLarge)
    } else if leaves > 20 || depth > 32 {
        Refused(QueryTooComplex)
    } else {
        Served
    }
}

fn grid() -> Vec<Attack> {
    let mut attacks = Vec::new();
    for width in [1, 2, 3, 5, 10, 20, 40, 80, 160] {
        for depth in [1, 2, 3, 4, 5, 8, 10, 15, 20, 25, 30, 31, 32, 33, 40, 50, 51, 60] {
            let name = |place: &str| format!("{width} spreads {depth} deep {place}");
            let at_root = bomb("{…}", "Query", width, depth, "__typename");
            if at_root.len() <= BOMB_MAX {
                attacks.push(Attack::document(name("at the root"), at_root, of_a_bomb_at_the_root(width, depth)));
            }
            let below = bomb("{enterprises{nodes{…}}}", "Enterprise", width, depth, "id");
            let unfolds = u32::try_from(depth - 1).ok().and_then(|levels| width.checked_pow(levels));
            // Below a list the leaves are no root fields: only what the selections come to is bounded.
            if below.len() <= BOMB_MAX && unfolds.is_none_or(|leaves| leaves > 5_000) && depth <= 50 {
                attacks.push(Attack::document(name("below a list"), below, Refused(QueryTooComplex)));
            }
        }
    }
    assert!(attacks.len() > 80, "{}", attacks.len());
    attacks
}

fn other_shapes() -> Vec<Attack> {
    let ring = |size: usize| -> String {
        let links = (0..size).map(|link| format!("fragment f{link} on Query{{...f{}}}", (link + 1) % size));
        format!("{{...f0}}{}", links.collect::<String>())
    };
    let unspread = format!("{{__typename}}{}", bomb("", "Query", 10, 20, "__typename"));
    let inline = |deep: usize| format!("{{{}__typename{}}}", "...{".repeat(deep), "}".repeat(deep));
    let fields = bomb("{…}", "Query", 1, 2, "enterprises{nodes{...g0}}")
        + &bomb("", "Enterprise", 8, 6, "abnormalOperations{nodes{id}}")
            .replace('f', "g")
            .replace("gragment", "fragment");
    vec![
        Attack::document("a fragment that spreads itself", ring(1), Refused(GraphqlValidationFailed)),
        Attack::document("two fragments that spread each other", ring(2), Refused(GraphqlValidationFailed)),
        Attack::document("a ring of fifty fragments", ring(50), Refused(GraphqlValidationFailed)),
        Attack::document(
            "a ring that nothing spreads",
            ring(3).replace("{...f0}f", "{__typename}f"),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document("a bomb that nothing spreads", unspread, Refused(QueryTooComplex)),
        Attack::document("inline fragments, as deep as brackets may be", inline(38), Refused(QueryTooComplex)),
        Attack::document("inline fragments, deeper", inline(40), Refused(QueryTooLarge)),
        Attack::document("a bomb of lists below a list", fields, Refused(QueryTooComplex)),
        Attack::document(
            "a bomb in a second operation that is not executed",
            format!("{}{}", "query A{__typename}query B", bomb("{…}", "Query", 10, 9, "__typename")),
            Refused(QueryTooComplex),
        ),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bombs_of_fragments_are_refused_before_they_unfold() {
    assail(&mut target().await, grid().into_iter().chain(other_shapes())).await;
}
