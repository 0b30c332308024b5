import { createRequire } from 'node:module';
import { CopyError } from '../errors.js';
import type { Batch, CopiedRecord, Cursor, RecordChange, Sink } from './sink.js';
import { cursorOf, storedOf, type StoredState } from './state.js';

/** A value that SQLite keeps. */
export type SqliteValue = string | number | bigint | null;

/** A prepared statement, as `node:sqlite`, `better-sqlite3` and `libsql` have it. What rows are is of each one's own type. */
export interface SqliteStatement {
  /* eslint-disable @typescript-eslint/no-explicit-any */
  run(...values: SqliteValue[]): any;
  get(...values: SqliteValue[]): any;
  all(...values: SqliteValue[]): any[];
  /* eslint-enable @typescript-eslint/no-explicit-any */
}

/** A database, as `node:sqlite`, `better-sqlite3` and `libsql` have it. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): SqliteStatement;
  close(): unknown;
}

/** What a sink does beside keeping the copy. */
export interface SqliteSinkOptions {
  /**
   * Called within the transaction of each batch, after it was applied. What it writes into the database is written
   * exactly once for each change, as the copy itself is. When it throws, nothing of the batch is applied.
   */
  readonly within?: ((batch: Batch, database: SqliteDatabase) => void) | undefined;
  /** Where parts of a snapshot are kept while they are read; beside the file when `open` has opened it. */
  readonly partsFolder?: string | undefined;
}

/** The form of every library's copies: clients/README.md. The names leave others alone. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS mingjing_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  state TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS mingjing_record (
  record_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  publisher_id TEXT NOT NULL,
  publisher_name TEXT,
  enterprise_id TEXT NOT NULL,
  under_objection INTEGER NOT NULL,
  content TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_record_by_enterprise ON mingjing_record (enterprise_id, kind);
CREATE INDEX IF NOT EXISTS mingjing_record_by_kind ON mingjing_record (kind, record_id);
CREATE TABLE IF NOT EXISTS mingjing_enterprise (
  id TEXT PRIMARY KEY,
  credit_code TEXT,
  registration_number TEXT,
  name TEXT,
  by_its_record INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_credit_code ON mingjing_enterprise (credit_code);
CREATE INDEX IF NOT EXISTS mingjing_enterprise_by_registration_number ON mingjing_enterprise (registration_number);
CREATE VIEW IF NOT EXISTS mingjing AS
  SELECT r.record_id, r.kind, r.revision, r.sequence, r.updated_at, r.publisher_id, r.publisher_name, r.enterprise_id,
    e.credit_code, e.registration_number, e.name, r.under_objection, r.content
  FROM mingjing_record r LEFT JOIN mingjing_enterprise e ON e.id = r.enterprise_id;
`;
const PAGE = 1_000;

/** A copy in SQLite: a row a record, its content as JSON, and a view `mingjing` with the names of enterprises. */
export class SqliteSink implements Sink {
  #known: string | undefined;
  readonly #statements;
  readonly partsFolder: string | undefined;

  constructor(
    readonly database: SqliteDatabase,
    private readonly options: SqliteSinkOptions = {},
  ) {
    database.exec('PRAGMA busy_timeout = 10000');
    database.exec('PRAGMA journal_mode = WAL');
    // A batch that was applied survives a loss of power too.
    database.exec('PRAGMA synchronous = FULL');
    database.exec(SCHEMA);
    this.#statements = prepare(database);
    this.partsFolder = options.partsFolder;
    this.#known = this.#readState();
  }

  /**
   * Opens a file with the SQLite that is there: `node:sqlite` of Node.js 22.13 and later, or one of the packages
   * `better-sqlite3` and `libsql`.
   */
  static async open(file: string, options: SqliteSinkOptions = {}): Promise<SqliteSink> {
    return new SqliteSink(await openSqlite(file), { partsFolder: `${file}.parts`, ...options });
  }

  cursor(): Promise<Cursor | undefined> {
    const text = (this.#known = this.#readState());
    return Promise.resolve(text === undefined ? undefined : cursorOf(JSON.parse(text) as StoredState));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is for sinks that have to wait
  async apply(batch: Batch): Promise<void> {
    const { database } = this;
    database.exec('BEGIN IMMEDIATE');
    try {
      if (this.#readState() !== this.#known) {
        throw new CopyError('COPY_IN_USE', 'another pull has moved this copy; let one at a time run');
      }
      if (batch.clear) database.exec('DELETE FROM mingjing_record; DELETE FROM mingjing_enterprise');
      for (const change of batch.changes) this.#applyChange(change);
      const state = JSON.stringify(storedOf(batch.cursor));
      this.#statements.keep.run(state);
      this.options.within?.(batch, database);
      database.exec('COMMIT');
      this.#known = state;
    } catch (error) {
      try {
        database.exec('ROLLBACK');
      } catch {
        // It was rolled back already; the first error says why.
      }
      throw error;
    }
  }

  close(): Promise<void> {
    this.database.close();
    return Promise.resolve();
  }

  /** All records of the copy, by kind and id. */
  *records(): Generator<CopiedRecord, void, undefined> {
    let after: [string, string] = ['', ''];
    for (;;) {
      const rows = this.#statements.page.all(after[0], after[0], after[1], PAGE) as Row[];
      for (const row of rows) yield recordOf(row);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = [last.kind, last.record_id];
    }
  }

  #applyChange(change: RecordChange): void {
    if (change.type === 'remove') {
      this.#statements.remove.run(change.recordId);
      return;
    }
    const { record, publisherIsCertain } = change;
    const { put, putWithPublisher } = this.#statements;
    (publisherIsCertain ? putWithPublisher : put).run(
      record.recordId,
      record.kind,
      record.revision,
      Number(record.sequence),
      record.updatedAt,
      record.publisher.id,
      record.publisher.name,
      record.enterprise.id,
      record.underObjection ? 1 : 0,
      JSON.stringify(record.content),
    );
    const isOwn = record.kind === 'ENTERPRISE';
    const { creditCode, registrationNumber, name } = isOwn ? named(record.content) : record.enterprise;
    const id = isOwn ? record.recordId : record.enterprise.id;
    this.#statements.enterprise.run(id, creditCode, registrationNumber, name, isOwn ? 1 : 0);
  }

  #readState(): string | undefined {
    return (this.#statements.state.get() as { state: string } | undefined)?.state;
  }
}

/** What an enterprise's own record calls it. */
function named(content: CopiedRecord['content']) {
  const text = (field: string) => {
    const value = content[field];
    return typeof value === 'string' ? value : null;
  };
  return { creditCode: text('creditCode'), registrationNumber: text('registrationNumber'), name: text('name') };
}

const PUT = `
  INSERT INTO mingjing_record (record_id, kind, revision, sequence, updated_at, publisher_id, publisher_name, enterprise_id,
    under_objection, content)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (record_id) DO UPDATE SET
    kind = excluded.kind, revision = excluded.revision, sequence = excluded.sequence, updated_at = excluded.updated_at,
    enterprise_id = excluded.enterprise_id, under_objection = excluded.under_objection, content = excluded.content`;
const WITH_PUBLISHER = ', publisher_id = excluded.publisher_id, publisher_name = excluded.publisher_name';
/** What an enterprise is called, its own record says; another record says it only where there is none. */
const ENTERPRISE = `
  INSERT INTO mingjing_enterprise (id, credit_code, registration_number, name, by_its_record) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    credit_code = excluded.credit_code, registration_number = excluded.registration_number, name = excluded.name,
    by_its_record = excluded.by_its_record
  WHERE excluded.by_its_record >= mingjing_enterprise.by_its_record`;

function prepare(database: SqliteDatabase) {
  return {
    state: database.prepare('SELECT state FROM mingjing_state WHERE id = 1'),
    keep: database.prepare(
      'INSERT INTO mingjing_state (id, state) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
    ),
    enterprise: database.prepare(ENTERPRISE),
    put: database.prepare(PUT),
    putWithPublisher: database.prepare(PUT + WITH_PUBLISHER),
    remove: database.prepare('DELETE FROM mingjing_record WHERE record_id = ?'),
    page: database.prepare(
      'SELECT * FROM mingjing WHERE kind > ? OR (kind = ? AND record_id > ?) ORDER BY kind, record_id LIMIT ?',
    ),
  };
}

interface Row {
  readonly record_id: string;
  readonly kind: string;
  readonly revision: number;
  readonly sequence: number;
  readonly updated_at: string;
  readonly publisher_id: string;
  readonly publisher_name: string;
  readonly enterprise_id: string;
  readonly credit_code: string | null;
  readonly registration_number: string | null;
  readonly name: string;
  readonly under_objection: number;
  readonly content: string;
}

function recordOf(row: Row): CopiedRecord {
  return {
    kind: row.kind,
    recordId: row.record_id,
    revision: row.revision,
    sequence: String(row.sequence),
    updatedAt: row.updated_at,
    publisher: { id: row.publisher_id, name: row.publisher_name },
    enterprise: {
      id: row.enterprise_id,
      creditCode: row.credit_code,
      registrationNumber: row.registration_number,
      name: row.name,
    },
    underObjection: row.under_objection === 1,
    content: JSON.parse(row.content) as CopiedRecord['content'],
  };
}

/** Opens a file with the SQLite that is there. */
export async function openSqlite(file: string): Promise<SqliteDatabase> {
  const builtIn = await sqliteOfNode();
  if (builtIn !== undefined) return new builtIn.DatabaseSync(file);
  const require = createRequire(import.meta.url);
  for (const name of ['better-sqlite3', 'libsql']) {
    try {
      const Database = require(name) as new (file: string) => SqliteDatabase;
      return new Database(file);
    } catch (error) {
      if ((error as { code?: string }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new CopyError(
    'NO_SQLITE',
    'there is no SQLite: use Node.js 22.13 or later, or install the package better-sqlite3 or libsql',
  );
}

interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => SqliteDatabase;
}

async function sqliteOfNode(): Promise<NodeSqlite | undefined> {
  const name = 'node:sqlite';
  try {
    return (await import(name)) as NodeSqlite;
  } catch {
    return undefined;
  }
}
