//! The code tables in the schema: closed lists and divisions.

use async_graphql::{Enum, Object, Result, SimpleObject};
use entity::code::{CodeTable as Table, TABLES, division};

use crate::{
    error::ClientError,
    graphql::{
        code::Language,
        cost::directive::{ListBy, ListOf},
    },
};

/// Queries for code tables.
#[derive(Debug, Default)]
pub struct CodeTableQueries;

#[Object]
impl CodeTableQueries {
    /// The closed code lists, or those of these names.
    #[graphql(directive = ListBy::apply("names", 40))]
    async fn code_tables(
        &self,
        #[graphql(desc = "The names of the lists wanted, such as `AbnormalReason`; all of them when nothing is said.")]
        names: Option<Vec<String>>,
    ) -> Result<Vec<CodeTable>> {
        let Some(names) = names else { return Ok(TABLES.iter().map(|table| CodeTable { table }).collect()) };
        let found = names.iter().map(|name| {
            let table = TABLES.iter().find(|table| table.name == name);
            table.map(|table| CodeTable { table }).ok_or_else(unknown_table)
        });
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Administrative divisions (行政区划, GB/T 2260) below another: the districts of a city, the cities of a province.
    #[graphql(directive = ListOf::apply(40))]
    async fn divisions(
        &self,
        #[graphql(desc = "The division whose parts are wanted, by code, such as `310000` for Shanghai.")]
        parent: String,
        #[graphql(default_with = "DivisionEdition::July2016", desc = "The edition of the list.")]
        edition: DivisionEdition,
    ) -> Result<Vec<DivisionEntry>> {
        let edition = edition.into();
        if division::find(edition, &parent).is_none() {
            let message = "is not a division code of this edition: pass six digits, such as 310000";
            return Err(ClientError::bad_input("parent", message).into());
        }
        let children = division::children(edition, &parent).into_iter();
        Ok(children.map(|child| DivisionEntry { code: child.code.to_owned(), name: child.name.to_owned() }).collect())
    }
}

fn unknown_table() -> ClientError {
    let known: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    ClientError::bad_input("names", format!("names a list that there is not; the lists are {}", known.join(", ")))
}

/// A closed list of codes (代码表).
pub struct CodeTable {
    table: &'static Table,
}

/// A closed list of codes (代码表).
#[Object]
impl CodeTable {
    /// Its name: that of the schema's enum.
    async fn name(&self) -> &'static str {
        self.table.name
    }

    /// What it is called.
    async fn title(
        &self,
        #[graphql(default_with = "Language::Zh", desc = "The language of the title.")] lang: Language,
    ) -> &'static str {
        match lang {
            Language::Zh => self.table.zh,
            Language::En => self.table.en,
        }
    }

    /// Its codes, in their official order.
    #[graphql(directive = ListOf::apply(20))]
    async fn codes(&self) -> Vec<CodeTableEntry> {
        let entries = self.table.entries.iter().map(|entry| CodeTableEntry {
            value: crate::domain::disclosure::field::screaming(entry.variant),
            code: entry.code,
            zh: entry.zh,
            en: entry.en,
            legal_basis: entry.legal_basis,
        });
        entries.collect()
    }
}

/// One code of a list (代码).
#[derive(Debug, SimpleObject)]
pub struct CodeTableEntry {
    /// The value of the schema's enum.
    value: String,
    /// The official code.
    code: &'static str,
    /// The official Chinese term.
    zh: &'static str,
    /// The English term.
    en: &'static str,
    /// The provision that defines it, where there is one.
    legal_basis: Option<&'static str>,
}

/// An edition of the division list (行政区划代码版本).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum DivisionEdition {
    /// As of 30 September 2015, with Zhabei (闸北区) and Chongming as a county (崇明县).
    #[graphql(name = "SEPTEMBER_2015")]
    September2015,
    /// As of 31 July 2016, with Zhabei merged into Jing'an (静安区) and Chongming as a district (崇明区).
    #[graphql(name = "JULY_2016")]
    July2016,
}

impl From<DivisionEdition> for division::Edition {
    fn from(edition: DivisionEdition) -> Self {
        match edition {
            DivisionEdition::September2015 => Self::September2015,
            DivisionEdition::July2016 => Self::July2016,
        }
    }
}

/// One division of a list (行政区划).
#[derive(Debug, SimpleObject)]
pub struct DivisionEntry {
    /// Its code, such as `310115`.
    code: String,
    /// Its name, such as 浦东新区.
    name: String,
}
