import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, printSchema } from 'graphql';

import { CANDIDATES_SDL, GRADES_SDL, REFERENTIAL_SDL } from './check/exam-schema.fixture.ts';
import { SHARD_SPEC_URL } from './vocabulary.ts';

const composed = composeServices(Object.entries({ candidates: CANDIDATES_SDL, grades: GRADES_SDL, referential: REFERENTIAL_SDL })
  .map(([name, sdl]) => ({ name, url: `http://${name}.mirex.invalid/graphql`, typeDefs: parse(sdl) })));

describe('federation composes the vocabulary', () => {
  it('without an error', () => {
    expect(composed.errors).toBeUndefined();
  });

  it('into the supergraph, with what each field says', () => {
    const { Query, Speciality } = buildSchema(composed.supergraphSdl ?? '', { assumeValid: true }).getTypeMap();
    const written = (type: typeof Query) => type?.astNode?.loc?.source.body.slice(type.astNode.loc.start, type.astNode.loc.end);
    expect(composed.supergraphSdl).toContain(SHARD_SPEC_URL);
    expect(written(Query)).toContain('@routed(by: "filter.mirex", absent: SCATTER)');
    expect(written(Speciality)).toContain('@merge(as: SUM)');
  });

  it('and tells clients nothing of it', () => {
    const api = printSchema(composed.schema?.toAPISchema().toGraphQLJSSchema() as GraphQLSchema);
    expect(api).toContain('statistics(filter: Filter): Statistics');
    expect(api).not.toMatch(/shard__|@sharded|@routed|@merge|@crosses/);
  });
});
