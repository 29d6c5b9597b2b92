import { randomUUID } from 'node:crypto';

import type { AskInstance } from '../instance/ask.ts';
import type { Topology } from '../topology/topology.ts';
import type { RefusalLine } from './refusal.ts';

const RECORD = 'mutation ($input: RecordRefusalsInput!) { recordRefusals(input: $input) { recorded } }';
const CLAIMS = JSON.stringify({ sub: 'passerelle', name: 'Passerelle', roles: ['SYSTEM'], mirex: [] });
const PATIENCE_MS = 10_000;

/** Has refusals journalled by the nation's instance, in its chain. A gateway of a graph without one journals nothing. */
export const tellRefusals = (topology: () => Topology, ask: AskInstance) => async (refusals: readonly RefusalLine[]): Promise<void> => {
  const [nation] = topology().instances.get('referential') ?? [];
  if (nation === undefined) return;
  const caller = { claims: CLAIMS, roles: ['SYSTEM'], visible: undefined, requestId: randomUUID(), signal: AbortSignal.timeout(PATIENCE_MS) };
  const { errors } = await ask(nation, { body: JSON.stringify({ query: RECORD, variables: { input: { refusals } } }) }, caller);
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
};
