import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { FactStatus } from '../fact/fact-status.type.ts';
import { ExamRegulation } from './exam-regulation.entity.ts';
import { RegulationItemChange } from './regulation-item-change.entity.ts';
import { RegulationItem } from './regulation-item.entity.ts';
import { checkItem, leastSure, type NewItem, type RegulationItemRefusal } from './regulation-item.rules.ts';

type Asked = NewItem & { readonly regulation: string; readonly name: string };

/**
 * Changes one number or sentence of a regulation, and keeps what it was. The MIREX follow once an edition says it; what they
 * have decided by an earlier one stands.
 *
 * Two who change items of one regulation at once: the second waits, and is refused when it is the same item.
 */
export function setRegulationItem(asked: Asked, { em, caller, now }: Context): Promise<Outcome<RegulationItem, RegulationItemRefusal>> {
  return em.transactional(async (tx) => {
    const regulation = await tx.findOne(ExamRegulation, { code: asked.regulation }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const items = regulation ? await tx.find(RegulationItem, { regulationCode: regulation.code }) : [];
    const item = items.find(({ name }) => name === asked.name);
    if (!regulation || !item) return refuse({ code: 'REGULATION_ITEM_UNKNOWN', regulation: asked.regulation, name: asked.name });
    const checked = checkItem(asked, item);
    if (!checked.ok) return checked;
    tx.create(RegulationItemChange, {
      regulationCode: regulation.code, name: item.name, version: item.version + 1, at: now(), by: caller.sub, reason: asked.reason.trim(),
      valueBefore: item.value, wordingBefore: item.wording, sourceBefore: item.source, statusBefore: item.status,
    });
    Object.assign(item, { value: asked.value, wording: asked.wording?.trim() ?? null, source: asked.source.trim(), status: asked.status });
    regulation.status = FactStatus[leastSure(items.map(({ status }) => status))];
    return accept(item);
  });
}
