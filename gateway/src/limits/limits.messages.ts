import { explainer } from '@mirex/schema/explainer';

/** Why a request asks too much, or in a way that nobody needs. */
export type LimitRefusal =
  | { readonly code: 'TOKENS_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'FIELDS_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'DEPTH_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'ALIASES_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'ROOT_FIELDS_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'DIRECTIVES_EXCEEDED'; readonly maximum: number }
  | { readonly code: 'INTROSPECTION_TOO_DEEP'; readonly maximum: number }
  | { readonly code: 'PAGE_TOO_LARGE'; readonly maximum: number }
  | { readonly code: 'FRAGMENT_CYCLE'; readonly given: string }
  | { readonly code: 'RESERVED_ALIAS'; readonly given: string }
  | { readonly code: 'COST_EXCEEDED'; readonly cost: number; readonly maximum: number }
  | { readonly code: 'RATE_LIMITED'; readonly seconds: number };

export const explainLimit = explainer<LimitRefusal>({
  TOKENS_EXCEEDED: ({ maximum }) => `La requête est trop longue : ${maximum} mots et signes au plus.`,
  FIELDS_EXCEEDED: ({ maximum }) => `La requête demande trop de champs : ${maximum} au plus, une fois les fragments dépliés.`,
  DEPTH_EXCEEDED: ({ maximum }) => `La requête est trop profonde : ${maximum} champs ou valeurs emboîtés au plus.`,
  ALIASES_EXCEEDED: ({ maximum }) => `La requête renomme trop de champs : ${maximum} au plus.`,
  ROOT_FIELDS_EXCEEDED: ({ maximum }) => `La requête commence par trop de champs : ${maximum} au plus.`,
  DIRECTIVES_EXCEEDED: ({ maximum }) => `La requête porte trop de directives : ${maximum} au plus à cet endroit.`,
  INTROSPECTION_TOO_DEEP: ({ maximum }) => `L’introspection s’emboîte trop : ${maximum} listes au plus.`,
  PAGE_TOO_LARGE: ({ maximum }) => `Une page a ${maximum} lignes au plus.`,
  FRAGMENT_CYCLE: ({ given }) => `Le fragment « ${given} » se contient lui-même.`,
  RESERVED_ALIAS: ({ given }) => `L’alias « ${given} » est réservé.`,
  COST_EXCEEDED: ({ cost, maximum }) => `La requête coûte trop : ${cost} points pour ${maximum} au plus. Demandez des pages plus petites, ou une MIREX à la fois.`,
  RATE_LIMITED: ({ seconds }) => `Vous avez beaucoup demandé : réessayez dans ${seconds} s.`,
});
