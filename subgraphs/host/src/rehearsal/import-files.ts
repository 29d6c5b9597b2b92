import type { OfferFact } from '@mirex/schema/edition';
import type { MirexCode } from '@mirex/schema/mirex';

import { preRegistrationFile } from '../demonstration/pre-registrations.ts';
import { bex, staff } from './cast.ts';
import { SPECIALITIES } from './open.ts';
import { everyRow, type Page, PAGED, type Rehearsal, type RehearsalStep } from './rehearsal.ts';

interface Offered {
  readonly route: string;
  readonly firstSession: number;
  readonly lastSession: number | null;
  readonly assessment: string;
  readonly establishment: { readonly uai: string };
  readonly speciality: { readonly code: string };
}

/** Each MIREX takes in the file of its schools' pre-registrations. */
export const importFiles: RehearsalStep = {
  title: 'Importer les pré-inscriptions',
  async run(rehearsal, report) {
    const { graph, session, mirex, enrolments, thrown } = rehearsal;
    let kept = 0;
    for (const [rank, owner] of mirex.entries()) {
      const rows = Math.floor(enrolments / mirex.length) + (rank < enrolments % mirex.length ? 1 : 0);
      const contentBase64 = preRegistrationFile(thrown, session, await offersOf(rehearsal, owner), rows).toString('base64');
      const { preRegistrationImport } = await graph.act<{ preRegistrationImport: { linesKept: number } }>(staff('TRANS', owner),
        { name: 'importPreRegistrations', input: 'ImportPreRegistrationsInput', fields: 'preRegistrationImport { linesKept }' },
        { mirex: owner, session, fileName: `pre-inscriptions-${owner}-${session}.csv`, contentBase64 });
      kept += preRegistrationImport.linesKept;
      report(kept, enrolments);
    }
    return `${kept} lignes retenues`;
  },
};

/** What the schools of a MIREX teach in the session, of the rehearsed specialities, where they assess during the course. */
async function offersOf({ graph, session }: Rehearsal, mirex: MirexCode): Promise<OfferFact[]> {
  const found = await everyRow<Offered>((after) => graph.ask<{ rows: Page<Offered> }>(bex,
    `query ($session: Int!, $after: String) { rows: offers(filter: { session: $session }, first: 500, after: $after) { edges { node { route assessment firstSession lastSession establishment { uai } speciality { code } } } ${PAGED} } }`, { session, after }));
  const here = new Set((await everyRow<{ uai: string }>((after) => graph.ask<{ rows: Page<{ uai: string }> }>(bex,
    `query ($session: Int!, $mirex: String!, $after: String) { rows: establishments(filter: { session: $session, mirex: $mirex }, first: 500, after: $after) { edges { node { uai } } ${PAGED} } }`, { session, mirex, after }))).map(({ uai }) => uai));
  return found.filter(({ assessment, establishment, speciality }) => assessment === 'CCF' && here.has(establishment.uai) && (SPECIALITIES as readonly string[]).includes(speciality.code))
    .map(({ establishment: { uai }, speciality: { code: speciality }, route, firstSession, lastSession }) => ({ uai, speciality, route, firstSession, lastSession }));
}
