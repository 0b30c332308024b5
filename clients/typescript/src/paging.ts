/** A page of a list. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Exact; there only when it was asked for. */
  readonly totalCount?: number | undefined;
}

/** Which part of a list is read. */
export interface PagingOptions {
  /** Rows a page, 1 to 100; 100 when nothing is said. */
  readonly pageSize?: number | undefined;
  /** Begins after this cursor. */
  readonly after?: string | undefined;
  /** Ends after so many rows. */
  readonly limit?: number | undefined;
}

/** What a page is asked for with. */
export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
  readonly withTotal: boolean;
}

/**
 * A list that reads its pages as it goes: `for await (const row of list)`. A cursor is a place in the list, so that rows
 * which come and go meanwhile neither hide others nor show them twice. Each loop reads the list anew.
 */
export class Paged<Node> implements AsyncIterable<Node> {
  constructor(
    private readonly fetchPage: (request: PageRequest) => Promise<Page<Node>>,
    private readonly options: PagingOptions = {},
  ) {}

  /** The pages, one after the other. Keep `pageInfo.endCursor` to go on later with the option `after`. */
  async *pages(): AsyncGenerator<Page<Node>, void, undefined> {
    const { pageSize = 100 } = this.options;
    let left = this.options.limit ?? Infinity;
    let after = this.options.after ?? null;
    while (left > 0) {
      const page = await this.fetchPage({ first: Math.min(pageSize, left), after, withTotal: false });
      yield page;
      left -= page.nodes.length;
      if (!page.pageInfo.hasNextPage) return;
      after = page.pageInfo.endCursor;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Node, void, undefined> {
    for await (const page of this.pages()) yield* page.nodes;
  }

  /** All rows at once. */
  async toArray(): Promise<Node[]> {
    const rows = [];
    for await (const row of this) rows.push(row);
    return rows;
  }

  /** How many rows the whole list has, whatever `after` and `limit` say. The changes of a record are not counted. */
  async total(): Promise<number> {
    const page = await this.fetchPage({ first: 1, after: null, withTotal: true });
    if (page.totalCount === undefined) throw new TypeError('this list is not counted');
    return page.totalCount;
  }
}
