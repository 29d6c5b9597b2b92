import type { GraphQLFormattedError } from 'graphql';

/** All that a client reads of a fault: where to find it in the log. */
export const internal = (reference: string, path?: GraphQLFormattedError['path']): GraphQLFormattedError => ({
  message: `Une erreur interne est survenue. Si elle persiste, donnez la référence ${reference} à l’assistance.`,
  ...(path === undefined ? {} : { path }),
  extensions: { code: 'INTERNAL', reference },
});

/** What is said of a request that never reached GraphQL, by HTTP status. */
const REQUEST_FAULTS: Readonly<Record<number, { readonly code: string; readonly message: string }>> = {
  400: { code: 'BAD_REQUEST', message: 'La requête est illisible : son adresse doit en être une, et son corps un objet JSON.' },
  404: { code: 'NOT_FOUND', message: 'Il n’y a rien à cette adresse ; le graphe est à /graphql.' },
  405: { code: 'METHOD_NOT_ALLOWED', message: 'Le graphe s’interroge par GET ou POST.' },
  406: { code: 'NOT_ACCEPTABLE', message: 'Le graphe répond en application/json ou application/graphql-response+json.' },
  408: { code: 'REQUEST_TIMEOUT', message: 'La requête a mis trop de temps à arriver.' },
  413: { code: 'BODY_TOO_LARGE', message: 'Le corps de la requête est trop grand.' },
  414: { code: 'URL_TOO_LONG', message: 'L’adresse est trop longue : envoyez la requête par POST.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Le corps doit être de type application/json, en UTF-8 et sans compression.' },
  431: { code: 'HEADERS_TOO_LARGE', message: 'Les en-têtes de la requête sont trop grands.' },
  503: { code: 'IDENTITY_UNAVAILABLE', message: 'Le fournisseur d’identité ne répond pas : réessayez dans un instant.' },
};

/** An answer of the shape that GraphQL clients read, for what never reached GraphQL. */
export const refused = (status: number): { readonly errors: readonly GraphQLFormattedError[] } => {
  const { code, message } = REQUEST_FAULTS[status] ?? { code: 'BAD_REQUEST', message: 'La requête n’est pas recevable.' };
  return { errors: [{ message, extensions: { code } }] };
};
