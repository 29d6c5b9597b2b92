import { beforeAll, expect, it } from '@jest/globals';

import type { ProductProcess } from './product-process.ts';

interface Reading {
  readonly who: string;
  readonly entity: string;
  readonly rowIds: readonly string[];
}

/** Who read of somebody's health stands in the journal of the MIREX, whichever way they came to it. */
export function sensitiveReadings(product: () => ProductProcess): void {
  let enrolment: string;
  beforeAll(async () => {
    const { data } = await product().post('head-no', '{ awardedDiplomas(filter: { mirex: ["NO"] }, first: 1) { edges { node { enrolment { id } } } } }');
    const { awardedDiplomas } = data as { awardedDiplomas: { edges: { node: { enrolment: { id: string } } }[] } };
    enrolment = awardedDiplomas.edges[0]?.node.enrolment.id ?? '';
  });

  /** Readings of sensitive fields that the journal of the MIREX holds, the last first. */
  async function readings(): Promise<Reading[]> {
    const { data } = await product().post('head-no', '{ candidatesJournal(mirex: "NO", filter: { change: READ }, last: 50) { edges { node { who entity rowIds } } } }');
    return (data as { candidatesJournal: { edges: { node: Reading }[] } }).candidatesJournal.edges.map(({ node }) => node);
  }

  it.each([
    ['asked of the row itself', 'query ($id: ID!) { enrolment(id: $id) { accommodation { state } } }'],
    ['reached from another subgraph, by _entities', '{ awardedDiplomas(filter: { mirex: ["NO"] }, first: 1) { edges { node { enrolment { accommodation { state } } } } } }'],
  ])('%s', async (_how, query) => {
    const before = (await readings()).length;
    await product().post('trans-no', query, { id: enrolment });
    const after = await readings();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toEqual({ who: 'trans-no', entity: 'Enrolment.accommodation', rowIds: [enrolment] });
  });

  it('and what is refused was not read', async () => {
    const before = await readings();
    const { errors } = await product().post('unit-no', 'query ($id: ID!) { enrolment(id: $id) { accommodation { state } } }', { id: enrolment });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
    expect(await readings()).toEqual(before);
  });
}
