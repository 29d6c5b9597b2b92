import { explainer, type Explained } from '@mirex/schema/explainer';

import { explainJury } from '../jury/jury.messages.ts';
import type { JuryRefusal } from '../jury/jury.service.ts';
import type { NominationRefusal } from './nomination.rules.ts';

export const explainOwnNomination = explainer<NominationRefusal>({
  NOMINATION_UNKNOWN: () => 'Aucune nomination de cette MIREX n’a cet identifiant.',
  NOMINATION_ACT_EMPTY: () => 'Le numéro de l’acte de nomination est obligatoire.',
  NOMINATION_PERIOD: ({ from, to }) => `La nomination finit (${to}) avant de commencer (${from}).`,
  NOMINATION_AUTHORITY: ({ diploma }) => `Le président d’un jury de ${diploma} est nommé par le ministre : l’autorité académique n’en nomme que les adjoints.`,
  NOMINATION_AT_OWN_ESTABLISHMENT: ({ given }) => `Personne ne préside dans son propre établissement (${given}).`,
  NOMINATION_REASON_EMPTY: () => 'Le motif est obligatoire.',
  NOMINATION_ENDED_ALREADY: () => 'Cette nomination a déjà pris fin.',
  NOMINATION_CHANGED_MEANWHILE: ({ given, current }) => `La nomination a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  NOMINATION_ENDS_BEFORE_IT_BEGINS: ({ from, on }) => `La nomination commence le ${from} : elle ne peut pas prendre fin le ${on}.`,
  NOMINATION_OF_ANOTHER_KIND: () => 'Cette nomination n’est pas celle d’un chef de centre.',
  NOMINEE_UNKNOWN: () => 'Aucun acteur de cette MIREX n’a cet identifiant.',
  NOMINEE_MERGED: ({ survivor }) => `Cet acteur a été fusionné : son dossier est désormais ${survivor}.`,
  CENTRE_HEAD_ELSEWHERE: ({ centre, from, to }) => `Cette personne est déjà chef du centre ${centre} du ${from} au ${to} : elle ne peut pas en tenir deux à la fois.`,
  CENTRE_HEAD_THERE_ALREADY: ({ actor }) => `Le centre a déjà un chef à ces dates (${actor}) : remplacez-le.`,
  CENTRE_HEAD_INCOMPATIBLE: ({ why }) => `Cette personne est incompatible avec ce centre ou ces dates (${why}).`,
});

/** Why somebody was not named, or a nomination not ended. */
export const explainNomination = (refusal: NominationRefusal | JuryRefusal): Explained =>
  (explainOwnNomination.catalogue.has(refusal.code) ? explainOwnNomination(refusal as NominationRefusal) : explainJury(refusal as JuryRefusal));
