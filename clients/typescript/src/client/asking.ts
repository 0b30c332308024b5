import { mayWrite, type Document, type TypedDocument } from '../document.js';
import { RejectedError, type UserError } from '../errors.js';
import type * as types from '../generated/types.js';
import { Paged, type PageRequest, type PagingOptions } from '../paging.js';
import { failureOf } from '../transport/answers.js';
import { Transport, type ClientOptions, type RequestOptions } from '../transport/transport.js';

/** How a document is run. */
export interface QueryOptions extends RequestOptions {
  /** Which operation is run, where the document has several. */
  readonly operationName?: string | undefined;
  /** That a mutation may be sent again though it may have been executed: it carries an idempotency key. */
  readonly idempotent?: boolean | undefined;
}

/** Of when the data are. */
export interface AsOfOptions {
  /** As they stood after a change (`{ sequence }`) or at a moment (`{ at }`), with all that is nested; as of now when nothing is said. */
  readonly asOf?: types.AsOf | undefined;
}

/** What a list is narrowed and ordered by, which part of it is read, and as of when. */
export interface ListOptions<Filter, Order> extends PagingOptions, AsOfOptions {
  readonly filter?: Filter | undefined;
  readonly orderBy?: Order | undefined;
  readonly signal?: AbortSignal | undefined;
}

type Connection<Node> = {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number | undefined;
};

type ListVariables<Filter, Order> = {
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: Filter | null | undefined;
  orderBy?: Order | null | undefined;
  asOf?: types.AsOf | null | undefined;
  withTotal?: boolean;
};

/** The part of a client that runs any document. */
export class Asking {
  readonly #transport: Transport;

  constructor(options: ClientOptions) {
    this.#transport = new Transport(options);
  }

  /** Below which address the gateway's routes are. */
  get url(): string {
    return this.#transport.base;
  }

  /** How requests are sent, for what this client has no method for. */
  get transport(): Transport {
    return this.#transport;
  }

  /**
   * Runs a document. Errors are thrown, also when there are data beside them (`error.data`). Queries are repeated when the
   * state that hindered them passes; a mutation only where it surely was not executed, or is `idempotent`.
   */
  query<Data = unknown, Variables = Record<string, unknown>>(
    document: Document<Data, Variables>,
    variables?: Variables,
    options: QueryOptions = {},
  ): Promise<Data> {
    const { operationName, idempotent = false, ...request } = options;
    const query = document.toString();
    return this.#transport.send(
      {
        ...request,
        method: 'POST',
        path: '/graphql',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
        },
        body: JSON.stringify({ query, variables, operationName }),
        repeatable: idempotent || !mayWrite(query),
      },
      async (response) => {
        const text = await response.text();
        const answer = answerOf<Data>(text);
        if (answer === undefined || answer.errors !== undefined) throw failureOf(response, text);
        return answer.data;
      },
    );
  }

  /**
   * Runs a mutation of one field with one `$input`, such as `documents.CreateWatchListDocument`; gives what the field was
   * answered with. Rejects with a `RejectedError` when its `userErrors` say why nothing was done.
   */
  async mutate<Data extends object, Input>(
    document: Document<Data, { input: Input }>,
    input: Input,
    options: QueryOptions = {},
  ): Promise<Data[keyof Data]> {
    const idempotent = typeof (input as { idempotencyKey?: unknown }).idempotencyKey === 'string';
    const data = await this.query(document, { input }, { idempotent, ...options });
    const [payload] = Object.values(data) as (Data[keyof Data] & { userErrors?: readonly UserError[] })[];
    const userErrors = payload?.userErrors ?? [];
    const [first] = userErrors;
    if (first !== undefined) {
      throw new RejectedError(first.code, userErrors.map(({ message }) => message).join('; '), { userErrors });
    }
    return payload as Data[keyof Data];
  }

  /** A list, page after page. */
  protected listOf<Data, Node, Filter, Order, Variables extends ListVariables<Filter, Order>>(
    document: TypedDocument<Data, Variables>,
    connectionOf: (data: Data) => Connection<Node>,
    options: ListOptions<Filter, Order>,
  ): Paged<Node> {
    const { filter = null, orderBy = null, asOf = null, signal, ...paging } = options;
    const fetchPage = async (request: PageRequest) => {
      const variables = { filter, orderBy, asOf, ...request } as unknown as Variables;
      return connectionOf(await this.query(document, variables, { signal }));
    };
    return new Paged(fetchPage, paging);
  }
}

function answerOf<Data>(text: string): { data: Data; errors?: unknown } | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'data' in answer
      ? (answer as { data: Data; errors?: unknown })
      : undefined;
  } catch {
    return undefined;
  }
}
