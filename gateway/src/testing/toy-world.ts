import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ACCESS_SDL, linkAccess } from '@mirex/schema/access/vocabulary';
import { CACHE_SDL, linkCache } from '@mirex/schema/cache/vocabulary';
import { GraphQLError, parse } from 'graphql';
import type { DestinationStream } from 'pino';

import type { Claims } from '../access/claims.ts';
import { developmentToken } from '../access/development-token.ts';
import type { GatewayConfig } from '../config/gateway-config.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { LIMITS } from '../limits/limits.ts';
import { openLog } from '../log/log.ts';
import type { RefusalLine } from '../refusals/refusal.ts';
import { readTopology } from '../topology/read-topology.ts';
import { readSubgraphs } from '../topology/subgraphs.ts';
import type { Topology } from '../topology/topology.ts';
import { type ToySubgraph, toySubgraph } from './toy-subgraph.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@composeDirective"]) ${linkAccess()} ${ACCESS_SDL} ${linkCache()} ${CACHE_SDL}`;

const REFERENTIAL = `${LINK}
  type Query @access(who: [ANY], within: NATION) { sessions: [Session!]! throws: String codes(code: String!): String }
  type Mutation { recordRefusals(input: RecordRefusalsInput!): RecordRefusalsPayload @access(who: [SYSTEM]) }
  type RecordRefusalsPayload { recorded: Int! }
  input RecordRefusalsInput { refusals: [RefusalInput!]! }
  input RefusalInput { at: String! who: String! roles: [String!]! client: String request: String! action: String! outcome: String! count: Int! }
  type Session @key(fields: "id") @access(who: [ANY], within: NATION) { id: ID! label: String required: String! }`;

const CANDIDATES = `${LINK}
  type Query @access(who: [ANY], within: NATION) { enrolments: [Enrolment!]! enrolment(id: ID!): Enrolment }
  type Mutation @access(who: [HEAD]) { withdraw(id: ID!): Enrolment }
  type Enrolment @key(fields: "id") @access(who: [UNIT, HEAD]) { id: ID! name: String bank: String @access(who: [FIN]) session: Session }
  type Session @key(fields: "id") { id: ID! enrolmentCount: Int }`;

const SECRETS: Readonly<Record<string, string>> = { NATION: 'n'.repeat(32), NO: 'o'.repeat(32) };
export const TRUST = { issuer: 'https://identite.test', audience: 'mirex-graph', key: { secret: 't'.repeat(32) } };
export const CALLER: Claims = { sub: 'camille', name: 'Camille Le Goff', roles: ['UNIT', 'HEAD'], mirex: ['NO'] };

const SESSIONS = [{ id: '2026', label: 'Session 2026', required: 'oui' }, { id: '2027', label: 'Session 2027', required: 'oui' }];
const ENROLMENTS = [{ id: 'NO-1', name: 'Anaïs', session: { id: '2026' } }, { id: 'NO-2', name: 'Rémi', session: { id: '2027' } }];

export interface ToyWorld {
  readonly referential: ToySubgraph;
  readonly candidates: ToySubgraph;
  readonly supergraph: string;
  readonly gateway: RunningGateway;
  readonly topology: Topology;
  /** Every line that the gateway logged. */
  readonly lines: string[];
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Two subgraphs and a gateway over real HTTP, on free ports. */
export async function toyWorld(changes: Partial<GatewayConfig> = {}): Promise<ToyWorld> {
  const referential = await toySubgraph({ addressee: 'referential@FR', secret: SECRETS['NATION'] ?? '', schema: buildSubgraphSchema([{ typeDefs: parse(REFERENTIAL), resolvers: referentialResolvers }]) });
  const candidates = await toySubgraph({ addressee: 'candidates@NO', secret: SECRETS['NO'] ?? '', schema: buildSubgraphSchema([{ typeDefs: parse(CANDIDATES), resolvers: candidatesResolvers }]) });
  const supergraph = compose();
  const topology = topologyOf(supergraph, referential.origin, candidates.origin);
  const lines: string[] = [];
  const destination: DestinationStream = { write: (line) => void lines.push(line) };
  const config: GatewayConfig = {
    production: false, host: '127.0.0.1', port: 0, supergraph, topology, sharded: new Map(), tokens: TRUST, limits: LIMITS, introspection: true, ...changes,
  };
  const gateway = await startGateway(config, openLog('debug', destination));
  const token = await developmentToken(CALLER, TRUST, { production: false, now: Date.now(), hours: 1 });
  const close = async (): Promise<void> => {
    await gateway.close();
    await Promise.all([referential.close(), candidates.close()]);
  };
  return { referential, candidates, supergraph, gateway, topology, lines, token, close };
}

/** The topology of a MIREX alone, Nord-Ouest, beside the nation. @param deadlineMs short, for those whose subject is an instance that is late. */
export function topologyOf(supergraph: string, nation: string, host: string, deadlineMs = 500): Topology {
  const file = { view: 'NO', nation: { url: nation, secret: { env: 'NATION' } }, hosts: [{ name: 'no', url: host, mirex: ['NO'], secret: { env: 'NO' }, deadlineMs }] };
  const read = readTopology(JSON.stringify(file), readSubgraphs(supergraph, ['referential']), (reference) => ('env' in reference ? SECRETS[reference.env] : undefined));
  if (!read.ok) throw new Error(read.refusal.faults.join('\n'));
  return read.value;
}

function compose(): string {
  const composed = composeServices([
    { name: 'referential', typeDefs: parse(REFERENTIAL) }, { name: 'candidates', typeDefs: parse(CANDIDATES) },
  ]);
  if (composed.supergraphSdl === undefined) throw new Error(composed.errors?.join('\n'));
  return composed.supergraphSdl;
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => ({ id }: { readonly id: string }): Row | undefined => rows.find((row) => row.id === id);

/** What gateways have had journalled as refused, over all worlds of this process. */
export const RECORDED: RefusalLine[] = [];

const referentialResolvers = {
  Mutation: { recordRefusals: (_: unknown, { input }: { readonly input: { readonly refusals: readonly RefusalLine[] } }) => ({ recorded: RECORDED.push(...input.refusals) }) },
  Query: {
    sessions: () => SESSIONS,
    throws: () => { throw new Error('connect postgresql://mirex:password=hunter2@10.0.0.7/no failed'); },
    codes: (_: unknown, { code }: { readonly code: string }) => { throw new GraphQLError('dit par le sous-graphe', { extensions: { code, sql: 'select 1', stacktrace: ['at /srv/x.js'] } }); },
  },
  Session: { __resolveReference: byId(SESSIONS) },
};

const candidatesResolvers = {
  Query: { enrolments: () => ENROLMENTS, enrolment: (_: unknown, key: { readonly id: string }) => byId(ENROLMENTS)(key) },
  Mutation: { withdraw: (_: unknown, key: { readonly id: string }) => byId(ENROLMENTS)(key) },
  Enrolment: { __resolveReference: byId(ENROLMENTS) },
  Session: { __resolveReference: ({ id }: { readonly id: string }) => ({ id }), enrolmentCount: ({ id }: { readonly id: string }) => ENROLMENTS.filter(({ session }) => session.id === id).length },
};
