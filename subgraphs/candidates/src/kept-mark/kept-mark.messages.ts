import { type Explained, explainer } from '@mirex/schema/explainer';
import type { MarkRefusal } from '@mirex/schema/mark';
import { explainVocabulary } from '@mirex/schema/refusal.messages';

import { explainRecord } from '../record/record.messages.ts';
import type { RecordRefusal } from '../record/record.rules.ts';
import type { KeptMarkRefusal } from './kept-mark.rules.ts';

export const explainKeptMark = explainer<KeptMarkRefusal>({
  KEPT_MARK_PAPER_UNKNOWN: ({ paper }) => `L’épreuve ${paper} n’est pas de la spécialité du candidat à cette session.`,
  KEPT_MARK_NOT_FOR_DIPLOMA: ({ diploma }) => `Le règlement connu du diplôme ${diploma} ne prévoit pas de note conservée.`,
  KEPT_MARK_NOT_FOR_CASE: () => 'Le cas d’inscription ne permet pas de conserver une note : il faut le cas 30 ou l’un des cas 70 à 72.',
  KEPT_MARK_NOT_EARLIER: ({ earnedSession, session }) => `Une note de la session ${earnedSession} ne peut pas être conservée à la session ${session}.`,
  KEPT_MARK_TOO_OLD: ({ earnedSession, most }) => `La note de la session ${earnedSession} est trop ancienne : elle se conserve ${most} sessions.`,
  KEPT_MARK_TOO_LOW: ({ from }) => `Seule une note d’au moins ${from} sur 20 se conserve ici.`,
  KEPT_MARK_NO_CORRESPONDENCE: ({ earnedPaper, paper }) => `La note obtenue à l’épreuve ${earnedPaper} ne correspond pas à l’épreuve ${paper}.`,
  KEPT_MARK_ASKED_ALREADY: ({ paper }) => `La conservation d’une note est déjà demandée pour l’épreuve ${paper}.`,
});

export function explainKeptMarkAct(refusal: KeptMarkRefusal | RecordRefusal | MarkRefusal): Explained {
  if (explainKeptMark.catalogue.has(refusal.code)) return explainKeptMark(refusal as KeptMarkRefusal);
  return explainRecord.catalogue.has(refusal.code) ? explainRecord(refusal as RecordRefusal) : explainVocabulary(refusal as MarkRefusal);
}
