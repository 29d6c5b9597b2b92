import { explainer } from '@mirex/schema/explainer';

import type { BudgetCodeRefusal } from './budget-code.rules.ts';

export type BudgetRefusal =
  | BudgetCodeRefusal
  | { readonly code: 'BUDGET_CURRENCY'; readonly given: string; readonly payable: readonly string[] }
  | { readonly code: 'BUDGET_YEAR'; readonly given: number }
  | { readonly code: 'BUDGET_FORECAST' };

export const explainBudget = explainer<BudgetRefusal>({
  BUDGET_CODE: ({ given }) => `« ${given} » n’est pas un code de ligne : programme, action et sous-action sont attendus, comme 143-05-03.`,
  BUDGET_CURRENCY: ({ given, payable }) => `Cette MIREX ne paie pas en « ${given} » (elle paie en ${String(payable)}).`,
  BUDGET_YEAR: ({ given }) => `${given} n’est pas un exercice budgétaire.`,
  BUDGET_FORECAST: () => 'Une prévision ne peut pas être négative.',
});
