import type { MirexCode } from '@mirex/schema/mirex';

/** The 3,080 candidates of 2 June 2022, shared as the MIREX share the nation. Source: domain.md, §0 and §8. */
export const CANDIDATES = { NO: 862, NE: 770, SO: 739, SE: 585, AG: 62, OI: 52, OP: 10 } as const satisfies Record<MirexCode, number>;

export type Place = keyof typeof CANDIDATES;
export const PLACES = Object.keys(CANDIDATES) as readonly Place[];
export const EVERYBODY = Object.values(CANDIDATES).reduce((sum, count) => sum + count, 0);

/** Candidates whom one invigilator looks after. */
const ROOM = 40;
export const invigilatorsOf = (place: Place): number => Math.ceil(CANDIDATES[place] / ROOM);
export const INVIGILATORS = PLACES.reduce((sum, place) => sum + invigilatorsOf(place), 0);

export const SESSION = 2027;
export const SPECIALITY = '40321004';
/** The papers of landscaping are not in the referential: a written paper of two hours that every MIREX holds stands for its E5. */
export const PAPER = `${SPECIALITY}.E4.1`;

interface Ground {
  /** Calendar zone of its candidates. */
  readonly zone: string;
  /** INSEE code of the commune of its centre. */
  readonly commune: string;
  readonly timeZone: string;
  /** The former date and the new one, by the clock of the place. */
  readonly sat: { readonly on: string; readonly at: string };
  readonly again: string;
}

const METRO = { zone: 'METRO', timeZone: 'Europe/Paris', sat: { on: '2027-06-02', at: '2027-06-02T12:00:00Z' }, again: '2027-06-16' };

/** Where the paper is sat. New Caledonia sits it in its own year: with the same subject, so with another one now. */
export const GROUND: Readonly<Record<Place, Ground>> = {
  NO: { ...METRO, commune: '35238' }, NE: { ...METRO, commune: '21231' }, SO: { ...METRO, commune: '31555' }, SE: { ...METRO, commune: '69123' },
  AG: { zone: 'ANTILLES_GUYANE', commune: '97209', timeZone: 'America/Martinique', sat: { on: '2027-06-02', at: '2027-06-02T18:00:00Z' }, again: '2027-06-16' },
  OI: { zone: 'REUNION_MAYOTTE', commune: '97608', timeZone: 'Indian/Mayotte', sat: { on: '2027-06-02', at: '2027-06-02T11:00:00Z' }, again: '2027-06-16' },
  OP: { zone: 'NOUVELLE_CALEDONIE', commune: '98818', timeZone: 'Pacific/Noumea', sat: { on: '2027-10-27', at: '2027-10-27T03:00:00Z' }, again: '2027-11-04' },
};
