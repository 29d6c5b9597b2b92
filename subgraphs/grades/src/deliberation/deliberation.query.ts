import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import type { Decision } from './decision.type.ts';
import { Deliberation, type DeliberationState } from './deliberation.entity.ts';
import { Result } from './result.entity.ts';

interface Question {
  readonly session?: number | null | undefined;
  readonly speciality?: string | null | undefined;
}

export const findDeliberations = (
  em: EntityManager, { session, speciality, state }: Question & { readonly state?: DeliberationState | null | undefined }, page: PageRequest,
): Promise<Outcome<Page<Deliberation>, PageRefusal>> =>
  findPage(em, Deliberation, { ...(session != null && { session }), ...(speciality != null && { specialityCode: speciality }), ...(state != null && { state }) }, 'id', page);

export interface ResultQuestion extends Question {
  readonly deliberationId: GlobalId | null;
  readonly decision?: Decision | null | undefined;
  readonly juryMayAdmit?: boolean | null | undefined;
}

export const findResults = (em: EntityManager, { session, speciality, deliberationId, decision, juryMayAdmit }: ResultQuestion, page: PageRequest): Promise<Outcome<Page<Result>, PageRefusal>> =>
  findPage(em, Result, {
    ...(session != null && { session }), ...(speciality != null && { specialityCode: speciality }), ...(deliberationId !== null && { deliberationId }),
    ...(decision != null && { decision }), ...(juryMayAdmit != null && { juryMayAdmit }),
  }, 'id', page);
