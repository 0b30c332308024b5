//! Cells that a spreadsheet program would take for formulas: an apostrophe before them on the way out, and off again on
//! the way in, so that a file that goes out and comes back says what it said.

pub use crate::domain::sheet::neutral;
use crate::domain::sheet::would_be_formula;

/// The cell without the apostrophe that [`neutral`] put before it.
pub fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| would_be_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_that_would_be_formulas_are_neutralised() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@a", "'@a"),
            ("\ta", "'\ta"),
            ("\ra", "'\ra"),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
            ("'=1", "'=1"),
            ("", ""),
        ] {
            assert_eq!(neutral(cell), expected);
        }
    }

    #[test]
    fn an_apostrophe_elsewhere_is_part_of_the_cell() {
        for cell in ["'a'", "'", "''=1", "a'=1", " '=1"] {
            assert_eq!(bare(cell), cell);
        }
    }

    proptest! {
        #[test]
        fn what_was_neutralised_is_bare_again(lead in "[=+@＝＋－＠\t\r'a-]?", rest in any::<String>()) {
            let cell = format!("{lead}{rest}");
            let neutralised = neutral(&cell).into_owned();
            prop_assert_eq!(bare(&neutralised), bare(&cell));
            prop_assert_eq!(neutral(&neutralised), neutralised.as_str());
        }
    }
}
