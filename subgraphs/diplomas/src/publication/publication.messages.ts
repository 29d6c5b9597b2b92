import { explainer } from '@mirex/schema/explainer';

import type { PublicationRefusal } from './publication.rules.ts';

export const explainPublication = explainer<PublicationRefusal>({
  PUBLICATION_UNKNOWN: ({ given }) => `La publication ${given} n’existe pas.`,
  PUBLICATION_CALENDAR_UNKNOWN: ({ session, zone }) => `La session ${session} n’a pas de phase de publication pour la zone ${zone}.`,
  PUBLICATION_IN_THE_PAST: () => 'L’heure de publication est déjà passée.',
  PUBLICATION_BEFORE_PHASE: ({ from }) => `Le calendrier n’ouvre la publication que le ${from}.`,
  PUBLICATION_STATE: ({ state }) => `La publication est à l’état ${state} : cela ne se fait pas.`,
  PUBLICATION_CHANGED_MEANWHILE: ({ seen, found }) => `La publication a changé entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
  PUBLICATION_BEFORE_HOUR: ({ opensAt }) => `Les résultats ne paraissent qu’à leur heure : ${opensAt}.`,
  PUBLICATION_UNDECIDED: ({ count }) => `${count} inscription(s) n’ont pas encore de décision signée du jury.`,
  PUBLICATION_EMPTY: () => 'Aucune décision de jury n’est connue pour cette publication.',
  PUBLICATION_REASON_MISSING: () => 'Retirer ou rectifier une publication demande un motif.',
});
