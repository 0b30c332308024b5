import { ApiError } from './errors.js';
import { sendFile, type FileToSend, type SendOptions } from './sending.js';
import type { Transport } from './transport/transport.js';

/** What a file made of a watch list, or would make of it. */
export interface WatchListReport {
  /** Whether nothing was changed. */
  readonly dryRun: boolean;
  readonly rows: number;
  /** How many subjects came. Where the file had to be sent again, those that came with its last sending. */
  readonly added: number;
  readonly alreadyThere: number;
  /** How many were taken off. */
  readonly removed: number;
  /** How many rows name no subject. */
  readonly invalid: number;
  /** The first hundred of them. */
  readonly invalidRows: readonly { readonly row: number; readonly value: string; readonly reason: string }[];
  /** How many subjects nobody is registered as yet. They are kept, and match once somebody is. */
  readonly unregistered: number;
  /** Some of them. */
  readonly unregisteredCodes: readonly string[];
  /** How many subjects the list has. */
  readonly subjectCount: number;
}

/** How a file of a watch list is sent. */
export interface WatchListFileOptions extends SendOptions {
  /** Whether only to say what would change. */
  readonly dryRun?: boolean | undefined;
}

/** Sends a file of subjects. A second time it has no second effect, so it has no key. */
export function sendSubjects(
  transport: Transport,
  method: 'POST' | 'PUT',
  watchListId: string,
  file: FileToSend,
  options: WatchListFileOptions,
): Promise<WatchListReport> {
  const { dryRun, ...request } = options;
  const query = dryRun === true ? '?dryRun=true' : '';
  const path = `/v1/watch-lists/${encodeURIComponent(watchListId)}/subjects${query}`;
  // One file at a time is taken for a list, and what has come whole is dealt with though its sender hung up: after a break it
  // is this very file that is in the way.
  let brokeOff = false;
  const passes = (error: unknown) => {
    const isBusy = error instanceof ApiError && error.code === 'CONFLICT';
    if (!isBusy) brokeOff = true;
    return isBusy && brokeOff;
  };
  return sendFile(transport, file, { method, path }, { ...request, passes });
}
