//! Names of files that are sent, as they are kept and shown again.

/// The longest name that is kept, in characters.
const CHARS_MAX: usize = 200;

/// A name that can be kept and shown: without its folders; nothing where nothing sane is left.
pub fn fit(name: &str) -> Option<&str> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
    let fits = !name.is_empty() && name.chars().count() <= CHARS_MAX && !name.chars().any(char::is_control);
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_sane_file_name_is_kept() {
        for (name, kept) in [
            ("荣誉.xlsx", Some("荣誉.xlsx")),
            ("C:\\Users\\x\\荣誉.xlsx", Some("荣誉.xlsx")),
            ("../../etc/passwd", Some("passwd")),
            ("a\nb", None),
            ("", None),
            ("/", None),
        ] {
            assert_eq!(fit(name), kept, "{name:?}");
        }
        assert_eq!(fit(&"长".repeat(CHARS_MAX + 1)), None);
    }
}
