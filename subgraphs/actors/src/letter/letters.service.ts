import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

import type { Summons } from '../summons/summons.entity.ts';
import { composeLetter } from './compose-letter.ts';
import { SummonsTemplate } from './template.entity.ts';
import { textOf } from './template.rules.ts';

interface Addressee { readonly id: GlobalId; readonly lastName: string; readonly firstName: string; readonly establishmentUai: string | null }

/**
 * Writes the letters of summonses that are being issued, in the transaction of their issuing: what they say is kept. Four
 * statements, however many.
 *
 * @param why what the letters that follow an earlier one say of it.
 */
export async function writeLetters(summonses: readonly Summons[], tx: EntityManager, context: Context, why: string | null = null): Promise<void> {
  if (summonses.length === 0) return;
  const diplomaOf = new Map((await dataSet(within(context, tx), 'specialities')).map(({ code, diploma }) => [code, diploma]));
  const texts = await tx.find(SummonsTemplate, {}, { disableIdentityMap: true });
  const ids = [...new Set(summonses.map(({ actor }) => actor.id))];
  const people = await tx.execute<Addressee[]>(
    `select id, last_name as "lastName", first_name as "firstName", establishment_uai as "establishmentUai" from actor where id = any(?::text[])
     union all select actor_id, last_name, first_name, establishment_uai from borrowed_actor where actor_id = any(?::text[])`,
    [`{${ids.join(',')}}`, `{${ids.join(',')}}`],
  );
  const personOf = new Map(people.map((person) => [person.id, person]));
  const writtenOn = seatDay(context.owner, context.now());
  const rows = summonses.map((summons) => {
    const person = personOf.get(summons.actor.id);
    if (!person) throw new Error('a summons names an actor who is not here');
    const { paragraphs } = textOf(texts, summons.activity, summons.specialityCode === null ? null : diplomaOf.get(summons.specialityCode) ?? null);
    const { id, session, activity, specialityCode, paperCode, date, halfDay, startsAt, place, quantity, issue } = summons;
    const letter = composeLetter({
      ...person, mirex: context.owner as MirexCode, id, session, activity, specialityCode, paperCode, date, halfDay, startsAt, place, quantity, issue, why, paragraphs, writtenOn,
    });
    return { id, letter };
  });
  await writeRows(
    within(context, tx), { entity: 'SummonsLetter' },
    `insert into summons_letter (summons_id, letter) select r.id, r.letter from jsonb_to_recordset(?::jsonb) as r(id text, letter jsonb)
     on conflict (summons_id) do update set letter = excluded.letter returning summons_id as id`,
    [JSON.stringify(rows)],
  );
}
