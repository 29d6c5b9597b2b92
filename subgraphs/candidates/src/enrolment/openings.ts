import type { AccreditationFact, EstablishmentFact, OfferFact, PaperFact, RegulationFact, SpecialityFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { type AccessRefusal, checkAdult, checkForm } from './access.rules.ts';
import { GLOBAL_FORM_ONLY, ROUTES_WITHOUT_OFFER } from './enrolment.regulation.ts';
import { checkEstablishment, checkOffer, checkSpeciality, type OpeningRefusal } from './enrolment.rules.ts';
import type { EnrolmentLine } from './registration.rules.ts';

/** What can be enrolled for, by one edition of the referential, ready to be asked thousands of times. */
export interface Openings {
  readonly sessions: ReadonlySet<number>;
  readonly specialities: ReadonlyMap<string, SpecialityFact>;
  readonly establishments: ReadonlyMap<string, EstablishmentFact>;
  /** By UAI. */
  readonly offers: ReadonlyMap<string, readonly OfferFact[]>;
  /** By UAI. */
  readonly accreditations: ReadonlyMap<string, readonly AccreditationFact[]>;
  /** By speciality. */
  readonly papers: ReadonlyMap<string, readonly PaperFact[]>;
  readonly regulations: readonly RegulationFact[];
}

/** An edition never changes, and the kit gives the same array as long as it holds the same edition. */
const indexed = new WeakMap<readonly OfferFact[], Openings>();

export async function openingsOf(context: Context): Promise<Openings> {
  const offers = await dataSet(context, 'offers');
  const found = indexed.get(offers);
  if (found) return found;
  const openings: Openings = {
    sessions: new Set((await dataSet(context, 'sessions')).map(({ year }) => year)),
    specialities: new Map((await dataSet(context, 'specialities')).map((fact) => [fact.code, fact])),
    establishments: new Map((await dataSet(context, 'establishments')).map((fact) => [fact.uai, fact])),
    offers: Map.groupBy(offers, ({ uai }) => uai),
    accreditations: Map.groupBy(await dataSet(context, 'accreditations'), ({ uai }) => uai),
    papers: Map.groupBy(await dataSet(context, 'papers'), ({ speciality }) => speciality),
    regulations: await dataSet(context, 'regulations'),
  };
  indexed.set(offers, openings);
  return openings;
}

export const checkSession = (session: number, { sessions }: Openings): Outcome<number, OpeningRefusal> =>
  sessions.has(session) ? accept(session) : refuse({ code: 'SESSION_UNKNOWN', given: session });

/** Whether the speciality is open to this person, there, by that route, in that form. The first reason against it. */
export function checkOpening(
  line: EnrolmentLine, session: number, mirex: string, openings: Openings,
): Outcome<EnrolmentLine, OpeningRefusal | AccessRefusal> {
  const { establishmentUai: uai, specialityCode, route, form, person } = line;
  const establishment = checkEstablishment(uai, mirex, openings.establishments.get(uai));
  if (!establishment.ok) return establishment;
  const speciality = checkSpeciality(specialityCode, session, openings.specialities.get(specialityCode));
  if (!speciality.ok) return speciality;
  const { diploma } = speciality.value;
  const checks = [
    ...(ROUTES_WITHOUT_OFFER.includes(route) ? [] : [checkOffer({ uai, speciality: specialityCode, route, session }, openings.offers.get(uai) ?? [])]),
    ...(route === 'INDIVIDUAL' ? [checkAdult(person.birthDate, session, diploma, ruleNumber(openings.regulations, { diploma, session }, 'INDIVIDUAL_AGE_FROM'))] : []),
    checkForm(form, route, diploma, GLOBAL_FORM_ONLY[diploma] ?? []),
  ];
  return checks.find((check) => !check.ok) ?? accept(line);
}
