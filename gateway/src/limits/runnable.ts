import { OperationTypeNode } from 'graphql';

import { explainRequest } from '../answer/answer.messages.ts';
import type { OperationCheck } from '../answer/operation-check.ts';
import { Refused } from '../answer/refused.ts';

/**
 * Refuses, as the client's, what a gateway cannot run: a name that no operation has, and subscriptions. Unchecked, both
 * come out as faults of ours.
 */
export const onlyRunnable: OperationCheck = ({ operation }) => {
  if (operation === undefined) return new Refused(explainRequest.noOperation, { code: 'OPERATION_RESOLUTION_FAILURE', status: 400 });
  return operation.operation === OperationTypeNode.SUBSCRIPTION ? new Refused(explainRequest.noSubscription, { code: 'SUBSCRIPTION_UNSUPPORTED', status: 400 }) : undefined;
};
