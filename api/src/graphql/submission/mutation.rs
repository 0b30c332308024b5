//! The mutations of all kinds. They are made from the registry of kinds when the schema is made, and find their kind by
//! their name when they are called.

use std::borrow::Cow;

use async_graphql::{
    CacheControl, ContainerType, Context, ContextSelectionSet, ObjectType, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{Deprecation, MetaField, MetaInputValue, MetaType, MetaTypeId, Registry},
    resolver_utils::resolve_container_serial,
};

use super::{
    input::{self, Sent},
    name::{self, meant},
    payload::SubmissionPayload,
    submissions, submitter,
};
use crate::{
    domain::{
        disclosure::{field::camel, kind::DisclosureKind},
        submission::Action,
    },
    graphql::cost::directive::{Given, MUTATION, Weight},
};

/// The mutations of all kinds.
#[derive(Debug, Default)]
pub struct SubmissionMutations;

impl ContainerType for SubmissionMutations {
    async fn resolve_field(&self, context: &Context<'_>) -> ServerResult<Option<Value>> {
        let field = context.item;
        let Some((kind, action)) = meant(&field.node.name.node) else { return Ok(None) };
        let (_, Sent(input)) = context.param_value::<Sent>("input", None)?;
        let payload = submit(context, kind, action, &input).await;
        let payload = payload.map_err(|error| context.set_error_path(error.into_server_error(field.pos)))?;
        let below = context.with_selection_set(&field.node.selection_set);
        OutputType::resolve(&payload, &below, field).await.map(Some)
    }
}

async fn submit(
    context: &Context<'_>,
    kind: &'static dyn DisclosureKind,
    action: Action,
    input: &Value,
) -> async_graphql::Result<SubmissionPayload> {
    let submitter = submitter(context)?;
    let request = input::request(kind, action, input);
    SubmissionPayload::of(kind, submissions(context).submit(&submitter, &request).await)
}

impl OutputType for SubmissionMutations {
    fn type_name() -> Cow<'static, str> {
        "SubmissionMutations".into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
            let mut fields = IndexMap::new();
            for kind in name::kinds() {
                for action in Action::ALL {
                    let field = mutation(registry, kind, *action);
                    fields.insert(field.name.clone(), field);
                }
            }
            MetaType::Object {
                name: Self::type_name().into_owned(),
                description: None,
                fields,
                cache_control: CacheControl::default(),
                extends: false,
                shareable: false,
                resolvable: true,
                keys: None,
                visible: None,
                inaccessible: false,
                interface_object: false,
                tags: Vec::new(),
                is_subscription: false,
                rust_typename: Some(std::any::type_name::<Self>()),
                directive_invocations: Vec::new(),
                requires_scopes: Vec::new(),
            }
        })
    }

    async fn resolve(&self, context: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container_serial(context, self).await
    }
}

impl ObjectType for SubmissionMutations {}

fn mutation(registry: &mut Registry, kind: &'static dyn DisclosureKind, action: Action) -> MetaField {
    let ty = <SubmissionPayload as OutputType>::create_type_info(registry);
    let argument = MetaInputValue {
        name: "input".to_owned(),
        description: Some("The records, and how to handle them.".to_owned()),
        ty: input::register(registry, kind, action),
        deprecation: Deprecation::NoDeprecated,
        default_value: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        is_secret: false,
        directive_invocations: Vec::new(),
    };
    MetaField {
        name: name::mutation(kind, action),
        description: Some(describe(kind, action)),
        args: IndexMap::from([("input".to_owned(), argument)]),
        ty,
        deprecation: Deprecation::NoDeprecated,
        cache_control: CacheControl::default(),
        external: false,
        requires: None,
        provides: None,
        visible: None,
        shareable: false,
        inaccessible: false,
        tags: Vec::new(),
        override_from: None,
        compute_complexity: None,
        directive_invocations: vec![Weight::apply(MUTATION), Given::apply("input.rows")],
        requires_scopes: Vec::new(),
    }
}

fn describe(kind: &dyn DisclosureKind, action: Action) -> String {
    use entity::code::CodeList as _;

    let (list, scope) = (camel(&name::plural(kind)), kind.write_scope().code());
    let what = match action {
        Action::Submit => format!(
            "Enters records that `{list}` then lists (录入), each under the enterprise that it names and once by its \
             document's number. Rows must lie within the organisation's jurisdiction. A record that is there already and \
             says the same stays unchanged; one that says otherwise is refused: correct it instead."
        ),
        Action::Correct => format!(
            "Corrects records of `{list}` that the caller's organisation entered (更正). What they said before stays in \
             their `revisions`. A withdrawn record is published again."
        ),
        Action::Withdraw => format!(
            "Withdraws records of `{list}` that the caller's organisation entered (撤回). They leave the lists and stay \
             readable by their id, with the reason in their `revisions`."
        ),
    };
    format!("{what} Needs the scope `{scope}`.")
}
