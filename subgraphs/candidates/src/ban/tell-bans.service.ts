import type { GlobalId } from '@mirex/schema/global-id';
import { NATION } from '@mirex/schema/mirex';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { Identity } from '../candidate/person.rules.ts';
import { personMark } from '../national/national.rules.ts';
import type { BanStateName } from './ban.rules.ts';

const RECORD = 'mutation ($input: RecordBanInput!) { recordBan(input: $input) { userErrors { code } } }';
/** So many are told at each look; there are a few hundred cases a year in the nation. */
const BATCH = 100;

interface Waiting extends Pick<Identity, 'ine' | 'inaa' | 'identityKey'> {
  readonly caseId: GlobalId;
  readonly candidateId: GlobalId;
  readonly from: string;
  readonly until: string;
}

/**
 * Has the nation record the bans that wait for it, the oldest first, and asks it anew about the enrolments of those persons that
 * are not accepted yet. Stops when it does not answer. Recorded twice, a ban is one: cut anywhere, it is done again.
 */
export async function tellBans(context: Context): Promise<void> {
  const waiting = await context.em.execute<Waiting[]>(
    `select b.case_id as "caseId", e.candidate_id as "candidateId", b.banned_from::text as "from", b.banned_until::text as until, c.ine, c.inaa, c.identity_key as "identityKey"
     from pending_ban b join enrolment e on e.id = b.enrolment_id join candidate c on c.id = e.candidate_id where b.state = 'PENDING' order by b.case_id limit ?`, [BATCH],
  );
  for (const ban of waiting) if (!(await tell(ban, context))) return;
}

async function tell({ caseId, candidateId, from, until, ...person }: Waiting, context: Context): Promise<boolean> {
  const personKey = context.personKey(personMark(person));
  const input = { mirex: context.owner, caseId, personKey, from, until };
  const said = personKey === undefined ? undefined : await context.ask<{ recordBan: { userErrors: { code: string }[] } }>({ owner: NATION, subgraph: 'referential', document: RECORD, variables: { input } });
  const refused = said?.ok ? (said.value.recordBan.userErrors[0]?.code ?? null) : said?.refusal.code === 'PEER_REFUSED' ? said.refusal.why : undefined;
  const state: BanStateName = refused === undefined ? 'PENDING' : refused === null ? 'RECORDED' : 'REFUSED';
  await context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    await writeRows(inside, { entity: 'PendingBan', change: 'UPDATE' },
      `update pending_ban set state = ?, why = ?, attempts = attempts + 1, told_at = ?, version = version + 1 where case_id = ? returning case_id as id`,
      [state, refused ?? null, state === 'RECORDED' ? context.now() : null, caseId]);
    if (state === 'RECORDED') await askAnew(candidateId, inside);
  });
  return state !== 'PENDING';
}

/** What the nation reserved before the ban says nothing any more: the next look asks it again. */
const askAnew = (candidateId: GlobalId, context: Context): Promise<object[]> => writeRows(
  context, { entity: 'Enrolment', change: 'UPDATE' },
  `update enrolment set national_check = 'PENDING' where candidate_id = ? and national_check = 'RESERVED'
     and state in ('PRE_REGISTERED', 'ENTERED', 'CONFIRMED', 'SIGNED', 'UNDER_REVIEW', 'REROUTED') returning id`, [candidateId],
);
