import { RejectedError } from './errors.js';
import type { TypedDocument } from './document.js';
import * as documents from './generated/documents.js';
import type { SubmissionMode, SubmissionOutcomeFragment } from './generated/types.js';
import type { RequestOptions } from './transport/transport.js';
import type { Client } from './client.js';

/** The mutations of each kind. */
const MUTATIONS = {
  ALTERATION: {
    submit: documents.SubmitAlterationsDocument,
    correct: documents.CorrectAlterationsDocument,
    withdraw: documents.WithdrawAlterationsDocument,
  },
  SHAREHOLDER: {
    submit: documents.SubmitShareholdersDocument,
    correct: documents.CorrectShareholdersDocument,
    withdraw: documents.WithdrawShareholdersDocument,
  },
  KEY_PERSON: {
    submit: documents.SubmitKeyPersonsDocument,
    correct: documents.CorrectKeyPersonsDocument,
    withdraw: documents.WithdrawKeyPersonsDocument,
  },
  BRANCH: {
    submit: documents.SubmitBranchesDocument,
    correct: documents.CorrectBranchesDocument,
    withdraw: documents.WithdrawBranchesDocument,
  },
  LICENCE: {
    submit: documents.SubmitLicencesDocument,
    correct: documents.CorrectLicencesDocument,
    withdraw: documents.WithdrawLicencesDocument,
  },
  PENALTY: {
    submit: documents.SubmitPenaltiesDocument,
    correct: documents.CorrectPenaltiesDocument,
    withdraw: documents.WithdrawPenaltiesDocument,
  },
  CHATTEL_MORTGAGE: {
    submit: documents.SubmitChattelMortgagesDocument,
    correct: documents.CorrectChattelMortgagesDocument,
    withdraw: documents.WithdrawChattelMortgagesDocument,
  },
  EQUITY_PLEDGE: {
    submit: documents.SubmitEquityPledgesDocument,
    correct: documents.CorrectEquityPledgesDocument,
    withdraw: documents.WithdrawEquityPledgesDocument,
  },
  INTELLECTUAL_PROPERTY_PLEDGE: {
    submit: documents.SubmitIntellectualPropertyPledgesDocument,
    correct: documents.CorrectIntellectualPropertyPledgesDocument,
    withdraw: documents.WithdrawIntellectualPropertyPledgesDocument,
  },
  ANNUAL_REPORT: {
    submit: documents.SubmitAnnualReportsDocument,
    correct: documents.CorrectAnnualReportsDocument,
    withdraw: documents.WithdrawAnnualReportsDocument,
  },
  ABNORMAL_OPERATION: {
    submit: documents.SubmitAbnormalOperationsDocument,
    correct: documents.CorrectAbnormalOperationsDocument,
    withdraw: documents.WithdrawAbnormalOperationsDocument,
  },
  SERIOUS_VIOLATION: {
    submit: documents.SubmitSeriousViolationsDocument,
    correct: documents.CorrectSeriousViolationsDocument,
    withdraw: documents.WithdrawSeriousViolationsDocument,
  },
  INSPECTION: {
    submit: documents.SubmitInspectionsDocument,
    correct: documents.CorrectInspectionsDocument,
    withdraw: documents.WithdrawInspectionsDocument,
  },
  COMPLAINT: {
    submit: documents.SubmitComplaintsDocument,
    correct: documents.CorrectComplaintsDocument,
    withdraw: documents.WithdrawComplaintsDocument,
  },
  HONOUR: {
    submit: documents.SubmitHonoursDocument,
    correct: documents.CorrectHonoursDocument,
    withdraw: documents.WithdrawHonoursDocument,
  },
  SUPERVISION_RECORD: {
    submit: documents.SubmitSupervisionRecordsDocument,
    correct: documents.CorrectSupervisionRecordsDocument,
    withdraw: documents.WithdrawSupervisionRecordsDocument,
  },
};

/** A kind of record that can be submitted. */
export type SubmittableKind = keyof typeof MUTATIONS;
/** What is done with records. */
export type SubmissionAction = 'submit' | 'correct' | 'withdraw';

type VariablesOf<D> = D extends TypedDocument<unknown, infer V> ? V : never;
type RowOf<V> = V extends { input: { rows: (infer Row)[] } } ? Row : never;

/** A row of a submission of this kind. */
export type SubmissionRow<Kind extends SubmittableKind, Action extends SubmissionAction> = RowOf<
  VariablesOf<(typeof MUTATIONS)[Kind][Action]>
>;

/** How records are submitted. */
export interface SubmissionOptions extends RequestOptions {
  /**
   * The client's own name for the submission; a random one when nothing is said. State one that you keep where a program
   * may end before it has the answer, and send the same again.
   */
  readonly idempotencyKey?: string | undefined;
  /** What becomes of the other rows when one is refused; `ALL_OR_NOTHING` when nothing is said. */
  readonly mode?: SubmissionMode | undefined;
  /** Whether to tell what would happen, and change nothing. */
  readonly dryRun?: boolean | undefined;
}

/** What became of a submission and of each of its rows. Rows that were refused are no error: look at `rows`. */
export type SubmissionOutcome = SubmissionOutcomeFragment & { readonly idempotencyKey: string };

/** Sends a submission, again with the same key until there is an answer. */
export async function sendSubmission(
  client: Client,
  kind: SubmittableKind,
  action: SubmissionAction,
  rows: readonly unknown[],
  options: SubmissionOptions,
): Promise<SubmissionOutcome> {
  const { idempotencyKey = crypto.randomUUID(), mode, dryRun, ...request } = options;
  // Without types, anything may be said here.
  if (!Object.hasOwn(MUTATIONS, kind)) {
    throw new RangeError(`${JSON.stringify(kind)} is no kind of record; they are ${Object.keys(MUTATIONS).join(', ')}`);
  }
  const document = MUTATIONS[kind][action] as TypedDocument<Record<string, SubmissionOutcomeFragment>, unknown>;
  const input = {
    idempotencyKey,
    rows,
    ...(mode === undefined ? {} : { mode }),
    ...(dryRun === undefined ? {} : { dryRun }),
  };
  const data = await client.query(document, { input }, { ...request, idempotent: true });
  const outcome = Object.values(data)[0];
  if (outcome === undefined) throw new TypeError('the answer holds no outcome');
  const [first] = outcome.userErrors;
  if (first !== undefined) throw new RejectedError(first.code, first.message, { userErrors: outcome.userErrors });
  return { ...outcome, idempotencyKey };
}
