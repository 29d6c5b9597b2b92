import { Kind, parse } from 'graphql';

import { atItsPlace, onlySome } from '../execute/some-entities.ts';
import type { FetchSubgraph, SubgraphAnswer, SubgraphRequest } from '../execute/subgraph-request.ts';
import type { Caller } from '../instance/caller.ts';
import { WeightedCache } from '../plan/weighted-cache.ts';
import type { PolicyOf } from './cache-policy.ts';

interface Kept {
  /** As JSON: whoever gets it may change what it reads of it. */
  readonly text: string;
  readonly until: number;
}

const BYTES = 32 * 1024 * 1024;
const MOST_POLICIES = 5_000;

/** The rows of a subgraph that everybody is answered alike, kept one by one: a page of enrolments names the same ten specialities again and again. */
export class KeptEntities {
  readonly #kept = new WeightedCache<Kept>(BYTES);
  readonly #policies = new Map<string, number>();
  readonly #policyOf: PolicyOf;
  readonly #now: () => number;

  constructor(policyOf: PolicyOf, now: () => number) {
    this.#policyOf = policyOf;
    this.#now = now;
  }

  forget(): void {
    this.#kept.clear();
  }

  /** The same way to a subgraph, but for what is known. */
  before(fetch: FetchSubgraph<Caller>): FetchSubgraph<Caller> {
    return (request, caller) => {
      const seconds = request.representations === undefined ? 0 : this.#secondsOf(request.query);
      return seconds === 0 ? fetch(request, caller) : this.#some(request, seconds, (missing) => fetch(missing, caller));
    };
  }

  async #some(request: SubgraphRequest, seconds: number, fetch: (missing: SubgraphRequest) => Promise<SubgraphAnswer>): Promise<SubgraphAnswer> {
    const texts = request.representations ?? [];
    const keys = texts.map((text) => `${request.query}\n${JSON.stringify(request.rest)}\n${text}`);
    const now = this.#now();
    const known = keys.map((key) => this.#kept.get(key)).map((kept) => (kept !== undefined && now < kept.until ? kept.text : undefined));
    const missing = texts.flatMap((_, index) => (known[index] === undefined ? [index] : []));
    const entities: unknown[] = known.map((text) => (text === undefined ? null : JSON.parse(text) as unknown));
    if (missing.length === 0) return { data: { _entities: entities } };
    const answer = await fetch(onlySome(request, missing));
    const { data, errors = [] } = answer;
    if (missing.length === texts.length && (data == null || errors.length > 0)) return answer;
    const given: unknown = data?.['_entities'];
    for (const [at, index] of missing.entries()) {
      const entity: unknown = Array.isArray(given) ? given[at] : null;
      entities[index] = entity;
      if (errors.length > 0 || entity == null) continue;
      const text = JSON.stringify(entity);
      this.#kept.set(keys[index] ?? '', { text, until: now + seconds * 1_000 }, 2 * text.length);
    }
    return { data: { _entities: entities }, ...(errors.length === 0 ? {} : { errors: errors.map((error) => atItsPlace(error, missing)) }) };
  }

  /** How long what a question gives may be kept for everybody; 0, not at all. */
  #secondsOf(query: string): number {
    const known = this.#policies.get(query);
    if (known !== undefined) return known;
    const document = parse(query, { noLocation: true });
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const [entities] = operation?.selectionSet.selections ?? [];
    const hint = entities?.kind === Kind.FIELD && entities.selectionSet !== undefined ? this.#policyOf(document, entities.selectionSet, '_Entity') : undefined;
    const seconds = hint?.scope === 'PUBLIC' && Number.isFinite(hint.maxAge) ? hint.maxAge : 0;
    if (this.#policies.size < MOST_POLICIES) this.#policies.set(query, seconds);
    return seconds;
  }
}
