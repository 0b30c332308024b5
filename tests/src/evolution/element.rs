//! The elements of a schema, as the comparison asks for them.

use async_graphql::{
    Name, Positioned,
    parser::types::{BaseType, DirectiveDefinition, EnumType, FieldDefinition, InputValueDefinition, TypeKind},
};

pub(super) use async_graphql::parser::types::{DirectiveLocation, Type};

/// A field with its place in the text.
pub(super) type Field = Positioned<FieldDefinition>;

/// Whether clients read a value or send it: what may change differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Clients read it: null may cease to come, never begin to.
    Output,
    /// Clients send it: null may begin to be taken, never cease to.
    Input,
}

impl Place {
    /// Whether a type may become another without anybody noticing.
    pub(super) fn may_become(self, old: &Type, new: &Type) -> bool {
        let null_fits = match self {
            Self::Output => old.nullable || !new.nullable,
            Self::Input => !old.nullable || new.nullable,
        };
        null_fits
            && match (&old.base, &new.base) {
                (BaseType::Named(old), BaseType::Named(new)) => old == new,
                (BaseType::List(old), BaseType::List(new)) => self.may_become(old, new),
                _ => false,
            }
    }
}

/// Whether a client has to send it.
pub(super) fn is_required(value: &InputValueDefinition) -> bool {
    !value.ty.node.nullable && value.default_value.is_none()
}

pub(super) fn nodes<T>(elements: &[Positioned<T>]) -> Vec<&T> {
    elements.iter().map(|element| &element.node).collect()
}

pub(super) fn names(names: &[Positioned<Name>]) -> Vec<&str> {
    names.iter().map(|name| name.node.as_str()).collect()
}

pub(super) fn values(found: &EnumType) -> Vec<&str> {
    found.values.iter().map(|value| value.node.value.node.as_str()).collect()
}

pub(super) fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Scalar => "a scalar",
        TypeKind::Object(_) => "an object",
        TypeKind::Interface(_) => "an interface",
        TypeKind::Union(_) => "a union",
        TypeKind::Enum(_) => "an enum",
        TypeKind::InputObject(_) => "an input object",
    }
}

/// The places of a directive in what clients write.
pub(super) fn executable_places(directive: &DirectiveDefinition) -> Vec<DirectiveLocation> {
    use DirectiveLocation as Location;
    let is_executable = |place: &Location| {
        matches!(
            place,
            Location::Query
                | Location::Mutation
                | Location::Subscription
                | Location::Field
                | Location::FragmentDefinition
                | Location::FragmentSpread
                | Location::InlineFragment
                | Location::VariableDefinition
        )
    };
    directive.locations.iter().map(|place| place.node).filter(is_executable).collect()
}
