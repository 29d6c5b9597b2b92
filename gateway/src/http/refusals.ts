import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';

import { IdentityUnavailable } from '../access/token.ts';
import { refused } from '../errors/errors.messages.ts';
import type { FaultMasks } from '../errors/fault-masks.ts';

/** Every answer that is not GraphQL's own has its shape all the same: clients have one way to read what went wrong. */
export function answerRefusals(app: FastifyInstance, masks: FaultMasks, log: Logger): void {
  app.setNotFoundHandler(async (_request, reply) => refuse(reply, 404));
  app.setErrorHandler<FastifyError | IdentityUnavailable>(async (error, request, reply) => {
    const status = ('statusCode' in error ? error.statusCode : undefined) ?? 500;
    if (status >= 400 && status < 500) return refuse(reply, status);
    if (error instanceof IdentityUnavailable) {
      log.error({ requestId: request.id, err: error }, 'nobody can be recognised');
      return refuse(reply, 503);
    }
    return reply.code(500).send({ errors: [masks.mask(error, request.id)] });
  });
}

export const refuse = (reply: FastifyReply, status: number): FastifyReply => reply.code(status).send(refused(status));
