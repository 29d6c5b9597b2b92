import { explainKit } from '@mirex/kit/kit.messages';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import { explainer } from '@mirex/schema/explainer';

import { explainMark } from '../mark/mark.messages.ts';
import type { MarkRefusal } from '../mark/mark.rules.ts';
import type { MarkerRefusal } from '../marker/read-markers.service.ts';
import type { Barred } from './deal-scripts.rules.ts';
import type { BatchRefusal } from './marking-batch.rules.ts';

type Barring = Extract<BatchRefusal, { readonly barred: unknown }>;
/** A refusal whose list is words already: what varies in a sentence is a text or a number. */
type Worded = { readonly [Code in Barring['code']]: Omit<Extract<Barring, { readonly code: Code }>, 'barred'> & { readonly barred: string } }[Barring['code']];
type Own = Exclude<BatchRefusal, MarkRefusal | Barring> | Worded | Exclude<MarkerRefusal, PeerRefusal>;

const WHY: Readonly<Record<Barred['why'], string>> = {
  OWN_SCHOOL: 'son établissement', SCHOOL: 'un établissement déclaré incompatible', CANDIDATE: 'un candidat déclaré incompatible', AUTHOR: 'auteur du sujet',
};
const listed = (barred: readonly Barred[]): string => barred.map(({ actor, why, scripts }) => `${actor} (${WHY[why]} : ${scripts})`).join(', ');

export const explainBatches = explainer<Own>({
  MARKERS_MISSING: () => 'Aucun correcteur n’est désigné.',
  MARKER_TWICE: ({ actor }) => `Le correcteur ${actor} est désigné deux fois.`,
  MARKER_UNKNOWN: ({ given }) => `L’acteur ${given} n’est pas connu de sa MIREX.`,
  MARKER_INCOMPATIBLE: ({ barred }) => `Ce correcteur ne peut pas recevoir ces copies : ${barred}.`,
  POST_WITHOUT_CANDIDATES: ({ given }) => `Aucun candidat sans lot n’est attendu au poste ${given} pour cette épreuve.`,
  MARKER_SAME: () => 'Ces copies sont déjà à ce correcteur.',
  SCRIPT_ALREADY_MARKED: ({ scripts }) => `${scripts} copie(s) sont déjà notées : elles restent à qui les a notées.`,
  GIVING_REASON_MISSING: () => 'Un changement de correcteur se motive.',
  SCRIPTS_WITHOUT_MARKER: ({ scripts, barred }) => `${scripts} copie(s) ne peuvent aller à aucun correcteur : ${barred}.`,
  SCRIPT_TWICE: ({ scripts }) => `${scripts} copie(s) sont déjà enregistrées.`,
  SCRIPT_OF_ABSENT: ({ scripts }) => `${scripts} copie(s) viennent de candidats notés absents.`,
  SCRIPT_UNEXPECTED: ({ scripts }) => `${scripts} copie(s) viennent de candidats dont la note n’est pas attendue à cette épreuve.`,
  SCRIPTS_MISSING: ({ scripts }) => `${scripts} copie(s) de candidats présents manquent : elles sont nommées par le rapprochement.`,
  SCRIPTS_NONE: () => 'Aucune copie n’est à répartir ou à enregistrer.',
  SCRIPT_NOT_OF_BATCH: ({ given }) => `La copie ${given} n’est pas de ce lot.`,
  BATCH_UNKNOWN: ({ given }) => `Le lot ${given} n’existe pas.`,
  BATCH_STATE: ({ state, act }) => `Le lot est à l’état ${state} : l’acte ${act} n’y a pas sa place (l’harmonisation suit la fin de la correction).`,
  BATCH_CHANGED_MEANWHILE: ({ expected, found }) => `Le lot a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  SENT_BEFORE_PAPER_END: ({ end }) => `L’épreuve finit à ${end} dans la dernière zone : rien n’est envoyé avant.`,
  RETURN_COUNT_DIFFERS: ({ sent, returned }) => `Le compte des copies n’est pas le bon : ${sent} attendues, ${returned} comptées.`,
  MARKING_INCOMPLETE: ({ scripts }) => `${scripts} copie(s) n’ont pas encore de note.`,
  HARMONISATION_REASON_MISSING: () => 'Une harmonisation se motive.',
  HARMONISATION_EMPTY: () => 'Cette harmonisation ne change aucune note.',
  MARK_ALREADY_LOCKED: ({ marks }) => `${marks} note(s) sont verrouillées par le jury : elles ne s’harmonisent plus.`,
});

/** Why nothing was done with a batch. */
export const explainBatch = (refusal: BatchRefusal | MarkerRefusal): { code: string; message: string } => {
  if (refusal.code === 'PEER_UNAVAILABLE' || refusal.code === 'PEER_REFUSED') return explainKit(refusal);
  if ('barred' in refusal) return explainBatches({ ...refusal, barred: listed(refusal.barred) });
  return explainBatches.catalogue.has(refusal.code) ? explainBatches(refusal as Own) : explainMark(refusal as MarkRefusal);
};
