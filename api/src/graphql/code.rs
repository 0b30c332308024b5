//! Codes of closed lists: the enum for filters, and what a record shows of a code.

use async_graphql::{Enum, Object, TypeName};
use entity::code::{self as list, CodeList};

/// The language of a label (语言).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum Language {
    /// Simplified Chinese, as the law and the official forms write it.
    Zh,
    /// English.
    En,
}

impl From<Language> for list::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// A schema enum that mirrors a code list.
pub trait CodeEnum: async_graphql::OutputType + Copy + From<Self::List> {
    /// The list.
    type List: CodeList + From<Self>;
    /// The name of the object that shows a code of this list.
    const OBJECT: &'static str;
}

/// One code of a closed list, as a record states it.
pub struct Coded<T: CodeEnum>(pub T);

impl<T: CodeEnum> Coded<T> {
    /// The code that is stored as this text.
    pub fn stored(code: &str) -> Option<Self> {
        T::List::from_code(code).map(|value| Self(value.into()))
    }
}

impl<T: CodeEnum> TypeName for Coded<T> {
    fn type_name() -> std::borrow::Cow<'static, str> {
        T::OBJECT.into()
    }
}

/// One code of a closed list (代码): the value for programs, the official code, and labels for people.
#[Object(name_type)]
impl<T: CodeEnum> Coded<T> {
    /// The value, as filters take it.
    async fn value(&self) -> T {
        self.0
    }

    /// The official code, such as `1`.
    async fn code(&self) -> &'static str {
        T::List::from(self.0).code()
    }

    /// The official term.
    async fn label(&self, #[graphql(default_with = "Language::Zh", desc = "The language of the label.")] lang: Language) -> &'static str {
        T::List::from(self.0).entry().label(lang.into())
    }

    /// The provision that defines the code, where there is one.
    async fn legal_basis(&self) -> Option<&'static str> {
        T::List::from(self.0).entry().legal_basis
    }
}

/// Mirrors a code list as a schema enum, value by value.
macro_rules! code_enum {
    ($(#[$doc:meta])* $name:ident, $object:literal { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, async_graphql::Enum)]
        #[graphql(remote = "entity::code::" $name)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
    };
}
let_it_be_checked!();
