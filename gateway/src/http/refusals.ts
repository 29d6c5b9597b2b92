import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

import { refused } from '../errors/errors.messages.ts';
import type { FaultMasks } from '../errors/fault-masks.ts';

/** Every answer that is not GraphQL's own has its shape all the same: clients have one way to read what went wrong. */
export function answerRefusals(app: FastifyInstance, masks: FaultMasks): void {
  app.setNotFoundHandler(async (_request, reply) => refuse(reply, 404));
  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return refuse(reply, status);
    return reply.code(500).send({ errors: [masks.mask(error, request.id)] });
  });
}

export const refuse = (reply: FastifyReply, status: number): FastifyReply => reply.code(status).send(refused(status));
