import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../client.js';
import type { RequestOptions } from '../transport/transport.js';
import {
  readyOf,
  type VerificationJob,
  type VerificationRequest,
  type VerificationWaitOptions,
} from '../verifications.js';
import { downloadFile } from './download.js';
import { openFile, type FileSource } from './open.js';

/** How a file is verified. */
export interface VerifyFileOptions
  extends VerificationRequest, Pick<VerificationWaitOptions, 'withinMs' | 'onProgress'> {
  /** What the file is called, where its source has no name. */
  readonly fileName?: string | undefined;
}

/**
 * Verifies a file of up to a million subjects: sends it, waits, and downloads the result to a file. The format is the one that
 * the name of the result says, unless `format` does. Called again with the same `idempotencyKey` it goes on with the same job.
 */
export async function verifyFile(
  client: Client,
  source: FileSource,
  result: string,
  options: VerifyFileOptions = {},
): Promise<VerificationJob> {
  const { fileName, withinMs, onProgress, format = formatOf(result), ...request } = options;
  const { signal, retry } = request;
  const file = await openFile(source, fileName);
  let sent;
  try {
    sent = await client.verifications.send(file, { ...request, format });
  } finally {
    await file.close();
  }
  const done = await client.verifications.wait(sent.id, { signal, retry, withinMs, onProgress });
  await downloadResult(client, done, result, { signal, retry });
  return done;
}

/**
 * Downloads the result of a verification to a file, and checks it by its SHA-256. Called again after a break, it goes on; under
 * its name the file is there whole or not at all.
 */
export async function downloadResult(
  client: Client,
  job: VerificationJob | string,
  file: string,
  options: RequestOptions = {},
): Promise<string> {
  const id = typeof job === 'string' ? job : job.id;
  const isReady = typeof job !== 'string' && job.state === 'ready';
  const { result, links } = readyOf(id, isReady ? job : await client.verifications.find(id, options));
  const { dir, base } = path.parse(path.resolve(file));
  await mkdir(dir, { recursive: true });
  return downloadFile(client, { name: base, path: links.result, ...result }, dir, base, options);
}

const FORMATS: Readonly<Record<string, 'CSV' | 'XLSX' | 'NDJSON'>> = {
  '.csv': 'CSV',
  '.xlsx': 'XLSX',
  '.ndjson': 'NDJSON',
};

function formatOf(result: string): 'CSV' | 'XLSX' | 'NDJSON' {
  const { base, ext } = path.parse(result);
  const found = FORMATS[ext.toLowerCase()];
  if (found !== undefined) return found;
  throw new TypeError(`${base} does not say how the result is to be written: name it .csv, .xlsx or .ndjson`);
}
