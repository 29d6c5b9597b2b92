import { explainer } from '@mirex/schema/explainer';

import { explainMark } from '../mark/mark.messages.ts';
import type { MarkRefusal } from '../mark/mark.rules.ts';
import type { BatchRefusal } from './marking-batch.rules.ts';

type Own = Exclude<BatchRefusal, MarkRefusal>;

export const explainBatches = explainer<Own>({
  MARKERS_MISSING: () => 'Aucun correcteur n’est désigné.',
  MARKER_TWICE: ({ actor }) => `Le correcteur ${actor} est désigné deux fois.`,
  SCRIPTS_WITHOUT_MARKER: ({ scripts }) => `${scripts} copie(s) ne peuvent aller à aucun correcteur : tous enseignent dans leur établissement.`,
  SCRIPT_TWICE: ({ scripts }) => `${scripts} copie(s) sont déjà enregistrées.`,
  SCRIPT_OF_ABSENT: ({ scripts }) => `${scripts} copie(s) viennent de candidats notés absents.`,
  SCRIPT_UNEXPECTED: ({ scripts }) => `${scripts} copie(s) viennent de candidats dont la note n’est pas attendue à cette épreuve.`,
  SCRIPTS_MISSING: ({ scripts }) => `${scripts} copie(s) de candidats présents manquent : elles sont nommées par le rapprochement.`,
  SCRIPTS_NONE: () => 'Aucune copie n’est à répartir ou à enregistrer.',
  SCRIPT_NOT_OF_BATCH: ({ given }) => `La copie ${given} n’est pas de ce lot.`,
  BATCH_UNKNOWN: ({ given }) => `Le lot ${given} n’existe pas.`,
  BATCH_STATE: ({ state, act }) => `Le lot est à l’état ${state} : l’acte ${act} n’y a pas sa place (l’harmonisation suit la fin de la correction).`,
  BATCH_CHANGED_MEANWHILE: ({ expected, found }) => `Le lot a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  RETURN_COUNT_DIFFERS: ({ sent, returned }) => `Le compte des copies n’est pas le bon : ${sent} attendues, ${returned} comptées.`,
  MARKING_INCOMPLETE: ({ scripts }) => `${scripts} copie(s) n’ont pas encore de note.`,
  HARMONISATION_REASON_MISSING: () => 'Une harmonisation se motive.',
  HARMONISATION_EMPTY: () => 'Cette harmonisation ne change aucune note.',
  MARK_ALREADY_LOCKED: ({ marks }) => `${marks} note(s) sont verrouillées par le jury : elles ne s’harmonisent plus.`,
});

/** Why nothing was done with a batch. */
export const explainBatch = (refusal: BatchRefusal): { code: string; message: string } =>
  (explainBatches.catalogue.has(refusal.code) ? explainBatches(refusal as Own) : explainMark(refusal as MarkRefusal));
