import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Answer } from './answer.ts';
import type { Question } from './question.ts';
import { distinct } from './distinct.ts';

interface Representation { readonly __typename: string; readonly id: string }

const QUERY = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Speciality { name } } }';
const asking = (ids: readonly number[]): Question => ({ query: QUERY, variables: { representations: ids.map((id): Representation => ({ __typename: 'Speciality', id: `${id}` })) } });

/** An instance: it knows odd ids, has nothing for those that end in 4, and fails on the other even ones. */
function answer({ variables }: Question): Answer {
  const asked = (variables as { readonly representations: readonly Representation[] }).representations.map(({ id }) => Number(id));
  return {
    data: { _entities: asked.map((id) => (id % 10 === 4 ? null : { name: id % 2 === 0 ? null : { fr: `n° ${id}` } })) },
    errors: asked.flatMap((id, index) => (id % 2 === 0 && id % 10 !== 4 ? [{ message: `pas ${id}`, path: ['_entities', index, 'name'] }] : [])),
  };
}

const inOrder = ({ errors = [], ...rest }: Answer): Answer => ({ ...rest, errors: [...errors].toSorted((a, b) => Number(a.path?.[1]) - Number(b.path?.[1])) });

describe('asking for each entity once', () => {
  it('gives the answer of asking for all of them', () => {
    fc.assert(fc.property(fc.array(fc.nat(12)), (ids) => {
      const { question, spread } = distinct(asking(ids));
      expect(question.variables?.['representations']).toHaveLength(new Set(ids).size);
      expect(inOrder(spread(answer(question)))).toEqual(inOrder(answer(asking(ids))));
    }));
  });

  it('gives every place an object of its own', () => {
    const { question, spread } = distinct(asking([1, 1]));
    const [first, second] = spread(answer(question)).data!['_entities'] as [{ name: { fr: string } }, { name: { fr: string } }];
    first.name.fr = 'changé';
    expect(second.name.fr).toBe('n° 1');
  });

  it('leaves a refusal of the whole question, and questions without entities, as they are', () => {
    const refusal: Answer = { data: null, errors: [{ message: 'non' }] };
    expect(distinct(asking([1, 1])).spread(refusal)).toEqual(refusal);
    const roots: Question = { query: '{ specialities { name } }' };
    expect(distinct(roots).question).toBe(roots);
  });
});
