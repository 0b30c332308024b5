import * as documents from '../generated/documents.js';
import type * as types from '../generated/types.js';
import { Paged, type Page, type PageRequest, type PagingOptions } from '../paging.js';
import type { RequestOptions } from '../transport/transport.js';
import { Asking, type AsOfOptions, type ListOptions } from './asking.js';

/** Which enterprise is meant. */
export type EnterpriseKey = { readonly creditCode: string } | { readonly registrationNumber: string };

/** A change of a record. */
export type Revision = types.RevisionPageFragment['nodes'][number];
/** An annual report with all its parts. */
export type AnnualReport = Extract<types.AnnualReportDetailsQuery['node'], { guarantees: unknown }>;

/** The only page of a list that has no rows. */
const EMPTY = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

/** The part of a client that reads enterprises and single records. */
export class Reading extends Asking {
  /** The enterprise with this code; `null` when there is none, or was none then. */
  async enterprise(
    key: EnterpriseKey,
    options: RequestOptions & AsOfOptions = {},
  ): Promise<types.EnterpriseFieldsFragment | null> {
    const { asOf = null, ...request } = options;
    return (await this.query(documents.EnterpriseDocument, { ...key, asOf }, request)).enterprise;
  }

  /** Enterprises by filter and order. */
  enterprises(
    options: ListOptions<types.EnterpriseFilter, types.EnterpriseOrder> = {},
  ): Paged<types.EnterpriseFieldsFragment> {
    return this.listOf(documents.EnterprisesDocument, (data) => data.enterprises, options);
  }

  /** Enterprises by what users type: names, brands, pinyin, codes; the best hits first. */
  search(
    query: string,
    options: PagingOptions & { filter?: types.EnterpriseSearchFilter; signal?: AbortSignal } = {},
  ): Paged<types.SearchEnterprisesQuery['searchEnterprises']['edges'][number]> {
    const { filter = null, signal, pageSize = 20, ...paging } = options;
    const fetchPage = async (request: PageRequest) => {
      const variables = { query, filter, ...request };
      const { searchEnterprises } = await this.query(documents.SearchEnterprisesDocument, variables, { signal });
      const { edges, pageInfo, totalCount } = searchEnterprises;
      return { nodes: edges, pageInfo, totalCount };
    };
    return new Paged(fetchPage, { ...paging, pageSize });
  }

  /** What a name or code that begins like this may become. */
  async autocomplete(
    prefix: string,
    options: RequestOptions & { readonly first?: number } = {},
  ): Promise<types.AutocompleteQuery['autocomplete']> {
    const { first = 10, ...request } = options;
    return (await this.query(documents.AutocompleteDocument, { prefix, first }, request)).autocomplete;
  }

  /** Everything disclosed about an enterprise, on one timeline. Empty when there is no such enterprise. */
  disclosures(
    key: EnterpriseKey,
    options: ListOptions<types.DisclosureFilter, types.DisclosureOrder> = {},
  ): Paged<types.DisclosureFieldsFragment> {
    const { filter = null, orderBy = null, asOf = null, signal, ...paging } = options;
    const fetchPage = async (request: PageRequest): Promise<Page<types.DisclosureFieldsFragment>> => {
      const variables = { ...key, filter, orderBy, asOf, ...request };
      const { enterprise } = await this.query(documents.DisclosuresDocument, variables, { signal });
      return enterprise?.disclosures ?? EMPTY;
    };
    return new Paged(fetchPage, paging);
  }

  /** A record or an enterprise by its id, in any state; `null` when there is none. */
  async record(id: string, options?: RequestOptions): Promise<types.RecordQuery['node']> {
    return (await this.query(documents.RecordDocument, { id }, options)).node;
  }

  /** Every change of a record, the latest first, each with what it said before and after. Empty when there is no such record. */
  revisions(id: string, options: PagingOptions & { signal?: AbortSignal } = {}): Paged<Revision> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest): Promise<Page<Revision>> => {
      const { node } = await this.query(documents.RecordRevisionsDocument, { id, first, after }, { signal });
      return node !== null && 'revisions' in node ? node.revisions : EMPTY;
    };
    return new Paged(fetchPage, paging);
  }

  /** An annual report with all its parts: shareholders, investments, guarantees, amendments. */
  async annualReport(id: string, options?: RequestOptions): Promise<AnnualReport | null> {
    const { node } = await this.query(documents.AnnualReportDetailsDocument, { id }, options);
    return node !== null && 'guarantees' in node ? (node as AnnualReport) : null;
  }
}
