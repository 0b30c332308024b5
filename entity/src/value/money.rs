//! Money (DOMAIN.md §2, §6): whole fen (分), read from and written as decimal text, never through a float.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::half_width;

/// The longest text that is read as an amount, in characters.
const LONGEST: usize = 64;

/// An amount of money in fen, a hundredth of a yuan; of a foreign currency, a hundredth of its unit.
///
/// As JSON it is a decimal text in 万元, the unit of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(i64);

/// The unit that an amount is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 万元: ten thousand yuan.
    Wan,
    /// 亿元: a hundred million yuan.
    Yi,
}

impl MoneyUnit {
    /// How many decimals an amount in this unit has before it is finer than a fen.
    const fn decimals(self) -> usize {
        match self {
            Self::Yuan => 2,
            Self::Wan => 6,
            Self::Yi => 10,
        }
    }
}

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// It is not a decimal number with a known unit.
    #[error("an amount is a decimal number such as 1,234.56, alone or followed by 元, 万元 or 亿元")]
    Malformed,
    /// Its commas do not separate thousands.
    #[error("commas in an amount separate groups of three digits, as in 1,234,567.89")]
    Grouping,
    /// It has decimals below a fen.
    #[error("an amount is whole fen: at most 2 decimals in 元, 6 in 万元, 10 in 亿元")]
    TooFine,
    /// It is larger than can be kept.
    #[error("an amount is at most 9,223,372,036,854.775807 in 万元")]
    TooLarge,
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// An amount in fen.
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads an amount as files write it: `1234.5`, `1,234.50元`, `￥100`, `100万人民币`, full width or half, with or
    /// without spaces. A unit in the text goes before the one given for texts without.
    ///
    /// Exponents (`1E+05`) and other currencies are refused: what they mean is not certain.
    pub fn try_parse(text: &str, unit: MoneyUnit) -> Result<Self, MoneyError> {
        if text.chars().nth(LONGEST).is_some() {
            return Err(MoneyError::Malformed);
        }
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        let (number, unit) = split_unit(&plain, unit);
        let (negative, number) = match number.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, decimals) = match number.split_once('.') {
            Some((_, "")) => return Err(MoneyError::Malformed),
            Some(parts) => parts,
            None => (number, ""),
        };
        let whole = ungroup(whole)?;
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(MoneyError::Malformed);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > unit.decimals() {
            return Err(MoneyError::TooFine);
        }
        let sign = if negative { "-" } else { "" };
        format!("{sign}{whole}{decimals:0<width$}", width = unit.decimals())
            .parse()
            .map(Self)
            .map_err(|_| MoneyError::TooLarge)
    }

    /// The amount in 万元, with as many decimals as it needs and at most six: `0.5`, `12`, `-3.000001`.
    pub fn to_wan_decimal(self) -> String {
        self.to_decimal(MoneyUnit::Wan)
    }

    /// The amount in 元, with as many decimals as it needs and at most two.
    pub fn to_yuan_decimal(self) -> String {
        self.to_decimal(MoneyUnit::Yuan)
    }

    fn to_decimal(self, unit: MoneyUnit) -> String {
        let width = unit.decimals();
        let sign = if self.0 < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.0.unsigned_abs(), width = width + 1);
        let (whole, decimals) = digits.split_at(digits.len() - width);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{decimals}")
    }
}

/// The number of a text, and the unit that it names or else the given one.
fn split_unit(text: &str, given: MoneyUnit) -> (&str, MoneyUnit) {
    const CURRENCY: &str = "人民币";
    let text = text.strip_prefix(CURRENCY).unwrap_or(text);
    let text = text.strip_prefix(['¥', '￥']).unwrap_or(text);
    let text = text.strip_suffix(CURRENCY).unwrap_or(text);
    let (text, named_yuan) = match text.strip_suffix(['元', '圆']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    if let Some(rest) = text.strip_suffix('万') {
        (rest, MoneyUnit::Wan)
    } else if let Some(rest) = text.strip_suffix('亿') {
        (rest, MoneyUnit::Yi)
    } else if named_yuan {
        (text, MoneyUnit::Yuan)
    } else {
        (text, given)
    }
}

/// The digits before the point, without the commas between thousands.
fn ungroup(whole: &str) -> Result<Cow<'_, str>, MoneyError> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole.contains(',') {
        return if is_digits(whole) { Ok(Cow::Borrowed(whole)) } else { Err(MoneyError::Malformed) };
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    if !is_digits(first) || first.len() > 3 || !groups.all(|group| is_digits(group) && group.len() == 3) {
        return Err(MoneyError::Grouping);
    }
    Ok(Cow::Owned(whole.replace(',', "")))
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads an amount in 万元 unless the text names another unit.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::try_parse(text, MoneyUnit::Wan)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}万元", self.to_wan_decimal())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_wan_decimal())
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_files_write_them() {
        for (text, unit, fen) in [
            ("0", MoneyUnit::Wan, 0),
            ("1", MoneyUnit::Wan, 1_000_000),
            ("1", MoneyUnit::Yuan, 100),
            ("0.5", MoneyUnit::Wan, 500_000),
            ("12.345678", MoneyUnit::Wan, 12_345_678),
            ("12.34567800", MoneyUnit::Wan, 12_345_678),
            ("1,234,567.89", MoneyUnit::Yuan, 123_456_789),
            ("１，２３４．５", MoneyUnit::Yuan, 123_450),
            ("100万元", MoneyUnit::Yuan, 100_000_000),
            ("100.000000万人民币", MoneyUnit::Yuan, 100_000_000),
            ("人民币 100 万元", MoneyUnit::Yuan, 100_000_000),
            ("100万元人民币", MoneyUnit::Yuan, 100_000_000),
            ("1.5亿元", MoneyUnit::Wan, 15_000_000_000),
            ("500元", MoneyUnit::Wan, 50_000),
            ("￥500.05", MoneyUnit::Yuan, 50_005),
            ("-3.000001", MoneyUnit::Wan, -3_000_001),
            ("+3", MoneyUnit::Wan, 3_000_000),
            ("007", MoneyUnit::Yuan, 700),
            ("92233720368547758.07", MoneyUnit::Yuan, i64::MAX),
            ("-92233720368547758.08", MoneyUnit::Yuan, i64::MIN),
        ] {
            assert_eq!(Money::try_parse(text, unit), Ok(Money::from_fen(fen)), "{text}");
        }
    }

    #[test]
    fn what_is_no_certain_amount_is_refused() {
        for (text, error) in [
            ("", MoneyError::Malformed),
            ("元", MoneyError::Malformed),
            ("一百万元", MoneyError::Malformed),
            ("100美元", MoneyError::Malformed),
            ("100万美元", MoneyError::Malformed),
            ("1E+05", MoneyError::Malformed),
            ("(1,234)", MoneyError::Grouping),
            ("1.2.3", MoneyError::Malformed),
            ("1.", MoneyError::Malformed),
            (".5", MoneyError::Malformed),
            ("--1", MoneyError::Malformed),
            ("NaN", MoneyError::Malformed),
            ("1.000,5", MoneyError::Malformed),
            ("1,23", MoneyError::Grouping),
            ("1234,567", MoneyError::Grouping),
            (",123", MoneyError::Grouping),
            ("1,,234", MoneyError::Grouping),
            ("0.0000001", MoneyError::TooFine),
            ("0.001元", MoneyError::TooFine),
            ("9223372036854.775808", MoneyError::TooLarge),
            ("99999999999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Money::try_parse(text, MoneyUnit::Wan), Err(error), "{text}");
        }
        assert_eq!(Money::try_parse(&"9".repeat(100_000), MoneyUnit::Yuan), Err(MoneyError::Malformed));
    }

    #[test]
    fn amounts_are_written_with_the_decimals_that_they_need() {
        for (fen, wan, yuan) in [
            (0, "0", "0"),
            (1, "0.000001", "0.01"),
            (-1, "-0.000001", "-0.01"),
            (500_000, "0.5", "5000"),
            (12_000_000, "12", "120000"),
            (12_345_678, "12.345678", "123456.78"),
            (i64::MAX, "9223372036854.775807", "92233720368547758.07"),
            (i64::MIN, "-9223372036854.775808", "-92233720368547758.08"),
        ] {
            assert_eq!(Money::from_fen(fen).to_wan_decimal(), wan);
            assert_eq!(Money::from_fen(fen).to_yuan_decimal(), yuan);
        }
    }

    #[test]
    fn json_is_a_text_in_wan_and_never_a_number() {
        assert_eq!(serde_json::to_string(&Money::from_fen(12_345_678)).unwrap(), "\"12.345678\"");
        assert_eq!(serde_json::from_str::<Money>("\"12.345678\"").unwrap().fen(), 12_345_678);
        assert!(serde_json::from_str::<Money>("12.345678").is_err());
    }

    proptest! {
        #[test]
        fn every_amount_is_read_back_as_it_was_written(fen in any::<i64>()) {
            let money = Money::from_fen(fen);
            prop_assert_eq!(Money::try_parse(&money.to_wan_decimal(), MoneyUnit::Wan), Ok(money));
            prop_assert_eq!(Money::try_parse(&money.to_yuan_decimal(), MoneyUnit::Yuan), Ok(money));
            prop_assert_eq!(money.to_string().parse(), Ok(money));
        }

        #[test]
        fn any_text_is_an_amount_or_not_without_a_panic(text in ".{0,80}") {
            if let Ok(money) = Money::try_parse(&text, MoneyUnit::Yuan) {
                prop_assert_eq!(Money::try_parse(&money.to_yuan_decimal(), MoneyUnit::Yuan), Ok(money));
            }
        }
    }
}
