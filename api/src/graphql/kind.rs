//! The kinds of record in the schema, as an enum that is made from the registry of kinds.

use std::borrow::Cow;

use async_graphql::{
    ContextSelectionSet, InputType, InputValueError, InputValueResult, Name, OutputType, Positioned, ServerResult,
    Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{Deprecation, MetaEnumValue, MetaType, MetaTypeId, Registry},
};

use crate::domain::disclosure::{
    kind::DisclosureKind,
    registry::{KINDS, find_kind},
};

const NAME: &str = "DisclosureKind";

const DOC: &str = "A kind of record under an enterprise (公示类别), the registration itself included. Each is named after \
                   its type.";

/// A kind of record (公示类别), as a schema enum.
#[derive(Debug, Clone, Copy)]
pub struct KindName(&'static dyn DisclosureKind);

impl KindName {
    /// The kind whose records are kept under this name; nothing for one that this version does not know.
    pub fn stored(name: &str) -> Option<Self> {
        find_kind(name).map(Self)
    }

    /// The name under which the kind's records are kept.
    pub fn as_str(self) -> &'static str {
        self.0.name()
    }
}

/// `abnormal_operation` to `ABNORMAL_OPERATION`.
fn value_of(kind: &dyn DisclosureKind) -> String {
    kind.name().to_ascii_uppercase()
}

/// `abnormal_operation` to `AbnormalOperation`: the name of the type of its records.
fn type_of(kind: &dyn DisclosureKind) -> String {
    let capitalised = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    kind.name().split('_').map(capitalised).collect()
}

fn enum_type() -> MetaType {
    let values = KINDS.iter().map(|kind| {
        let value = MetaEnumValue {
            name: value_of(*kind),
            description: Some(format!("Records of the type `{}`.", type_of(*kind))),
            deprecation: Deprecation::NoDeprecated,
            visible: None,
            inaccessible: false,
            tags: Vec::new(),
            directive_invocations: Vec::new(),
        };
        (value.name.clone(), value)
    });
    MetaType::Enum {
        name: NAME.to_owned(),
        description: Some(DOC.to_owned()),
        enum_values: values.collect::<IndexMap<_, _>>(),
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(std::any::type_name::<KindName>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

impl InputType for KindName {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        NAME.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_input_type::<Self, _>(MetaTypeId::Enum, |_| enum_type())
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let value = value.unwrap_or_default();
        let name = match &value {
            Value::Enum(name) => name.as_str(),
            Value::String(name) => name,
            _ => return Err(InputValueError::expected_type(value)),
        };
        KINDS.iter().find(|kind| value_of(**kind) == name).map(|kind| Self(*kind)).ok_or_else(|| {
            let names: Vec<String> = KINDS.iter().map(|kind| value_of(*kind)).collect();
            InputValueError::custom(format_args!("must be one of {}", names.join(", ")))
        })
    }

    fn to_value(&self) -> Value {
        Value::Enum(Name::new(value_of(self.0)))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}

impl OutputType for KindName {
    fn type_name() -> Cow<'static, str> {
        NAME.into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Enum, |_| enum_type())
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(self.to_value())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn every_kind_is_named_after_the_type_of_its_records() {
        let sdl = crate::graphql::sdl();
        for kind in KINDS {
            assert!(sdl.contains(&format!("\ntype {} implements", type_of(*kind))), "{}", kind.name());
            let named = KindName::parse(Some(Value::Enum(Name::new(value_of(*kind))))).unwrap();
            assert_eq!(named.as_str(), kind.name());
            assert_eq!(KindName::stored(kind.name()).unwrap().to_value(), named.to_value());
        }
    }

    #[test]
    fn what_is_no_kind_cannot_be_named() {
        for name in ["RUMOUR", "penalty", "PENALTIES", ""] {
            let refused = KindName::parse(Some(Value::Enum(Name::new(name)))).map(KindName::as_str).unwrap_err();
            assert!(format!("{refused:?}").contains("must be one of ENTERPRISE, ALTERATION, "), "{refused:?}");
        }
        assert!(KindName::parse(Some(Value::Null)).is_err() && KindName::stored("rumour").is_none());
    }
}
