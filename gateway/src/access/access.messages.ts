import type { Requirement } from '@mirex/schema/access/requirements';

import type { TokenRefusal } from './token.ts';

const SENTENCES: Readonly<Record<TokenRefusal['why'], string>> = {
  MISSING: 'Connectez-vous : la requête ne porte pas de jeton d’accès.',
  EXPIRED: 'Votre session a expiré : reconnectez-vous.',
  INVALID: 'Le jeton d’accès n’est pas valable : reconnectez-vous.',
};

/** What a caller who was not recognised reads. Why a token is invalid is not told to whoever forges one. */
export const explainAccess = ({ code, why }: TokenRefusal): { readonly code: string; readonly message: string } => ({ code, message: SENTENCES[why] });

/** What a caller reads who asks for a field that is not theirs to ask for. */
export const explainForbidden = ({ coordinate }: Requirement): { readonly code: 'FORBIDDEN'; readonly message: string } =>
  ({ code: 'FORBIDDEN', message: `Aucun de vos rôles ne donne accès à « ${coordinate} » : la requête entière est refusée.` });
