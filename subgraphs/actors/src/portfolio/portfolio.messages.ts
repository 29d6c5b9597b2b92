import { explainer } from '@mirex/schema/explainer';

import type { PortfolioRefusal } from './portfolio.rules.ts';
import type { VisitRefusal } from './visit.rules.ts';

export const explainPortfolio = explainer<PortfolioRefusal>({
  PORTFOLIO_UNKNOWN: () => 'Aucune liste d’établissements suivis de cette MIREX n’a cet identifiant.',
  PORTFOLIO_OF_NO_DEPUTY: ({ session }) => `Cette personne n’est pas nommée président adjoint pour la session ${session}.`,
  PORTFOLIO_CHANGED_MEANWHILE: ({ given, current }) => `La liste a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
  PORTFOLIO_LOCKED: ({ session }) => `Les établissements suivis de la session ${session} sont arrêtés.`,
  PORTFOLIO_ESTABLISHMENT_TWICE: ({ given }) => `L’établissement ${given} est nommé deux fois.`,
  PORTFOLIO_ESTABLISHMENT_TAKEN: ({ given, by }) => `L’établissement ${given} est déjà suivi pour cette spécialité par ${by}.`,
  PORTFOLIO_OWN_ESTABLISHMENT: ({ given }) => `Un président adjoint ne suit pas son propre établissement (${given}).`,
  PORTFOLIO_NOT_OFFERED: ({ given, speciality }) => `L’établissement ${given} ne prépare pas à la spécialité ${speciality} dans cette MIREX pour cette session.`,
  PORTFOLIO_UNCOVERED: ({ count, first }) => `${count} établissement(s) ne sont suivis par personne, dont ${first}.`,
});

export const explainVisit = explainer<VisitRefusal>({
  PORTFOLIO_UNKNOWN: () => 'Aucune liste d’établissements suivis de cette MIREX n’a cet identifiant.',
  VISIT_UNKNOWN: () => 'Aucune visite de cette MIREX n’a cet identifiant.',
  VISIT_ELSEWHERE: ({ given }) => `L’établissement ${given} n’est pas de ceux que suit ce président adjoint.`,
  VISIT_DATE_PAST: ({ date }) => `La date de la visite (${date}) est déjà passée.`,
  VISIT_NOT_YET: ({ date }) => `La visite n’a lieu que le ${date} : elle ne peut pas encore être rapportée.`,
  VISIT_STATE: ({ state }) => `La visite est à l’état ${state} : cet acte n’y est pas possible.`,
  VISIT_REPORT_EMPTY: () => 'Le compte rendu, ou le motif, est obligatoire.',
  VISIT_CHANGED_MEANWHILE: ({ given, current }) => `La visite a changé entre-temps : vous avez lu la version ${given}, elle en est à la ${current}.`,
});
