import type { OfferFact } from '@mirex/schema/edition';
import { coversSession } from '@mirex/schema/session-range';

import { type Dice, person } from './people.ts';

const HEADER = 'ine;nom;prenom;date_naissance;sexe;uai;code_formation;voie';

/** The words that school systems use for each route that establishments offer. */
const ROUTES: Readonly<Record<string, string>> = {
  SCHOOL: 'SCOLAIRE', APPRENTICESHIP: 'APPRENTISSAGE', ADULT_TRAINING: 'FORMATION_CONTINUE', DISTANCE: 'DISTANCE',
};

/** Usual age in the exam year, by the level that a formation code begins with; BTSA candidates are the oldest. */
const AGES: Readonly<Record<string, number>> = { '3': 20, '4': 18, '5': 17 };

/**
 * A pre-registration file as a school system would write it, of invented people at real kinds of offers.
 *
 * @param rows lines without the header; the offers share them out evenly.
 */
export function preRegistrationFile(thrown: Dice, session: number, offers: readonly OfferFact[], rows: number): Buffer {
  const open = offers.filter((offer) => coversSession(offer, session) && offer.route in ROUTES);
  if (open.length === 0) return Buffer.from(`${HEADER}\n`);
  const lines = Array.from({ length: rows }, (_, row) => {
    const { uai, speciality, route } = open[row % open.length] as OfferFact;
    const { ine, lastName, firstName, birthDate, sex } = person(thrown, session, AGES[speciality[0] ?? ''] ?? 18);
    return [ine, lastName, firstName, birthDate, sex, uai, speciality, ROUTES[route]].join(';');
  });
  return Buffer.from(`${[HEADER, ...lines].join('\n')}\n`);
}
