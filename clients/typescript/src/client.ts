import { readFeed, type Change, type ChangesOptions, type Progress } from './changes.js';
import { Managing } from './client/managing.js';
import { Exports } from './exports.js';
import * as documents from './generated/documents.js';
import type * as types from './generated/types.js';
import {
  sendSubmission,
  type SubmissionOptions,
  type SubmissionOutcome,
  type SubmissionRow,
  type SubmittableKind,
} from './submit.js';
import type { ClientOptions, RequestOptions } from './transport/transport.js';
import { Uploads } from './uploads.js';
import { Verifications } from './verifications.js';
import { Verification, type VerifyOptions } from './verify.js';

export type { AsOfOptions, ListOptions, QueryOptions } from './client/asking.js';
export type { AnnualReport, EnterpriseKey, Revision } from './client/reading.js';

/** A client of a gateway. Make one and share it: it keeps connections and access tokens. */
export class Client extends Managing {
  /** Spreadsheets. */
  readonly uploads: Uploads;
  /** Snapshots and deltas as files. */
  readonly exports: Exports;
  /** Files of subjects, verified in the background. */
  readonly verifications: Verifications;

  constructor(options: ClientOptions) {
    super(options);
    this.uploads = new Uploads(this.transport);
    this.exports = new Exports(this.transport);
    this.verifications = new Verifications(this.transport);
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
    return readFeed(this.transport, options);
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
}
