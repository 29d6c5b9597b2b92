import type { Context } from '@mirex/kit/context';
import { expectOpen } from '@mirex/kit/session/expect-open';
import type { GlobalId } from '@mirex/schema/global-id';
import type { SessionAct } from '@mirex/schema/session-lock';

/** Lets an act be done on enrolments whose sessions open it. One statement besides the locks', however many enrolments. @throws as `expectOpen`. */
export async function expectOpenFor(act: SessionAct, enrolments: readonly GlobalId[], context: Context): Promise<void> {
  const sessions = await context.em.execute<{ session: number }[]>('select distinct session from known_enrolment where id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(enrolments)]);
  for (const { session } of sessions) await expectOpen(act, session, context);
}
