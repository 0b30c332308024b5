//! Bytes as lower-case hexadecimal digits: how hashes and random names are written everywhere.

use std::fmt;

/// Bytes that show themselves as two digits each.
#[derive(Debug, Clone, Copy)]
pub struct Hexadecimal<'a>(pub &'a [u8]);

impl fmt::Display for Hexadecimal<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_two_lower_case_digits() {
        for (bytes, digits) in [(&[][..], ""), (&[0], "00"), (&[0x0a, 0xf0, 0xff, 0x10], "0af0ff10")] {
            assert_eq!(Hexadecimal(bytes).to_string(), digits);
        }
    }
}
