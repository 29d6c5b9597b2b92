import { LockMode } from '@mikro-orm/postgresql';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import type { FactStatus } from '../fact/fact-status.type.ts';
import { RetentionRuleChange } from './retention-rule-change.entity.ts';
import { RetentionRule } from './retention-rule.entity.ts';
import { checkRule, type NewRule, type RetentionRuleRefusal } from './retention-rule.rules.ts';

/**
 * Changes how long a class is kept, and keeps what it was. The MIREX follow once an edition says it.
 *
 * Two who change one rule at once: the second waits, and is refused because the version has grown.
 */
export function setRetentionRule(asked: NewRule & { readonly code: string; readonly status: FactStatus }, { em, caller, now }: Context): Promise<Outcome<RetentionRule, RetentionRuleRefusal>> {
  return em.transactional(async (tx) => {
    const rule = await tx.findOne(RetentionRule, { code: asked.code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!rule) return refuse({ code: 'RETENTION_RULE_UNKNOWN', given: asked.code });
    const checked = checkRule(asked, rule.version);
    if (!checked.ok) return checked;
    const { code, days, basis, version } = rule;
    tx.create(RetentionRuleChange, {
      code, version: version + 1, at: now(), by: caller.sub, daysBefore: days, daysAfter: asked.days, basisBefore: basis, basisAfter: asked.basis.trim(), reason: asked.reason.trim(),
    });
    Object.assign(rule, { days: asked.days, basis: asked.basis.trim(), status: asked.status });
    return accept(rule);
  });
}
