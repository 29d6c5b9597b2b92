import { explainer } from '@mirex/schema/explainer';

import type { Competence } from './competence.rules.ts';

export type NotCompetent = { readonly [Answer in Exclude<Competence['answer'], 'ASSIGNED'>]: { readonly code: Answer; readonly territory: string; readonly session: number } }[Exclude<Competence['answer'], 'ASSIGNED'>];

export const explainCompetence = explainer<NotCompetent>({
  UNASSIGNED_TERRITORY: ({ territory, session }) => `Le territoire ${territory} n’est attribué à aucune MIREX pour la session ${session}.`,
  BEFORE_MIREX: ({ territory, session }) => `La session ${session} du territoire ${territory} est antérieure aux MIREX.`,
  UNKNOWN_TERRITORY: ({ territory }) => `Le département « ${territory} » n’existe pas dans le référentiel.`,
});
