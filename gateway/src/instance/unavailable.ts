import type { GraphQLFormattedError } from 'graphql';

import type { Instance } from '../topology/topology.ts';
import type { Question } from './ask.ts';
import type { InstanceFault } from './instance-fault.ts';
import { missingFields } from './missing-fields.ts';

/** What stands in an answer for an instance that gave none: one error at each field that is missing for it. */
export function unavailable(instance: Instance, question: Question, fault: InstanceFault, kind: 'query' | 'mutation'): readonly GraphQLFormattedError[] {
  const { subgraph, mirex } = instance;
  const message = `Le service « ${subgraph} » (${mirex.join(', ')}) ne répond pas : ses données manquent ici.`;
  const extensions = {
    code: 'MIREX_UNAVAILABLE', subgraph, mirex: [...mirex], instance: instance.name, reason: fault.reason, retryable: kind === 'query' || !fault.sent,
    ...(kind === 'mutation' ? { outcome: fault.sent ? 'UNKNOWN' : 'NOT_DONE' } : {}),
  };
  const { paths, more } = missingFields(question);
  const errors = paths.map((path) => ({ message, path, extensions }));
  return more === 0 ? errors : [...errors, { message, extensions: { ...extensions, affected: paths.length + more } }];
}
