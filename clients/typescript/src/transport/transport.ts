import { ApiError, NetworkError } from '../errors.js';
import { checked } from './answers.js';
import { KeyCredentials, TokenCredentials, type Credentials, type TokenAnswer } from './credentials.js';
import { withRetries, type RetryOptions } from './retry.js';
import { systemRuntime, type Runtime } from './runtime.js';

/** What a client is made with. */
export interface ClientOptions {
  /** Where the gateway is, such as `https://mingjing.example`; with or without `/graphql` at its end. */
  readonly url: string;
  /** The API key. Without one, and without client credentials, the client is a caller without a key. */
  readonly key?: string | undefined;
  /** Client credentials in place of the key: tokens are got with them, and renewed in time. */
  readonly clientId?: string | undefined;
  /** One of the client's live keys. */
  readonly clientSecret?: string | undefined;
  /** The scopes that tokens shall have; all of the client's when nothing is said. */
  readonly scope?: string | undefined;
  /** How often and how long requests are repeated. */
  readonly retry?: RetryOptions | undefined;
  /** How long one attempt may take; 30 s when nothing is said. */
  readonly timeoutMs?: number | undefined;
  /** Stands at the end of `User-Agent`, where the surroundings let it be set. */
  readonly userAgent?: string | undefined;
  /** Other surroundings, for tests and for proxies. */
  readonly runtime?: Partial<Runtime> | undefined;
}

/** What a request may say. */
export interface RequestOptions {
  /** Ends the request and its repetitions. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the client's. */
  readonly timeoutMs?: number | undefined;
  /** In place of the client's. */
  readonly retry?: RetryOptions | undefined;
}

/** A request below the gateway's address. */
export interface Call extends RequestOptions {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | Blob;
  /** Whether it may be sent again when it is not known whether it was executed. */
  readonly repeatable: boolean;
  /** Told of each error: whether what led to it passes, beside what always does. It is then waited for patiently. */
  readonly passes?: (error: unknown) => boolean;
  /** Whether only the waits between attempts count as elapsed. */
  readonly countsWaits?: boolean;
}

/** An answer that is still to be read, and what has to be called when it is not read to its end. */
export interface Opened {
  readonly response: Response;
  abort(): void;
}

const VERSION = '0.1.0';
/** A browser names itself, and asks the gateway for leave before it sends a header of ours. */
const ON_SERVER = 'process' in globalThis && typeof process.versions.node === 'string';

/** Sends requests: with credentials, in time, repeated where that is safe, and with errors that say what happened. */
export class Transport {
  readonly base: string;
  readonly runtime: Runtime;
  readonly #credentials: Credentials;
  readonly #retry: RetryOptions;
  readonly #timeoutMs: number;
  readonly #userAgent: string;

  constructor(options: ClientOptions) {
    this.base = baseOf(options.url);
    this.runtime = { ...systemRuntime, ...options.runtime };
    this.#retry = options.retry ?? {};
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#userAgent = `mingjing-typescript/${VERSION}${options.userAgent ? ` ${options.userAgent}` : ''}`;
    this.#credentials = this.#credentialsOf(options);
  }

  /** Sends a request and reads its answer within the time of an attempt. */
  send<T>(call: Call, read: (response: Response) => Promise<T>): Promise<T> {
    return this.#repeat(call, async () => {
      const opened = await this.#attempt(call);
      try {
        return await read(await checked(opened.response));
      } catch (error) {
        throw error instanceof ApiError ? error : opened.failure(error);
      } finally {
        opened.done();
      }
    });
  }

  /** Sends a request whose answer is read by the caller, without a limit of time from its headers on. */
  open(call: Call): Promise<Opened> {
    return this.#repeat(call, async () => {
      const opened = await this.#attempt(call);
      try {
        const response = await checked(opened.response);
        opened.untimed();
        return { response, abort: () => opened.abort() };
      } catch (error) {
        opened.done();
        throw error instanceof ApiError ? error : opened.failure(error);
      }
    });
  }

  /** Whether the credentials can be renewed. The next request is then made with new ones. */
  renewsCredentials(): boolean {
    return this.#credentials.renew();
  }

  #repeat<T>(call: Call, attempt: () => Promise<T>): Promise<T> {
    const { repeatable, signal, passes, countsWaits } = call;
    return withRetries(attempt, {
      runtime: this.runtime,
      options: { ...this.#retry, ...call.retry },
      repeatable,
      signal,
      passes,
      countsWaits,
    });
  }

  /** One attempt; two when the token is refused, which is before anything is done. */
  async #attempt(call: Call): Promise<Attempt> {
    const authorization = await unlessAborted(this.#credentials.authorization(), call.signal);
    const attempt = await this.#fetch(call, authorization);
    if (attempt.response.status !== 401 || authorization === undefined) return attempt;
    if (!this.#credentials.renew(authorization)) return attempt;
    attempt.abort();
    return this.#fetch(call, await unlessAborted(this.#credentials.authorization(), call.signal));
  }

  async #fetch(call: Call, authorization: string | undefined): Promise<Attempt> {
    call.signal?.throwIfAborted();
    const headers: Record<string, string> = { ...call.headers };
    if (ON_SERVER) headers['user-agent'] = this.#userAgent;
    if (authorization !== undefined) headers['authorization'] = authorization;
    const attempt = new Attempt(call.timeoutMs ?? this.#timeoutMs, call.signal);
    const init: RequestInit = {
      method: call.method,
      headers,
      // A key is not to be carried to where a redirection leads.
      redirect: 'manual',
      signal: attempt.signal,
      ...(call.body === undefined ? {} : { body: call.body }),
    };
    try {
      attempt.response = await this.runtime.fetch(this.base + call.path, init);
      return attempt;
    } catch (error) {
      attempt.done();
      throw attempt.failure(error);
    }
  }

  #credentialsOf(options: ClientOptions): Credentials {
    const { key, clientId, clientSecret, scope } = options;
    if (clientId === undefined && clientSecret === undefined) return new KeyCredentials(key);
    if (clientId === undefined || clientSecret === undefined || key !== undefined) {
      throw new TypeError('state a key, or clientId with clientSecret');
    }
    const ask = (authorization: string) => this.#askForToken(authorization, scope);
    return new TokenCredentials(clientId, clientSecret, ask, () => this.runtime.now());
  }

  #askForToken(authorization: string, scope: string | undefined): Promise<TokenAnswer> {
    const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) });
    const call: Call = {
      method: 'POST',
      path: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      repeatable: true,
    };
    return this.#repeat(call, async () => {
      const attempt = await this.#fetch(call, authorization);
      try {
        const response = await checked(attempt.response);
        return (await response.json()) as TokenAnswer;
      } catch (error) {
        throw error instanceof ApiError ? error : attempt.failure(error);
      } finally {
        attempt.done();
      }
    });
  }
}

/** One attempt: its answer, its time, and the caller's signal. */
class Attempt {
  response!: Response;
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  #isLate = false;
  readonly #forward = () => this.#controller.abort(this.caller?.reason);

  constructor(
    private readonly timeoutMs: number,
    private readonly caller: AbortSignal | undefined,
  ) {
    this.#timer = setTimeout(() => {
      this.#isLate = true;
      this.#controller.abort(new Error('timeout'));
    }, timeoutMs);
    caller?.addEventListener('abort', this.#forward, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The rest may take its time, and still ends with the caller's signal. */
  untimed(): void {
    clearTimeout(this.#timer);
  }

  done(): void {
    clearTimeout(this.#timer);
    this.caller?.removeEventListener('abort', this.#forward);
  }

  abort(): void {
    this.done();
    this.#controller.abort(new Error('no longer wanted'));
  }

  /** What a fault of `fetch` means. */
  failure(error: unknown): unknown {
    if (this.caller?.aborted) return this.caller.reason;
    if (error instanceof SyntaxError) {
      return new ApiError('HTTP_200', "the answer is not the gateway's: it is no JSON; is this its address?", {
        status: 200,
      });
    }
    if (this.#isLate) {
      return new NetworkError('CLIENT_TIMEOUT', `no answer within ${this.timeoutMs} ms`, { cause: error });
    }
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    const message = error instanceof Error ? error.message : 'the connection failed';
    return new NetworkError('NETWORK', `the gateway was not reached: ${message}${cause}`, { cause: error });
  }
}

/** What is waited for, unless the caller stops waiting. It goes on for others who wait for it. */
function unlessAborted<T>(waited: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return waited;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The address without `/graphql` and slashes at its end. */
function baseOf(text: string): string {
  if (!URL.canParse(text)) throw new TypeError(`the url must be like https://host, not ${JSON.stringify(text)}`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TypeError('the url must be http or https');
  if (url.username !== '' || url.password !== '') throw new TypeError('the url must hold no name and password');
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/graphql$/, '');
}
