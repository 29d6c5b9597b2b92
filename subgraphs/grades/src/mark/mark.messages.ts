import { explainer } from '@mirex/schema/explainer';
import { explainVocabulary } from '@mirex/schema/refusal.messages';

import { LONGEST_SHEET, type MarkRefusal } from './mark.rules.ts';

type Own = Exclude<MarkRefusal, { code: 'MARK_MALFORMED' | 'MARK_OUT_OF_RANGE' | 'MARK_OFF_STEP' }>;

export const explainMarks = explainer<Own>({
  PAPER_NOT_OF_ENROLMENT: ({ paper }) => `L’épreuve ${paper} n’est pas attendue de cette inscription.`,
  ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas connue de cette MIREX.`,
  SHEET_SIZE: ({ given }) => `Un bordereau compte de 1 à ${LONGEST_SHEET} lignes (reçu : ${given}).`,
  LINE_TWICE: ({ paper }) => `Le bordereau porte deux fois la même note (épreuve ${paper}).`,
  SECOND_READER_IS_FIRST: () => 'La vérification revient à une autre personne que celle qui a saisi la note.',
  SECOND_READING_DIFFERS: ({ paper }) => `La seconde lecture de l’épreuve ${paper} ne donne pas la note saisie : reprenez la copie ou le bordereau.`,
  MARK_UNKNOWN: ({ given }) => `La note ${given} n’existe pas.`,
  MARK_STATE: ({ from, to }) => `La note est à l’état ${from} : elle ne peut pas passer à l’état ${to}.`,
  MARK_CHANGED_MEANWHILE: ({ expected, found }) => `La note a changé entre-temps (version lue : ${expected}, version actuelle : ${found}) : relisez-la avant de la modifier.`,
});

/** Why a mark was not written. */
export const explainMark = (refusal: MarkRefusal): { code: string; message: string } =>
  refusal.code === 'MARK_MALFORMED' || refusal.code === 'MARK_OUT_OF_RANGE' || refusal.code === 'MARK_OFF_STEP'
    ? explainVocabulary(refusal)
    : explainMarks(refusal);
