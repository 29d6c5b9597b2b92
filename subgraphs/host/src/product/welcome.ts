import type { Product } from './start-product.ts';

/** Crosses all seven subgraphs; the README shows it with its answer. */
const FIRST_QUERY = `query Traversee {
  enrolments(filter: { session: 2026 }, first: 2) {
    totalCount
    edges {
      node {
        number
        candidate { firstName lastName }
        establishment { name }
        speciality { label }
        allocations { seat sitting { startsAt centre { venue { name } } } }
        marks { points paper { code } summons { actor { lastName } claim { state total { minor currency } } } }
        diploma { state number }
      }
    }
  }
}`;

/** What the terminal shows once everything runs: where to go, as whom, and something to paste. */
export function welcome({ gateway, identities }: Pick<Product, 'gateway' | 'identities'>): string {
  const people = identities.map(({ claims, token }) => `  ${claims.name}\n    Authorization: Bearer ${token}`).join('\n');
  return `
MIREX Graph est prêt.

  Graphe       ${gateway.url}/graphql
  Explorateur  ${gateway.url}/

Identités de démonstration (personnes inventées, jetons de développement) :
${people}

Première requête, à coller dans l’explorateur :

${FIRST_QUERY}

Ctrl-C arrête tout, PostgreSQL compris.
`;
}
