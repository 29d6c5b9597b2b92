import type { GraphQLFormattedError } from 'graphql';

import { copied } from '../execute/copied.ts';
import type { Answer } from './answer.ts';
import type { Question } from './question.ts';

/** A question that asks for each entity once, and the way back to the one that asked for some of them several times. */
export interface Distinct {
  readonly question: Question;
  readonly spread: (answer: Answer) => Answer;
}

/**
 * Asks for each entity once: a page of a hundred enrolments names a handful of specialities a hundred times, and the
 * planner sends every one.
 */
export function distinct(question: Question): Distinct {
  const { representations }: { readonly representations?: unknown } = question.variables ?? {};
  if (!Array.isArray(representations)) return { question, spread: (answer) => answer };
  const places = new Map<string, { readonly representation: unknown; readonly at: number[] }>();
  for (const [index, representation] of representations.entries()) {
    const key = JSON.stringify(representation);
    const known = places.get(key);
    if (known === undefined) places.set(key, { representation, at: [index] });
    else known.at.push(index);
  }
  if (places.size === representations.length) return { question, spread: (answer) => answer };
  const each = [...places.values()];
  return {
    question: { ...question, variables: { ...question.variables, representations: each.map(({ representation }) => representation) } },
    spread: (answer) => spreadOver(each.map(({ at }) => at), answer),
  };
}

/** @param places for each entity of the answer, where it was asked for, the first place first. */
function spreadOver(places: readonly (readonly number[])[], { data, errors }: Answer): Answer {
  const entities: unknown = data?.['_entities'];
  return {
    ...(data === undefined ? {} : { data: Array.isArray(entities) ? { ...data, _entities: copies(entities, places) } : data }),
    ...(errors === undefined ? {} : { errors: errors.flatMap((error) => atEveryPlace(error, places)) }),
  };
}

/** Each entity at all of its places. The gateway writes into what it gets, so every place has an object of its own. */
function copies(entities: readonly unknown[], places: readonly (readonly number[])[]): unknown[] {
  const spread: unknown[] = [];
  for (const [index, at] of places.entries()) {
    for (const [nth, place] of at.entries()) spread[place] = nth === 0 ? entities[index] : copied(entities[index]);
  }
  return spread;
}

function atEveryPlace(error: GraphQLFormattedError, places: readonly (readonly number[])[]): readonly GraphQLFormattedError[] {
  const [root, index, ...rest] = error.path ?? [];
  if (root !== '_entities' || typeof index !== 'number') return [error];
  return (places[index] ?? []).map((place) => Object.assign({}, error, { path: [root, place, ...rest] }));
}
