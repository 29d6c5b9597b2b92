import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import type { DataSets } from '@mirex/schema/edition';
import { NATION } from '@mirex/schema/mirex';

import { until } from './until.ts';
import { ENROLMENTS, type World, WORLD_MIREX } from './world.ts';

const SESSION = 2026;

const IMPORT = `mutation ($input: ImportPreRegistrationsInput!) {
  importPreRegistrations(input: $input) { preRegistrationImport { linesKept } userErrors { code } }
}`;

/** Enrols invented candidates in every MIREX as its schools would, through the graph, and waits until grades was told of them. */
export async function enrolEverywhere(world: Pick<World, 'askInstance' | 'gateway' | 'rows'>): Promise<void> {
  const { editionContent } = await world.askInstance<{ editionContent: { content: string } }>(
    NATION, 'referential', '{ editionContent(dataSets: [offers, establishments]) { content } }',
  );
  const { offers, establishments } = JSON.parse(editionContent.content) as DataSets;
  for (const [seed, mirex] of WORLD_MIREX.entries()) {
    const here = new Set(establishments.filter((establishment) => establishment.mirex === mirex).map(({ uai }) => uai));
    const file = preRegistrationFile(dice(seed + 1), SESSION, offers.filter(({ uai }) => here.has(uai)), ENROLMENTS[mirex]);
    const input = { mirex, session: SESSION, fileName: `${mirex}.csv`, contentBase64: file.toString('base64') };
    const { data, errors } = await world.gateway.ask(IMPORT, { input });
    const kept: unknown = data?.importPreRegistrations?.preRegistrationImport?.linesKept;
    if (kept !== ENROLMENTS[mirex]) throw new Error(`${mirex} enrolled ${String(kept)} of ${ENROLMENTS[mirex]}: ${JSON.stringify({ data, errors })}`);
  }
  for (const mirex of WORLD_MIREX) {
    await until(`grades of ${mirex} knows every enrolment`, async () => {
      const [row] = await world.rows<{ count: string }>(mirex, 'select count(*) as count from grades.known_enrolment');
      return Number(row?.count) === ENROLMENTS[mirex];
    });
  }
}
