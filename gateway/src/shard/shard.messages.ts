import { explainer } from '@mirex/schema/explainer';
import type { MirexCode } from '@mirex/schema/mirex';

/** Why a MIREX did not answer. */
export type Reason = 'TIMEOUT' | 'CONNECTION' | 'CIRCUIT_OPEN' | 'HTTP_STATUS' | 'BAD_RESPONSE';

/** Why the engine does not ask, or cannot make one answer of several. `at` is a schema coordinate. */
export type ShardRefusal =
  | { readonly code: 'OPERATION_INVALID'; readonly given: string }
  | { readonly code: 'RESERVED_ALIAS'; readonly given: string }
  | { readonly code: 'MIREX_REQUIRED'; readonly at: string; readonly argument: string }
  | { readonly code: 'MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'MIREX_FORBIDDEN'; readonly given: string }
  | { readonly code: 'MIREX_AMBIGUOUS'; readonly at: string; readonly given: string }
  | { readonly code: 'MIREX_UNAVAILABLE'; readonly subgraph: string; readonly given: string; readonly reason: Reason }
  | { readonly code: 'MIREX_DISAGREE'; readonly at: string; readonly given: string; readonly other: string }
  | { readonly code: 'MIREX_CONFLICT'; readonly at: string; readonly given: string }
  | { readonly code: 'MIREX_DUPLICATE'; readonly at: string; readonly given: string }
  | { readonly code: 'ORDER_VIOLATION'; readonly at: string; readonly given: string }
  | { readonly code: 'MERGE_OVERFLOW'; readonly at: string; readonly given: string }
  | { readonly code: 'CURSOR_MALFORMED'; readonly at: string }
  | { readonly code: 'NOT_ATTEMPTED' }
  | { readonly code: 'NOT_AN_ENTITY'; readonly given: string };

const REASONS: Readonly<Record<Reason, string>> = {
  TIMEOUT: 'pas de réponse dans le délai',
  CONNECTION: 'connexion impossible ou rompue',
  CIRCUIT_OPEN: 'appels suspendus après plusieurs échecs',
  HTTP_STATUS: 'réponse en erreur',
  BAD_RESPONSE: 'réponse incohérente',
};

export const explainShard = explainer<ShardRefusal>({
  OPERATION_INVALID: ({ given }) => `Cette requête ne peut pas être répartie : ${given}.`,
  RESERVED_ALIAS: ({ given }) => `L’alias « ${given} » est réservé.`,
  MIREX_REQUIRED: ({ at, argument }) => `${at} a besoin de « ${argument} » pour savoir quelle MIREX interroger.`,
  MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  MIREX_FORBIDDEN: ({ given }) => `Vous n’avez pas accès aux données de la MIREX ${given}.`,
  MIREX_AMBIGUOUS: ({ at, given }) => `${at} désigne plusieurs MIREX (${given}) ; une modification n’en concerne qu’une.`,
  MIREX_UNAVAILABLE: ({ subgraph, given, reason }) => `MIREX ${given} indisponible (${subgraph}) : ${REASONS[reason] ?? reason}.`,
  MIREX_DISAGREE: ({ at, given, other }) => `Les MIREX ne disent pas la même chose pour ${at} : ${given} et ${other}.`,
  MIREX_CONFLICT: ({ at, given }) => `Plusieurs MIREX (${given}) répondent à ${at} ; une seule le devrait.`,
  MIREX_DUPLICATE: ({ at, given }) => `${given} ligne(s) de ${at} existent dans deux MIREX ; chacune est donnée une fois.`,
  ORDER_VIOLATION: ({ at, given }) => `La MIREX ${given} n’a pas rendu ${at} dans l’ordre annoncé.`,
  MERGE_OVERFLOW: ({ at, given }) => `Le total national de ${at} (${given}) dépasse ce que ce champ peut porter.`,
  CURSOR_MALFORMED: ({ at }) => `Le curseur de ${at} est illisible : reprenez celui que la page précédente a donné.`,
  NOT_ATTEMPTED: () => 'Cette modification n’a pas été tentée : une précédente a échoué.',
  NOT_AN_ENTITY: ({ given }) => `« ${given} » n’est pas une entité de ce sous-graphe.`,
});

/** As errors name several MIREX: `NO, SE`. */
export const namesOf = (mirex: readonly MirexCode[]): string => mirex.join(', ');
