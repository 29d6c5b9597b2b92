import { unplannable } from '@mirex/schema/unplannable';
import { getOperationAST, type GraphQLError, Kind, type OperationDefinitionNode } from 'graphql';

import type { FaultMasks } from '../errors/fault-masks.ts';
import { isMeantForClient } from '../errors/told.ts';
import { type Executor, newExecutor } from '../execute/executor.ts';
import type { FetchSubgraph } from '../execute/subgraph-request.ts';
import type { Remember } from '../cache/remembered.ts';
import type { Caller } from '../instance/caller.ts';
import type { Limits } from '../limits/limits.ts';
import { apolloPlanner } from '../plan/apollo-planner.ts';
import { explainRequest } from './answer.messages.ts';
import { answerType } from './negotiate.ts';
import type { OperationCheck } from './operation-check.ts';
import type { Answer, Answers, Question } from './question.ts';
import { readAsked } from './read-asked.ts';
import { badRequest, Refused } from './refused.ts';
import { type Read, ValidDocuments } from './valid-documents.ts';
import { answerText, toldErrors } from './write-answer.ts';

export interface OwnAnswers {
  readonly supergraph: string;
  readonly fetchOf: (subgraph: string) => FetchSubgraph<Caller>;
  readonly checks: readonly OperationCheck[];
  readonly masks: FaultMasks;
  readonly limits: Limits;
  readonly production: boolean;
  readonly introspection: boolean;
  /** Documents that clients are known to ask: their operations are planned before the first does. */
  readonly known?: Iterable<string> | undefined;
  /** Gives answers again where the schema lets it. */
  readonly remembered: Remember;
}

/**
 * Answers by our own execution: what Apollo Server says over HTTP, by the shortest way to it. Throws on a supergraph that would
 * be planned wrong.
 */
export async function ownAnswers({ supergraph, fetchOf, checks, masks, limits, production, introspection, known = [], remembered }: OwnAnswers): Promise<Answers> {
  const faults = unplannable(supergraph);
  if (faults.length > 0) throw new Error(`This supergraph would be planned wrong:\n- ${faults.join('\n- ')}`);
  const planner = apolloPlanner(supergraph);
  const { execute, prepare } = newExecutor<Caller>({ supergraph, planner, fetchOf });
  const documents = new ValidDocuments(planner.schema, { introspection, suggestions: !production, tokens: limits.tokens });
  for (const text of known) await warmUp(documents.read(text, undefined), prepare);

  const failed = (errors: readonly GraphQLError[], caller: Caller, type: string): Answer => {
    const [first] = errors;
    const { status, headers } = first instanceof Refused ? first : { status: first !== undefined && isMeantForClient(first.toJSON()) ? 400 : 500, headers: {} };
    return { status, headers: { 'content-type': type, ...headers }, text: answerText(undefined, toldErrors(errors, masks, caller), caller) };
  };
  const answered = async (question: Question, caller: Caller, type: string): Promise<Answer> => {
    const { query, operationName, variables } = readAsked(question);
    const read = documents.read(query, question.document);
    if ('errors' in read) return failed(read.errors, caller, type);
    const { document } = read;
    const operation = getOperationAST(document, operationName) ?? undefined;
    if (question.method === 'GET' && operation !== undefined && operation.operation !== 'query') throw badRequest(explainRequest.mutationByGet, 405, { allow: 'POST' });
    for (const check of checks) {
      const refused = check({ document, operation }, caller);
      if (refused !== undefined) throw refused;
    }
    const { text, errors } = await remembered({ query, document, operation: operation as OperationDefinitionNode, operationName, variables }, caller, () => execute({ document, operationName, variables, context: caller }));
    if (text === undefined) return failed(errors, caller, type);
    return { status: 200, headers: { 'content-type': type }, text: answerText(text, errors.length === 0 ? NONE : toldErrors(errors, masks, caller), caller) };
  };
  return {
    answer: async (question, caller) => {
      const type = answerType(question.headers.accept);
      if (type === undefined) return failed([badRequest(explainRequest.noAcceptable, 406)], caller, 'application/json; charset=utf-8');
      try {
        return await answered(question, caller, type);
      } catch (error) {
        if (error instanceof Refused) return failed([error], caller, type);
        throw error;
      }
    },
    close: async () => undefined,
  };
}

const NONE: readonly never[] = [];

/** Plans the operations of a document; one that is none, or has no plan, is told to whoever asks it. */
async function warmUp(read: Read, prepare: Executor<Caller>['prepare']): Promise<void> {
  if ('errors' in read) return;
  const operations = read.document.definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
  await Promise.allSettled(operations.map((operation) => prepare(read.document, operation.name?.value)));
}
