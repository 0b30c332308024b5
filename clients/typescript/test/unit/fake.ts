import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { Client, type ClientOptions } from '../../src/index.js';

/** A request as it came. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What is answered; a function writes the answer itself. */
export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | ((response: ServerResponse, seen: Seen) => void);

/** What answers a request: a list is used up in its order, whatever is asked. */
export type Script = Answer[] | ((seen: Seen) => Answer);

/** A gateway that answers by a script, and keeps what it was asked. */
export class FakeGateway implements AsyncDisposable {
  readonly seen: Seen[] = [];
  /** How long the client waited between its requests, in milliseconds. Nobody really waits. */
  readonly waits: number[] = [];
  #clock = 0;
  readonly #server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body: Buffer.concat(pieces).toString() };
      this.seen.push(seen);
      const answer = Array.isArray(this.script) ? this.script.shift() : this.script(seen);
      if (answer === undefined)
        respond(response, { status: 500, body: { error: { code: 'UNSCRIPTED', message: url } } });
      else if (typeof answer === 'function') answer(response, seen);
      else respond(response, answer);
    });
  });

  private constructor(private readonly script: Script) {}

  static async with(script: Script): Promise<FakeGateway> {
    const gateway = new FakeGateway(script);
    gateway.#server.listen(0, '127.0.0.1');
    await once(gateway.#server, 'listening');
    return gateway;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the gateway has stopped');
    return `http://127.0.0.1:${address.port}`;
  }

  /** A client whose clock moves only by its waits. */
  client(options: Partial<ClientOptions> = {}): Client {
    const runtime = {
      now: () => this.#clock,
      random: () => 0.5,
      sleep: (milliseconds: number, signal?: AbortSignal) => {
        signal?.throwIfAborted();
        this.waits.push(milliseconds);
        this.#clock += milliseconds;
        return Promise.resolve();
      },
    };
    return new Client({ url: this.url, key: 'mj_test_key', runtime, ...options });
  }

  /** Lets time pass. */
  pass(milliseconds: number): void {
    this.#clock += milliseconds;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function respond(
  response: ServerResponse,
  { status = 200, headers = {}, body }: Exclude<Answer, (...args: never) => unknown>,
): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'request-1', ...headers });
  response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
}

/** An answer of GraphQL. */
export function data(body: unknown): Answer {
  return { body: { data: body } };
}

/** An error of GraphQL. */
export function failure(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  beside: unknown = null,
): Answer {
  return { status, headers, body: { data: beside, errors: [{ message: `because of ${code}`, extensions: { code } }] } };
}

/** The connection breaks before an answer. */
export const hangUp: Answer = (response) => response.destroy();
