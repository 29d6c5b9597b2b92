import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Where a State expense is counted: `143-05-03` is programme 143, action 05, sub-action 03. */
export interface BudgetAxes {
  readonly programme: string;
  readonly action: string;
  readonly subAction: string;
}

export type BudgetCodeRefusal = { readonly code: 'BUDGET_CODE'; readonly given: string };

const CODE = /^(?<programme>\d{3})-(?<action>\d{2})-(?<subAction>\d{2})$/;

export function readBudgetCode(given: string): Outcome<BudgetAxes, BudgetCodeRefusal> {
  const { programme, action, subAction } = CODE.exec(given)?.groups ?? {};
  if (programme === undefined || action === undefined || subAction === undefined) return refuse({ code: 'BUDGET_CODE', given });
  return accept({ programme, action, subAction });
}
