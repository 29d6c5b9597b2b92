import type { Context } from '@mirex/kit/context';

/** The UAI of the school in which most are enrolled; undefined when nobody is. */
export async function largestSchool({ em }: Pick<Context, 'em'>): Promise<string | undefined> {
  const [row] = await em.execute<{ uai: string }[]>('select establishment_uai as uai from enrolment group by uai order by count(*) desc, uai limit 1');
  return row?.uai;
}
