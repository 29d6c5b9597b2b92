import type { Letter, LetterBlock } from '@mirex/kit/pdf/letter';
import { mergeText } from '@mirex/kit/text/merge-text.rules';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';

import { ACTIVITY_NAMES, frenchDate, frenchTime, HALF_DAY_NAMES } from './french.rules.ts';
import type { SummonsField } from './template.rules.ts';

/** What a letter says of its summons, as it was when it was issued. */
export interface LetterFacts {
  readonly mirex: MirexCode;
  /** The summons' id. */
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly establishmentUai: string | null;
  readonly session: number;
  readonly activity: string;
  readonly specialityCode: string | null;
  readonly paperCode: string | null;
  readonly date: string;
  readonly halfDay: string;
  /** `08:00`, by the clock of the centre; null: as the centre says. */
  readonly startsAt: string | null;
  readonly place: string | null;
  readonly quantity: number;
  /** 1, and one more for each summons that this one follows. */
  readonly issue: number;
  /** Why it replaces an earlier one; null: it does not, or nobody said. */
  readonly why: string | null;
  readonly paragraphs: readonly string[];
  /** ISO date of the letter. */
  readonly writtenOn: string;
}

/** The letter of a summons. */
export function composeLetter(facts: LetterFacts): Letter {
  const values = fieldsOf(facts);
  const { name } = MIREX[facts.mirex];
  const title = facts.issue === 1 ? 'Convocation' : `Convocation rectificative n° ${facts.issue}`;
  return {
    title, date: facts.writtenOn, reference: facts.id, sender: [name, 'Mission interrégionale des examens'],
    recipient: [`${facts.firstName} ${facts.lastName}`, ...(facts.establishmentUai === null ? [] : [`Établissement ${facts.establishmentUai}`])],
    blocks: [
      ...(facts.issue === 1 ? [] : [paragraph(`Cette convocation annule et remplace la précédente${facts.why === null ? '.' : ` : ${facts.why}.`}`)]),
      ...facts.paragraphs.map((text) => paragraph(mergeText(text, values))),
      { kind: 'facts', facts: [
        { name: 'Mission', value: values.mission },
        { name: 'Date', value: `${values.date}, ${values.demiJournee}` },
        ...(facts.startsAt === null ? [] : [{ name: 'Heure', value: values.heure }]),
        ...(facts.place === null ? [] : [{ name: 'Lieu', value: values.lieu }]),
        ...(facts.specialityCode === null ? [] : [{ name: 'Spécialité', value: values.specialite }]),
        ...(facts.paperCode === null ? [] : [{ name: 'Épreuve', value: values.epreuve }]),
        { name: 'Quantité prévue', value: values.quantite },
      ] },
      paragraph('Accusez réception de cette convocation dès que vous l’avez lue. En cas d’empêchement, prévenez la MIREX sans attendre : un remplacement sera cherché.'),
    ],
    signature: [`Pour l’autorité académique, ${name}`],
    footer: `${name} – session ${facts.session} – ${facts.id}`,
  };
}

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });

const fieldsOf = (facts: LetterFacts): Record<SummonsField, string> => ({
  prenom: facts.firstName, nom: facts.lastName, session: String(facts.session), mission: ACTIVITY_NAMES[facts.activity] ?? facts.activity,
  date: frenchDate(facts.date), demiJournee: HALF_DAY_NAMES[facts.halfDay] ?? facts.halfDay, heure: facts.startsAt === null ? '' : frenchTime(facts.startsAt),
  lieu: facts.place ?? '', epreuve: facts.paperCode ?? '', specialite: facts.specialityCode ?? '', mirex: MIREX[facts.mirex].name,
  quantite: facts.activity === 'SCRIPT_MARKING' ? `${facts.quantity} copies` : `${facts.quantity} vacation${facts.quantity > 1 ? 's' : ''} de quatre heures`,
});
