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

/** Of all identities, those that see the graph most differently. */
const SHOWN = /^(unit|head|est|cand|exam)-(?!btsa)|^bex$/;

/** What the terminal shows once everything runs: where to go, as whom, and something to paste. */
export function welcome({ gateway, identities }: Pick<Product, 'gateway' | 'identities'>): string {
  return `
MIREX Graph est prêt.

  Graphe       ${gateway.url}/graphql
  Explorateur  ${gateway.url}/
${identities.length === 0 ? '' : shown(identities)}
Première requête, à coller dans l’explorateur :

${FIRST_QUERY}

Ctrl-C arrête tout, PostgreSQL compris.
`;
}

function shown(identities: Product['identities']): string {
  const [home] = identities[0]?.claims.mirex ?? [];
  const few = identities.filter(({ claims: { sub, mirex } }) => SHOWN.test(sub) && home !== undefined && mirex.includes(home));
  return `
Identités de démonstration (personnes inventées, sur cette machine seulement) :
${few.map(({ claims, token }) => `  ${claims.name}\n    Authorization: Bearer ${token}`).join('\n')}
  Les ${identities.length - few.length} autres : la page de connexion de l’explorateur, ou « npm run mirex -- token RÔLE ».
`;
}
