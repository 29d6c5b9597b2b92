import { type DocumentNode, type FragmentDefinitionNode, getOperationAST, type GraphQLError, Kind, type OperationDefinitionNode, parse } from 'graphql';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { WeightedCache } from '../plan/weighted-cache.ts';
import { checkSize } from './check-size.ts';
import type { Variables } from './cost/given-value.ts';
import { operationCost, type Scales, type Weight } from './cost/operation-cost.ts';
import { measureDocument } from './document-size.ts';
import type { Limits } from './limits.ts';
import type { LimitRefusal } from './limits.messages.ts';
import type { Spend } from './rate-limit.ts';

export interface AskedOperation {
  readonly text: string;
  readonly operationName?: string | undefined;
  readonly variables: Variables;
  /** Whose points are spent. */
  readonly client: string;
}

/** In points; shown in every answer as `extensions.cost`. */
export interface Cost {
  readonly requested: number;
  readonly maximum: number;
}

/** What is let in. */
export interface Admitted {
  readonly cost: Cost;
  /** Undefined when GraphQL cannot read its text. */
  readonly document: DocumentNode | undefined;
}

export type Admit = (asked: AskedOperation) => Promise<Outcome<Admitted, LimitRefusal>>;

interface AdmissionParts {
  readonly limits: Limits;
  /** Read for each request: the MIREX are those of the topology of the moment. */
  readonly scales: () => Scales;
  readonly spend: Spend;
}

/** A text that is within the limits whatever its variables say. */
interface Measured {
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

interface Weighed {
  readonly points: number;
  readonly document: DocumentNode | undefined;
}

const BYTES_KEPT = 16 * 1024 * 1024;
const BYTES_PER_TOKEN = 400;
/** What is refused is not free: a flood of refusals ends as one of answers does. */
const LEAST_POINTS = 1;

/**
 * Lets operations in that ask no more than the limits allow, before anything is validated, planned or fetched.
 *
 * What GraphQL cannot read, or cannot choose an operation in, is let in: whoever executes it says so better.
 */
export function admission({ limits, scales, spend }: AdmissionParts): Admit {
  const measured = new WeightedCache<Measured>(BYTES_KEPT);
  const cost = steadyCosts();

  const measure = (text: string): Outcome<Measured | undefined, LimitRefusal> => {
    const known = measured.get(text);
    if (known !== undefined) return accept(known);
    const document = read(text, limits);
    if (!document.ok || document.value === undefined) return document as Outcome<undefined, LimitRefusal>;
    const size = checkSize(measureDocument(document.value), limits);
    if (!size.ok) return size;
    const value = { document: document.value, fragments: fragmentsOf(document.value) };
    measured.set(text, value, BYTES_PER_TOKEN * (document.value.tokenCount ?? limits.tokens));
    return accept(value);
  };

  const weigh = ({ text, operationName, variables }: AskedOperation): Outcome<Weighed, LimitRefusal> => {
    const found = measure(text);
    if (!found.ok) return found;
    const operation = found.value && getOperationAST(found.value.document, operationName);
    if (found.value === undefined || operation == null) return accept({ points: 0, document: found.value?.document });
    const { points, page } = cost({ operation, fragments: found.value.fragments, variables }, scales());
    if (page > limits.page) return refuse({ code: 'PAGE_TOO_LARGE', maximum: limits.page });
    return points > limits.cost ? refuse({ code: 'COST_EXCEEDED', cost: points, maximum: limits.cost }) : accept({ points, document: found.value.document });
  };

  return async (asked) => {
    const weighed = weigh(asked);
    const spent = await spend(asked.client, weighed.ok ? Math.max(LEAST_POINTS, weighed.value.points) : LEAST_POINTS);
    if (!spent.ok) return spent;
    if (!weighed.ok) return weighed;
    const { points, document } = weighed.value;
    return accept({ cost: { requested: points, maximum: limits.cost }, document });
  };
}

/** What an operation without variables costs is the same each time, for as many MIREX. */
function steadyCosts(): typeof operationCost {
  const known = new WeakMap<OperationDefinitionNode, { readonly mirex: number; readonly weight: Weight }>();
  return (weighed, scales) => {
    const { operation } = weighed;
    const steady = known.get(operation);
    if (steady?.mirex === scales.mirex) return steady.weight;
    const weight = operationCost(weighed, scales);
    if (operation.variableDefinitions === undefined || operation.variableDefinitions.length === 0) known.set(operation, { mirex: scales.mirex, weight });
    return weight;
  };
}

function read(text: string, { tokens, depth }: Limits): Outcome<DocumentNode | undefined, LimitRefusal> {
  try {
    return accept(parse(text, { maxLexicalTokens: tokens }));
  } catch (error) {
    // The parser goes down one call for each bracket, and the stack ends before the tokens do.
    if (error instanceof RangeError) return refuse({ code: 'DEPTH_EXCEEDED', maximum: depth });
    // It has no other way to say that the tokens ended.
    const tooLong = (error as GraphQLError).message.includes(`more that ${tokens} tokens`);
    return tooLong ? refuse({ code: 'TOKENS_EXCEEDED', maximum: tokens }) : accept(undefined);
  }
}

const fragmentsOf = ({ definitions }: DocumentNode): Measured['fragments'] =>
  new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])));
