import { describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@mirex/host/catalogue';

/** The nation's rows are everybody's. */
const OF_MIREX = SUBGRAPHS.filter(({ name }) => name !== 'referential').map((subgraph) => [subgraph.name, subgraph] as const);

describe.each(OF_MIREX)('%s', (_name, { entities, ownRows = [] }) => {
  it('says of each of its entities whose rows they are, be it nobody’s but the MIREX’s', () => {
    expect(entities.filter((entity) => !ownRows.some((rule) => rule.entity === entity)).map(({ name }) => name)).toEqual([]);
  });

  it('says it once of each, and of no other', () => {
    expect(ownRows.map(({ entity }) => entity.name).toSorted()).toEqual([...new Set(ownRows.map(({ entity }) => entity.name))].toSorted());
    expect(ownRows.filter(({ entity }) => !entities.includes(entity))).toEqual([]);
  });
});
