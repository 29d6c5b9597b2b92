import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

import { askedOnce } from './asked-once.ts';
import { bex, staff } from './cast.ts';
import { SPECIALITIES } from './open.ts';
import type { Rehearsal, RehearsalStep } from './rehearsal.ts';
import { actorsFor } from './staff.ts';

export interface RehearsedJury {
  readonly id: GlobalId;
  readonly speciality: string;
  /** Who presides. */
  readonly chair: GlobalId;
}

/** The diploma that a speciality leads to. */
export const diplomaOf = askedOnce(async ({ graph }, speciality: string): Promise<string> => {
  const answer = await graph.ask<{ speciality: { diploma: { code: string } } }>(bex, 'query ($code: ID!) { speciality(code: $code) { diploma { code } } }', { code: speciality });
  return answer.speciality.diploma.code;
});

const MEMBERS = 6;

/** A board for each speciality that has candidates, seated by the unit and nominated by who may. */
export const nominateJuries: RehearsalStep = {
  title: 'Composer et nommer les jurys',
  async run(rehearsal) {
    let seats = 0;
    let boards = 0;
    for (const owner of rehearsal.mirex) for (const speciality of SPECIALITIES) {
      const seated = await nominate(rehearsal, owner, speciality);
      seats += seated;
      boards += seated === 0 ? 0 : 1;
    }
    return `${boards} jurys, ${seats} membres`;
  },
};

async function nominate(rehearsal: Rehearsal, owner: MirexCode, speciality: string): Promise<number> {
  const { graph, session } = rehearsal;
  const [chair] = await actorsFor(rehearsal, owner, 'CHAIR', speciality);
  if (!chair) return 0;
  const unit = staff('UNIT', owner);
  const diploma = await diplomaOf(rehearsal, speciality);
  const fields = 'board { id version }';
  const opened = await graph.act<{ board: { id: string; version: number } }>(unit, { name: 'openJury', input: 'OpenJuryInput', fields }, { mirex: owner, session, diploma, speciality });
  const seated = await graph.act<typeof opened>(unit, { name: 'seatJury', input: 'SeatJuryInput', fields }, { ...opened.board, seats: [{ actorId: chair.id, role: 'CHAIR', quality: 'OFFICIAL' }] });
  const filled = await graph.act<typeof opened & { missing: number }>(unit, { name: 'fillJury', input: 'FillJuryInput', fields: `missing ${fields}` }, { ...seated.board, size: MEMBERS, date: `${session}-07-01`, dryRun: false });
  if (filled.missing > 0) throw new Error(`${filled.missing} members are missing from the jury of ${speciality}`);
  // The minister names who presides over BTSA; the academic authority, the others.
  await graph.act(diploma === 'BTSA' ? bex : staff('SIGN', owner), { name: 'nominateJury', input: 'NominateJuryInput', fields }, { ...filled.board, actNumber: `${session}-${owner}-${speciality}` });
  return MEMBERS + 1;
}

/** The boards of a MIREX, once they are nominated. */
export const juriesOf = askedOnce(async ({ graph, session }, mirex: MirexCode): Promise<RehearsedJury[]> => {
  const { juryBoards } = await graph.ask<{ juryBoards: { edges: { node: { id: GlobalId; speciality: { code: string }; seats: { role: string; actor: { id: GlobalId } }[] } }[] } }>(staff('UNIT', mirex),
    'query ($session: Int!, $mirex: [String!]!) { juryBoards(filter: { session: $session, mirex: $mirex }, first: 50) { edges { node { id speciality { code } seats { role actor { id } } } } } }', { session, mirex: [mirex] });
  return juryBoards.edges.flatMap(({ node: { id, speciality, seats } }) => {
    const chair = seats.find(({ role }) => role === 'CHAIR')?.actor.id;
    return chair === undefined ? [] : [{ id, speciality: speciality.code, chair }];
  });
});
