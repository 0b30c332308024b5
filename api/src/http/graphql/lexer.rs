//! Counts the tokens of a GraphQL document without parsing it: linear, no recursion, no allocation. It judges nothing;
//! the parser finds what is wrong.

/// What a document holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Names, numbers, strings and punctuators.
    pub tokens: usize,
    /// `@` signs outside strings and comments.
    pub directives: usize,
    /// The deepest nesting of `{`, `(` and `[`.
    pub nesting: usize,
    /// Bytes of the longest name or number.
    pub longest_word: usize,
    /// Whether a NUL stands anywhere, or its escape in a string.
    pub has_nul: bool,
}

/// Counts.
pub fn count(document: &str) -> Counts {
    let bytes = document.as_bytes();
    let mut counts = Counts { has_nul: bytes.contains(&0), ..Counts::default() };
    let (mut at, mut open) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => at += 1,
            b'#' => at += length_until(&bytes[at..], |byte| matches!(byte, b'\r' | b'\n')),
            // A byte order mark is white space.
            0xEF if bytes[at..].starts_with(b"\xEF\xBB\xBF") => at += 3,
            b'"' => {
                let string = if bytes[at..].starts_with(b"\"\"\"") {
                    &bytes[at..at + block_string_length(&bytes[at..])]
                } else {
                    let string = &bytes[at..at + string_length(&bytes[at..])];
                    counts.has_nul |= has_nul_escape(string);
                    string
                };
                counts.tokens += 1;
                at += string.len();
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => {
                let is_number = !(byte == b'_' || byte.is_ascii_alphabetic());
                let length = 1 + length_until(&bytes[at + 1..], |byte| {
                    !(byte.is_ascii_alphanumeric() || byte == b'_' || (is_number && matches!(byte, b'.' | b'+' | b'-')))
                });
                counts.tokens += 1;
                counts.longest_word = counts.longest_word.max(length);
                at += length;
            }
            b'.' if bytes[at..].starts_with(b"...") => {
                counts.tokens += 1;
                at += 3;
            }
            _ => {
                match byte {
                    b'{' | b'(' | b'[' => open += 1,
                    b'}' | b')' | b']' => open = open.saturating_sub(1),
                    b'@' => counts.directives += 1,
                    _ => {}
                }
                counts.nesting = counts.nesting.max(open);
                counts.tokens += 1;
                at += 1;
            }
        }
    }
    counts
}

fn length_until(bytes: &[u8], end: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|&byte| end(byte)).unwrap_or(bytes.len())
}

/// Of a string with its quotes; an open one ends with its line.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\r' | b'\n' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Of a block string with its quotes; an open one ends with the document.
fn block_string_length(bytes: &[u8]) -> usize {
    let mut at = 3;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"\\\"\"\"") {
            at += 4;
        } else if rest.starts_with(b"\"\"\"") {
            return at + 3;
        } else {
            at += 1;
        }
    }
    bytes.len()
}

fn has_nul_escape(string: &[u8]) -> bool {
    let mut at = 0;
    while at < string.len() {
        if string[at] != b'\\' {
            at += 1;
        } else if string[at..].starts_with(b"\\u0000") {
            return true;
        } else {
            at += 2;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tokens_are_counted_as_the_specification_defines_them() {
        for (document, tokens) in [
            ("", 0),
            ("{ a }", 3),
            ("{a,b,,c}", 5),
            ("{ a # } comment \" with quote\n b }", 4),
            (r#"{ a(b: "x \" { y") }"#, 8),
            (r#"{ a(b: """x " \""" { y""") }"#, 8),
            ("query Q($n: [Int!]! = 1) { ...F @include(if: $n) }", 26),
            ("{ a(n: -1.5e+10) }", 8),
            ("\u{feff}{ a }", 3),
            ("{ a(b: \"open", 6),
        ] {
            assert_eq!(count(document).tokens, tokens, "{document}");
        }
    }

    #[test]
    fn brackets_and_directives_in_strings_and_comments_do_not_count() {
        let counts = count("{ a(b: \"{{{{ @x\", c: \"\"\"[[[[@\"\"\") # (((( @\n @skip(if: true) { b } }");
        assert_eq!((counts.nesting, counts.directives), (2, 1));
    }

    #[test]
    fn nul_characters_are_seen_escaped_or_not() {
        assert!(count("{ a(b: \"\\u0000\") }").has_nul);
        assert!(count("{ a } \0").has_nul);
        assert!(!count("{ a(b: \"\\\\u0000\") }").has_nul);
        assert!(!count("{ a(b: \"\"\"\\u0000\"\"\") }").has_nul);
    }

    proptest! {
        #[test]
        fn any_text_is_counted_without_panic(document in "\\PC*|[{}()\\[\\]\"\\\\#@.\\n a-c0-9-]*") {
            let counts = count(&document);
            prop_assert!(counts.tokens <= document.len());
            prop_assert!(counts.nesting <= counts.tokens);
        }
    }
}
