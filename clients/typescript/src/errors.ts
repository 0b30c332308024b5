/** A reason in an answer why something was not accepted. */
export interface UserError {
  /** The path to the input at fault; empty when it is about the whole. */
  readonly path: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** An error of GraphQL, as the gateway sent it. */
export interface GraphQLError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: { readonly code?: string; readonly field?: string } & Readonly<Record<string, unknown>>;
}

/** What is known of an error beside its message. */
export interface ErrorDetails {
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
  readonly userErrors?: readonly UserError[] | undefined;
  readonly cause?: unknown;
}

/** Everything that this library throws is one of these, but for the reason of a signal that was aborted. */
export class MingjingError extends Error {
  override name = 'MingjingError';
  /** What sort of error: a code of the gateway (docs/errors.md), or one of this library, which the subclasses name. */
  readonly code: string;
  /** The id of the request, which the operator finds in its logs. */
  readonly requestId: string | undefined;
  /** After how many seconds the same request may be let in. */
  readonly retryAfter: number | undefined;
  /** What was wrong with what was submitted. */
  readonly userErrors: readonly UserError[];

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
    this.userErrors = details.userErrors ?? [];
  }
}

/** What is known of an error that the gateway answered with. */
export interface ApiErrorDetails extends ErrorDetails {
  readonly status: number;
  readonly field?: string | undefined;
  readonly errors?: readonly GraphQLError[] | undefined;
  readonly data?: unknown;
}

/**
 * The gateway answered with an error. `code` is one of docs/errors.md, one of RFC 6749 for a refused token
 * (`invalid_client` …), or `HTTP_` and the status where the answer has none, such as that of a proxy.
 */
export class ApiError extends MingjingError {
  override name = 'ApiError';
  readonly status: number;
  /** The input at fault. */
  readonly field: string | undefined;
  /** All errors of a GraphQL answer. */
  readonly errors: readonly GraphQLError[];
  /** What a GraphQL answer holds beside its errors. */
  readonly data: unknown;

  constructor(code: string, message: string, details: ApiErrorDetails) {
    super(code, message, details);
    this.status = details.status;
    this.field = details.field;
    this.errors = details.errors ?? [];
    this.data = details.data;
  }
}

/** No answer came: `NETWORK` when the connection failed, `CLIENT_TIMEOUT` when it took longer than this client waits. */
export class NetworkError extends MingjingError {
  override name = 'NetworkError';
}

/** A submission as a whole was not taken; `userErrors` says why, and `code` is that of the first. */
export class RejectedError extends MingjingError {
  override name = 'RejectedError';
}

/**
 * The data set does not go as far as the copy (`DATA_SET_RESTORED`), or says something else there: it was restored from an
 * older copy, or is another one. Changes cannot be followed from there; take a new copy.
 */
export class DataSetRestoredError extends MingjingError {
  override name = 'DataSetRestoredError';
  /** Up to where the copy goes. */
  readonly position: string;

  constructor(position: string, cause?: unknown) {
    const message =
      `the data set is not the one that was read up to change ${position}: it was restored from an older copy, or is ` +
      'another one. Take a new copy';
    super('DATA_SET_RESTORED', message, { cause });
    this.position = position;
  }
}

/** The feed broke its promise (`FEED_GAP`: a sequence number is missing) or is none (`FEED_MALFORMED`). */
export class FeedError extends MingjingError {
  override name = 'FeedError';
}

/** An export, or another file that was downloaded, could not be used: `SNAPSHOT_DAMAGED`, `SNAPSHOT_FAILED`, `SNAPSHOT_GONE` or `SNAPSHOT_UNREADABLE`. */
export class SnapshotError extends MingjingError {
  override name = 'SnapshotError';
}

/**
 * What the gateway was to do in the background came to nothing (`JOB_FAILED`; `JOB_GONE` when it was taken back or is not kept
 * any more), or is not over yet (`JOB_TIMEOUT`): it goes on, and is waited for again by its id.
 */
export class JobError extends MingjingError {
  override name = 'JobError';
  /** All that is known of it. */
  readonly job: { readonly id: string; readonly state: string; readonly failure: string | null } | undefined;

  constructor(code: string, message: string, job?: JobError['job']) {
    super(code, message);
    this.job = job;
  }
}

/** A copy cannot be used: `COPY_IN_USE`, `COPY_OF_OTHER_KINDS`, `COPY_DAMAGED` or `NO_SQLITE`. */
export class CopyError extends MingjingError {
  override name = 'CopyError';
}

/** A webhook is not to be trusted: `WEBHOOK_HEADERS`, `WEBHOOK_TIMESTAMP`, `WEBHOOK_SIGNATURE` or `WEBHOOK_SECRET`. */
export class WebhookError extends MingjingError {
  override name = 'WebhookError';
}
