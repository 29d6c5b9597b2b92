import { explainer } from '@mirex/schema/explainer';

/** Why a file is not given. */
export type DownloadRefusal =
  | { readonly code: 'DOCUMENT_UNKNOWN' }
  | { readonly code: 'FORBIDDEN'; readonly coordinate: string }
  | { readonly code: 'MIREX_FORBIDDEN'; readonly given: string }
  | { readonly code: 'MIREX_UNAVAILABLE'; readonly given: string };

export const explainDownload = explainer<DownloadRefusal>({
  DOCUMENT_UNKNOWN: () => 'Aucun document de cet identifiant n’existe, ou il n’est pas de ceux qui vous sont ouverts.',
  FORBIDDEN: ({ coordinate }) => `Aucun de vos rôles ne donne accès à « ${coordinate} ».`,
  MIREX_FORBIDDEN: ({ given }) => `Vous n’avez pas accès aux données de la MIREX ${given}.`,
  MIREX_UNAVAILABLE: ({ given }) => `La MIREX qui tient ce document ne répond pas (${given}) : réessayez plus tard.`,
});
