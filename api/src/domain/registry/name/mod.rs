//! Names of enterprises (名称): one spelling for comparison, their parts, and their pinyin.
//!
//! Source: DOMAIN.md §5. Everything here is pure: the same name always gives the same answer, which the search index
//! relies on, since it applies these rules when it stores a name and again when it is asked for one. A change of a rule
//! or of a file under `data/names` therefore needs a new [`search::SCHEMA_VERSION`](super::search::SCHEMA_VERSION).

mod lexicon;
pub mod normalise;
pub mod parts;
pub mod pinyin;

pub use normalise::{Normalised, normalise};
pub use parts::NameParts;
