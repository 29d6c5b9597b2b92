import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { RefusalBook } from './refusal-book.ts';
import { ANONYMOUS, type Refusal } from './refusal.ts';

/** Where something of the graph is asked; who looks for other addresses is refused nothing. */
const ROUTES: ReadonlySet<string | undefined> = new Set(['/graphql', '/documents/:id']);

/** What somebody who writes a query gets wrong, and what is not there: no refusals. */
const MISTAKES = /^(GRAPHQL_|BAD_USER_INPUT$|OPERATION_RESOLUTION_FAILURE$|SUBSCRIPTION_UNSUPPORTED$|PERSISTED_QUERY_|METHOD_NOT_ALLOWED$|NOT_ACCEPTABLE$|BAD_REQUEST$)/;

/** Of a refusal's answer, which is short. */
const LONGEST = 20_000;
const NAME = /^[_A-Za-z]\w{0,79}$/;

/** Notes each answer of the gateway that refuses: a token, a field, a limit, a document, another's MIREX. What instances refuse, they journal. */
export function noteRefusals(app: FastifyInstance, book: RefusalBook): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const refused = reply.statusCode >= 500 || typeof payload !== 'string' || !ROUTES.has(request.routeOptions.url) ? undefined : refusedIn(payload, reply.statusCode);
    if (refused !== undefined && !MISTAKES.test(refused.code)) book.note({ ...whoOf(request.claims), requestId: request.id, action: refused.coordinate ?? namedIn(request.body) ?? request.routeOptions.url ?? '', code: refused.code });
    done(null, payload);
  });
}

interface Refused {
  readonly code: string;
  readonly coordinate?: string | undefined;
}

/** Both shapes in which a refusal is told: GraphQL's, and RFC 9457's. */
interface Told {
  readonly code?: string;
  readonly errors?: readonly { readonly extensions?: Partial<Refused> }[];
}

const refusedIn = (payload: string, status: number): Refused | undefined => (status < 400 ? inAnswer(payload) : wholly(payload));

function wholly(payload: string): Refused | undefined {
  if (payload.length > LONGEST) return undefined;
  const told = JSON.parse(payload) as Told;
  const { code = told.code, coordinate } = told.errors?.[0]?.extensions ?? {};
  return code === undefined ? undefined : { code, coordinate };
}

/** Who asks for another's MIREX is answered the rest: no status tells it. Errors stand before the data. */
function inAnswer(payload: string): Refused | undefined {
  if (!payload.startsWith(ERRORS)) return undefined;
  const errors = payload.slice(0, payload.indexOf(DATA) + 1 || LONGEST);
  return errors.includes(FOREIGN) ? { code: 'MIREX_FORBIDDEN' } : undefined;
}

const ERRORS = '{"errors":[';
const DATA = '],"data":';
const FOREIGN = '"code":"MIREX_FORBIDDEN"';

const whoOf = (claims: FastifyRequest['claims']): Pick<Refusal, 'who' | 'roles' | 'client'> =>
  (claims ? { who: claims.sub, roles: claims.roles, client: claims.client ?? null } : { who: ANONYMOUS, roles: [], client: null });

/** The name that the client gave its operation, when it is one. */
function namedIn(body: unknown): string | undefined {
  const name = typeof body === 'object' && body !== null ? (body as { readonly operationName?: unknown }).operationName : undefined;
  return typeof name === 'string' && NAME.test(name) ? name : undefined;
}
