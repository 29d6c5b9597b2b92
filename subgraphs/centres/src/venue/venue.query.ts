import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { Venue } from './venue.entity.ts';

export interface VenueQuestion {
  readonly code?: string | null | undefined;
  readonly commune?: string | null | undefined;
}

const ORDER = 'code,id';

export function findVenues(em: EntityManager, { code, commune }: VenueQuestion, page: PageRequest): Promise<Outcome<Page<Venue>, PageRefusal>> {
  const where: FilterQuery<Venue> = { ...(code != null && { code }), ...(commune != null && { commune }) };
  return findPage(em, Venue, where, ORDER, page);
}
