import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** Two records that look like one person. */
export interface Duplicate {
  readonly firstId: GlobalId;
  readonly secondId: GlobalId;
  /** 0 to 100: 60 for the same name, 20 for the same establishment, 20 for the same bank account; 100 for the same NIR. */
  readonly score: number;
}

/**
 * Pairs that look like one person, the surest first: one statement that joins equals, never everybody with everybody.
 * Whoever works with two MIREX is not found here: each holds its own records.
 *
 * Of all rows: a double is found among everybody.
 */
export const findDuplicates = (em: EntityManager, least: number, first: number): Promise<Duplicate[]> => em.execute<Duplicate[]>(
  `with named as (select *, lower(last_name) || '/' || lower(first_name) as name from actor where survivor_id is null),
   pairs as (
     select a.id as one, b.id as two from named a join named b on b.nir_fingerprint = a.nir_fingerprint and a.id < b.id
     union select a.id, b.id from named a join named b on b.name = a.name and a.id < b.id
     union select a.id, b.id from named a join named b on b.iban_fingerprint = a.iban_fingerprint and a.id < b.id
   )
   select p.one as "firstId", p.two as "secondId", s.score from pairs p join named a on a.id = p.one join named b on b.id = p.two
   cross join lateral (select case when a.nir_fingerprint = b.nir_fingerprint then 100
     when a.nir_fingerprint <> b.nir_fingerprint then 0
     else 60 * (a.name = b.name)::int + 20 * coalesce((a.establishment_uai = b.establishment_uai)::int, 0) + 20 * coalesce((a.iban_fingerprint = b.iban_fingerprint)::int, 0) end as score) s
   where s.score >= ? and s.score > 0 order by s.score desc, p.one, p.two limit ?`, [least, first]);
