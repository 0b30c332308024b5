/** What keeps a copy of the data set, in Node.js. */
export { downloadExport, type DownloadOptions } from '../files/download.js';
export { FileSink, type FileSinkOptions } from './files.js';
export { fold } from './fold.js';
export type { PullOptions, PullProgress, PullResult } from './options.js';
export { pull } from './pull.js';
export { rowsOf, type ExportRow } from './rows.js';
export type { Batch, CopiedRecord, Cursor, RecordChange, Selection, Sink } from './sink.js';
export {
  SqliteSink,
  openSqlite,
  type SqliteDatabase,
  type SqliteSinkOptions,
  type SqliteStatement,
  type SqliteValue,
} from './sqlite.js';
