/** What is said of a request that asks nothing, or not as GraphQL over HTTP has it. */
export const explainRequest = {
  noPreflight: 'Requête bloquée, car une autre page pourrait l’envoyer à l’insu de son lecteur : donnez un en-tête « content-type: application/json » ou « apollo-require-preflight ».',
  batch: 'Une requête à la fois : le corps est un objet JSON, pas une liste.',
  noBody: 'Le corps de la requête doit être un objet JSON qui contient « query ».',
  noQuery: 'La requête ne contient pas de « query ».',
  typedGet: 'Une requête GET n’a pas d’autre « content-type » qu’application/json.',
  mutationByGet: 'Une requête GET lit seulement : envoyez les mutations par POST.',
  noAcceptable: 'Le graphe répond en application/json ou application/graphql-response+json.',
  noOperation: 'Le document ne contient pas l’opération nommée, ou en contient plusieurs sans que « operationName » choisisse.',
  noSubscription: 'Le graphe ne sert pas d’abonnement.',
  noIntrospection: 'Le schéma n’est pas public : « __schema » et « __type » ne sont pas servis ici.',
  twice: (name: string): string => `Le paramètre « ${name} » est donné deux fois.`,
  noText: (name: string): string => `« ${name} » doit être un texte.`,
  noRecord: (name: string): string => `« ${name} » doit être un objet JSON.`,
} as const;
