import type { Dispatcher } from 'undici';

import { signedHeaders } from '../access/signed-headers.ts';
import { addressee, type Instance } from '../topology/topology.ts';
import { type Answer, readAnswer } from './answer.ts';
import type { Caller } from './caller.ts';
import { deadlineHeader } from './deadline.ts';
import { InstanceFault } from './instance-fault.ts';
import type { InstancePools } from './pools.ts';

export interface Question {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export type AskInstance = (instance: Instance, question: Question, caller: Caller) => Promise<Answer>;

/** An answer this long is an accident or an attack: a page is a hundred rows, an export is a download. */
const ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * Asks one instance one question, signed, within the instance's deadline.
 *
 * Throws an `InstanceFault` when no GraphQL came back. Never retries: whoever calls knows whether that is harmless.
 */
export const askOver = (pools: InstancePools, now: () => number): AskInstance => async (instance, question, caller) => {
  const body = JSON.stringify(question);
  const headers = signedHeaders({ secret: instance.secret, to: addressee(instance), claims: caller.claims, body, requestId: caller.requestId }, now());
  const deadline = AbortSignal.timeout(instance.deadlineMs);
  try {
    const response = await pools.of(instance).request({
      method: 'POST', path: new URL(instance.url).pathname, body, signal: AbortSignal.any([deadline, caller.signal]),
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...headers, ...deadlineHeader(caller, now(), instance.deadlineMs) },
    });
    return await answerOf(instance, response, question.variables);
  } catch (error) {
    throw faultOf(error, instance, { late: deadline.aborted, left: caller.signal.aborted });
  }
};

/** With these, an instance's errors are its GraphQL's: a refusal of the whole question has 400 or 500. Others are HTTP's. */
const STATUSES_OF_GRAPHQL = new Set([200, 400, 500]);

async function answerOf({ name }: Instance, { statusCode, headers, body }: Dispatcher.ResponseData, variables: Question['variables']): Promise<Answer> {
  const type = String(headers['content-type'] ?? '');
  const isJson = /^application\/(graphql-response\+)?json\b/.test(type);
  if (!isJson || !STATUSES_OF_GRAPHQL.has(statusCode)) {
    await body.dump();
    throw new InstanceFault(statusCode < 400 ? 'BAD_RESPONSE' : 'HTTP_STATUS', `${name} answered ${statusCode} ${type}`, { sent: true });
  }
  const { representations } = variables ?? {};
  const answer = readAnswer(await textOf(body, name), Array.isArray(representations) ? representations.length : undefined);
  if (typeof answer === 'string') throw new InstanceFault('BAD_RESPONSE', `${name}: ${answer}`, { sent: true });
  return answer;
}

async function textOf(body: AsyncIterable<Buffer>, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES) throw new InstanceFault('BAD_RESPONSE', `${name} answered more than ${ANSWER_BYTES} bytes`, { sent: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The connection was never made: nothing can have been done at the other end. */
const BEFORE_SENDING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

function faultOf(error: unknown, { name, deadlineMs }: Instance, { late, left }: { readonly late: boolean; readonly left: boolean }): InstanceFault {
  if (error instanceof InstanceFault) return error;
  if (left) return new InstanceFault('CANCELLED', `${name}: the caller left`, { sent: true, cause: error });
  if (late) return new InstanceFault('TIMEOUT', `${name} did not answer within ${deadlineMs} ms`, { sent: true, cause: error });
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new InstanceFault('CONNECTION', `${name}: ${code || (error as Error).message}`, { sent: !BEFORE_SENDING.has(code), cause: error });
}
