/**
 * A GraphQL document with the types of its answer and its variables. The documents that graphql-codegen makes in its mode
 * `string` have the same form.
 */
export class TypedDocument<Data, Variables> extends String {
  /** Never there; it carries the types. */
  declare readonly __apiType?: (variables: Variables) => Data;
}

/** What the client runs: a text, or a document with types. */
export type Document<Data = unknown, Variables = Record<string, unknown>> =
  string | (String & { readonly __apiType?: (variables: Variables) => Data });

const TOKEN = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*|[{}]|[$@]?[A-Za-z_]\w*/g;

/** Whether a document holds an operation that is no query. What is no valid document counts as one that does. */
export function mayWrite(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (depth === 0 && (token === 'mutation' || token === 'subscription')) return true;
  }
  return depth !== 0;
}
