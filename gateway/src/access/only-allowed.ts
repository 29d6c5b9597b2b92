import type { Needs } from '@mirex/schema/access/needs';
import { missing, type Requirement } from '@mirex/schema/access/requirements';

import type { OperationCheck } from '../answer/operation-check.ts';
import { Refused } from '../answer/refused.ts';
import { explainForbidden } from './access.messages.ts';

/**
 * Refuses a whole operation, before anything is planned or fetched, when it asks for a field that none of the caller's roles
 * may ask for.
 */
export const onlyAllowed = (needs: Needs): OperationCheck => ({ document, operation }, { roles }) => {
  const lacking = operation === undefined || !needs.spoken ? undefined : missing(needs.of(document, operation), roles);
  return lacking && forbidden(lacking);
};

function forbidden(lacking: Requirement): Refused {
  const { code, message } = explainForbidden(lacking);
  return new Refused(message, { code, status: 403, extensions: { coordinate: lacking.coordinate, roles: [...lacking.roles] } });
}
