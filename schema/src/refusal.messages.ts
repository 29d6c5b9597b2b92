import type { CursorRefusal } from './cursor.ts';
import { explainer } from './explainer.ts';
import type { IdRefusal } from './global-id.ts';
import type { MarkRefusal } from './mark.ts';

/** The refusals of the shared vocabulary, in French. */
export const explainVocabulary = explainer<IdRefusal | CursorRefusal | MarkRefusal>({
  ID_MALFORMED: ({ given }) => `L’identifiant « ${given} » n’a pas la forme attendue.`,
  MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  ID_OF_ANOTHER_TYPE: ({ given, expected }) => `L’identifiant désigne un objet ${given} ; un objet ${expected} est attendu.`,
  CURSOR_MALFORMED: () => 'Le curseur de pagination est illisible : reprenez celui que la page précédente a donné.',
  CURSOR_OF_ANOTHER_ORDER: ({ given, expected }) => `Le curseur vient d’une liste triée autrement (${given}) que celle-ci (${expected}).`,
  MARK_MALFORMED: ({ given }) => `« ${given} » n’est pas une note.`,
  MARK_OUT_OF_RANGE: ({ given }) => `La note doit être comprise entre 0 et 20 (reçu : ${given}).`,
  MARK_OFF_STEP: ({ given, step }) => `La note ${given} est plus fine que le pas de l’épreuve (${step} point).`,
});
