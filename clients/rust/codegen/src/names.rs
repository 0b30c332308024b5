//! Names in the cases of Rust.

/// A name in snake case; a keyword gets an underscore.
pub fn snake(name: &str) -> String {
    let mut made = String::new();
    for (place, character) in name.chars().enumerate() {
        if character.is_ascii_uppercase() && place > 0 {
            made.push('_');
        }
        made.push(character.to_ascii_lowercase());
    }
    match made.as_str() {
        "type" | "in" | "ref" | "match" | "where" | "as" => made + "_",
        _ => made,
    }
}

/// What `rename_all = "camelCase"` makes of a name in snake case.
pub fn camel(name: &str) -> String {
    let mut made = String::new();
    let mut upper = false;
    for character in name.chars() {
        if character == '_' {
            upper = true;
        } else {
            made.push(if upper { character.to_ascii_uppercase() } else { character });
            upper = false;
        }
    }
    made
}

/// A name in Pascal case, of camel case or of SCREAMING_CASE.
pub fn pascal(name: &str) -> String {
    if name.chars().all(|it| !it.is_ascii_lowercase()) {
        return name.split('_').map(|word| capital(&word.to_ascii_lowercase())).collect();
    }
    capital(name)
}

fn capital(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}
