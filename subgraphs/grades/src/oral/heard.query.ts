import type { EntityManager } from '@mikro-orm/postgresql';

/** Whom an examiner of an oral has before them. */
export interface Heard {
  readonly code: string;
  readonly number: string | null;
  readonly startsAt: Date | null;
}

/** Of all rows: the codes are of batches that the caller was given. Of orals alone, for a script that is written leads to nobody. One statement. */
export const heardBy = async (em: EntityManager, codes: readonly string[]): Promise<Heard[]> => {
  const rows = await em.execute<(Omit<Heard, 'startsAt'> & { readonly startsAt: Date | string | null })[]>(
    `select s.code, e.number, o.starts_at as "startsAt" from script s join marking_batch b on b.id = s.batch_id and b.medium = 'ORAL'
     join known_enrolment e on e.id = s.enrolment_id left join known_oral o on o.enrolment_id = s.enrolment_id and o.paper = s.paper
     where s.code in (select jsonb_array_elements_text(?::jsonb))`, [JSON.stringify(codes)],
  );
  return rows.map((row) => ({ ...row, startsAt: row.startsAt === null ? null : new Date(row.startsAt) }));
};
