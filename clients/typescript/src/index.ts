/** The client of Mingjing. What keeps a copy of the data set stands in `mingjing/pull`, what reads and keeps files in `mingjing/files`. */
export type {
  Change,
  ChangesFilter,
  ChangesOptions,
  Content,
  EnterpriseReference,
  OrganisationReference,
  Outage,
  Progress,
} from './changes.js';
export { Client, type AsOfOptions, type EnterpriseKey, type ListOptions, type QueryOptions } from './client.js';
export { TypedDocument, type Document } from './document.js';
export * from './errors.js';
export type { Export, ExportManifest, ExportPart, ExportRequest, ExportWaitOptions, Exports } from './exports.js';
export * as documents from './generated/documents.js';
export type * as types from './generated/types.js';
export { Paged, type Page, type PagingOptions } from './paging.js';
export type { FileToSend, SendOptions } from './sending.js';
export type {
  SubmissionAction,
  SubmissionOptions,
  SubmissionOutcome,
  SubmissionRow,
  SubmittableKind,
} from './submit.js';
export type { RetryOptions } from './transport/retry.js';
export type { Runtime } from './transport/runtime.js';
export type { ClientOptions, RequestOptions, Transport } from './transport/transport.js';
export type { Upload, UploadFile, Uploads } from './uploads.js';
export type { VerificationJob, VerificationRequest, VerificationWaitOptions, Verifications } from './verifications.js';
export {
  Verification,
  type VerificationCounts,
  type VerificationResult,
  type VerifiedSubject,
  type VerifyOptions,
} from './verify.js';
export type { WatchListFileOptions, WatchListReport } from './watching.js';
export { verifyWebhook, type VerifiedWebhook, type WebhookHeaders, type WebhookOptions } from './webhook.js';
