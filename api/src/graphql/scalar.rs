//! The schema's own scalars. Money never passes through a float: amounts are [`Decimal`] texts.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{DateTime as Moment, NaiveDate, SecondsFormat, Utc};

use entity::value::Money;

use crate::domain::{calendar, disclosure::cell::Cell};

/// A calendar day in China (日期), as `YYYY-MM-DD`, such as `2016-04-11`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

/// A calendar day in China (日期), as `YYYY-MM-DD`, such as `2016-04-11`.
#[Scalar(name = "Date", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6")]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
        date.map(Self)
            .ok_or_else(|| InputValueError::custom("must be a calendar day written as YYYY-MM-DD, such as 2016-04-11"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.format("%Y-%m-%d").to_string())
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::date(date.0)
    }
}

/// A month in China (月份), as `YYYY-MM`, such as `2016-07`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month(pub calendar::Month);

/// A month in China (月份), as `YYYY-MM`, such as `2016-07`.
#[Scalar(name = "Month", specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#appendix-A")]
impl ScalarType for Month {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        text.parse().map(Self).map_err(|error: calendar::NoMonth| InputValueError::custom(error))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A moment (时刻) in UTC, as RFC 3339 text, such as `2016-04-11T08:30:00.000000Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateTime(pub Moment<Utc>);

/// A moment (时刻) in UTC, as RFC 3339 text, such as `2016-04-11T08:30:00.000000Z`.
#[Scalar(name = "DateTime", specified_by_url = "https://scalars.graphql.org/andimarek/date-time.html")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let moment = Moment::parse_from_rfc3339(text);
        moment.map(|moment| Self(moment.to_utc())).map_err(|_| {
            InputValueError::custom(
                "must be a moment with its offset written as RFC 3339, such as 2016-04-11T08:30:00Z",
            )
        })
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl From<DateTime> for Cell {
    fn from(moment: DateTime) -> Self {
        Self::text(moment.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

/// An exact decimal number (十进制数) as text, such as `"1250.5"`. The field says what its unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(pub String);

/// An exact decimal number (十进制数) as text, such as `"1250.5"`. The field says what its unit is.
#[Scalar(name = "Decimal", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259#section-6")]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.len() <= 18 && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain(whole) && plain(fraction) {
            return Ok(Self(text.clone()));
        }
        Err(InputValueError::custom("must be a decimal number written as text, such as \"1250.5\""))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl Decimal {
    /// An amount in 万元, of which the database keeps fen.
    pub fn wan_of_fen(fen: i64) -> Self {
        Self(Money::from_fen(fen).to_wan_decimal())
    }
}

/// Any JSON (JSON 值). The field says what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Json(pub serde_json::Value);

/// Any JSON (JSON 值). The field says what is in it.
#[Scalar(name = "JSON", specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259")]
impl ScalarType for Json {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(value.into_json()?))
    }

    fn to_value(&self) -> Value {
        // A value of JSON is one of the schema.
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, both checks hold.
///
/// Input may have spaces and lower-case letters; output never has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCode(pub String);

/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, both checks hold.
///
/// Input may have spaces and lower-case letters; output never has.
#[Scalar(
    name = "CreditCode",
    specified_by_url = "https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=24691C25985C1073D3A7C85629378AC0"
)]
impl ScalarType for CreditCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else { return Err(InputValueError::expected_type(value)) };
        let code = entity::value::CreditCode::try_new(&entity::value::tidy_code(text));
        code.map(|code| Self(code.as_str().to_owned())).map_err(InputValueError::custom)
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}
