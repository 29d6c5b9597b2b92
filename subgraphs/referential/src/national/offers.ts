import { ESTABLISHMENTS } from './establishments.ts';

interface Course {
  readonly specialityCode: string;
  readonly route: 'SCHOOL' | 'APPRENTICESHIP';
  readonly firstSession: number;
  readonly lastSession: number | null;
}

const course = (specialityCode: string, firstSession = 2021, lastSession: number | null = null, route: Course['route'] = 'SCHOOL'): Course =>
  ({ specialityCode, route, firstSession, lastSession });

/** What one demonstration establishment teaches: mostly the specialities whose papers are in the referential. */
const CURRICULA: readonly (readonly Course[])[] = [
  [course('40321004'), course('43321005'), course('32321308', 2026), course('51321005', 2021, 2021)],
  [course('40321004'), course('50321130'), course('50321130', 2021, null, 'APPRENTICESHIP')],
  [course('43321005'), course('32321308', 2026), course('40321004', 2021, null, 'APPRENTICESHIP'), course('32321015', 2027)],
  [course('50321130'), course('40321004'), course('50321405')],
  [course('40321004'), course('32321308', 2026, null, 'APPRENTICESHIP'), course('32321308', 2026), course('51321404', 2021, 2021)],
  [course('43321005'), course('50321130'), course('40321405')],
];

/** Rows of the table `training_offer`, without the ids that they are given when they are first loaded. */
export const offerRows = (): readonly (Course & { readonly uai: string; readonly state: string })[] =>
  ESTABLISHMENTS.flatMap(([uai], i) =>
    (CURRICULA[i % CURRICULA.length] ?? []).map((taught) => ({ uai, ...taught, state: taught.lastSession === null ? 'OPEN' : 'CLOSED' })));
