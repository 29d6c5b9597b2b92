import type { GraphQLError, GraphQLFormattedError } from 'graphql';

import type { FaultMasks } from '../errors/fault-masks.ts';
import { isMeantForClient, told } from '../errors/told.ts';
import type { Caller } from '../instance/caller.ts';
import { reportOf } from '../shard/report.ts';

/** An answer's text: its data are JSON already. */
export function answerText(data: string | undefined, errors: readonly GraphQLFormattedError[], caller: Caller): string {
  const parts: string[] = [];
  if (errors.length > 0) parts.push(`"errors":${JSON.stringify(errors)}`);
  if (data !== undefined) parts.push(`"data":${data}`);
  const extensions = extensionsOf(caller);
  if (extensions !== '') parts.push(`"extensions":{${extensions}}`);
  return `{${parts.join(',')}}`;
}

/** What the operation was weighed at, and which MIREX had a part in the answer. */
function extensionsOf(caller: Caller): string {
  const report = reportOf(caller)?.written();
  const cost = caller.cost === undefined ? '' : `"cost":{"requested":${caller.cost.requested},"maximum":${caller.cost.maximum}}`;
  if (report === undefined) return cost;
  const { asked, missing, complete } = report;
  return `${cost}${cost === '' ? '' : ','}"mirex":${JSON.stringify({ asked, missing, complete })}`;
}

/** What clients read of errors: those that are meant for them, and a reference in the place of every fault. */
export const toldErrors = (errors: readonly GraphQLError[], masks: FaultMasks, { requestId }: Caller): readonly GraphQLFormattedError[] =>
  errors.map((error) => {
    const formatted = error.toJSON();
    return isMeantForClient(formatted) ? told(formatted) : masks.mask(error, requestId);
  });
