import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';

import type { Caller } from '../instance/caller.ts';
import type { Refused } from './refused.ts';

/** Why a valid operation is not answered all the same; undefined when it is. */
export type OperationCheck = (asked: Checked, caller: Caller) => Refused | undefined;

export interface Checked {
  readonly document: DocumentNode;
  /** Undefined when no operation of the document is the one that was named. */
  readonly operation: OperationDefinitionNode | undefined;
}

/** The same checks where Apollo Server answers. */
export const checking = (checks: readonly OperationCheck[]): ApolloServerPlugin<Caller> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, contextValue }) => {
      for (const check of checks) {
        const refused = check({ document, operation }, contextValue);
        if (refused === undefined) continue;
        const { status, headers } = refused;
        Object.assign(refused.extensions, { http: { status, headers: new HeaderMap(Object.entries(headers)) } });
        throw refused;
      }
    },
  }),
});
