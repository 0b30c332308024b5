import { ApiError, type GraphQLError } from '../errors.js';

/** The answer, if it is one of success; a GraphQL answer with errors is for its reader. */
export async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    throw new ApiError('HTTP_REDIRECT', 'the gateway redirects, which is not followed: check the url', {
      status: response.status,
    });
  }
  const text = await response.text();
  throw failureOf(response, text);
}

/** The error that an answer tells. */
export function failureOf(response: Response, text: string): ApiError {
  const head = {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfter: secondsOf(response.headers.get('retry-after')),
  };
  const body = parsed(text);
  if (Array.isArray(body['errors'])) return graphqlFailure(body, head);
  const { error } = body;
  if (typeof error === 'string') {
    const description = body['error_description'];
    return new ApiError(error, typeof description === 'string' ? description : error, head);
  }
  if (typeof error === 'object' && error !== null) {
    const { code, message, field, requestId } = error as Record<string, string | undefined>;
    return new ApiError(code ?? `HTTP_${head.status}`, message ?? 'the gateway says no more', {
      ...head,
      field,
      requestId: requestId ?? head.requestId,
    });
  }
  return new ApiError(`HTTP_${head.status}`, saidBy(text, head.status), head);
}

/** What an answer says that is not the gateway's. */
function saidBy(text: string, status: number): string {
  if (!text.trimStart().startsWith('<')) {
    const isGood = status >= 200 && status < 300;
    return isGood ? "the answer is not the gateway's; is this its address?" : `status ${status}: ${text.slice(0, 200)}`;
  }
  // A page of a proxy, or of another site.
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1]?.trim();
  return (
    `status ${status} with a page of HTML${title === undefined ? '' : `, "${title}"`}: this is not the gateway, but ` +
    "something before it or another address; the gateway's is the one below which /graphql is"
  );
}

type Head = { status: number; requestId: string | undefined; retryAfter: number | undefined };

function graphqlFailure(body: Record<string, unknown>, head: Head): ApiError {
  const errors = body['errors'] as GraphQLError[];
  const first = errors[0];
  return new ApiError(first?.extensions?.code ?? `HTTP_${head.status}`, first?.message ?? 'the gateway says no more', {
    ...head,
    field: first?.extensions?.field,
    errors,
    data: body['data'],
  });
}

function parsed(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `Retry-After`, which is a number of seconds or a date. */
export function secondsOf(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - Date.now()) / 1000);
}
