import type { GraphQLFormattedError } from 'graphql';

/** Faults by the names that Apollo gives them; what an instance did not put a code on is one. */
const FAULTS = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', 'PERSISTED_QUERY_NOT_FOUND']);
/** Said by an instance, these mean that the gateway spoke badly to it: no fault of the client. */
const FAULTS_OF_INSTANCES = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'UNAUTHENTICATED']);
/** Codes of Node, its HTTP client and its database driver that a careless instance may let through: `ECONNREFUSED`, `ERR_…`, `23505`. */
const OF_LIBRARIES = /^(E[A-Z]+|(ERR|UND_ERR|EAI)_.*|.*\d{5}.*)$/;
const CODE = /^[A-Z][A-Z0-9_]{2,60}$/;
/** The extensions that clients may read. Anything else that an instance sent stays inside. */
const TOLD = ['code', 'reason', 'mirex', 'subgraph', 'instance', 'retryable', 'outcome', 'affected', 'argument', 'field', 'entity', 'reference', 'retryAfter', 'coordinate', 'roles'];

/**
 * Whether an error was meant for the client: somebody put a code of ours on it. Everything else is a fault, and its text
 * stays in the log.
 */
export function isMeantForClient({ extensions = {} }: GraphQLFormattedError): boolean {
  const { code } = extensions;
  if (typeof code !== 'string' || !CODE.test(code) || FAULTS.has(code) || OF_LIBRARIES.test(code)) return false;
  return extensions['serviceName'] === undefined || !FAULTS_OF_INSTANCES.has(code);
}

/** The same error with nothing but what clients may read. */
export function told({ message, path, locations, extensions = {} }: GraphQLFormattedError): GraphQLFormattedError {
  const kept = Object.fromEntries(TOLD.filter((name) => extensions[name] !== undefined).map((name) => [name, extensions[name]]));
  return { message, ...(locations === undefined ? {} : { locations }), ...(path === undefined ? {} : { path }), extensions: kept };
}
