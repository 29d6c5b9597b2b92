import { explainer } from '@mirex/schema/explainer';

export type OrderRefusal =
  | { readonly code: 'ORDER_UNKNOWN'; readonly given: number }
  | { readonly code: 'ORDER_OF_ANOTHER_MIREX'; readonly given: string };

export const explainOrder = explainer<OrderRefusal>({
  ORDER_UNKNOWN: ({ given }) => `L’ordre national n° ${given} n’existe pas.`,
  ORDER_OF_ANOTHER_MIREX: ({ given }) => `L’exécution par la MIREX « ${given} » ne peut être dite que par elle.`,
});
