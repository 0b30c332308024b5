//! The keys (检索键) by which enterprises are looked up exactly: each code and each name that one has or ever had.
//!
//! Names are spelled as search spells them, and compared by their letters: brackets, dots and spaces carry nothing
//! (DOMAIN.md §5). Keys are written in the transaction that writes the enterprise, so a look-up depends on no index that
//! is behind. They are only ever added: a key leads to enterprises that may be meant, and what an enterprise was called
//! at a moment, its history says.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{name::Normalised, repo};
use crate::domain::store::{Store, StoreError, cell::Cell, dialect::Dialect};

/// The version of the rules below and of the normalisation under them: raised with every change, upon which all
/// enterprises get their keys anew.
const VERSION: i64 = 1;

/// The most characters of a name that a key holds. Names are shorter; what a spelling makes longer is cut.
const LONGEST: usize = 250;

/// Enterprises whose keys are filled in by one transaction.
const FILLED_AT_ONCE: i64 = 1_000;

/// What sort of key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// The unified social credit code.
    CreditCode,
    /// The registration number.
    RegistrationNumber,
    /// A name, be it the present one or a former.
    Name,
}

impl KeyKind {
    const ALL: [Self; 3] = [Self::CreditCode, Self::RegistrationNumber, Self::Name];

    /// How it is stored.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::CreditCode => "credit_code",
            Self::RegistrationNumber => "registration_number",
            Self::Name => "name",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// What sort of key it is.
    pub kind: KeyKind,
    /// The code, or the name's letters.
    pub value: Box<str>,
}

impl Key {
    /// The key of a code, as it is stored.
    pub fn of_code(kind: KeyKind, code: &str) -> Self {
        Self { kind, value: code.into() }
    }

    /// The key of a name; nothing for one without a letter.
    pub fn of_name(name: &str) -> Option<Self> {
        let letters = Normalised::new(name).letters();
        let value: String = letters.characters().iter().take(LONGEST).collect();
        (!value.is_empty()).then(|| Self { kind: KeyKind::Name, value: value.into() })
    }
}

/// The keys of an enterprise whose particulars are these, as its change events hold them.
pub fn keys_of(content: &Cell) -> Vec<Key> {
    let Cell::Item(fields) = content else { return Vec::new() };
    let mut keys = Vec::new();
    for (field, value) in fields {
        match &**field {
            "name" => keys.extend(value.as_str().and_then(Key::of_name)),
            "former_names" => keys.extend(value.as_list().iter().filter_map(Cell::as_str).filter_map(Key::of_name)),
            code => {
                let code = KeyKind::from_code(code).zip(value.as_str());
                keys.extend(code.map(|(kind, code)| Key::of_code(kind, code)));
            }
        }
    }
    keys
}

/// Adds keys of enterprises, in the transaction that writes them.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn add(transaction: &DatabaseTransaction, dialect: Dialect, keys: &[(Key, i64)]) -> Result<(), StoreError> {
    repo::key::add(transaction, dialect, keys).await
}

/// The enterprises that have or had one of these keys, each with the key.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn find(
    connection: &impl ConnectionTrait,
    dialect: Dialect,
    keys: &[Key],
) -> Result<Vec<(Key, i64)>, StoreError> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    repo::key::find(connection, dialect, keys).await
}

/// Gives all enterprises their keys that were stored before there were any, or when keys were made by other rules. One
/// that is broken off goes on where it was. Returns how many enterprises were looked at.
///
/// # Errors
/// [`StoreError`] when the database fails.
pub async fn fill(store: &Store) -> Result<u64, StoreError> {
    let mut filled = 0;
    loop {
        let (version, after) = repo::key::filled(store.writer(), store.dialect()).await?;
        if version == VERSION {
            return Ok(filled);
        }
        let transaction = store.dialect().begin_write(store.writer()).await?;
        let page = repo::key::contents(&transaction, store.dialect(), after, FILLED_AT_ONCE).await?;
        let keys: Vec<(Key, i64)> = page
            .said
            .iter()
            .flat_map(|(enterprise, content)| keys_of(content).into_iter().map(|key| (key, *enterprise)))
            .collect();
        add(&transaction, store.dialect(), &keys).await?;
        let next = page.last.map_or((VERSION, 0), |last| (version, last));
        repo::key::set_filled(&transaction, store.dialect(), next).await?;
        transaction.commit().await?;
        filled += page.enterprises;
        if filled > 0 && page.last.is_some() {
            tracing::info!(filled, "enterprises get the keys that they are looked up by");
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn values(content: &str) -> Vec<(KeyKind, String)> {
        let keys = keys_of(&serde_json::from_str(content).unwrap());
        keys.into_iter().map(|key| (key.kind, key.value.into())).collect()
    }

    #[test]
    fn an_enterprise_has_the_keys_of_its_codes_and_of_all_its_names() {
        let content = r#"{"credit_code":"91310115MA1K35JX5L","registration_number":null,
            "name":"上海明鏡（集團）有限公司","former_names":["Ａbc 明镜","（）"],"address":"南京路1号"}"#;
        assert_eq!(
            values(content),
            [
                (KeyKind::CreditCode, "91310115MA1K35JX5L".to_owned()),
                (KeyKind::Name, "上海明镜集团有限公司".to_owned()),
                (KeyKind::Name, "ABC明镜".to_owned()),
            ]
        );
        assert_eq!(values(r#"{"name":"明镜","former_names":null}"#).len(), 1);
        assert!(values("[]").is_empty());
    }

    #[test]
    fn spellings_of_one_name_have_one_key_and_overlong_ones_are_cut() {
        let key = |name: &str| Key::of_name(name).map(|key| key.value);
        assert_eq!(key("上海　明镜(集团)有限公司"), key("上海明镜（集团）有限公司"));
        assert_ne!(key("上海明镜有限公司"), key("上海明镜有限责任公司"));
        assert_eq!(key("（）"), None);
        // One character of a ligature becomes eighteen.
        assert_eq!(key(&"\u{FDFA}".repeat(200)).unwrap().chars().count(), LONGEST);
    }
}
