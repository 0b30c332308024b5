import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ApiError, SnapshotError } from '../errors.js';
import type { ExportManifest, ExportPart } from '../exports.js';
import { damaged, downloadFile } from '../files/download.js';
import { NOTHING, type Copy } from './copy.js';
import { awaitManifest, findDelta, findSnapshot } from './find.js';
import { recognise } from './following.js';
import { isReadable, readRows, type ExportRow } from './rows.js';
import type { Cursor, RecordChange } from './sink.js';

type Loading = NonNullable<Cursor['loading']>;

/** Loads a copy from exports: a snapshot to begin with, a delta where it is far behind. */
export class Loader {
  constructor(private readonly copy: Copy) {}

  /** Goes on with the export that was begun, or begins a copy; one that is whole already stays as it is. */
  async load(kept: Cursor | undefined): Promise<Cursor> {
    if (kept !== undefined && kept.loading === undefined) return kept;
    if (kept?.loading !== undefined && kept.loading.exportId !== NOTHING.exportId) {
      const whole = await this.#loadExport(kept, kept.loading);
      if (whole !== undefined) return whole;
    }
    const noSnapshot = this.copy.options.from === 'feed' || this.copy.isOfSome;
    const found = noSnapshot ? undefined : await findSnapshot(this.copy.client, this.copy.kinds, this.copy.request);
    const start = this.copy.at({ sequence: found?.sequence ?? '0' });
    if (found === undefined) {
      await this.copy.clear(start);
      return start;
    }
    // Kept before it is waited for, so that a pull that is killed meanwhile does not ask for another one.
    const loading = { exportId: found.id, part: 0, rows: 0 };
    const begun: Cursor = { ...start, loading };
    await this.copy.clear(begun);
    const whole = await this.#loadExport(begun, loading);
    if (whole === undefined)
      throw new SnapshotError('SNAPSHOT_FAILED', 'the snapshot went while it was loaded; pull again');
    return whole;
  }

  /** Says by which delta the copy will be brought up to date; nothing changes where there is none. */
  async beginDelta(kept: Cursor): Promise<Cursor> {
    if (kept.sequence === '0') return kept;
    await recognise(this.copy, kept);
    const found = await findDelta(this.copy.client, this.copy.kinds, kept.sequence, this.copy.request);
    if (found === undefined || BigInt(found.sequence) <= BigInt(kept.sequence)) return kept;
    // Whoever goes on with it, in whatever language, waits for the same export.
    const loading = { exportId: found.id, part: 0, rows: 0 };
    const begun = this.copy.at({ sequence: found.sequence, loading });
    await this.copy.apply([], begun);
    return begun;
  }

  /** Loads what is missing of an export; nothing when it is there no longer. */
  async #loadExport(cursor: Cursor, loading: Loading): Promise<Cursor | undefined> {
    const onWait = () => this.copy.tell('export', cursor.sequence);
    try {
      const manifest = await awaitManifest(this.copy.client, loading.exportId, { ...this.copy.request, onWait });
      // Another library may have begun with an export that cannot be read here: it is begun anew, with one that can.
      if (manifest === undefined || !(await isReadable(manifest.compression))) return undefined;
      return await this.#withFolder((folder) => this.#loadParts(manifest, cursor, loading, folder));
    } catch (error) {
      // The next pull begins anew, whatever it was.
      if (error instanceof SnapshotError) await this.copy.startOver();
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  async #loadParts(manifest: ExportManifest, cursor: Cursor, begun: Loading, folder: string): Promise<Cursor> {
    let at = cursor;
    for (const [index, part] of manifest.parts.entries()) {
      const isWanted = this.copy.kinds?.includes(part.kind) ?? true;
      if (index < begun.part || !isWanted) continue;
      at = await this.#loadPart(manifest, index, part, at, index === begun.part ? begun.rows : 0, folder);
    }
    // The last change of all may have removed a record, so that no row tells of it.
    const last = (this.copy.kinds === undefined ? await this.#changeAt(cursor.sequence) : undefined) ?? at.last;
    const whole = this.copy.at({ sequence: cursor.sequence, ...(last && { last }) });
    await this.copy.apply([], whole);
    return whole;
  }

  /** Applies the rows of a part, but for the first ones, which the copy has. */
  async #loadPart(
    manifest: ExportManifest,
    index: number,
    part: ExportPart,
    cursor: Cursor,
    done: number,
    folder: string,
  ): Promise<Cursor> {
    const name = `${part.sha256.replaceAll(/[^\w]/g, '')}.part`;
    const file = await downloadFile(this.copy.client, part, folder, name, this.copy.request);
    let at = cursor;
    let rows = 0;
    let changes: RecordChange[] = [];
    const flush = async () => {
      at = { ...at, loading: { exportId: manifest.id, part: index, rows } };
      await this.copy.apply(changes, at);
      changes = [];
      this.copy.tell('snapshot', cursor.sequence);
    };
    try {
      for await (const row of readRows(file, manifest.compression)) {
        this.copy.options.signal?.throwIfAborted();
        rows += 1;
        if (rows <= done) continue;
        changes.push(changeOf(row));
        if (!row.deleted && (at.last === undefined || BigInt(row.sequence) > BigInt(at.last.sequence))) {
          at = { ...at, last: { sequence: row.sequence, at: row.updatedAt, recordId: row.recordId } };
        }
        if (changes.length >= this.copy.batchSize) await flush();
      }
      if (changes.length > 0) await flush();
    } finally {
      await rm(file, { force: true });
    }
    if (rows !== part.rows) throw damaged(part, `it has ${rows} rows where the manifest says ${part.rows}`);
    return at;
  }

  async #changeAt(sequence: string): Promise<Cursor['last']> {
    if (sequence === '0') return undefined;
    for await (const { at, recordId } of this.copy.client.changes({
      ...this.copy.patience,
      after: BigInt(sequence) - 1n,
    })) {
      return { sequence, at, recordId };
    }
    return undefined;
  }

  /** Runs with a folder for parts. One that is not the caller's is gone afterwards. */
  async #withFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
    if (this.copy.options.folder !== undefined) return run(this.copy.options.folder);
    const { partsFolder } = this.copy.sink;
    if (partsFolder !== undefined) {
      const done = await run(partsFolder);
      // It stays where a pull failed: the next one takes up what is there.
      await rm(partsFolder, { recursive: true, force: true });
      return done;
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'mingjing-'));
    try {
      return await run(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What a row of a snapshot or a delta means for a copy. */
function changeOf(row: ExportRow): RecordChange {
  if (row.deleted) return { type: 'remove', kind: row.kind, recordId: row.recordId, sequence: row.sequence };
  const record = { ...row };
  delete record.deleted;
  return { type: 'put', record, publisherIsCertain: true };
}
