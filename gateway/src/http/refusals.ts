import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

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

const STATUS_OF: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

/** For what never became a request: bytes that are no HTTP, or that come too slowly. There is no reply to send it with yet. */
export function clientErrorHandler({ code }: NodeJS.ErrnoException, socket: Socket): void {
  const status = STATUS_OF[code ?? ''] ?? 400;
  const body = JSON.stringify(refused(status));
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
  socket.destroySoon();
}
