import { ApiError } from '../errors.js';

/** Shows who calls. Nothing here is to be seen in a log: secrets are private to the class. */
export interface Credentials {
  /** The value of `Authorization`; nothing for a caller without a key. */
  authorization(): Promise<string | undefined>;
  /** Whether another value may do better than this one, which was refused; than any when none is named. */
  renew(refused?: string): boolean;
}

/** A key, or nothing. */
export class KeyCredentials implements Credentials {
  readonly #authorization: string | undefined;

  constructor(key: string | undefined) {
    // Checked here, since whoever finds it later would show it in an error.
    if (key !== undefined && !/^[!-~]+$/.test(key)) {
      throw new TypeError('the key must be visible ASCII characters, without spaces or line ends');
    }
    this.#authorization = key === undefined ? undefined : `Bearer ${key}`;
  }

  authorization(): Promise<string | undefined> {
    return Promise.resolve(this.#authorization);
  }

  renew(): boolean {
    return false;
  }
}

/** What `POST /oauth/token` answers. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly expires_in: number;
}

/** Asks for a token with this value of `Authorization`. */
export type TokenRequest = (authorization: string) => Promise<TokenAnswer>;

/** A token is not used any more in the last minute, or the last fifth, of its life: a request takes its time. */
const MARGIN_MS = 60_000;

/** Client credentials, for which tokens are got: one at a time, and a new one before the old one ends. */
export class TokenCredentials implements Credentials {
  readonly #basic: string;
  #token: { authorization: string; usableUntil: number } | undefined;
  #asking: Promise<string> | undefined;

  constructor(
    clientId: string,
    clientSecret: string,
    private readonly ask: TokenRequest,
    private readonly now: () => number,
  ) {
    this.#basic = `Basic ${btoa(`${formEncode(clientId)}:${formEncode(clientSecret)}`)}`;
  }

  authorization(): Promise<string> {
    const token = this.#token;
    if (token !== undefined && this.now() < token.usableUntil) return Promise.resolve(token.authorization);
    // Whoever waits shares the request, so no caller's signal may end it.
    this.#asking ??= this.#get().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  renew(refused?: string): boolean {
    // Another request may have got a newer one meanwhile.
    if (refused === undefined || this.#token?.authorization === refused) this.#token = undefined;
    return true;
  }

  async #get(): Promise<string> {
    const asked = this.now();
    const { access_token: token, expires_in: seconds } = await this.ask(this.#basic);
    if (typeof token !== 'string' || !(seconds > 0)) {
      throw new ApiError('invalid_token_answer', 'the gateway answered without a token', { status: 200 });
    }
    const life = seconds * 1000;
    const authorization = `Bearer ${token}`;
    this.#token = { authorization, usableUntil: asked + life - Math.min(MARGIN_MS, life / 5) };
    return authorization;
  }
}

/** RFC 6749 §2.3.1 wants both parts in the form of application/x-www-form-urlencoded. */
function formEncode(text: string): string {
  return new URLSearchParams({ x: text }).toString().slice(2);
}
