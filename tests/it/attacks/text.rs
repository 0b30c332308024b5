//! Monstrous texts, names and numbers, and bytes that are no text.

use mingjing::error::ErrorCode::{BadUserInput, GraphqlParseFailed, GraphqlValidationFailed, QueryTooLarge};
use serde_json::json;

use super::{
    attack::{Attack, Expected::Failed, Expected::Refused, Expected::Served, assail},
    target,
};

/// Nearly what a body holds.
const LONG: usize = 240_000;

fn search(literal: &str) -> String {
    format!("{{searchEnterprises(query:{literal}){{totalCount}}}}")
}

/// So many lines as fit.
fn lines(line: &str) -> String {
    line.repeat(LONG / 2 / line.len())
}

fn texts() -> Vec<Attack> {
    vec![
        Attack::document("a text of 240 kB", search(&format!("\"{}\"", "x".repeat(LONG))), Failed(BadUserInput)),
        Attack::document(
            "a text of escapes",
            search(&format!("\"{}\"", "\\u0041".repeat(LONG / 8))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a text of bad escapes",
            search(&format!("\"{}\"", "\\x".repeat(LONG / 4))),
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "a text that does not close",
            search(&format!("\"{}", "x".repeat(LONG))),
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "a block string of 240 kB",
            search(&format!("\"\"\"{}\"\"\"", "x".repeat(LONG))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a block string of line ends",
            search(&format!("\"\"\"{}\"\"\"", lines("\n"))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a block string of indented lines",
            search(&format!("\"\"\"{}\"\"\"", lines("\n        x"))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a block string of escaped quotes",
            search(&format!("\"\"\"{}\"\"\"", lines("\\\"\"\""))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a block string that does not close",
            search(&format!("\"\"\"{}", lines("x\n"))),
            Refused(GraphqlParseFailed),
        ),
        Attack::document("quotes", "\"".repeat(100_000), Refused(QueryTooLarge)),
    ]
}

fn names_numbers_and_blanks() -> Vec<Attack> {
    vec![
        Attack::document("a name of 240 kB", format!("{{{}}}", "x".repeat(LONG)), Refused(QueryTooLarge)),
        Attack::document("an alias of 240 kB", format!("{{{}:__typename}}", "x".repeat(LONG)), Refused(QueryTooLarge)),
        Attack::document("an alias of 128 bytes", format!("{{{}:__typename}}", "x".repeat(128)), Served),
        Attack::document("a name of 128 bytes", format!("{{{}}}", "x".repeat(128)), Refused(GraphqlValidationFailed)),
        Attack::document(
            "a number of 240,000 digits",
            format!("{{enterprises(first:{}){{totalCount}}}}", "9".repeat(LONG)),
            Refused(QueryTooLarge),
        ),
        Attack::document(
            "a number of 128 digits",
            format!("{{enterprises(first:{}){{totalCount}}}}", "9".repeat(128)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document(
            "a number with a huge exponent",
            "{enterprises(first:1e999999999){totalCount}}",
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "a fraction of 120 digits",
            format!("{{enterprises(first:0.{}1){{totalCount}}}}", "0".repeat(120)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::document("a comment of 240 kB", format!("#{}\n{{__typename}}", "x".repeat(LONG)), Served),
        Attack::document(
            "comments between all tokens",
            "{ __typename }".replace(' ', &lines("#xx\n")[..LONG / 4]),
            Served,
        ),
        Attack::document("blanks of 240 kB", format!("{{{}__typename}}", " ,\t".repeat(LONG / 8)), Served),
        Attack::document(
            "a syntax error after 240 kB of blanks",
            format!("{{{}", " ".repeat(LONG)),
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "a syntax error in a line of 240 kB",
            format!("{{ a(b: \"{}\") ", "x".repeat(LONG)),
            Refused(GraphqlParseFailed),
        ),
        Attack::document("a syntax error of 240 kB of dots", ".".repeat(LONG), Refused(QueryTooLarge)),
        Attack::body(
            "a syntax error of 400 kB",
            format!("{{\"query\":\"{{ {} \"}}", "a ".repeat(200_000)),
            Refused(QueryTooLarge),
        ),
        Attack::document(
            "digits of all scripts",
            "{enterprises(first:１２३){totalCount}}",
            Refused(GraphqlParseFailed),
        ),
        Attack::document(
            "an enum value of 128 bytes",
            format!("{{enterprises(filter:{{industry:[{}]}}){{totalCount}}}}", "X".repeat(128)),
            Refused(GraphqlValidationFailed),
        ),
        Attack::with_variables(
            "a text of 60 kB in a variable",
            "query($q:String!){searchEnterprises(query:$q){totalCount}}",
            &json!({"q": "明".repeat(20_000)}),
            Failed(BadUserInput),
        ),
        Attack::with_variables(
            "a number of 60,000 digits in a text",
            "query($q:Int){enterprises(first:$q){totalCount}}",
            &json!({"q": "9".repeat(60_000)}),
            Refused(BadUserInput),
        ),
        Attack::body(
            "a number of 60,000 digits in a variable",
            format!(
                "{{\"query\":\"query($q:Int){{enterprises(first:$q){{totalCount}}}}\",\"variables\":{{\"q\":{}}}}}",
                "9".repeat(60_000)
            ),
            Refused(BadUserInput),
        ),
    ]
}

/// Documents with odd characters, in JSON's escapes where they cannot stand as they are.
fn characters() -> Vec<Attack> {
    let mut attacks = vec![
        Attack::document("a byte order mark before the document", "\u{feff}{__typename}", Served),
        Attack::document("byte order marks between tokens", "{\u{feff}__typename\u{feff}}", Served),
        Attack::document("a byte order mark within a name", "{__type\u{feff}name}", Refused(GraphqlValidationFailed)),
        Attack::document("letters that look like others", "{__typenаme}", Refused(GraphqlParseFailed)),
        Attack::document("a name written from right to left", "{\u{202e}eman}", Refused(GraphqlParseFailed)),
        Attack::document("a NUL in a text", search("\"a\\u0000b\""), Refused(BadUserInput)),
        Attack::document("a lone surrogate in a text", search("\"\\ud800\""), Refused(GraphqlParseFailed)),
        Attack::document("a pair of surrogates in a text", search("\"\\ud83d\\ude00\""), Refused(GraphqlParseFailed)),
        Attack::document("a code point in braces", search("\"\\u{1F600}\""), Refused(GraphqlParseFailed)),
        Attack::document("a control character in the document", "{\u{8}__typename}", Refused(GraphqlParseFailed)),
        Attack::document("a zero-width space in the document", "{\u{200b}__typename}", Refused(GraphqlParseFailed)),
        Attack::document("a line separator in a text", search("\"上\u{2028}海\""), Served),
        Attack::document(
            "combining marks without end",
            search(&format!("\"上{}\"", "\u{301}".repeat(5_000))),
            Failed(BadUserInput),
        ),
        Attack::document(
            "a text that grows when it is normalised",
            search(&format!("\"{}\"", "\u{fdfa}".repeat(100))),
            Failed(BadUserInput),
        ),
    ];
    for (name, query) in
        [("a NUL in the document", "{__typename}\\u0000"), ("a NUL in a comment", "{__typename}#\\u0000")]
    {
        attacks.push(Attack::body(name, format!("{{\"query\":\"{query}\"}}"), Refused(BadUserInput)));
    }
    for (name, variables) in [
        ("a NUL in a variable", "{\"q\":\"\\u0000\"}"),
        ("a NUL in a variable's name", "{\"q\\u0000\":\"\"}"),
        ("a lone surrogate in a variable", "{\"q\":\"\\ud800\"}"),
        ("two low surrogates in a variable", "{\"q\":\"\\udc00\\udc00\"}"),
        ("not a number", "{\"q\":NaN}"),
        ("infinity", "{\"q\":1e400}"),
    ] {
        let body = format!("{{\"query\":\"query($q:String){{__typename}}\",\"variables\":{variables}}}");
        attacks.push(Attack::body(name, body, Refused(BadUserInput)));
    }
    attacks
}

/// Bodies that are not UTF-8.
fn bytes() -> Vec<Attack> {
    let within = |bytes: &[u8]| [b"{\"query\":\"{__typename}#", bytes, b"\"}"].concat();
    let utf_16: Vec<u8> = "{\"query\":\"{__typename}\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        Attack::body("an overlong slash", within(b"\xc0\xaf"), Refused(BadUserInput)),
        Attack::body("an overlong quote", within(b"\xe0\x80\xa2"), Refused(BadUserInput)),
        Attack::body("an overlong NUL", within(b"\xc0\x80"), Refused(BadUserInput)),
        Attack::body("a surrogate in UTF-8", within(b"\xed\xa0\x80"), Refused(BadUserInput)),
        Attack::body("a code point beyond the last", within(b"\xf4\x90\x80\x80"), Refused(BadUserInput)),
        Attack::body("half a character", within(b"\xe6\x98"), Refused(BadUserInput)),
        Attack::body("GBK", within(b"\xc3\xf7\xbe\xb5"), Refused(BadUserInput)),
        Attack::body("UTF-16", utf_16, Refused(BadUserInput)),
        Attack::body("a NUL as it is", within(b"\0"), Refused(BadUserInput)),
        Attack::body("a line end within a JSON text", within(b"\n"), Refused(BadUserInput)),
        Attack::body("a byte order mark before the body", "\u{feff}{\"query\":\"{__typename}\"}", Served),
        Attack::body("two byte order marks", "\u{feff}\u{feff}{\"query\":\"{__typename}\"}", Refused(BadUserInput)),
        Attack::body("240 kB of NUL", vec![0; LONG], Refused(BadUserInput)),
        Attack::body("240 kB of 0xFF", vec![0xff; LONG], Refused(BadUserInput)),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn monstrous_texts_and_bytes_that_are_no_text_do_no_harm() {
    assail(&mut target().await, [texts(), names_numbers_and_blanks(), characters(), bytes()].into_iter().flatten())
        .await;
}
