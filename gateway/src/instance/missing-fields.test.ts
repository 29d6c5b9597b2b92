import { describe, expect, it } from '@jest/globals';

import { missingFields } from './missing-fields.ts';

const two = [{ __typename: 'Session', id: '1' }, { __typename: 'Enrolment', id: '2' }];
const ENTITIES = 'query ($representations: [_Any!]!, $with: Boolean!) { _entities(representations: $representations) { ... on Session { __typename a: label count } ... on Enrolment { name note @include(if: $with) } } }';

describe('what an unanswered question leaves missing', () => {
  const cases: [why: string, query: string, variables: Record<string, unknown>, paths: readonly (readonly (string | number)[])[]][] = [
    ['each root field, by the name that the client gave it', '{ sessions { id } one: enrolment(id: "1") { id } }', {}, [['sessions'], ['one']]],
    ['no field that was skipped', 'query ($no: Boolean!) { a @skip(if: $no) b @include(if: $no) c @include(if: false) }', { no: true }, [['b']]],
    ['each field of each entity, by its type', ENTITIES, { representations: two, with: true }, [['_entities', 0, 'a'], ['_entities', 0, 'count'], ['_entities', 1, 'name'], ['_entities', 1, 'note']]],
    ['no field of an entity that was not included', ENTITIES, { representations: two.slice(1), with: false }, [['_entities', 0, 'name']]],
    ['nothing of no entity', ENTITIES, { representations: [], with: true }, []],
  ];
  it.each(cases)('is %s', (_why, query, variables, paths) => {
    expect(missingFields({ query, variables })).toEqual({ paths, more: 0 });
  });

  it('is counted, not listed, beyond two hundred', () => {
    const representations = Array.from({ length: 150 }, (_, id) => ({ __typename: 'Session', id }));
    const { paths, more } = missingFields({ query: ENTITIES, variables: { representations, with: true } });
    expect([paths.length, more]).toEqual([200, 100]);
  });
});
