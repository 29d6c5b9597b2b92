import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { Enrolment, type EnrolmentState, type Route } from './enrolment.entity.ts';

export interface EnrolmentQuestion {
  readonly session?: number | null | undefined;
  readonly establishment?: string | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly route?: Route | null | undefined;
  readonly state?: EnrolmentState | null | undefined;
}

/** Enrolments by candidate number: the order of every list, and it tells nothing about the person. */
const ORDER = 'number,id';

export function findEnrolments(em: EntityManager, asked: EnrolmentQuestion, page: PageRequest): Promise<Outcome<Page<Enrolment>, PageRefusal>> {
  return findPage(em, Enrolment, conditions(asked), ORDER, page);
}

function conditions({ session, establishment, speciality, route, state }: EnrolmentQuestion): FilterQuery<Enrolment> {
  return {
    ...(session != null && { session }),
    ...(establishment != null && { establishmentUai: establishment }),
    ...(speciality != null && { specialityCode: speciality }),
    ...(route != null && { route }),
    ...(state != null && { state }),
  };
}
