import { type DocumentNode, getOperationAST, print, separateOperations, stripIgnoredCharacters, type VariableDefinitionNode } from 'graphql';

import { type Lifted, liftLiterals } from '../plan/lift-literals.ts';
import { PlanRefused } from '../plan/plan-refused.ts';
import { asksSubgraphs, plannable } from '../plan/plannable.ts';
import type { Planner } from '../plan/planner.ts';
import { WeightedCache } from '../plan/weighted-cache.ts';
import { newOperation, type Operation } from './operation.ts';

/** An operation and the values of its literals. */
export interface Prepared {
  readonly operation: Operation;
  readonly literals: Readonly<Record<string, unknown>>;
  /** The variables of the client's, whose values come anew each time. */
  readonly declared: readonly VariableDefinitionNode[];
}

interface Normal extends Lifted {
  /** The operation without its literals: what it is planned and remembered by. */
  readonly text: string;
  readonly declared: Prepared['declared'];
}

const CACHE_BYTES = 64 * 1024 * 1024;

/** The operations that were asked, planned once: by their text without literals, within a bound of memory. */
export class Operations {
  readonly #planner: Planner;
  readonly #normal = new WeakMap<DocumentNode, Map<string, Normal>>();
  readonly #known: WeightedCache<Operation | PlanRefused>;
  readonly #underway = new Map<string, Promise<Operation>>();

  constructor(planner: Planner, cacheBytes = CACHE_BYTES) {
    this.#planner = planner;
    this.#known = new WeightedCache(cacheBytes);
  }

  get cachedBytes(): number {
    return this.#known.bytes;
  }

  /** Rejects with `PlanRefused`, which is remembered too: what could not be planned once costs nothing the second time. */
  async prepare(document: DocumentNode, operationName: string | undefined): Promise<Prepared> {
    const { text, document: normal, values, declared } = this.#normalised(document, operationName ?? '');
    const known = this.#known.get(text);
    if (known instanceof PlanRefused) throw known;
    return { operation: known ?? await this.#planned(text, normal), literals: values, declared };
  }

  #normalised(document: DocumentNode, operationName: string): Normal {
    const byName = this.#normal.get(document) ?? new Map<string, Normal>();
    let normal = byName.get(operationName);
    if (normal === undefined) {
      const separate = separateOperations(document);
      const alone = separate[operationName] ?? Object.values(separate)[0] ?? document;
      const lifted = liftLiterals(alone, this.#planner.schema);
      normal = { ...lifted, text: stripIgnoredCharacters(print(lifted.document)), declared: getOperationAST(alone)?.variableDefinitions ?? [] };
      byName.set(operationName, normal);
      this.#normal.set(document, byName);
    }
    return normal;
  }

  /** Those who ask for the same at once wait for one plan. */
  #planned(text: string, document: DocumentNode): Promise<Operation> {
    const underway = this.#underway.get(text) ?? this.#plan(text, document).finally(() => this.#underway.delete(text));
    this.#underway.set(text, underway);
    return underway;
  }

  async #plan(text: string, document: DocumentNode): Promise<Operation> {
    try {
      const planned = plannable(document);
      const plan = asksSubgraphs(planned) ? await this.#planner.plan(planned, print(planned)) : undefined;
      const operation = newOperation(this.#planner.schema, document, plan);
      this.#known.set(text, operation, weightOf(text, plan));
      return operation;
    } catch (error) {
      if (error instanceof PlanRefused) this.#known.set(text, error, 1_000);
      throw error;
    }
  }
}

/** About what an operation takes: its syntax tree is some twenty times its text, a plan in memory four times its JSON. */
const weightOf = (text: string, plan: unknown): number => 8_000 + 20 * text.length + 4 * JSON.stringify(plan ?? null).length;
