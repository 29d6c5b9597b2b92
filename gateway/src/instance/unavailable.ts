import type { GraphQLFormattedError } from 'graphql';

import type { Instance } from '../topology/topology.ts';
import type { Question } from './question.ts';
import type { InstanceFault } from './instance-fault.ts';
import { atEach } from './placed.ts';

/** What stands in an answer for an instance that gave none: one error at each field that is missing for it. */
export function unavailable(instance: Instance, question: Question, fault: InstanceFault, kind: 'query' | 'mutation'): readonly GraphQLFormattedError[] {
  const { subgraph, mirex } = instance;
  const message = `Le service « ${subgraph} » (${mirex.join(', ')}) ne répond pas : ses données manquent ici.`;
  const extensions = {
    code: 'MIREX_UNAVAILABLE', subgraph, mirex: [...mirex], instance: instance.name, reason: fault.reason, retryable: kind === 'query' || !fault.sent,
    ...(kind === 'mutation' ? { outcome: fault.sent ? 'UNKNOWN' : 'NOT_DONE' } : {}),
  };
  return atEach({ message, extensions }, question);
}
