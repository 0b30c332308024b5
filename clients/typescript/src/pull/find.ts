import type { Client } from '../client.js';
import { ApiError, DataSetRestoredError, SnapshotError } from '../errors.js';
import { REFUSED, unlessRefused, type Export, type ExportManifest, type ExportWaitOptions } from '../exports.js';
import type { DisclosureKind } from '../generated/types.js';
import type { RequestOptions } from '../transport/transport.js';
import { READS_ZSTD, isReadable } from './rows.js';

/**
 * The export that a new copy begins with: the newest snapshot that the gateway made by itself, or else one that is asked
 * for. Nothing when the gateway has none for this caller.
 */
export async function findSnapshot(
  client: Client,
  kinds: readonly string[] | undefined,
  options: RequestOptions,
): Promise<Export | undefined> {
  const latest = await client.exports.latest('NDJSON', options);
  const suits =
    latest !== undefined && (await isReadable(latest.compression)) && (await isComplete(client, latest, options));
  return suits ? latest : requestExport(client, { kinds }, options);
}

/** The delta by which a copy that goes so far is brought up to date. Nothing when the gateway makes none for this caller. */
export async function findDelta(
  client: Client,
  kinds: readonly string[] | undefined,
  since: string,
  options: RequestOptions,
): Promise<Export | undefined> {
  try {
    return await requestExport(client, { kinds, since }, options);
  } catch (error) {
    if (error instanceof ApiError && error.field === 'since') throw new DataSetRestoredError(since, error);
    throw error;
  }
}

/** Whether it has all fields that the feed has for this caller. */
async function isComplete(client: Client, { withContacts }: Export, options: RequestOptions): Promise<boolean> {
  if (withContacts !== false) return true;
  const { scopes } = await client.viewer(options);
  return !scopes.some(({ code }) => code === 'person:read');
}

async function requestExport(
  client: Client,
  { kinds, since }: { kinds: readonly string[] | undefined; since?: string },
  options: RequestOptions,
): Promise<Export | undefined> {
  const compression = READS_ZSTD ? 'ZSTD' : 'GZIP';
  const wanted = { compression, kinds: kinds as readonly DisclosureKind[] | undefined, since } as const;
  // Where the exports of the day are used up, the feed has everything too.
  return unlessRefused([...REFUSED, 429], () => client.exports.request(wanted, options));
}

/** What an export consists of, once it is made; nothing when it is there no longer. */
export async function awaitManifest(
  client: Client,
  id: string,
  options: ExportWaitOptions,
): Promise<ExportManifest | undefined> {
  const { onWait, ...request } = options;
  try {
    await client.exports.wait(id, { ...request, onWait });
  } catch (error) {
    if (error instanceof SnapshotError && error.code === 'SNAPSHOT_GONE') return undefined;
    throw error;
  }
  return client.exports.manifest(id, request);
}
