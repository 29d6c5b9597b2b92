import type { Letter, LetterBlock } from '@mirex/kit/pdf/letter';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

import { wallClock } from '../sitting/sitting.rules.ts';
import type { SummonsContent, SummonsLine, SummonsOral } from './summons.rules.ts';

export interface Printable extends SummonsContent {
  readonly id: string;
  readonly session: number;
  readonly number: number;
  readonly issuedAt: Date;
  readonly state: string;
  readonly title: string;
  readonly body: string;
  readonly reason: string | null;
}

export interface Recipient {
  /** Null: nobody told who it is. */
  readonly name: string | null;
  /** Candidate number. */
  readonly number: string;
  readonly speciality: string;
}

/** What a speciality or a paper is called, by its code: a candidate reads names, an office codes. */
export type LabelOf = (code: string) => string | undefined;

const named = (code: string, labelOf: LabelOf): string => {
  const label = labelOf(code);
  return label === undefined ? code : `${label} (${code})`;
};

const DAY = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An instant on the wall of its venue: `lundi 8 juin 2026`. */
export const frenchDay = (iso: string, timeZone: string): string => DAY.format(new Date(`${wallClock(new Date(iso), timeZone).slice(0, 10)}T00:00:00Z`));

/** `9 h 00`, as the clock on the wall of the venue shows it. */
export const frenchClock = (iso: string, timeZone: string): string => {
  const [hours = '', minutes = ''] = wallClock(new Date(iso), timeZone).slice(11).split(':');
  return `${Number(hours)} h ${minutes}`;
};

const whereAndWhen = ({ paper, startsAt, endsAt, timeZone, venue, commune, room }: SummonsLine | SummonsOral, labelOf: LabelOf): string[] =>
  [named(paper, labelOf), frenchDay(startsAt, timeZone), `${frenchClock(startsAt, timeZone)} à ${frenchClock(endsAt, timeZone)}`, `${venue} (${commune})`, room];

/** A table of nothing is not printed. */
const table = (rows: readonly string[][], columns: readonly string[]): LetterBlock[] => (rows.length === 0 ? [] : [{ kind: 'table', columns, rows }]);

/** The summons as it is printed, from what it keeps: the same row says the same papers, hours and places, whatever changed since. */
export function letterOf(mirex: MirexCode, { id, session, number, issuedAt, state, title, body, reason, lines, orals }: Printable, { name, number: candidate, speciality }: Recipient, labelOf: LabelOf): Letter {
  return {
    title: state === 'FORECAST' ? `Pré-convocation : ${title}` : title,
    date: seatDay(mirex, issuedAt),
    reference: id,
    sender: [MIREX[mirex].name, 'Service des examens'],
    recipient: [name ?? `Candidat n° ${candidate}`],
    blocks: [
      { kind: 'facts', facts: [
        { name: 'Session', value: String(session) }, { name: 'Numéro de candidat', value: candidate }, { name: 'Spécialité', value: named(speciality, labelOf) },
        { name: 'Édition', value: number === 1 ? '1' : `${number} (remplace les précédentes)` },
      ] },
      ...(reason === null ? [] : [{ kind: 'paragraph', text: `Nouvelle édition : ${reason}` } as const]),
      ...body.split(/\n{2,}/).map((text) => ({ kind: 'paragraph', text } as const)),
      ...table(lines.map((line) => [...whereAndWhen(line, labelOf), String(line.seat)]), ['Épreuve', 'Date', 'Heures', 'Lieu', 'Salle', 'Place']),
      ...table(orals.map((oral) => whereAndWhen(oral, labelOf)), ['Oral', 'Date', 'Heures', 'Lieu', 'Salle']),
      { kind: 'paragraph', text: 'Présentez-vous trente minutes avant l’heure, avec cette convocation et une pièce d’identité. Les heures sont celles du lieu.' },
    ],
    signature: ['Pour l’autorité académique'],
    footer: `Session ${session} – convocation n° ${number} – ${candidate}`,
  };
}
