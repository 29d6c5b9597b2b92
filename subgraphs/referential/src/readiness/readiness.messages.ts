import { explainer } from '@mirex/schema/explainer';

import type { DeclarationRefusal, Finding, FindingCode } from './readiness.rules.ts';

type Found = { readonly [Code in FindingCode]: Finding & { readonly code: Code } }[FindingCode];

export const explainFinding = explainer<Found>({
  CALENDAR_MISSING: ({ subject }) => `La session ${subject} n’a pas de calendrier.`,
  PAPERS_MISSING: ({ subject }) => `La spécialité ${subject} est offerte et n’a aucune épreuve pour cette session.`,
  REGULATION_MISSING: ({ subject }) => `Le diplôme ${subject} n’a pas de règlement pour cette session.`,
  OFFER_OF_CLOSED_SPECIALITY: ({ subject }) => `L’offre ${subject} dépasse la dernière session de sa spécialité.`,
  TERRITORY_WITHOUT_MIREX: ({ subject }) => `L’établissement ${subject} est sur un territoire qui n’est attribué à aucune MIREX.`,
  PHASE_MISSING: ({ subject }) => `Le calendrier n’a pas de dates pour : ${subject}.`,
  PAPER_NOT_SCHEDULED: ({ subject }) => `L’échéancier national n’a pas de date pour : ${subject}.`,
  OFFER_WITHOUT_ACCREDITATION: ({ subject }) => `L’offre ${subject} demande le CCF sans habilitation valide à cette session.`,
  COEFFICIENT_PLACEHOLDER: ({ subject }) => `La spécialité ${subject} a des coefficients provisoires.`,
});

export const explainDeclaration = explainer<DeclarationRefusal>({
  DECLARATION_BLOCKED: ({ count, first }) => `${count} contrôle(s) bloquant(s), dont : ${first}.`,
  DECLARATION_MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  DECLARATION_OF_ANOTHER_MIREX: ({ given }) => `Ce compte ne valide pas les données de la MIREX ${given}.`,
});
