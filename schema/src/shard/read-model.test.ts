import { describe, expect, it } from '@jest/globals';

import { CANDIDATES_SDL } from './check/exam-schema.fixture.ts';
import type { FieldModel } from './model.ts';
import { nationalFields } from './national.ts';
import { readModel } from './read-model.ts';

const model = readModel('candidates', CANDIDATES_SDL);
const fieldAt = (coordinate: string): FieldModel | undefined => {
  const [type = '', field = ''] = coordinate.split('.');
  return model.types.get(type)?.fields.get(field);
};

describe('a model says of a type', () => {
  it.each([
    ['Candidate', { entity: true, shardedBy: 'id', keys: ['id'], connection: false }],
    ['Speciality', { entity: true, keys: ['code'], connection: false }],
    ['CandidateConnection', { entity: false, connection: true }],
    ['Statistics', { entity: false, connection: false }],
  ])('%s what it is to the MIREX', (name, what) => {
    expect(model.types.get(name)).toMatchObject(what);
  });

  it('whether it is spread: an entity that no field shards', () => {
    expect(model.types.get('Speciality')).not.toHaveProperty('shardedBy');
  });

  it('nothing when it is federation’s or the language’s', () => {
    expect([...model.types.keys()].filter((name) => name.startsWith('_'))).toEqual([]);
    expect([...(model.types.get('Query')?.fields.keys() ?? [])].filter((name) => name.startsWith('_'))).toEqual([]);
  });

  it('the fields of a key, nested ones by their head', () => {
    const { types } = readModel('s', 'type Sitting @key(fields: "id centre { uai }") @key(fields: "id code") { id: ID! code: String centre: Centre } type Centre { uai: ID }');
    expect(types.get('Sitting')).toMatchObject({ keys: ['id centre { uai }', 'id code'], keyFields: new Set(['id', 'centre', 'code']) });
  });
});

describe('a model says of a field', () => {
  it.each([
    ['Query.statistics', { routed: { by: ['filter', 'mirex'], absent: 'SCATTER', any: false } }],
    ['Query.candidate', { routed: { by: ['id'], absent: 'REFUSE', any: false } }],
    ['Query.vocabulary', { routed: { absent: 'REFUSE', any: true }, list: true, scalar: 'text' }],
    ['Query.everyone', { routed: { absent: 'SCATTER', partial: 'REFUSE', any: false }, merge: { as: 'CONCAT' } }],
    ['Statistics.fees', { scalar: 'decimal', merge: { as: 'SUM' } }],
    ['Statistics.median', { merge: { as: 'QUANTILE', of: 'byMark', q: 0.5 } }],
    ['Candidate.movedTo', { crosses: true, scalar: null, typeName: 'Candidate' }],
    ['Speciality.label', { external: true }],
  ])('%s what is written', (coordinate, said) => {
    expect(fieldAt(coordinate)).toMatchObject(said);
  });

  it.each([
    ['Query.statistics', 'OBJECT'], ['Query.candidates', 'CONNECTION'], ['Query.candidateByNumber', 'ONE'],
    ['Statistics.absences', 'OBJECT'], ['Speciality.code', 'SAME'],
  ])('%s the only rule that is possible: %s', (coordinate, as) => {
    expect(fieldAt(coordinate)?.merge).toEqual({ as, inferred: true });
  });

  it.each(['Query.candidate', 'Query.rooms', 'Query.vocabulary', 'Candidate.lastName', 'CandidateEdge.node', 'RenamePayload.candidate', 'Speciality.label'])(
    '%s no rule, for one MIREX answers it', (coordinate) => {
      expect(fieldAt(coordinate)).not.toHaveProperty('merge');
    });
});

describe('a national query reaches', () => {
  const trails = new Map(nationalFields(model).map(({ field, trail }) => [`${field.parent}.${field.name}`, trail]));

  it('what lies below a scattered field, with the way that leads there', () => {
    expect(trails.get('Absences.justified')).toEqual(['Query.statistics', 'Statistics.absences']);
    expect(trails.get('CandidateConnection.totalCount')).toEqual(['Query.candidates']);
    expect(trails.get('Speciality.enrolled')).toEqual([]);
  });

  it('no row of a MIREX, and nothing that only one MIREX is asked', () => {
    expect([...trails.keys()].filter((at) => /^(Candidate|CandidateEdge|PageInfo|Mutation)\./.test(at))).toEqual([]);
    expect(trails.has('Query.candidate')).toBe(false);
  });
});
