import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { CaseFile } from './case-file.entity.ts';
import type { CaseFilter } from './case-file.inputs.ts';

/** Those that are due first, first. */
const ORDER = 'dueOn,id';

export function findCases(em: EntityManager, { session, kind, state, assignee, dueBy, awaitsDeliberation }: CaseFilter, page: PageRequest): Promise<Outcome<Page<CaseFile>, PageRefusal>> {
  const where: FilterQuery<CaseFile> = {
    ...(session != null && { session }), ...(kind != null && { kind }), ...(state != null && { state }), ...(assignee != null && { assignee }),
    ...(dueBy != null && { dueOn: { $lte: dueBy }, answeredOn: null }),
    ...(awaitsDeliberation === true && { awaitsDecisionAfter: { $ne: null } }),
  };
  return findPage(em, CaseFile, where, ORDER, page);
}
