import type { SessionStateName } from '../session/session.rules.ts';

/** The clock of each calendar zone: that of its largest territory. */
const ZONES = {
  METRO: 'Europe/Paris',
  ANTILLES_GUYANE: 'America/Martinique',
  REUNION_MAYOTTE: 'Indian/Reunion',
  POLYNESIE: 'Pacific/Tahiti',
  NOUVELLE_CALEDONIE: 'Pacific/Noumea',
  WALLIS: 'Pacific/Wallis',
} as const;

/** Phase and its first day: month-day, `-` before it for the year before. A phase ends when the next begins. */
type Template = readonly (readonly [phase: SessionStateName, firstDay: string])[];

/** Typical dates, none of them a rule: the registers' closing is set by the minister each session. */
const NORTHERN: Template = [
  ['DECLARED', '-09-01'], ['ENROLMENT_OPEN', '-10-15'], ['ENROLMENT_CLOSED', '-11-16'], ['ORGANISATION', '01-01'], ['SUMMONED', '04-01'],
  ['PAPERS', '05-25'], ['MARKING', '06-15'], ['MARKS_CLOSED', '06-28'], ['DELIBERATION', '06-30'], ['PUBLISHED', '07-05'],
  ['SECOND_GROUP', '07-07'], ['FINAL', '07-11'], ['REPLACEMENT', '09-01'], ['CLOSED', '12-31'],
];

/** School years that follow the calendar year: diplomas are delivered in December in New Caledonia. */
const SOUTHERN: Template = [
  ['DECLARED', '02-15'], ['ENROLMENT_OPEN', '04-01'], ['ENROLMENT_CLOSED', '05-01'], ['ORGANISATION', '06-01'], ['SUMMONED', '09-15'],
  ['PAPERS', '10-25'], ['MARKING', '11-12'], ['MARKS_CLOSED', '11-28'], ['DELIBERATION', '12-01'], ['PUBLISHED', '12-08'],
  ['SECOND_GROUP', '12-10'], ['FINAL', '12-15'], ['CLOSED', '12-31'],
];

/** Where each session stands when the referential is first loaded; the bureau moves it on. */
const STATES: Readonly<Record<number, SessionStateName>> = {
  2021: 'ARCHIVED', 2022: 'ARCHIVED', 2023: 'ARCHIVED', 2024: 'ARCHIVED', 2025: 'CLOSED', 2026: 'MARKING', 2027: 'ENROLMENT_OPEN',
};

const YEARS = Object.keys(STATES).map(Number);
const zones = Object.entries(ZONES) as [keyof typeof ZONES, string][];
const templateOf = (zone: keyof typeof ZONES): Template => (zone === 'NOUVELLE_CALEDONIE' || zone === 'WALLIS' ? SOUTHERN : NORTHERN);

const dayOf = (year: number, day: string): string => (day.startsWith('-') ? `${year - 1}${day}` : `${year}-${day}`);

const endOf = (year: number, next: Template[number] | undefined): string => (next ? dayOf(year, next[1]) : `${year + 1}-01-01`);

/** Rows of the tables of sessions. */
export const sessionRows = (): readonly Record<string, unknown>[] => YEARS.map((year) => ({ year }));

export const calendarRows = (): readonly Record<string, unknown>[] =>
  YEARS.flatMap((year) => zones.map(([zone, timeZone]) => ({ sessionYear: year, zone, timeZone, state: STATES[year] })));

/** A phase by its local days, as the zone's calendar hangs on the wall: which instants those are, the time zone tells. */
export interface LocalPhase {
  readonly sessionYear: number;
  readonly zone: string;
  readonly timeZone: string;
  readonly phase: string;
  readonly firstDay: string;
  /** The day after its last. */
  readonly endDay: string;
}

export const localPhases = (): LocalPhase[] =>
  YEARS.flatMap((sessionYear) => zones.flatMap(([zone, timeZone]) => {
    const template = templateOf(zone);
    return template.map(([phase, day], i) => ({
      sessionYear, zone, timeZone, phase, firstDay: dayOf(sessionYear, day), endDay: endOf(sessionYear, template[i + 1]),
    }));
  }));
