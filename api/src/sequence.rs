//! Sequence numbers (序号) as callers write them: every change has one, and all doors of the feed, of exports, of webhooks
//! and of earlier points of the data take them.

/// Digits of the largest number that a change can have.
const DIGITS_MAX: usize = 19;

/// The sequence number that a text states; nothing unless it is a whole number in plain digits that a change can have.
pub fn read(text: &str) -> Option<u64> {
    let is_plain = text.len() <= DIGITS_MAX && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && i64::try_from(*number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_digits_that_a_change_can_have_are_a_number() {
        for (text, number) in [("0", Some(0)), ("007", Some(7)), ("9223372036854775807", Some(i64::MAX.unsigned_abs()))]
        {
            assert_eq!(read(text), number, "{text}");
        }
        for text in ["", "-1", "+1", " 1", "1.0", "1e3", "１", "9223372036854775808", "00000000000000000001"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
