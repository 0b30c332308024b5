import { readFeed, type Change, type ChangesOptions, type Progress } from './changes.js';
import { mayWrite, type Document, type TypedDocument } from './document.js';
import { RejectedError, type UserError } from './errors.js';
import { Exports } from './exports.js';
import * as documents from './generated/documents.js';
import type * as types from './generated/types.js';
import { Paged, type Page, type PageRequest, type PagingOptions } from './paging.js';
import type { FileToSend } from './sending.js';
import {
  sendSubmission,
  type SubmissionOptions,
  type SubmissionOutcome,
  type SubmissionRow,
  type SubmittableKind,
} from './submit.js';
import { failureOf } from './transport/answers.js';
import { Transport, type ClientOptions, type RequestOptions } from './transport/transport.js';
import { Uploads } from './uploads.js';
import { Verifications } from './verifications.js';
import { Verification, type VerifyOptions } from './verify.js';
import { sendSubjects, type WatchListFileOptions, type WatchListReport } from './watching.js';

/** Which enterprise is meant. */
export type EnterpriseKey = { readonly creditCode: string } | { readonly registrationNumber: string };

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

/** A change of a record. */
export type Revision = types.RevisionPageFragment['nodes'][number];
/** An annual report with all its parts. */
export type AnnualReport = Extract<types.AnnualReportDetailsQuery['node'], { guarantees: unknown }>;

/** The only page of a list that has no rows. */
const EMPTY = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

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

/** A client of a gateway. Make one and share it: it keeps connections and access tokens. */
export class Client {
  /** Spreadsheets. */
  readonly uploads: Uploads;
  /** Snapshots and deltas as files. */
  readonly exports: Exports;
  /** Files of subjects, verified in the background. */
  readonly verifications: Verifications;
  readonly #transport: Transport;

  constructor(options: ClientOptions) {
    this.#transport = new Transport(options);
    this.uploads = new Uploads(this.#transport);
    this.exports = new Exports(this.#transport);
    this.verifications = new Verifications(this.#transport);
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

  // Enterprises

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
    return this.#list(documents.EnterprisesDocument, (data) => data.enterprises, options);
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

  // Records

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

  /** Alterations of registrations (变更信息). */
  alterations(options: ListOptions<types.AlterationFilter, types.AlterationOrder> = {}) {
    return this.#list(documents.AlterationsDocument, (data) => data.alterations, options);
  }

  /** Shareholders and their contributions (股东及出资信息). */
  shareholders(options: ListOptions<types.ShareholderFilter, types.ShareholderOrder> = {}) {
    return this.#list(documents.ShareholdersDocument, (data) => data.shareholders, options);
  }

  /** Key persons (主要人员信息). */
  keyPersons(options: ListOptions<types.KeyPersonFilter, types.KeyPersonOrder> = {}) {
    return this.#list(documents.KeyPersonsDocument, (data) => data.keyPersons, options);
  }

  /** Branches (分支机构信息). */
  branches(options: ListOptions<types.BranchFilter, types.BranchOrder> = {}) {
    return this.#list(documents.BranchesDocument, (data) => data.branches, options);
  }

  /** Administrative licences (行政许可). */
  licences(options: ListOptions<types.LicenceFilter, types.LicenceOrder> = {}) {
    return this.#list(documents.LicencesDocument, (data) => data.licences, options);
  }

  /** Administrative penalties (行政处罚). */
  penalties(options: ListOptions<types.PenaltyFilter, types.PenaltyOrder> = {}) {
    return this.#list(documents.PenaltiesDocument, (data) => data.penalties, options);
  }

  /** Chattel mortgages (动产抵押登记). */
  chattelMortgages(options: ListOptions<types.ChattelMortgageFilter, types.ChattelMortgageOrder> = {}) {
    return this.#list(documents.ChattelMortgagesDocument, (data) => data.chattelMortgages, options);
  }

  /** Pledges of equity (股权出质登记). */
  equityPledges(options: ListOptions<types.EquityPledgeFilter, types.EquityPledgeOrder> = {}) {
    return this.#list(documents.EquityPledgesDocument, (data) => data.equityPledges, options);
  }

  /** Pledges of intellectual property (知识产权出质登记). */
  intellectualPropertyPledges(
    options: ListOptions<types.IntellectualPropertyPledgeFilter, types.IntellectualPropertyPledgeOrder> = {},
  ) {
    return this.#list(
      documents.IntellectualPropertyPledgesDocument,
      (data) => data.intellectualPropertyPledges,
      options,
    );
  }

  /** Annual reports (年度报告), without their long parts, which `annualReport` has. */
  annualReports(options: ListOptions<types.AnnualReportFilter, types.AnnualReportOrder> = {}) {
    return this.#list(documents.AnnualReportsDocument, (data) => data.annualReports, options);
  }

  /** Entries in the list of enterprises with abnormal operations (列入经营异常名录). */
  abnormalOperations(options: ListOptions<types.AbnormalOperationFilter, types.AbnormalOperationOrder> = {}) {
    return this.#list(documents.AbnormalOperationsDocument, (data) => data.abnormalOperations, options);
  }

  /** Entries in the list of enterprises with serious violations (列入严重违法失信企业名单). */
  seriousViolations(options: ListOptions<types.SeriousViolationFilter, types.SeriousViolationOrder> = {}) {
    return this.#list(documents.SeriousViolationsDocument, (data) => data.seriousViolations, options);
  }

  /** Spot checks (抽查检查). */
  inspections(options: ListOptions<types.InspectionFilter, types.InspectionOrder> = {}) {
    return this.#list(documents.InspectionsDocument, (data) => data.inspections, options);
  }

  /** Consumer complaints (消费投诉). */
  complaints(options: ListOptions<types.ComplaintFilter, types.ComplaintOrder> = {}) {
    return this.#list(documents.ComplaintsDocument, (data) => data.complaints, options);
  }

  /** Honours (荣誉评定). */
  honours(options: ListOptions<types.HonourFilter, types.HonourOrder> = {}) {
    return this.#list(documents.HonoursDocument, (data) => data.honours, options);
  }

  /** Records of industry supervision (行业监督管理). */
  supervisionRecords(options: ListOptions<types.SupervisionRecordFilter, types.SupervisionRecordOrder> = {}) {
    return this.#list(documents.SupervisionRecordsDocument, (data) => data.supervisionRecords, options);
  }

  // Managing

  /** Objections that the caller may see, with what was done about them. */
  objections(
    options: PagingOptions & {
      filter?: types.ObjectionFilter;
      orderBy?: types.ObjectionOrder;
      signal?: AbortSignal;
    } = {},
  ): Paged<types.ObjectionFieldsFragment> {
    const { filter = null, orderBy = null, signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) => {
      const variables = { filter, orderBy, first, after };
      return (await this.query(documents.ObjectionsDocument, variables, { signal })).objections;
    };
    return new Paged(fetchPage, paging);
  }

  /** The caller's watch lists. */
  watchLists(options: PagingOptions & { signal?: AbortSignal } = {}): Paged<types.WatchListFieldsFragment> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WatchListsDocument, { first, after }, { signal })).watchLists;
    return new Paged(fetchPage, paging);
  }

  /** Whom a watch list has. */
  watchSubjects(
    watchListId: string,
    options: PagingOptions & { signal?: AbortSignal } = {},
  ): Paged<types.WatchSubjectsQuery['watchSubjects']['nodes'][number]> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WatchSubjectsDocument, { watchListId, first, after }, { signal })).watchSubjects;
    return new Paged(fetchPage, paging);
  }

  /** Makes a file of up to a million codes, CSV or XLSX, be a watch list: what is not in it is taken off. */
  replaceWatchList(
    watchListId: string,
    file: FileToSend,
    options: WatchListFileOptions = {},
  ): Promise<WatchListReport> {
    return sendSubjects(this.#transport, 'PUT', watchListId, file, options);
  }

  /** Adds the codes of a file to a watch list. */
  extendWatchList(watchListId: string, file: FileToSend, options: WatchListFileOptions = {}): Promise<WatchListReport> {
    return sendSubjects(this.#transport, 'POST', watchListId, file, options);
  }

  /** The caller's webhook endpoints. */
  webhookEndpoints(options: PagingOptions & { signal?: AbortSignal } = {}): Paged<types.WebhookEndpointFieldsFragment> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WebhookEndpointsDocument, { first, after }, { signal })).webhookEndpoints;
    return new Paged(fetchPage, paging);
  }

  /** What an endpoint was sent, is to be sent, or could not be. */
  webhookDeliveries(
    endpointId: string,
    options: PagingOptions & { state?: types.WebhookDeliveryState; signal?: AbortSignal } = {},
  ): Paged<types.WebhookDeliveryFieldsFragment> {
    const { signal, state = null, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) => {
      const variables = { endpointId, state, first, after };
      return (await this.query(documents.WebhookDeliveriesDocument, variables, { signal })).webhookDeliveries;
    };
    return new Paged(fetchPage, paging);
  }

  // Following

  /** The changes of records, from a sequence number on, each once and in order, over any break of the connection. */
  async *changes(options: ChangesOptions = {}): AsyncGenerator<Change, void, undefined> {
    for await (const item of this.feed(options)) {
      if ('sequence' in item) yield item;
    }
  }

  /** The same with how far the feed was looked through: what a program keeps that wants only some changes. */
  feed(options: ChangesOptions = {}): AsyncGenerator<Change | Progress, void, undefined> {
    return readFeed(this.#transport, options);
  }

  // Verifying

  /** Verifies any number of subjects, all at one point of the data. */
  verify(
    subjects: Iterable<types.VerifySubject> | AsyncIterable<types.VerifySubject>,
    options: VerifyOptions = {},
  ): Verification {
    return new Verification(this, subjects, options);
  }

  // Writing

  /** Enters records of a kind. */
  submit<Kind extends SubmittableKind>(
    kind: Kind,
    rows: readonly SubmissionRow<Kind, 'submit'>[],
    options: SubmissionOptions = {},
  ): Promise<SubmissionOutcome> {
    return sendSubmission(this, kind, 'submit', rows, options);
  }

  /** Corrects records: each correction says which revision it was made on, and why. */
  correct<Kind extends SubmittableKind>(
    kind: Kind,
    rows: readonly SubmissionRow<Kind, 'correct'>[],
    options: SubmissionOptions = {},
  ): Promise<SubmissionOutcome> {
    return sendSubmission(this, kind, 'correct', rows, options);
  }

  /** Withdraws records, each with the reason. */
  withdraw<Kind extends SubmittableKind>(
    kind: Kind,
    rows: readonly SubmissionRow<Kind, 'withdraw'>[],
    options: SubmissionOptions = {},
  ): Promise<SubmissionOutcome> {
    return sendSubmission(this, kind, 'withdraw', rows, options);
  }

  // Who and what

  /** Who the caller is, and its limits. */
  async viewer(options?: RequestOptions): Promise<types.ViewerQuery['viewer']> {
    return (await this.query(documents.ViewerDocument, {}, options)).viewer;
  }

  /** The points that are left; `null` where nothing is counted. */
  async rateLimit(options?: RequestOptions): Promise<types.RateLimitQuery['rateLimit']> {
    return (await this.query(documents.RateLimitDocument, {}, options)).rateLimit;
  }

  /** What the data set is, its licence, and how far it goes. */
  async dataset(options?: RequestOptions): Promise<types.DatasetQuery['dataset']> {
    return (await this.query(documents.DatasetDocument, {}, options)).dataset;
  }

  /** The official codes with their terms; all tables, or those that are named. */
  async codeTables(names?: readonly string[], options?: RequestOptions): Promise<types.CodeTablesQuery['codeTables']> {
    const variables = { names: names === undefined ? null : [...names] };
    return (await this.query(documents.CodeTablesDocument, variables, options)).codeTables;
  }

  #list<Data, Node, Filter, Order, Variables extends ListVariables<Filter, Order>>(
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
