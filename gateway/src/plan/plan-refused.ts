import { GraphQLError } from 'graphql';

/** An operation that no plan was found for in time. */
export class PlanRefused extends GraphQLError {
  constructor(cause: Error) {
    super('Cette opération est trop complexe pour être planifiée : demandez moins de choses à la fois.', {
      originalError: cause, extensions: { code: 'OPERATION_TOO_COMPLEX' },
    });
  }
}
