/** What sends files from a disk and keeps the files that the gateway makes, in Node.js. */
export { downloadExport, type DownloadOptions } from './download.js';
export { openFile, type OpenedFile } from './open.js';
export { resultsOf, type VerifiedRow } from './results.js';
export { downloadResult, verifyFile, type VerifyFileOptions } from './verify.js';
