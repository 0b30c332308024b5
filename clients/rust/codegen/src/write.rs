//! Writes the operations and their types.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    error::Error,
    fmt::Write as _,
};

use graphql_parser::{
    query::{
        Definition, Document, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet, TypeCondition,
        VariableDefinition,
    },
    schema::Type,
};

use crate::{
    names::{camel, pascal, snake},
    schema::{Schema, name_of, rust, scalar},
};

/// The text of `operations.rs`.
pub fn operations(schema: &str, document: &str) -> Result<String, Box<dyn Error>> {
    let parsed = graphql_parser::parse_schema::<&str>(schema)?;
    let query = graphql_parser::parse_query::<&str>(document)?;
    let mut writer = Writer::new(Schema::of(&parsed), &query, document);
    for definition in &query.definitions {
        match definition {
            Definition::Fragment(fragment) => writer.fragment(fragment)?,
            Definition::Operation(OperationDefinition::Query(operation)) => {
                let name = operation.name.ok_or("an operation has no name")?;
                writer.operation("Query", name, &operation.variable_definitions, &operation.selection_set)?;
            }
            Definition::Operation(OperationDefinition::Mutation(operation)) => {
                let name = operation.name.ok_or("an operation has no name")?;
                writer.operation("Mutation", name, &operation.variable_definitions, &operation.selection_set)?;
            }
            Definition::Operation(_) => return Err("only queries and mutations have types here".into()),
        }
    }
    Ok(writer.finish())
}

/// A field of a struct.
struct Member {
    key: String,
    rust: String,
}

struct Writer<'a> {
    schema: Schema<'a>,
    fragments: HashMap<&'a str, &'a FragmentDefinition<'a, &'a str>>,
    texts: HashMap<String, &'a str>,
    out: String,
    enums: BTreeSet<&'a str>,
    inputs: BTreeSet<&'a str>,
    made: BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    fn new(schema: Schema<'a>, query: &'a Document<'a, &'a str>, text: &'a str) -> Self {
        let fragments = query.definitions.iter().filter_map(|definition| match definition {
            Definition::Fragment(fragment) => Some((fragment.name, fragment)),
            Definition::Operation(_) => None,
        });
        // Definitions end with a bracket at the beginning of a line.
        let texts = text.split_inclusive("\n}\n").filter_map(|definition| {
            let begin = ["fragment ", "query ", "mutation "].iter().filter_map(|sort| definition.find(sort)).min()?;
            let definition = &definition[begin..];
            let name = definition.split_whitespace().nth(1)?.split('(').next()?;
            Some((name.to_owned(), definition.trim_end()))
        });
        Self {
            schema,
            fragments: fragments.collect(),
            texts: texts.collect(),
            out: String::new(),
            enums: BTreeSet::new(),
            inputs: BTreeSet::new(),
            made: BTreeMap::new(),
        }
    }

    fn fragment(&mut self, fragment: &'a FragmentDefinition<'a, &'a str>) -> Result<(), Box<dyn Error>> {
        let TypeCondition::On(of) = fragment.type_condition;
        self.object(fragment.name, of, &[&fragment.selection_set])
    }

    fn operation(
        &mut self,
        root: &'static str,
        name: &'a str,
        variables: &'a [VariableDefinition<'a, &'a str>],
        selection: &'a SelectionSet<'a, &'a str>,
    ) -> Result<(), Box<dyn Error>> {
        self.object(&format!("{name}Data"), root, &[selection])?;
        let mut all_may_be_left_out = true;
        let mut members = Vec::new();
        for variable in variables {
            let has_default = variable.default_value.is_some();
            all_may_be_left_out &= has_default || !matches!(variable.var_type, Type::NonNullType(_));
            let inner = self.input_type(name_of(&variable.var_type));
            members.push(Member { key: variable.name.to_owned(), rust: rust(&variable.var_type, &inner, has_default) });
        }
        let default = if all_may_be_left_out { ", Default" } else { "" };
        writeln!(self.out, "/// The variables of [`{name}`].")?;
        writeln!(self.out, "#[derive(Debug, Clone, PartialEq, Serialize{default})]")?;
        self.structure(&format!("{name}Variables"), &members, true)?;

        let document = self.document(name, selection)?;
        writeln!(self.out, "/// The operation `{name}`.\n#[derive(Debug, Clone, Copy)]\npub struct {name};")?;
        writeln!(
            self.out,
            "impl Operation for {name} {{\n const NAME: &'static str = \"{name}\";\n const DOCUMENT: &'static str = r#\"{document}\"#;\n \
             type Variables = {name}Variables;\n type Data = {name}Data;\n}}"
        )?;
        if root == "Query" {
            self.paged(name, variables, selection)
        } else {
            self.refusable(name, variables, selection)
        }
    }

    /// Mutations whose answer says why they were refused.
    fn refusable(
        &mut self,
        name: &str,
        variables: &[VariableDefinition<'a, &'a str>],
        selection: &SelectionSet<'a, &'a str>,
    ) -> Result<(), Box<dyn Error>> {
        let [VariableDefinition { name: "input", var_type, .. }] = variables else {
            return Err(format!("the mutation {name} has other variables than its input").into());
        };
        let [Selection::Field(root)] = &selection.items[..] else { return Err("a mutation has several fields".into()) };
        writeln!(
            self.out,
            "impl Mutation for {name} {{\n const FIELD: &'static str = \"{}\";\n type Input = {};\n}}",
            root.alias.unwrap_or(root.name),
            name_of(var_type),
        )?;
        Ok(())
    }

    /// Lists that page by themselves.
    fn paged(
        &mut self,
        name: &str,
        variables: &[VariableDefinition<'a, &'a str>],
        selection: &SelectionSet<'a, &'a str>,
    ) -> Result<(), Box<dyn Error>> {
        let has = |wanted: &str| variables.iter().any(|variable| variable.name == wanted);
        let [Selection::Field(root)] = &selection.items[..] else { return Ok(()) };
        if !has("first") || !has("after") {
            return Ok(());
        }
        let root_type = self.schema.field("Query", root.name)?;
        // The list is the root, or one level below it, as the disclosures of an enterprise are.
        let below = fields(&root.selection_set).find(|field| rows_of(field).is_some());
        let (list, list_type, prefix, data) = if rows_of(root).is_some() {
            let data = format!("data.{}", snake(root.name));
            (root, root_type, format!("{name}Data{}", pascal(root.name)), data)
        } else if let Some(list) = below {
            let kind = self.schema.field(name_of(root_type), list.name)?;
            let data = format!("data.{}.map(|it| it.{})", snake(root.name), snake(list.name));
            let prefix = format!("{name}Data{}{}", pascal(root.name), pascal(list.name));
            (list, kind, prefix, data)
        } else {
            return Ok(());
        };
        let Some(rows) = rows_of(list) else { return Ok(()) };
        let node = match &rows.selection_set.items[..] {
            [Selection::FragmentSpread(spread)] => spread.fragment_name.to_owned(),
            _ => format!("{prefix}{}", pascal(rows.name)),
        };
        // What is below the root is there where the root is.
        let is_certain = std::ptr::eq(list, root) && matches!(list_type, Type::NonNullType(_));
        let page = if is_certain { format!("Some({data})") } else { data };
        writeln!(
            self.out,
            "impl Paged for {name} {{\n type Node = {node};\n fn at(variables: &mut Self::Variables, first: i64, after: Option<String>) {{\n \
             variables.first = Some(first);\n variables.after = after;\n }}\n fn page(data: Self::Data) -> Page<Self::Node> {{\n \
             {page}.map_or_else(Page::default, |page| Page {{ nodes: page.{rows}, next: page.page_info.has_next_page\
             .then_some(page.page_info.end_cursor).flatten() }})\n }}\n}}",
            rows = rows.name,
        )?;
        Ok(())
    }

    /// The text of an operation with the fragments that it needs.
    fn document(&self, name: &str, selection: &SelectionSet<'a, &'a str>) -> Result<String, Box<dyn Error>> {
        let mut needed = BTreeSet::new();
        self.needs(selection, &mut needed)?;
        let mut text = (*self.texts.get(name).ok_or("an operation has no text")?).to_owned();
        for fragment in needed {
            text.push_str("\n\n");
            text.push_str(self.texts.get(fragment).ok_or("a fragment has no text")?);
        }
        Ok(text)
    }

    fn needs<'b>(
        &'b self,
        selection: &SelectionSet<'a, &'a str>,
        needed: &mut BTreeSet<&'a str>,
    ) -> Result<(), String> {
        for item in &selection.items {
            match item {
                Selection::Field(field) => self.needs(&field.selection_set, needed)?,
                Selection::InlineFragment(inline) => self.needs(&inline.selection_set, needed)?,
                Selection::FragmentSpread(spread) => {
                    if needed.insert(spread.fragment_name) {
                        self.needs(&self.found(spread.fragment_name)?.selection_set, needed)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn found(&self, name: &str) -> Result<&'a FragmentDefinition<'a, &'a str>, String> {
        self.fragments.get(name).copied().ok_or_else(|| format!("there is no fragment {name}"))
    }

    /// A struct for what is selected of a type.
    fn object(
        &mut self,
        name: &str,
        of: &'a str,
        selections: &[&'a SelectionSet<'a, &'a str>],
    ) -> Result<(), Box<dyn Error>> {
        let mut fields = Vec::new();
        for selection in selections {
            self.gather(of, of, selection, false, &mut fields)?;
        }
        let mut members = Vec::new();
        let mut nested = Vec::new();
        let mut order: Vec<(String, &'a str, bool, Vec<&'a SelectionSet<'a, &'a str>>, &'a str)> = Vec::new();
        for (key, parent, field, optional, selection) in fields {
            match order.iter_mut().find(|(known, ..)| *known == key) {
                Some(known) => {
                    known.2 &= optional;
                    known.3.push(selection);
                }
                None => order.push((key, parent, optional, vec![selection], field)),
            }
        }
        for (key, parent, optional, selections, field) in order {
            if field == "__typename" {
                members.push(Member { key, rust: if optional { "Option<String>" } else { "String" }.to_owned() });
                continue;
            }
            let kind = self.schema.field(parent, field)?;
            let inner_name = name_of(kind);
            let inner = if self.schema.is_object(inner_name) {
                match &selections[0].items[..] {
                    [Selection::FragmentSpread(spread)]
                        if selections.len() == 1 && self.fits(spread.fragment_name, inner_name)? =>
                    {
                        spread.fragment_name.to_owned()
                    }
                    _ => {
                        let its = format!("{name}{}", pascal(&key));
                        nested.push((its.clone(), inner_name, selections));
                        its
                    }
                }
            } else {
                self.output_type(inner_name)
            };
            members.push(Member { key, rust: rust(kind, &inner, optional) });
        }
        writeln!(
            self.out,
            "/// What is selected of `{of}`.\n#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]"
        )?;
        self.structure(name, &members, false)?;
        for (its, of, selections) in nested {
            self.object(&its, of, &selections)?;
        }
        Ok(())
    }

    fn fits(&self, fragment: &str, of: &str) -> Result<bool, String> {
        let TypeCondition::On(on) = self.found(fragment)?.type_condition;
        Ok(self.schema.is_always(of, on))
    }

    /// The fields of a selection, those of fragments among them: key, type, field, whether it may be missing, and its own selection.
    #[allow(clippy::type_complexity)]
    fn gather(
        &self,
        of: &'a str,
        parent: &'a str,
        selection: &'a SelectionSet<'a, &'a str>,
        optional: bool,
        fields: &mut Vec<(String, &'a str, &'a str, bool, &'a SelectionSet<'a, &'a str>)>,
    ) -> Result<(), String> {
        for item in &selection.items {
            match item {
                Selection::Field(field) => {
                    let key = field.alias.unwrap_or(field.name).to_owned();
                    let optional = optional || !field.directives.is_empty();
                    fields.push((key, parent, field.name, optional, &field.selection_set));
                }
                Selection::InlineFragment(inline) => {
                    let on = inline.type_condition.as_ref().map_or(parent, |TypeCondition::On(on)| on);
                    let optional = optional || !inline.directives.is_empty() || !self.schema.is_always(of, on);
                    self.gather(of, on, &inline.selection_set, optional, fields)?;
                }
                Selection::FragmentSpread(spread) => {
                    let fragment = self.found(spread.fragment_name)?;
                    let TypeCondition::On(on) = fragment.type_condition;
                    let optional = optional || !spread.directives.is_empty() || !self.schema.is_always(of, on);
                    self.gather(of, on, &fragment.selection_set, optional, fields)?;
                }
            }
        }
        Ok(())
    }

    fn structure(&mut self, name: &str, members: &[Member], sent: bool) -> Result<(), Box<dyn Error>> {
        writeln!(self.out, "#[serde(rename_all = \"camelCase\")]\npub struct {name} {{")?;
        for Member { key, rust } in members {
            let field = if key == "__typename" { "typename".to_owned() } else { snake(key) };
            if camel(&field) != *key {
                writeln!(self.out, "#[serde(rename = \"{key}\")]")?;
            }
            if rust.starts_with("Option<") {
                let attribute = if sent { "skip_serializing_if = \"Option::is_none\"" } else { "default" };
                writeln!(self.out, "#[serde({attribute})]")?;
            }
            writeln!(self.out, "pub {field}: {rust},")?;
        }
        writeln!(self.out, "}}")?;
        Ok(())
    }

    fn output_type(&mut self, name: &'a str) -> String {
        if self.schema.enumeration(name).is_some() {
            self.enums.insert(name);
            return name.to_owned();
        }
        scalar(name).to_owned()
    }

    fn input_type(&mut self, name: &'a str) -> String {
        let Some(input) = self.schema.input(name) else { return self.output_type(name) };
        if self.inputs.insert(name) {
            let mut members = Vec::new();
            let mut all_may_be_left_out = true;
            for field in &input.fields {
                let has_default = field.default_value.is_some();
                all_may_be_left_out &= has_default || !matches!(field.value_type, Type::NonNullType(_));
                let inner = self.input_type(name_of(&field.value_type));
                members.push(Member { key: field.name.to_owned(), rust: rust(&field.value_type, &inner, has_default) });
            }
            let default = if all_may_be_left_out { ", Default" } else { "" };
            let doc = input.description.as_deref().unwrap_or_default().trim().replace('\n', "\n/// ");
            let outer = std::mem::take(&mut self.out);
            let _ = writeln!(self.out, "/// {doc}\n#[derive(Debug, Clone, PartialEq, Serialize{default})]");
            let _ = self.structure(name, &members, true);
            let made = std::mem::replace(&mut self.out, outer);
            self.made.insert(name.to_owned(), made);
        }
        name.to_owned()
    }

    fn finish(self) -> String {
        let mut text = String::from(
            "//! The operations of `clients/operations`, with their types. Made by `cargo run -p codegen`; do not edit.\n\
             #![allow(missing_docs, clippy::pedantic, reason = \"generated; the schema documents its fields\")]\n\n\
             use serde::{Deserialize, Serialize};\n\nuse crate::graphql::{Mutation, Operation, Page, Paged, string_enum};\n\n",
        );
        for name in &self.enums {
            let Some(enumeration) = self.schema.enumeration(name) else { continue };
            let doc = enumeration.description.as_deref().unwrap_or_default().trim().replace('\n', "\n/// ");
            let _ = writeln!(text, "string_enum! {{\n/// {doc}\npub enum {name} {{");
            for value in &enumeration.values {
                let _ = writeln!(text, "{} = \"{}\",", pascal(value.name), value.name);
            }
            text.push_str("}\n}\n");
        }
        for input in self.made.values() {
            text.push_str(input);
        }
        text + &self.out
    }
}

/// The fields that are selected by their names.
fn fields<'a, 'b>(selection: &'b SelectionSet<'a, &'a str>) -> impl Iterator<Item = &'b Field<'a, &'a str>> {
    selection.items.iter().filter_map(|item| match item {
        Selection::Field(field) => Some(field),
        _ => None,
    })
}

/// The rows of a list that has pages: `nodes`, or `edges` where more is selected of them.
fn rows_of<'a, 'b>(list: &'b Field<'a, &'a str>) -> Option<&'b Field<'a, &'a str>> {
    fields(&list.selection_set).find(|field| field.name == "pageInfo")?;
    fields(&list.selection_set).find(|field| matches!(field.name, "nodes" | "edges"))
}
