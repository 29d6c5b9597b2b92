import convocations from './queries/convocations.graphql';
import diplomes from './queries/diplomes.graphql';
import inscriptions from './queries/inscriptions.graphql';
import territoires from './queries/territoires.graphql';

/** The tabs of a first visit, one query each; a test holds them against the committed supergraph. */
export const TABS: readonly { readonly query: string }[] = [inscriptions, convocations, territoires, diplomes].map((query) => ({ query }));
