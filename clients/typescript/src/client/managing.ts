import * as documents from '../generated/documents.js';
import type * as types from '../generated/types.js';
import { Paged, type PageRequest, type PagingOptions } from '../paging.js';
import type { FileToSend } from '../sending.js';
import { sendSubjects, type WatchListFileOptions, type WatchListReport } from '../watching.js';
import { Listing } from './listing.js';

/** The part of a client with what is managed: objections, watch lists, webhooks. */
export class Managing extends Listing {
  /** Objections that the caller may see, with what was done about them. */
  objections(
    options: PagingOptions & {
      filter?: types.ObjectionFilter;
      orderBy?: types.ObjectionOrder;
      signal?: AbortSignal;
    } = {},
  ): Paged<types.ObjectionFieldsFragment> {
    const { filter = null, orderBy = null, signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) => {
      const variables = { filter, orderBy, first, after };
      return (await this.query(documents.ObjectionsDocument, variables, { signal })).objections;
    };
    return new Paged(fetchPage, paging);
  }

  /** The caller's watch lists. */
  watchLists(options: PagingOptions & { signal?: AbortSignal } = {}): Paged<types.WatchListFieldsFragment> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WatchListsDocument, { first, after }, { signal })).watchLists;
    return new Paged(fetchPage, paging);
  }

  /** Whom a watch list has. */
  watchSubjects(
    watchListId: string,
    options: PagingOptions & { signal?: AbortSignal } = {},
  ): Paged<types.WatchSubjectsQuery['watchSubjects']['nodes'][number]> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WatchSubjectsDocument, { watchListId, first, after }, { signal })).watchSubjects;
    return new Paged(fetchPage, paging);
  }

  /** Makes a file of up to a million codes, CSV or XLSX, be a watch list: what is not in it is taken off. */
  replaceWatchList(
    watchListId: string,
    file: FileToSend,
    options: WatchListFileOptions = {},
  ): Promise<WatchListReport> {
    return sendSubjects(this.transport, 'PUT', watchListId, file, options);
  }

  /** Adds the codes of a file to a watch list. */
  extendWatchList(watchListId: string, file: FileToSend, options: WatchListFileOptions = {}): Promise<WatchListReport> {
    return sendSubjects(this.transport, 'POST', watchListId, file, options);
  }

  /** The caller's webhook endpoints. */
  webhookEndpoints(options: PagingOptions & { signal?: AbortSignal } = {}): Paged<types.WebhookEndpointFieldsFragment> {
    const { signal, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) =>
      (await this.query(documents.WebhookEndpointsDocument, { first, after }, { signal })).webhookEndpoints;
    return new Paged(fetchPage, paging);
  }

  /** What an endpoint was sent, is to be sent, or could not be. */
  webhookDeliveries(
    endpointId: string,
    options: PagingOptions & { state?: types.WebhookDeliveryState; signal?: AbortSignal } = {},
  ): Paged<types.WebhookDeliveryFieldsFragment> {
    const { signal, state = null, ...paging } = options;
    const fetchPage = async ({ first, after }: PageRequest) => {
      const variables = { endpointId, state, first, after };
      return (await this.query(documents.WebhookDeliveriesDocument, variables, { signal })).webhookDeliveries;
    };
    return new Paged(fetchPage, paging);
  }
}
