import { gzipSync } from 'node:zlib';

import { type Attack, graphql } from './attacked-world.ts';

/** What somebody tries, and what it meets. */
export type NamedAttack = readonly [name: string, attack: Attack, status: number, code: string];

const many = (count: number, of: (n: number) => string): string => Array.from({ length: count }, (_, n) => of(n)).join(' ');
const json = (value: unknown): Attack => ({ body: JSON.stringify(value) });
const get = (parameters: Readonly<Record<string, string>>, headers: Attack['headers'] = {}): Attack =>
  ({ method: 'GET', search: `?${new URLSearchParams(parameters).toString()}`, headers });

const ROWS = '{ enrolments { id } }';
const ENROLMENT = 'query ($id: ID!) { enrolment(id: $id) { id } }';
const BOMB = `{ sessions { ...F0 } } ${many(22, (n) => `fragment F${n} on Session { ...F${n + 1} ...F${n + 1} }`)} fragment F22 on Session { id }`;

/** Documents that are small to write and large to answer. */
export const DOCUMENTS: readonly NamedAttack[] = [
  ['a flood of aliases', graphql(`{ ${many(1_000, (n) => `a${n}: throws`)} }`), 400, 'ALIASES_EXCEEDED'],
  ['aliases just under what a text may hold', graphql(`{ ${many(1_300, (n) => `a${n}: throws`)} }`), 400, 'ALIASES_EXCEEDED'],
  ['a flood of directives at one field', graphql(`{ throws ${'@skip(if: false) '.repeat(500)} }`), 400, 'DIRECTIVES_EXCEEDED'],
  ['a flood of unknown directives', graphql(`{ sessions { ${many(600, (n) => `id @x${n}`)} } }`), 400, 'DIRECTIVES_EXCEEDED'],
  ['a document of 3,000 fields', graphql(`{ sessions { ${'id '.repeat(3_000)} } }`), 400, 'FIELDS_EXCEEDED'],
  ['36 KB of overlapping fields', graphql(`{ ${'sessions { id } '.repeat(2_250)} }`), 400, 'TOKENS_EXCEEDED'],
  ['overlapping fields just under what a text may hold', graphql(`{ ${'sessions{id}'.repeat(995)} }`), 400, 'ROOT_FIELDS_EXCEEDED'],
  ['a bomb of 22 levels of fragments', graphql(BOMB), 400, 'FIELDS_EXCEEDED'],
  ['fragments in a circle', graphql('{ sessions { ...A } } fragment A on Session { ...B } fragment B on Session { ...A }'), 400, 'FRAGMENT_CYCLE'],
  ['500 levels of depth', graphql(`${'{ sessions '.repeat(500)}{ id }${'}'.repeat(500)}`), 400, 'DEPTH_EXCEEDED'],
  ['100,000 levels of depth', graphql(`${'{a'.repeat(100_000)}${'}'.repeat(100_000)}`), 400, 'TOKENS_EXCEEDED'],
  ['a list of 100,000 levels in an argument', graphql(`{ enrolment(id: ${'['.repeat(100_000)}) { id } }`), 400, 'DEPTH_EXCEEDED'],
  ['a list of 500 levels in an argument', graphql(`{ enrolment(id: ${'['.repeat(500)}${']'.repeat(500)}) { id } }`), 400, 'DEPTH_EXCEEDED'],
  ['an alias __proto__', graphql('{ __proto__: sessions { id } }'), 400, 'RESERVED_ALIAS'],
  ['an alias __proto__ deep inside', graphql('{ sessions { ...F } } fragment F on Session { __proto__: id }'), 400, 'RESERVED_ALIAS'],
  ['a flood of cost', graphql(`{ ${many(30, (n) => `a${n}: enrolments { session { id } }`)} }`), 400, 'COST_EXCEEDED'],
  ['introspection', graphql('{ __schema { types { name } } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['introspection that goes round', graphql('{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }'), 400, 'INTROSPECTION_TOO_DEEP'],
  ['a guess at a field’s name', graphql('{ sesions { id } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a flood of unknown fields', graphql(`{ sessions { ${many(1_900, (n) => `x${n}`)} } }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a flood of variables', graphql(`query (${many(790, (n) => `$v${n}: Int`)}) ${ROWS}`), 400, 'GRAPHQL_VALIDATION_FAILED'],
  ['a flood of operations', graphql(many(900, (n) => `query Q${n} { throws }`)), 400, 'TOKENS_EXCEEDED'],
  ['a subscription', graphql('subscription { throws }'), 400, 'SUBSCRIPTION_UNSUPPORTED'],
  ['a document that nobody registered', json({ documentId: `sha256:${'a'.repeat(64)}` }), 400, 'DOCUMENT_UNKNOWN'],
];

/** Requests that are no question at all, or one in a disguise. */
export const REQUESTS: readonly NamedAttack[] = [
  ['a batch', json(Array.from({ length: 100 }, () => ({ query: ROWS }))), 400, 'BAD_REQUEST'],
  ['a mutation by GET', get({ query: 'mutation { withdraw(id: "NO-1") { id } }' }, { 'apollo-require-preflight': '1' }), 405, 'BAD_REQUEST'],
  ['a GET from another site’s page', get({ query: ROWS }, { 'content-type': '' }), 400, 'BAD_REQUEST'],
  ['a form of another site', { body: `query=${encodeURIComponent(ROWS)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['text that needs no preflight', { ...graphql(ROWS), headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['JSON that calls itself text', { ...graphql(ROWS), headers: { 'content-type': 'text/plain; application/json' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['an upload of files', { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['nothing that says what it is', { ...graphql(ROWS), headers: { 'content-type': '' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['UTF-16', { body: Buffer.from(JSON.stringify({ query: ROWS }), 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16le' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['UTF-7', { ...graphql(ROWS), headers: { 'content-type': 'application/json; charset="utf-7"' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a charset that hides behind a good one', { ...graphql(ROWS), headers: { 'content-type': 'application/json; charset=utf-8; charset=utf-7' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a bomb of gzip', { body: gzipSync(Buffer.alloc(64 * 1024 * 1024, ' ')), headers: { 'content-encoding': 'gzip' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a bomb of gzip inside gzip', { body: gzipSync(gzipSync(Buffer.alloc(64 * 1024 * 1024))), headers: { 'content-encoding': 'gzip, gzip' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ['a body of 2 MB', graphql(ROWS, { variables: { id: 'x'.repeat(2 * 1024 * 1024) } }), 413, 'BODY_TOO_LARGE'],
  ['variables of 100,000 levels', { body: `{"query":${JSON.stringify(ENROLMENT)},"variables":{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}}` }, 400, 'BAD_USER_INPUT'],
  ['900 KB of variables that nobody declared', graphql(ENROLMENT, { variables: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`v${n}`, n])) }), 400, 'BAD_USER_INPUT'],
  ['a poisoned prototype', { body: `{"query":"${ROWS}","variables":{"__proto__":{"admin":true}}}` }, 400, 'BAD_REQUEST'],
  ['a poisoned constructor', { body: `{"query":"${ROWS}","variables":{"constructor":{"prototype":{"admin":true}}}}` }, 400, 'BAD_REQUEST'],
  ['headers of 40 KB', { ...graphql(ROWS), headers: { 'x-long': 'x'.repeat(40_000) } }, 431, 'HEADERS_TOO_LARGE'],
  ['a token of nobody', { ...graphql(ROWS), headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' } }, 401, 'UNAUTHENTICATED'],
];
