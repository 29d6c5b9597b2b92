import { type Context, within } from '@mirex/kit/context';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { ownerOf } from '@mirex/schema/global-id';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { ActorRole } from '../actor/competence.rules.ts';
import { type HalfDay, slotsOf } from '../summons/diary.rules.ts';
import { type Lent, type LoanRefusal, type LoanState } from './loan.rules.ts';

/** An actor of another MIREX who is wanted here. */
export interface Borrowing {
  readonly actorId: GlobalId;
  readonly session: number;
  readonly role: ActorRole;
  readonly specialityCode: string | null;
  readonly paperCode: string | null;
  readonly date: string;
  readonly halfDay: HalfDay;
}

/** Why the owner will not lend: its own refusal, as it said it. */
export type BorrowRefusal = LoanRefusal | PeerRefusal | { readonly code: 'LOAN_REFUSED'; readonly why: string };

const RESERVE = `mutation ($input: ReserveActorInput!) { reserveActor(input: $input) { state lastName firstName establishmentUai userErrors { code message } } }`;

interface Answered { readonly reserveActor: { readonly state: LoanState | null; readonly lastName: string | null; readonly firstName: string | null; readonly establishmentUai: string | null; readonly userErrors: readonly { readonly message: string }[] } }

/**
 * Asks the MIREX of an actor for them, and follows what it says: held until the establishment answers, then agreed to. Safe
 * to ask again: that is how one learns that it was agreed. When that MIREX is down, it says so and nothing is kept.
 */
export async function borrowActor(asked: Borrowing, context: Context): Promise<Outcome<LoanState, BorrowRefusal>> {
  const { actorId, session, role, specialityCode: speciality, paperCode: paper, date, halfDay } = asked;
  const owner = ownerOf(actorId);
  if (owner === undefined || owner === context.owner) return refuse({ code: 'BORROW_OWN_ACTOR' });
  const input = { actorId, forMirex: context.owner, session, role, speciality, paper, date, halfDay };
  const answer = await context.ask<Answered>({ owner, subgraph: 'actors', document: RESERVE, variables: { input } });
  if (!answer.ok) return answer;
  const { state, lastName, firstName, establishmentUai, userErrors: [refused] } = answer.value.reserveActor;
  if (refused || state === null || lastName === null || firstName === null) return refuse({ code: 'LOAN_REFUSED', why: refused?.message ?? 'réponse incomplète' });
  await keep({ actorId, lastName, firstName, establishmentUai }, asked, state, context);
  return accept(state);
}

const keep = (lent: Lent, { actorId, date, halfDay }: Borrowing, state: LoanState, context: Context): Promise<void> =>
  context.em.transactional(async (tx) => {
    await tx.execute(
      `insert into borrowed_actor (actor_id, last_name, first_name, establishment_uai, borrowed_at) values (?, ?, ?, ?, ?)
       on conflict (actor_id) do update set last_name = excluded.last_name, first_name = excluded.first_name, establishment_uai = excluded.establishment_uai`,
      [lent.actorId, lent.lastName, lent.firstName, lent.establishmentUai, context.now()]);
    for (const { half } of slotsOf({ actorId, date, halfDay })) {
      await tx.execute(
        `insert into borrowed_half_day (actor_id, date, half, state) values (?, ?, ?, ?) on conflict (actor_id, date, half) do update set state = excluded.state`,
        [actorId, date, half, state]);
    }
    await journalRows(within(context, tx), { entity: 'BorrowedActor', change: 'UPDATE', ids: [actorId] });
  });
